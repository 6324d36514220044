/**
 * @file
 * The framing that all versions share: type, size, payload, CRC.
 */
#include "unit.h"

#include <stdio.h>

const uint8_t gnvc_sync_word[GNVC_SYNC_BYTES] = {'G', 'N', 'V', 'C'};

static size_t read_head(GnvcFields *in, size_t max_payload, int *type) {
    *type = (int) gnvc_fields_range(in, "unit type", 1, 1, 255);
    size_t limit = *type == GNVC_UNIT_HEADER ? GNVC_MAX_HEADER_BYTES : max_payload;
    return (size_t) gnvc_fields_leb(in, "unit size", 0, (int64_t) limit);
}

size_t gnvc_unit_length(GnvcFields *in, size_t max_payload) {
    size_t start = in->position;
    int type;
    size_t payload = read_head(in, max_payload, &type);
    return gnvc_fields_ok(in) ? in->position - start + payload + GNVC_CRC_BYTES : 0;
}

GnvcStatus gnvc_unit_read(GnvcFields *in, size_t max_payload, GnvcUnit *unit) {
    size_t start = in->position;
    unit->payload_size = read_head(in, max_payload, &unit->type);
    unit->offset = in->base + (int64_t) in->position;
    unit->payload = gnvc_fields_bytes(in, "unit payload", unit->payload_size);
    size_t end = in->position;
    uint32_t found = gnvc_fields_number(in, "unit CRC", GNVC_CRC_BYTES);
    if (!gnvc_fields_ok(in)) {
        return in->fault->status;
    }
    uint32_t expected = gnvc_crc32c(0, in->data + start, end - start);
    if (found != expected) {
        char wanted[32];
        char seen[16];
        snprintf(wanted, sizeof wanted, "unit CRC %08x", expected);
        snprintf(seen, sizeof seen, "%08x", found);
        return gnvc_fault_corrupt(in->fault, in->base + (int64_t) end, wanted, seen);
    }
    return GNVC_OK;
}
