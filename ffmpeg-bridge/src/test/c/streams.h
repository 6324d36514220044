/**
 * @file
 * Small streams for tests, made byte by byte and not with the code under test.
 */
#ifndef GNVC_TEST_STREAMS_H
#define GNVC_TEST_STREAMS_H

#include <stddef.h>
#include <stdint.h>

/** Bytes that grow; those of tests are never many. */
typedef struct Bytes {
    uint8_t data[1 << 16];
    size_t size;
} Bytes;

void bytes_add(Bytes *bytes, const void *data, size_t size);

/** A number in LEB128. */
void bytes_leb(Bytes *bytes, uint64_t value);

/** A unit with its CRC, without a sync word. */
void unit_add(Bytes *bytes, int type, const void *payload, size_t size);

/** The sync word. */
void sync_add(Bytes *bytes);

/** The sequence header unit of the specification's example (512x288, 30000/1001 frames/s, ticks of 1/90000 s). */
void header_add(Bytes *bytes);

/** The same with another payload byte. */
void header_add_changed(Bytes *bytes, int place, int value);

typedef struct GroupPlan {
    int key;
    int first_frame;
    int frame_count;
    /** bytes of each substream */
    int substream;
    /** ticks of the first frame, when the group carries timestamps; frames are 3000 ticks apart */
    int timed;
    int first_timestamp;
} GroupPlan;

/** A group unit. */
void group_add(Bytes *bytes, GroupPlan plan);

/**
 * A file: header, key group of 17 frames, a unit of a private type, predictive groups of 16 and 14 frames, the header
 * again, a key group of one frame with its own timestamp.
 */
void file_add(Bytes *bytes);

/** Groups of that file, and all of their frames. */
enum { FILE_GROUPS = 4, FILE_FRAMES = 48 };

/** A pseudo-random number; the same row for the same seed everywhere. */
uint32_t next_random(uint64_t *state);

#endif
