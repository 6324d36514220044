/**
 * @file
 * Codec configurations and packets, as containers store them: units without sync words.
 */
#include "packet.h"

#include <stdio.h>

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

GnvcStatus gnvc_parse_header(const uint8_t *data, size_t size, GnvcStreamInfo *info, char *message, size_t capacity) {
    GnvcFault fault;
    GnvcHeader header;
    GnvcStatus status = gnvc_configuration_read(data, size, &header, NULL, &fault);
    if (status == GNVC_OK) {
        *info = header.info;
    }
    if (message && capacity > 0) {
        snprintf(message, capacity, "%s", fault.text);
    }
    return status;
}
