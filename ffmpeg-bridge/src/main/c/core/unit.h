/**
 * @file
 * Units, which everything in a stream is made of (bitstream specification, 5.1 and 6.2).
 */
#ifndef GNVC_UNIT_H
#define GNVC_UNIT_H

#include "fields.h"

enum { GNVC_UNIT_HEADER = 1, GNVC_UNIT_GROUP = 2, GNVC_UNIT_INDEX = 3 };

#define GNVC_SYNC_BYTES 4
#define GNVC_CRC_BYTES 4
/** Most bytes of a unit's type and size. */
#define GNVC_UNIT_HEAD_BYTES 9
/** Largest payload of a sequence header, and the largest unit that holds one. */
#define GNVC_MAX_HEADER_BYTES 4096
#define GNVC_MAX_HEADER_UNIT (GNVC_UNIT_HEAD_BYTES + GNVC_MAX_HEADER_BYTES + GNVC_CRC_BYTES)

typedef struct GnvcUnit {
    int type;
    const uint8_t *payload;
    size_t payload_size;
    /** offset of the payload in the stream */
    int64_t offset;
} GnvcUnit;

extern const uint8_t gnvc_sync_word[GNVC_SYNC_BYTES];

/**
 * Length of a whole unit, told from its first bytes.
 *
 * @param in at the unit; need hold no more than type and size
 * @return 0 after a failure
 */
size_t gnvc_unit_length(GnvcFields *in, size_t max_payload);

/** Reads and checks a whole unit, whose payload stays where it is. */
GnvcStatus gnvc_unit_read(GnvcFields *in, size_t max_payload, GnvcUnit *unit);

#endif
