/**
 * @file
 * The framing that all versions share: type, size, payload, CRC; and the packets made of it.
 */
#include "syntax.h"

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

GnvcStatus gnvc_configuration_read(const uint8_t *data, size_t available, GnvcHeader *header, size_t *size,
                                   GnvcFault *fault) {
    GnvcFields in = gnvc_fields(data, available, 0, fault);
    GnvcUnit unit;
    if (gnvc_unit_read(&in, GNVC_MAX_HEADER_BYTES, &unit) != GNVC_OK) {
        return fault->status;
    }
    if (unit.type != GNVC_UNIT_HEADER) {
        char found[32];
        snprintf(found, sizeof found, "a unit of type %d", unit.type);
        return gnvc_fault_corrupt(fault, 0, "a sequence header", found);
    }
    if (size) {
        *size = in.position;
    }
    return gnvc_header_read(&unit, header, fault);
}

int gnvc_continuation(const uint8_t *packet, size_t size) {
    return size == 1 && packet[0] < GNVC_MAX_FRAMES ? packet[0] : 0;
}

GnvcStatus gnvc_packet_read(const uint8_t *packet, size_t size, const GnvcHeader *header, GnvcGroup *group,
                            GnvcFault *fault) {
    GnvcFault group_fault;
    GnvcFields in = gnvc_fields(packet, size, 0, fault);
    int groups = 0;
    do {
        GnvcUnit unit;
        if (gnvc_unit_read(&in, header->max_payload, &unit) != GNVC_OK) {
            return fault->status;
        }
        if (unit.type != GNVC_UNIT_GROUP) {
            continue;
        }
        if (groups++ > 0) {
            return gnvc_fault_corrupt(fault, unit.offset, "one group in a packet", "another one");
        }
        if (gnvc_group_read(&unit, header, group, &group_fault) != GNVC_OK) {
            *fault = group_fault;
            return fault->status;
        }
    } while (gnvc_fields_remaining(&in) > 0);
    return groups == 1 ? GNVC_OK : gnvc_fault_corrupt(fault, 0, "a group in the packet", "none");
}
