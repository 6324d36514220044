/**
 * @file
 * What containers store: the codec configuration, and packets (bitstream specification, annex C).
 */
#ifndef GNVC_PACKET_H
#define GNVC_PACKET_H

#include "syntax.h"

/** Reads a codec configuration: a sequence header unit, and bytes that are ignored. @param size may be NULL */
GnvcStatus gnvc_configuration_read(const uint8_t *data, size_t available, GnvcHeader *header, size_t *size,
                                   GnvcFault *fault);

/** Index within its group of a frame whose packet only continues the group; 0 for every other packet. */
int gnvc_continuation(const uint8_t *packet, size_t size);

/** Reads a packet that carries a group: units, exactly one of them a group. */
GnvcStatus gnvc_packet_read(const uint8_t *packet, size_t size, const GnvcHeader *header, GnvcGroup *group,
                            GnvcFault *fault);

#endif
