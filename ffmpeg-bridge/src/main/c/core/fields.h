/**
 * @file
 * Reads big-endian fields one after the other from a piece of a stream. The first failure stays: every read after it
 * gives 0, so that a parser checks once at its end. Field names are those of the bitstream specification.
 */
#ifndef GNVC_FIELDS_H
#define GNVC_FIELDS_H

#include "fault.h"

typedef struct GnvcFields {
    const uint8_t *data;
    size_t size;
    size_t position;
    /** offset of data[0] in the stream, for messages */
    int64_t base;
    GnvcFault *fault;
} GnvcFields;

/** A reader at the first byte; clears the fault. */
GnvcFields gnvc_fields(const uint8_t *data, size_t size, int64_t base, GnvcFault *fault);

/** Whether nothing failed so far. */
int gnvc_fields_ok(const GnvcFields *in);

size_t gnvc_fields_remaining(const GnvcFields *in);

/** A number of 1 to 4 bytes. */
uint32_t gnvc_fields_number(GnvcFields *in, const char *field, int bytes);

/** The same, within a range; anything else is damage. */
uint32_t gnvc_fields_range(GnvcFields *in, const char *field, int bytes, uint32_t min, uint32_t max);

/** An LEB128 number of at most 8 bytes in its shortest form, within a range. */
int64_t gnvc_fields_leb(GnvcFields *in, const char *field, int64_t min, int64_t max);

/** Bytes, which stay where they are; NULL if they are not there. */
const uint8_t *gnvc_fields_bytes(GnvcFields *in, const char *field, size_t count);

/** Writes an LEB128 number; returns its length, at most 8. */
int gnvc_put_leb(uint8_t *out, uint64_t value);

/** Writes a number of 4 bytes. */
void gnvc_put_u32(uint8_t *out, uint32_t value);

/** CRC-32C of bytes, going on from the CRC of those before them (0 at first). */
uint32_t gnvc_crc32c(uint32_t crc, const uint8_t *data, size_t size);

#endif
