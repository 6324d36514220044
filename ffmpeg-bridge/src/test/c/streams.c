/**
 * @file
 * Small streams for tests.
 */
#include "streams.h"

#include <stdlib.h>
#include <string.h>

uint32_t next_random(uint64_t *state) {
    *state = *state * 6364136223846793005u + 1442695040888963407u;
    return (uint32_t) (*state >> 33);
}

void bytes_add(Bytes *bytes, const void *data, size_t size) {
    if (sizeof bytes->data - bytes->size < size) {
        abort();
    }
    memcpy(bytes->data + bytes->size, data, size);
    bytes->size += size;
}

static void byte_add(Bytes *bytes, int value) {
    uint8_t byte = (uint8_t) value;
    bytes_add(bytes, &byte, 1);
}

void bytes_leb(Bytes *bytes, uint64_t value) {
    while (value >= 128) {
        byte_add(bytes, (int) (value % 128 + 128));
        value /= 128;
    }
    byte_add(bytes, (int) value);
}

/* Bit by bit, straight from the definition. */
static uint32_t crc32c(const uint8_t *data, size_t size) {
    uint32_t crc = 0xffffffff;
    for (size_t i = 0; i < 8 * size; i++) {
        uint32_t bit = (data[i / 8] >> i % 8 ^ crc) & 1;
        crc = crc >> 1 ^ (bit ? 0x82f63b78 : 0);
    }
    return crc ^ 0xffffffff;
}

void unit_add(Bytes *bytes, int type, const void *payload, size_t size) {
    size_t start = bytes->size;
    byte_add(bytes, type);
    bytes_leb(bytes, size);
    bytes_add(bytes, payload, size);
    uint32_t crc = crc32c(bytes->data + start, bytes->size - start);
    for (int shift = 24; shift >= 0; shift -= 8) {
        byte_add(bytes, (int) (crc >> shift & 255));
    }
}

void sync_add(Bytes *bytes) {
    bytes_add(bytes, "GNVC", 4);
}

void header_add_changed(Bytes *bytes, int place, int value) {
    uint8_t payload[59] = {
        0x01, 0x00, 0x00, 0x01, 0x02, 0x00, 0x01, 0x20, 0x00, 0x01, 0x01, 0x01, 0xb0, 0xea, 0x01,
        0xe9, 0x07, 0x01, 0x90, 0xbf, 0x05, 0x01, 0x23, 0x45, 0x67, 0x89, 0xab, 0xcd, 0xef, 0xff,
        0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x07,
        0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x08, 0xb3, 0x01, 0xde, 0xad, 0xbe, 0xef,
    };
    payload[place] = (uint8_t) value;
    unit_add(bytes, 1, payload, sizeof payload);
}

void header_add(Bytes *bytes) {
    header_add_changed(bytes, 0, 1);
}

void group_add(Bytes *bytes, GroupPlan plan) {
    static Bytes payload;
    uint64_t random = (uint64_t) plan.first_frame + 1;
    int latents = plan.key ? 1 + (plan.frame_count - 1 + 3) / 4 : (plan.frame_count + 3) / 4;
    payload.size = 0;
    byte_add(&payload, (plan.key ? 0x80 : 0) | (plan.timed ? 0x40 : 0) | 24);
    if (plan.timed) {
        byte_add(&payload, 1);
    }
    byte_add(&payload, plan.frame_count);
    bytes_leb(&payload, (uint64_t) plan.first_frame);
    for (int i = 0; plan.timed && i < plan.frame_count; i++) {
        int first = plan.first_timestamp;
        bytes_leb(&payload, i > 0 ? 3000 : first < 0 ? (uint64_t) -first * 2 - 1 : (uint64_t) first * 2);
    }
    for (int i = 0; i < latents - 1; i++) {
        bytes_leb(&payload, (uint64_t) plan.substream);
    }
    for (int i = 0; i < latents * plan.substream; i++) {
        byte_add(&payload, (int) (next_random(&random) & 255));
    }
    unit_add(bytes, 2, payload.data, payload.size);
}

void file_add(Bytes *bytes) {
    const GroupPlan plans[FILE_GROUPS] = {
        {1, 0, 17, 9, 0, 0}, {0, 17, 16, 6, 0, 0}, {0, 33, 14, 5, 0, 0}, {1, 47, 1, 11, 1, 150000}};
    sync_add(bytes);
    header_add(bytes);
    for (int i = 0; i < FILE_GROUPS; i++) {
        if (i == 1) {
            sync_add(bytes);
            unit_add(bytes, 200, "private", 7);
        } else if (i == 3) {
            sync_add(bytes);
            header_add(bytes);
        }
        sync_add(bytes);
        group_add(bytes, plans[i]);
    }
}
