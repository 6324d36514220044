/**
 * @file
 * Reads a raw file that arrives in pieces: packets while it is sound, and after damage the next intact unit. The work
 * stays linear in the bytes read, however the file was made, and no more than one unit is held.
 */
#include "syntax.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Work on units that turn out to be wrong is limited to this many bytes for each byte passed. */
#define WORK_PER_BYTE 8

typedef enum State {
    /** a unit must stand at the position */
    READING,
    /** looking for the next intact unit, the reason being in `damage` */
    SEARCHING,
    /** handing out the packets of the group that was read last */
    DELIVERING,
    /** the file cannot be read; `fault` says why */
    REFUSED
} State;

struct GnvcReader {
    State state;
    uint8_t *data;
    size_t size;
    size_t capacity;
    /** offset in the file of data[0], and of the byte that is looked at */
    int64_t base;
    int64_t position;
    int ended;

    int64_t work;
    int64_t damage_start;
    GnvcFault damage;

    /** the unit that holds now, and what it says; size 0 before there is one */
    uint8_t header_unit[GNVC_MAX_HEADER_UNIT];
    size_t header_size;
    GnvcHeader header;
    /** a later header could not be used: nothing can be read before the next one */
    int header_lost;

    GnvcGroup group;
    size_t group_length;
    int delivered;
    uint8_t continuation;
    GnvcFault fault;
};

static int64_t first_work(void) {
    return (int64_t) gnvc_largest_payload() + GNVC_UNIT_HEAD_BYTES + GNVC_CRC_BYTES;
}

GnvcReader *gnvc_reader_open(void) {
    GnvcReader *reader = calloc(1, sizeof *reader);
    if (reader) {
        reader->work = first_work();
    }
    return reader;
}

void gnvc_reader_close(GnvcReader *reader) {
    if (reader) {
        free(reader->data);
        free(reader);
    }
}

const char *gnvc_reader_message(const GnvcReader *reader) {
    return reader->fault.text;
}

const uint8_t *gnvc_reader_header(const GnvcReader *reader, size_t *size) {
    *size = reader->header_size;
    return reader->header_size ? reader->header_unit : NULL;
}

void gnvc_reader_seek(GnvcReader *reader, int64_t offset) {
    reader->size = 0;
    reader->base = offset;
    reader->position = offset;
    reader->ended = 0;
    reader->work = first_work();
    if (reader->state != REFUSED) {
        reader->state = READING;
    }
}

/** Drops the bytes before the position, once they are most of what is held. */
static void drop_passed(GnvcReader *reader) {
    size_t passed = (size_t) (reader->position - reader->base);
    if (passed > reader->size - passed) {
        reader->size -= passed;
        memmove(reader->data, reader->data + passed, reader->size);
        reader->base = reader->position;
    }
}

GnvcStatus gnvc_reader_push(GnvcReader *reader, const uint8_t *data, size_t size) {
    if (size == 0) {
        reader->ended = 1;
        return gnvc_fault_clear(&reader->fault);
    }
    drop_passed(reader);
    if (reader->capacity - reader->size < size) {
        size_t capacity = reader->size + size + (reader->size + size) / 2;
        uint8_t *grown = realloc(reader->data, capacity);
        if (!grown) {
            return gnvc_fault_set(&reader->fault, GNVC_ERROR_MEMORY, "out of memory for %zu bytes", capacity);
        }
        reader->data = grown;
        reader->capacity = capacity;
    }
    memcpy(reader->data + reader->size, data, size);
    reader->size += size;
    return gnvc_fault_clear(&reader->fault);
}

static const uint8_t *at(const GnvcReader *reader, int64_t offset) {
    return reader->data + (offset - reader->base);
}

static size_t available(const GnvcReader *reader) {
    return (size_t) (reader->base + (int64_t) reader->size - reader->position);
}

static int sync_word_is_here(const GnvcReader *reader) {
    return available(reader) >= GNVC_SYNC_BYTES
           && !memcmp(at(reader, reader->position), gnvc_sync_word, GNVC_SYNC_BYTES);
}

static size_t max_payload(const GnvcReader *reader) {
    return reader->header_size ? reader->header.max_payload : gnvc_largest_payload();
}

/**
 * Reads the unit whose sync word is at the position.
 *
 * @return GNVC_AGAIN if bytes are missing that may still come; GNVC_ERROR_CORRUPT with the reason in `fault`
 */
static GnvcStatus read_unit(GnvcReader *reader, GnvcUnit *unit, size_t *length, GnvcFault *fault) {
    int64_t start = reader->position + GNVC_SYNC_BYTES;
    size_t here = available(reader);
    if (here < GNVC_SYNC_BYTES + GNVC_UNIT_HEAD_BYTES && !reader->ended) {
        return GNVC_AGAIN;
    }
    if (!sync_word_is_here(reader)) {
        return gnvc_fault_corrupt(fault, reader->position, "a sync word", "other bytes");
    }
    GnvcFields in = gnvc_fields(at(reader, start), here - GNVC_SYNC_BYTES, start, fault);
    /* Before a header was read nothing else is of interest, and nothing says how large it may be. */
    if (!reader->header_size && here > GNVC_SYNC_BYTES && in.data[0] != GNVC_UNIT_HEADER) {
        char found[32];
        snprintf(found, sizeof found, "a unit of type %d", in.data[0]);
        return gnvc_fault_corrupt(fault, start, "a sequence header", found);
    }
    *length = gnvc_unit_length(&in, max_payload(reader));
    if (*length == 0) {
        return fault->status;
    }
    if ((int64_t) *length > reader->work) {
        return gnvc_fault_corrupt(fault, start, "no more false units for so few bytes", "another one");
    }
    if (here - GNVC_SYNC_BYTES < *length) {
        if (!reader->ended) {
            return GNVC_AGAIN;
        }
        char expected[48];
        char found[48];
        snprintf(expected, sizeof expected, "a unit of %zu bytes", *length);
        snprintf(found, sizeof found, "the end after %zu", here - GNVC_SYNC_BYTES);
        return gnvc_fault_corrupt(fault, start, expected, found);
    }
    in.position = 0;
    if (gnvc_unit_read(&in, max_payload(reader), unit) != GNVC_OK) {
        reader->work -= (int64_t) *length;
        return fault->status;
    }
    *length += GNVC_SYNC_BYTES;
    return GNVC_OK;
}

static void pass(GnvcReader *reader, size_t bytes) {
    reader->position += (int64_t) bytes;
    reader->work += WORK_PER_BYTE * (int64_t) bytes;
}

/** Takes a sequence header: the first, a repetition, or one that changes the stream. */
static GnvcStatus take_header(GnvcReader *reader, const GnvcUnit *unit, size_t length) {
    const uint8_t *bytes = at(reader, reader->position) + GNVC_SYNC_BYTES;
    size_t size = length - GNVC_SYNC_BYTES;
    GnvcHeader header;
    GnvcStatus status = gnvc_header_read(unit, &header, &reader->fault);
    pass(reader, length);
    if (status == GNVC_OK) {
        memcpy(reader->header_unit, bytes, size);
        reader->header_size = size;
        reader->header = header;
    } else if (!reader->header_size && status != GNVC_ERROR_CORRUPT) {
        reader->state = REFUSED;
    }
    reader->header_lost = status != GNVC_OK;
    return status;
}

static GnvcStatus take_group(GnvcReader *reader, const GnvcUnit *unit, size_t length) {
    if (reader->header_lost) {
        pass(reader, length);
        return GNVC_OK;
    }
    GnvcStatus status = gnvc_group_read(unit, &reader->header, &reader->group, &reader->fault);
    if (status == GNVC_OK) {
        /* The bytes stay for the packet; they are passed with its last continuation. */
        reader->group_length = length;
        reader->delivered = 0;
        reader->state = DELIVERING;
        return GNVC_OK;
    }
    pass(reader, length);
    return status;
}

/** Reads the next unit. GNVC_OK: go on. */
static GnvcStatus step(GnvcReader *reader) {
    int at_start = reader->position == 0 && !reader->header_size;
    if (available(reader) == 0 && !(at_start && reader->ended)) {
        return reader->ended ? GNVC_END : GNVC_AGAIN;
    }
    GnvcUnit unit;
    size_t length;
    GnvcStatus status = read_unit(reader, &unit, &length, &reader->damage);
    if (status == GNVC_ERROR_CORRUPT) {
        if (at_start && !sync_word_is_here(reader)) {
            reader->state = REFUSED;
            return gnvc_fault_set(&reader->fault, GNVC_ERROR_NOT_GNVC,
                                  "not a GNVC file: it does not begin with \"GNVC\"");
        }
        reader->damage_start = reader->position;
        reader->state = SEARCHING;
        pass(reader, 1);
        return GNVC_OK;
    }
    if (status != GNVC_OK) {
        return status;
    }
    if (unit.type == GNVC_UNIT_HEADER) {
        return take_header(reader, &unit, length);
    }
    if (unit.type == GNVC_UNIT_GROUP) {
        return take_group(reader, &unit, length);
    }
    pass(reader, length);
    return GNVC_OK;
}

/** Goes to the next intact unit, or the end, and reports what was passed over. */
static GnvcStatus search(GnvcReader *reader) {
    GnvcUnit unit;
    size_t length;
    GnvcFault ignored;
    while (available(reader) > 0) {
        const uint8_t *from = at(reader, reader->position);
        const uint8_t *next = memchr(from, gnvc_sync_word[0], available(reader));
        pass(reader, next ? (size_t) (next - from) : available(reader));
        if (!next) {
            break;
        }
        GnvcStatus status = read_unit(reader, &unit, &length, &ignored);
        if (status == GNVC_AGAIN) {
            return GNVC_AGAIN;
        }
        if (status == GNVC_OK) {
            break;
        }
        pass(reader, 1);
    }
    if (available(reader) == 0 && !reader->ended) {
        return GNVC_AGAIN;
    }
    reader->state = READING;
    return gnvc_fault_set(&reader->fault, GNVC_ERROR_CORRUPT, "%s; passed over bytes %lld to %lld",
                          reader->damage.text, (long long) reader->damage_start, (long long) reader->position - 1);
}

/** Hands out the next packet of the group; GNVC_AGAIN after the last one. */
static GnvcStatus deliver(GnvcReader *reader, GnvcPacket *packet) {
    const GnvcGroup *group = &reader->group;
    int index = reader->delivered++;
    if (index == group->frame_count) {
        pass(reader, reader->group_length);
        reader->state = READING;
        return GNVC_AGAIN;
    }
    reader->continuation = (uint8_t) index;
    *packet = (GnvcPacket) {
        .data = index == 0 ? at(reader, reader->position) + GNVC_SYNC_BYTES : &reader->continuation,
        .size = index == 0 ? reader->group_length - GNVC_SYNC_BYTES : 1,
        .pts = group->timestamps[index],
        .key = group->key && index == 0,
        .position = reader->position,
    };
    return GNVC_OK;
}

GnvcStatus gnvc_reader_next(GnvcReader *reader, GnvcPacket *packet) {
    if (reader->state == REFUSED) {
        return reader->fault.status;
    }
    gnvc_fault_clear(&reader->fault);
    for (;;) {
        if (reader->state == DELIVERING && deliver(reader, packet) == GNVC_OK) {
            return GNVC_OK;
        }
        GnvcStatus status = reader->state == SEARCHING ? search(reader) : step(reader);
        if (status != GNVC_OK) {
            return status;
        }
    }
}
