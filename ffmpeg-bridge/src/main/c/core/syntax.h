/**
 * @file
 * Sequence headers and the beginning of groups (bitstream specification, 6.3 and 6.4). What the entropy decoder
 * needs stays with Java; what containers and files need is here.
 */
#ifndef GNVC_SYNTAX_H
#define GNVC_SYNTAX_H

#include "unit.h"

/** Most frames of a group. */
#define GNVC_MAX_FRAMES 65
/** Largest frame number. */
#define GNVC_MAX_FRAME (((int64_t) 1 << 48) - 1)
/** Largest magnitude of a timestamp. */
#define GNVC_MAX_TIMESTAMP (((int64_t) 1 << 55) - 1)

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

/** Whether a picture is within the limits of the highest level. */
int gnvc_size_is_coded(int width, int height);

/** Largest payload of the highest level: what holds before a sequence header was read. */
size_t gnvc_largest_payload(void);

/** Reads the payload of a sequence header unit. */
GnvcStatus gnvc_header_read(const GnvcUnit *unit, GnvcHeader *header, GnvcFault *fault);

/** Reads the payload of a group unit and checks its lengths. */
GnvcStatus gnvc_group_read(const GnvcUnit *unit, const GnvcHeader *header, GnvcGroup *group, GnvcFault *fault);

/** Timestamp of a frame by its number, in ticks of the stream's time base; INT64_MAX if it does not fit. */
int64_t gnvc_frame_time(const GnvcStreamInfo *info, int64_t frame);

#endif
