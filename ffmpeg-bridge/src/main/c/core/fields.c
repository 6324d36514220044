/**
 * @file
 * The descriptors of the bitstream specification, 3.4: u(n), leb, and the CRC-32C of units.
 */
#include "fields.h"

#include <stdio.h>

#define MAX_LEB_BYTES 8

GnvcFields gnvc_fields(const uint8_t *data, size_t size, int64_t base, GnvcFault *fault) {
    gnvc_fault_clear(fault);
    return (GnvcFields) {data, size, 0, base, fault};
}

int gnvc_fields_ok(const GnvcFields *in) {
    return in->fault->status == GNVC_OK;
}

size_t gnvc_fields_remaining(const GnvcFields *in) {
    return in->size - in->position;
}

static int64_t offset(const GnvcFields *in) {
    return in->base + (int64_t) in->position;
}

const uint8_t *gnvc_fields_bytes(GnvcFields *in, const char *field, size_t count) {
    if (!gnvc_fields_ok(in)) {
        return NULL;
    }
    if (gnvc_fields_remaining(in) < count) {
        char expected[96];
        char found[48];
        snprintf(expected, sizeof expected, "%s (%zu bytes)", field, count);
        snprintf(found, sizeof found, "the end after %zu", gnvc_fields_remaining(in));
        gnvc_fault_corrupt(in->fault, offset(in), expected, found);
        return NULL;
    }
    const uint8_t *bytes = in->data + in->position;
    in->position += count;
    return bytes;
}

static int64_t in_range(GnvcFields *in, int64_t start, const char *field, int64_t value, int64_t min, int64_t max) {
    if (!gnvc_fields_ok(in)) {
        return 0;
    }
    if (value >= min && value <= max) {
        return value;
    }
    char expected[128];
    char found[32];
    snprintf(expected, sizeof expected, "%s of %lld to %lld", field, (long long) min, (long long) max);
    snprintf(found, sizeof found, "%lld", (long long) value);
    gnvc_fault_corrupt(in->fault, start, expected, found);
    return 0;
}

uint32_t gnvc_fields_number(GnvcFields *in, const char *field, int bytes) {
    const uint8_t *data = gnvc_fields_bytes(in, field, (size_t) bytes);
    uint32_t value = 0;
    for (int i = 0; data && i < bytes; i++) {
        value = value << 8 | data[i];
    }
    return value;
}

uint32_t gnvc_fields_range(GnvcFields *in, const char *field, int bytes, uint32_t min, uint32_t max) {
    int64_t start = offset(in);
    uint32_t value = gnvc_fields_number(in, field, bytes);
    return (uint32_t) in_range(in, start, field, value, min, max);
}

int64_t gnvc_fields_leb(GnvcFields *in, const char *field, int64_t min, int64_t max) {
    int64_t start = offset(in);
    int64_t value = 0;
    for (int i = 0; i < MAX_LEB_BYTES; i++) {
        uint32_t next = gnvc_fields_number(in, field, 1);
        value |= (int64_t) (next & 0x7F) << 7 * i;
        if (!gnvc_fields_ok(in)) {
            return 0;
        }
        if (next < 0x80) {
            if (next == 0 && i > 0) {
                break;
            }
            return in_range(in, start, field, value, min, max);
        }
    }
    char expected[96];
    snprintf(expected, sizeof expected, "%s in its shortest form of at most %d bytes", field, MAX_LEB_BYTES);
    gnvc_fault_corrupt(in->fault, start, expected, "a longer one");
    return 0;
}

int gnvc_put_leb(uint8_t *out, uint64_t value) {
    int length = 0;
    for (; value >= 0x80; value >>= 7) {
        out[length++] = (uint8_t) (value | 0x80);
    }
    out[length++] = (uint8_t) value;
    return length;
}

void gnvc_put_u32(uint8_t *out, uint32_t value) {
    for (int i = 0; i < 4; i++) {
        out[i] = (uint8_t) (value >> (24 - 8 * i));
    }
}

uint32_t gnvc_crc32c(uint32_t crc, const uint8_t *data, size_t size) {
    /* Remainders of all 4-bit numbers for the reflected polynomial 82f63b78: small, and never to be set up. */
    static const uint32_t remainders[16] = {
        0x00000000, 0x105ec76f, 0x20bd8ede, 0x30e349b1, 0x417b1dbc, 0x5125dad3, 0x61c69362, 0x7198540d,
        0x82f63b78, 0x92a8fc17, 0xa24bb5a6, 0xb21572c9, 0xc38d26c4, 0xd3d3e1ab, 0xe330a81a, 0xf36e6f75,
    };
    crc = ~crc;
    for (size_t i = 0; i < size; i++) {
        crc ^= data[i];
        crc = crc >> 4 ^ remainders[crc & 15];
        crc = crc >> 4 ^ remainders[crc & 15];
    }
    return ~crc;
}
