/**
 * @file
 * Units, sequence headers and the beginning of groups (bitstream specification, sections 1 to 3 and 6). What the
 * entropy decoder needs stays with Java; what containers and files need is here.
 */
#ifndef GNVC_SYNTAX_H
#define GNVC_SYNTAX_H

#include "fields.h"

enum { GNVC_UNIT_HEADER = 1, GNVC_UNIT_GROUP = 2, GNVC_UNIT_INDEX = 3 };

#define GNVC_SYNC_BYTES 4
#define GNVC_CRC_BYTES 4
/** Most bytes of a unit's type and size. */
#define GNVC_UNIT_HEAD_BYTES 9
/** Largest payload of a sequence header, and the largest unit that holds one. */
#define GNVC_MAX_HEADER_BYTES 4096
#define GNVC_MAX_HEADER_UNIT (GNVC_UNIT_HEAD_BYTES + GNVC_MAX_HEADER_BYTES + GNVC_CRC_BYTES)
/** Most frames of a group. */
#define GNVC_MAX_FRAMES 65
/** Largest frame number. */
#define GNVC_MAX_FRAME (((int64_t) 1 << 48) - 1)
/** Largest magnitude of a timestamp. */
#define GNVC_MAX_TIMESTAMP (((int64_t) 1 << 55) - 1)

typedef struct GnvcUnit {
    int type;
    const uint8_t *payload;
    size_t payload_size;
    /** offset of the payload in the stream */
    int64_t offset;
} GnvcUnit;

/** A sequence header, with the limits of its level. */
typedef struct GnvcHeader {
    GnvcStreamInfo info;
    size_t max_substream;
    size_t max_payload;
} GnvcHeader;

/** The header of a group. */
typedef struct GnvcGroup {
    int key;
    int frame_count;
    int64_t first_frame;
    /** whether the stream itself carries the timestamps */
    int has_timestamps;
    /** one for each frame, from the group or by its frame number */
    int64_t timestamps[GNVC_MAX_FRAMES];
    /** where first_frame and the timestamps stand in the payload, from and up to, for whoever rewrites them */
    size_t frame_from;
    size_t frame_to;
    size_t timestamps_from;
    size_t timestamps_to;
} GnvcGroup;

extern const uint8_t gnvc_sync_word[GNVC_SYNC_BYTES];

/** Whether a picture is within the limits of the highest level. */
int gnvc_size_is_coded(int width, int height);

/** Largest payload of the highest level: what holds before a sequence header was read. */
size_t gnvc_largest_payload(void);

/**
 * Length of a whole unit, told from its first bytes.
 *
 * @param in at the unit; need hold no more than type and size
 * @return 0 after a failure
 */
size_t gnvc_unit_length(GnvcFields *in, size_t max_payload);

/** Reads and checks a whole unit, whose payload stays where it is. */
GnvcStatus gnvc_unit_read(GnvcFields *in, size_t max_payload, GnvcUnit *unit);

/** Reads the payload of a sequence header unit. */
GnvcStatus gnvc_header_read(const GnvcUnit *unit, GnvcHeader *header, GnvcFault *fault);

/** Reads a codec configuration: a sequence header unit, and bytes that are ignored. @param size may be NULL */
GnvcStatus gnvc_configuration_read(const uint8_t *data, size_t available, GnvcHeader *header, size_t *size,
                                   GnvcFault *fault);

/** Reads the payload of a group unit and checks its lengths. */
GnvcStatus gnvc_group_read(const GnvcUnit *unit, const GnvcHeader *header, GnvcGroup *group, GnvcFault *fault);

/** Timestamp of a frame by its number, in ticks of the stream's time base; INT64_MAX if it does not fit. */
int64_t gnvc_frame_time(const GnvcStreamInfo *info, int64_t frame);

/** Index within its group of a frame whose packet only continues the group; 0 for every other packet. */
int gnvc_continuation(const uint8_t *packet, size_t size);

/** Reads a packet that carries a group: units, exactly one of them a group. */
GnvcStatus gnvc_packet_read(const uint8_t *packet, size_t size, const GnvcHeader *header, GnvcGroup *group,
                            GnvcFault *fault);

#endif
