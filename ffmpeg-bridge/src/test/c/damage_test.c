/**
 * @file
 * Damage of every kind: only declared outcomes, nothing intact is lost, the work stays linear. With sanitizers it also
 * shows that nothing is read or written beside its place.
 *
 *     damage_test [MUTATIONS [SEED [quick]]]
 */
#include "check.h"
#include "streams.h"
#include "packet.h"

#include <stdlib.h>
#include <time.h>

enum { MAX_EVENTS = 4096 };

/** What a reader came upon: the offsets of groups, and -1 - offset of whatever followed damage. */
typedef struct Events {
    int count;
    int groups;
    int damages;
    int64_t group_at[MAX_EVENTS];
    uint32_t sum;
    GnvcStatus end;
} Events;

static void check_packet(const GnvcReader *reader, const GnvcPacket *packet) {
    GnvcHeader header;
    GnvcGroup group;
    GnvcFault fault;
    size_t size;
    const uint8_t *unit = gnvc_reader_header(reader, &size);
    CHECK(unit && gnvc_configuration_read(unit, size, &header, NULL, &fault) == GNVC_OK);
    CHECK_NUMBER(GNVC_OK, gnvc_packet_read(packet->data, packet->size, &header, &group, &fault));
    CHECK_NUMBER(group.timestamps[0], packet->pts);
    CHECK_NUMBER(group.key, packet->key);
}

static void read_events(const uint8_t *data, size_t size, size_t piece, Events *events) {
    GnvcReader *reader = gnvc_reader_open();
    GnvcPacket packet;
    size_t at = 0;
    memset(events, 0, sizeof *events);
    /* Each outcome but GNVC_AGAIN passes at least a byte or hands out a frame. */
    for (size_t left = (size + 1) * (GNVC_MAX_FRAMES + 2); left > 0; left--) {
        GnvcStatus status = gnvc_reader_next(reader, &packet);
        if (status == GNVC_AGAIN) {
            size_t next = size - at < piece ? size - at : piece;
            gnvc_reader_push(reader, data + at, next);
            at += next;
        } else if (status == GNVC_OK) {
            events->sum = gnvc_crc32c(events->sum, packet.data, packet.size);
            if (packet.size > 1) {
                check_packet(reader, &packet);
                events->group_at[events->groups++ % MAX_EVENTS] = packet.position;
            }
        } else if (status == GNVC_ERROR_CORRUPT || (status == GNVC_ERROR_UNSUPPORTED && events->groups > 0)) {
            CHECK(strlen(gnvc_reader_message(reader)) > 0);
            events->damages++;
        } else {
            events->end = status;
            break;
        }
    }
    CHECK(events->end == GNVC_END || events->end == GNVC_ERROR_NOT_GNVC || events->end == GNVC_ERROR_VERSION
          || events->end == GNVC_ERROR_UNSUPPORTED);
    gnvc_reader_close(reader);
}

static Bytes file;
static Events whole;
/* Where the groups end; the next one may begin later. */
static int64_t group_end[FILE_GROUPS];

static void prepare(void) {
    file_add(&file);
    read_events(file.data, file.size, file.size, &whole);
    CHECK_NUMBER(FILE_GROUPS, whole.groups);
    CHECK_NUMBER(0, whole.damages);
    for (int i = 0; i < FILE_GROUPS; i++) {
        GnvcFault fault;
        size_t start = (size_t) whole.group_at[i] + GNVC_SYNC_BYTES;
        GnvcFields in = gnvc_fields(file.data + start, file.size - start, 0, &fault);
        group_end[i] = (int64_t) (start + gnvc_unit_length(&in, 1 << 20));
    }
}

static void pieces_make_no_difference(void) {
    Events events;
    for (size_t piece = 1; piece < 70; piece++) {
        read_events(file.data, file.size, piece, &events);
        CHECK_NUMBER(whole.groups, events.groups);
        CHECK_NUMBER(whole.sum, events.sum);
    }
}

static void cut_anywhere_everything_before_is_delivered(void) {
    Events events;
    for (size_t size = 0; size < file.size; size++) {
        int expected = 0;
        while (expected < FILE_GROUPS && group_end[expected] <= (int64_t) size) {
            expected++;
        }
        read_events(file.data, size, 64, &events);
        CHECK_NUMBER(expected, events.groups);
    }
}

static void flipped_anywhere_only_the_group_hit_is_lost(void) {
    static const uint8_t masks[] = {0x01, 0x80, 0xff};
    int64_t header_end = GNVC_SYNC_BYTES + 65;
    for (size_t i = 0; i < file.size * sizeof masks; i++) {
        static uint8_t flipped[sizeof file.data];
        int64_t at = (int64_t) (i / sizeof masks);
        Events events;
        memcpy(flipped, file.data, file.size);
        flipped[at] ^= masks[i % sizeof masks];
        read_events(flipped, file.size, 1 + i % 100, &events);
        int expected = 0;
        for (int group = 0; group < FILE_GROUPS; group++) {
            int hit = at >= whole.group_at[group] && at < group_end[group];
            /* Without its first header the file begins at the repeated one. */
            expected += !hit && (at >= header_end || group == FILE_GROUPS - 1);
        }
        CHECK_NUMBER(at < GNVC_SYNC_BYTES ? 0 : expected, events.groups);
        CHECK(events.end == GNVC_ERROR_NOT_GNVC || events.damages == 1);
    }
}

/** Changes some bytes; returns the new size. */
static size_t mutate(uint8_t *data, size_t size, uint64_t *random) {
    for (uint32_t changes = 1 + next_random(random) % 6; changes > 0; changes--) {
        size_t at = next_random(random) % size;
        size_t length = 1 + next_random(random) % 24;
        length = length < size - at ? length : size - at;
        switch (next_random(random) % 8) {
        case 0:
            data[at] ^= (uint8_t) (1 << next_random(random) % 8);
            break;
        case 1:
            data[at] = (uint8_t) next_random(random);
            break;
        case 2:
            for (size_t i = 0; i < length; i++) {
                data[at + i] = (uint8_t) next_random(random);
            }
            break;
        case 3:
            memmove(data + at, data + at + length, size - at - length);
            size -= length;
            break;
        case 4:
            memmove(data + at + length, data + at, size - at);
            size += length;
            break;
        case 5:
            memmove(data + at, data + next_random(random) % (size - length + 1), length);
            break;
        case 6:
            size = at + 1;
            break;
        default:
            memcpy(data + at, "GNVC\2\xff\xff\x7f", length < 8 ? length : 8);
            break;
        }
        size = size > 0 ? size : 1;
    }
    return size;
}

/** Gives a unit somewhere in the file the CRC that it should have, so that damage gets past the checksum. */
static void mend(uint8_t *data, size_t size, uint64_t *random) {
    for (size_t at = next_random(random) % size; at + 16 < size; at++) {
        GnvcFault fault;
        if (memcmp(data + at, gnvc_sync_word, GNVC_SYNC_BYTES)) {
            continue;
        }
        GnvcFields in = gnvc_fields(data + at + 4, size - at - 4, 0, &fault);
        size_t length = gnvc_unit_length(&in, size);
        if (length > 0 && length <= size - at - 4) {
            uint8_t *crc = data + at + length;
            gnvc_put_u32(crc, gnvc_crc32c(0, data + at + 4, length - GNVC_CRC_BYTES));
        }
        return;
    }
}

static void mutations_end_in_declared_outcomes(long count, uint64_t seed) {
    uint64_t random = seed;
    long lost = 0;
    for (long i = 0; i < count; i++) {
        /* Of the size that is used, so that the sanitizer sees what is beyond it. */
        static uint8_t scratch[sizeof file.data];
        static Events events;
        static Events again;
        memcpy(scratch, file.data, file.size);
        size_t size = mutate(scratch, file.size, &random);
        if (next_random(&random) % 2) {
            mend(scratch, size, &random);
        }
        uint8_t *data = malloc(size);
        memcpy(data, scratch, size);
        read_events(data, size, 1 + next_random(&random) % 300, &events);
        lost += events.damages > 0;
        if (i % 8 == 0) {
            read_events(data, size, size, &again);
            CHECK_NUMBER(events.sum, again.sum);
            CHECK_NUMBER(events.damages, again.damages);
            CHECK_NUMBER(events.end, again.end);
        }
        GnvcStreamInfo info;
        gnvc_parse_header(data, size, &info, NULL, 0);
        free(data);
        if (check_failures > 0) {
            fprintf(stderr, "mutation %ld of seed %llu\n", i, (unsigned long long) seed);
            return;
        }
    }
    printf("%ld mutations, damage found in %ld\n", count, lost);
    CHECK(lost > count / 2);
}

static double seconds_to_read(const uint8_t *data, size_t size) {
    static Events events;
    clock_t before = clock();
    read_events(data, size, 1 << 16, &events);
    return (double) (clock() - before) / CLOCKS_PER_SEC;
}

/** Fills a file of a megabyte and more with a pattern and reads it. */
static double seconds_for(const Bytes *pattern, size_t size) {
    uint8_t *data = malloc(size);
    size_t at = 69;
    memcpy(data, file.data, at);
    for (; at + pattern->size <= size; at += pattern->size) {
        memcpy(data + at, pattern->data, pattern->size);
    }
    double seconds = seconds_to_read(data, at);
    free(data);
    return seconds;
}

static void files_made_to_cost_much_take_linear_time(void) {
    static Bytes false_units;
    static Bytes sound_and_false;
    bytes_add(&false_units, "GNVC\2\x80\x80\x80\2", 9);
    sync_add(&sound_and_false);
    unit_add(&sound_and_false, 200, "", 0);
    bytes_add(&sound_and_false, "GNVC\2\x80\x80\x80\1", 9);
    const Bytes *patterns[] = {&false_units, &sound_and_false};
    for (int i = 0; i < 2; i++) {
        double seconds = seconds_for(patterns[i], 16 << 20);
        printf("16 MiB of false units: %.2f s\n", seconds);
        /* Checking every unit in full would take hours. */
        CHECK(seconds < 60);
    }
}

int main(int argc, char **argv) {
    long mutations = argc > 1 ? atol(argv[1]) : 100000;
    uint64_t seed = argc > 2 ? (uint64_t) atoll(argv[2]) : 1;
    prepare();
    pieces_make_no_difference();
    cut_anywhere_everything_before_is_delivered();
    flipped_anywhere_only_the_group_hit_is_lost();
    mutations_end_in_declared_outcomes(mutations, seed);
    if (argc <= 3) {
        files_made_to_cost_much_take_linear_time();
    }
    return check_result();
}
