/**
 * @file
 * Writes a raw file: units with sync words, frame numbers and timestamps that grow throughout, and the index.
 */
#include "packet.h"

#include <stdlib.h>
#include <string.h>

/* An index entry: two LEB128 numbers and a byte. */
#define MAX_ENTRY_BYTES 17
#define INDEX_DISTANCE_BYTES 4

struct GnvcWriter {
    GnvcWrite write;
    void *opaque;
    int64_t written;
    GnvcHeader header;
    uint8_t header_unit[GNVC_MAX_HEADER_UNIT];
    size_t header_size;
    int failed;
    int ended;

    /** the index so far; given up when it outgrows the largest unit or memory */
    uint8_t *index;
    size_t index_size;
    size_t index_capacity;
    int index_lost;
    int64_t indexed_offset;
    int64_t indexed_frame;

    /** what is added to frame numbers and to timestamps, so that streams one after the other make one */
    int64_t frame_shift;
    int64_t time_shift;
    /** where the last group ended: the frame number after it (-1 before the first group), and its last frame's time */
    int64_t end_frame;
    int64_t last_time;
    GnvcFault fault;
};

GnvcWriter *gnvc_writer_open(GnvcWrite write, void *opaque) {
    GnvcWriter *writer = calloc(1, sizeof *writer);
    if (writer) {
        writer->write = write;
        writer->opaque = opaque;
        writer->end_frame = -1;
    }
    return writer;
}

void gnvc_writer_close(GnvcWriter *writer) {
    if (writer) {
        free(writer->index);
        free(writer);
    }
}

const char *gnvc_writer_message(const GnvcWriter *writer) {
    return writer->fault.text;
}

static GnvcStatus check_open(GnvcWriter *writer) {
    if (writer->ended) {
        return gnvc_fault_set(&writer->fault, GNVC_ERROR_ARGUMENT, "the file is finished");
    }
    return gnvc_fault_clear(&writer->fault);
}

static GnvcStatus put(GnvcWriter *writer, const uint8_t *data, size_t size) {
    if (writer->write(writer->opaque, data, size) != 0) {
        writer->failed = 1;
        return gnvc_fault_set(&writer->fault, GNVC_ERROR_OUTPUT, "writing failed at byte %lld",
                              (long long) writer->written);
    }
    writer->written += (int64_t) size;
    return gnvc_fault_clear(&writer->fault);
}

/** Writes a sync word and a unit that stands in memory. */
static GnvcStatus put_unit(GnvcWriter *writer, const uint8_t *unit, size_t size) {
    GnvcStatus status = put(writer, gnvc_sync_word, GNVC_SYNC_BYTES);
    return status == GNVC_OK ? put(writer, unit, size) : status;
}

/** Writes a sync word and a unit made of a payload in two parts. */
static GnvcStatus put_payload(GnvcWriter *writer, int type, const uint8_t *first, size_t first_size,
                              const uint8_t *second, size_t second_size) {
    uint8_t head[GNVC_SYNC_BYTES + GNVC_UNIT_HEAD_BYTES];
    uint8_t crc[GNVC_CRC_BYTES];
    memcpy(head, gnvc_sync_word, GNVC_SYNC_BYTES);
    head[GNVC_SYNC_BYTES] = (uint8_t) type;
    size_t head_size = GNVC_SYNC_BYTES + 1;
    head_size += (size_t) gnvc_put_leb(head + head_size, first_size + second_size);
    uint32_t value = gnvc_crc32c(0, head + GNVC_SYNC_BYTES, head_size - GNVC_SYNC_BYTES);
    value = gnvc_crc32c(value, first, first_size);
    value = gnvc_crc32c(value, second, second_size);
    gnvc_put_u32(crc, value);
    GnvcStatus status = put(writer, head, head_size);
    status = status == GNVC_OK ? put(writer, first, first_size) : status;
    status = status == GNVC_OK ? put(writer, second, second_size) : status;
    return status == GNVC_OK ? put(writer, crc, sizeof crc) : status;
}

GnvcStatus gnvc_writer_header(GnvcWriter *writer, const uint8_t *configuration, size_t size) {
    GnvcHeader header;
    size_t unit_size;
    if (check_open(writer) != GNVC_OK) {
        return writer->fault.status;
    }
    if (gnvc_configuration_read(configuration, size, &header, &unit_size, &writer->fault) != GNVC_OK) {
        return writer->fault.status;
    }
    /* A file of several streams has no index: what it says would hold for one of them only. */
    if (writer->header_size
        && (unit_size != writer->header_size || memcmp(writer->header_unit, configuration, unit_size))) {
        writer->index_lost = 1;
    }
    memcpy(writer->header_unit, configuration, unit_size);
    writer->header_size = unit_size;
    writer->header = header;
    return put_unit(writer, configuration, unit_size);
}

static void index_group(GnvcWriter *writer, const GnvcGroup *group, int64_t first_frame) {
    if (writer->index_capacity - writer->index_size < MAX_ENTRY_BYTES) {
        size_t capacity = writer->index_capacity * 2 + 1024;
        uint8_t *grown = realloc(writer->index, capacity);
        if (!grown) {
            writer->index_lost = 1;
            return;
        }
        writer->index = grown;
        writer->index_capacity = capacity;
    }
    uint8_t *out = writer->index + writer->index_size;
    out += gnvc_put_leb(out, (uint64_t) (writer->written - writer->indexed_offset));
    out += gnvc_put_leb(out, (uint64_t) (first_frame - writer->indexed_frame));
    *out++ = (uint8_t) (group->frame_count | (group->key ? 0x80 : 0));
    writer->index_size = (size_t) (out - writer->index);
    writer->indexed_offset = writer->written;
    writer->indexed_frame = first_frame;
    if (writer->index_size + INDEX_DISTANCE_BYTES > writer->header.max_payload) {
        writer->index_lost = 1;
    }
}

/**
 * Goes on where the last group ended, when a stream begins anew. Only a key group may follow it directly: a predictive
 * one would be taken for its continuation.
 */
static void start_anew(GnvcWriter *writer, const GnvcGroup *group) {
    int64_t frame = writer->end_frame + !group->key;
    int64_t pause = gnvc_frame_time(&writer->header.info, 1 + !group->key);
    writer->frame_shift = frame - group->first_frame;
    writer->time_shift = writer->last_time + (pause > 0 ? pause : 1) - group->timestamps[0];
}

/** Whether the shifted timestamps are those that the shifted frame numbers give. */
static int times_follow(const GnvcWriter *writer, const GnvcGroup *group) {
    int64_t frame = group->first_frame + writer->frame_shift;
    for (int i = 0; i < group->frame_count; i++) {
        if (gnvc_frame_time(&writer->header.info, frame + i) != group->timestamps[i] + writer->time_shift) {
            return 0;
        }
    }
    return 1;
}

/** Writes the group's unit again with other frame numbers and timestamps. */
static GnvcStatus put_shifted(GnvcWriter *writer, const GnvcUnit *unit, const GnvcGroup *group) {
    enum { FLAGGED = 0x40, TIMESTAMPS = 1, LONGEST_LEB = 8 };
    uint8_t prefix[16 + LONGEST_LEB * (GNVC_MAX_FRAMES + 2)];
    int flagged = (unit->payload[0] & FLAGGED) != 0;
    int timed = group->has_timestamps || !times_follow(writer, group);
    uint8_t *out = prefix;
    *out++ = unit->payload[0] | (timed ? FLAGGED : 0);
    if (flagged || timed) {
        *out++ = (uint8_t) ((flagged ? unit->payload[1] : 0) | (timed ? TIMESTAMPS : 0));
    }
    *out++ = (uint8_t) group->frame_count;
    out += gnvc_put_leb(out, (uint64_t) (group->first_frame + writer->frame_shift));
    memcpy(out, unit->payload + group->frame_to, group->timestamps_from - group->frame_to);
    out += group->timestamps_from - group->frame_to;
    if (timed) {
        int64_t first = group->timestamps[0] + writer->time_shift;
        out += gnvc_put_leb(out, (uint64_t) first << 1 ^ (uint64_t) (first >> 63));
        for (int i = 1; i < group->frame_count; i++) {
            out += gnvc_put_leb(out, (uint64_t) (group->timestamps[i] - group->timestamps[i - 1]));
        }
    }
    size_t prefix_size = (size_t) (out - prefix);
    size_t rest = unit->payload_size - group->timestamps_to;
    if (prefix_size + rest > writer->header.max_payload) {
        return gnvc_fault_set(&writer->fault, GNVC_ERROR_UNSUPPORTED,
                              "a group is too large to get the timestamps that follow those before it");
    }
    return put_payload(writer, GNVC_UNIT_GROUP, prefix, prefix_size, unit->payload + group->timestamps_to, rest);
}

static GnvcStatus put_group(GnvcWriter *writer, const uint8_t *bytes, size_t size, const GnvcUnit *unit,
                            const GnvcGroup *group) {
    int goes_back = group->first_frame + writer->frame_shift < writer->end_frame
                    || group->timestamps[0] + writer->time_shift <= writer->last_time;
    if (writer->end_frame >= 0 && goes_back) {
        start_anew(writer, group);
    }
    int64_t first_frame = group->first_frame + writer->frame_shift;
    int64_t last_time = group->timestamps[group->frame_count - 1] + writer->time_shift;
    if (first_frame + group->frame_count > GNVC_MAX_FRAME || last_time > GNVC_MAX_TIMESTAMP) {
        return gnvc_fault_set(&writer->fault, GNVC_ERROR_UNSUPPORTED, "the file would be longer than a stream can be");
    }
    index_group(writer, group, first_frame);
    writer->end_frame = first_frame + group->frame_count;
    writer->last_time = last_time;
    return writer->frame_shift == 0 && writer->time_shift == 0 ? put_unit(writer, bytes, size)
                                                               : put_shifted(writer, unit, group);
}

GnvcStatus gnvc_writer_packet(GnvcWriter *writer, const uint8_t *data, size_t size) {
    if (check_open(writer) != GNVC_OK) {
        return writer->fault.status;
    }
    if (!writer->header_size) {
        return gnvc_fault_set(&writer->fault, GNVC_ERROR_ARGUMENT, "a packet needs a sequence header before it");
    }
    if (gnvc_continuation(data, size)) {
        return gnvc_fault_clear(&writer->fault);
    }
    GnvcGroup group;
    if (gnvc_packet_read(data, size, &writer->header, &group, &writer->fault) != GNVC_OK) {
        return writer->fault.status;
    }
    GnvcFields in = gnvc_fields(data, size, 0, &writer->fault);
    GnvcStatus status = GNVC_OK;
    while (status == GNVC_OK && gnvc_fields_remaining(&in) > 0) {
        GnvcUnit unit;
        size_t start = in.position;
        gnvc_unit_read(&in, writer->header.max_payload, &unit);
        if (unit.type == GNVC_UNIT_GROUP) {
            status = put_group(writer, data + start, in.position - start, &unit, &group);
        } else if (unit.type != GNVC_UNIT_HEADER && unit.type != GNVC_UNIT_INDEX) {
            status = put_unit(writer, data + start, in.position - start);
        }
    }
    return status;
}

GnvcStatus gnvc_writer_end(GnvcWriter *writer) {
    /* A file too long for an index unit, or whose writing failed, is one without an index. */
    int wanted = writer->header_size && !writer->index_lost && !writer->failed && !writer->ended;
    writer->ended = 1;
    if (!wanted) {
        return gnvc_fault_clear(&writer->fault);
    }
    uint8_t length[8];
    uint8_t distance[INDEX_DISTANCE_BYTES];
    size_t payload = writer->index_size + INDEX_DISTANCE_BYTES;
    size_t unit = 1 + (size_t) gnvc_put_leb(length, payload) + payload + GNVC_CRC_BYTES;
    gnvc_put_u32(distance, (uint32_t) (GNVC_SYNC_BYTES + unit));
    return put_payload(writer, GNVC_UNIT_INDEX, writer->index, writer->index_size, distance, sizeof distance);
}
