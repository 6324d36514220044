/**
 * @file
 * Raw files: the reader, the writer, and one after the other.
 */
#include "check.h"
#include "streams.h"
#include "packet.h"

#include <stdlib.h>

/* The example file of the specification, annex I.2. */
static const uint8_t example[109] = {
    0x47, 0x4e, 0x56, 0x43, 0x01, 0x3b, 0x01, 0x00, 0x00, 0x01, 0x02, 0x00, 0x01, 0x20, 0x00, 0x01, 0x01, 0x01, 0xb0,
    0xea, 0x01, 0xe9, 0x07, 0x01, 0x90, 0xbf, 0x05, 0x01, 0x23, 0x45, 0x67, 0x89, 0xab, 0xcd, 0xef, 0xff, 0xff, 0xff,
    0xff, 0xff, 0xff, 0xff, 0xff, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x07, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00,
    0x00, 0x08, 0xb3, 0x01, 0xde, 0xad, 0xbe, 0xef, 0xdf, 0x93, 0x1c, 0x26, 0x47, 0x4e, 0x56, 0x43, 0x02, 0x0c, 0x98,
    0x05, 0xac, 0x02, 0x03, 0x01, 0x02, 0x03, 0x04, 0x05, 0x06, 0x07, 0x30, 0xc5, 0xbf, 0x30, 0x47, 0x4e, 0x56, 0x43,
    0x03, 0x08, 0x45, 0xac, 0x02, 0x85, 0x00, 0x00, 0x00, 0x12, 0xce, 0x7e, 0x6a, 0x4a,
};

static int add_bytes(void *bytes, const uint8_t *data, size_t size) {
    bytes_add(bytes, data, size);
    return 0;
}

static int refuse_bytes(void *count, const uint8_t *data, size_t size) {
    (void) data;
    (void) size;
    return --*(int *) count < 0;
}

static GnvcStatus next(GnvcReader *reader, GnvcPacket *packet) {
    GnvcStatus status = gnvc_reader_next(reader, packet);
    CHECK((status < 0) == (*gnvc_reader_message(reader) != 0));
    return status;
}

static void example_is_read_whole_and_byte_by_byte(void) {
    for (size_t piece = 1; piece <= sizeof example; piece += sizeof example - 1) {
        GnvcReader *reader = gnvc_reader_open();
        GnvcPacket packet;
        size_t header_size;
        size_t at = 0;
        CHECK(!gnvc_reader_header(reader, &header_size));
        for (int frame = 0; frame < 5; frame++) {
            GnvcStatus status;
            while ((status = next(reader, &packet)) == GNVC_AGAIN) {
                gnvc_reader_push(reader, example + at, piece);
                at += piece;
            }
            CHECK_NUMBER(GNVC_OK, status);
            CHECK_NUMBER((300 + frame) * 3003, packet.pts);
            CHECK_NUMBER(frame == 0, packet.key);
            CHECK_NUMBER(69, packet.position);
            CHECK_NUMBER(frame == 0 ? 18 : 1, packet.size);
            CHECK(frame == 0 ? !memcmp(packet.data, example + 73, 18) : packet.data[0] == frame);
        }
        CHECK(!memcmp(gnvc_reader_header(reader, &header_size), example + 4, 65));
        CHECK_NUMBER(65, header_size);
        if (at < sizeof example) {
            gnvc_reader_push(reader, example + at, sizeof example - at);
        }
        CHECK_NUMBER(GNVC_AGAIN, next(reader, &packet));
        gnvc_reader_push(reader, NULL, 0);
        CHECK_NUMBER(GNVC_END, next(reader, &packet));
        CHECK_NUMBER(GNVC_END, next(reader, &packet));
        gnvc_reader_close(reader);
    }
}

static void writer_makes_the_example(void) {
    static Bytes file;
    GnvcWriter *writer = gnvc_writer_open(add_bytes, &file);
    CHECK_NUMBER(GNVC_OK, gnvc_writer_header(writer, example + 4, 70));
    CHECK_NUMBER(GNVC_OK, gnvc_writer_packet(writer, example + 73, 18));
    CHECK_NUMBER(GNVC_OK, gnvc_writer_packet(writer, (const uint8_t *) "\x01", 1));
    CHECK_NUMBER(GNVC_OK, gnvc_writer_end(writer));
    CHECK_NUMBER(GNVC_OK, gnvc_writer_end(writer));
    CHECK_NUMBER(sizeof example, file.size);
    CHECK(!memcmp(file.data, example, sizeof example));
    CHECK_NUMBER(GNVC_ERROR_ARGUMENT, gnvc_writer_packet(writer, example + 73, 18));
    CHECK_TEXT("the file is finished", gnvc_writer_message(writer));
    gnvc_writer_close(writer);
}

static void writer_refuses_what_is_no_stream(void) {
    static Bytes file;
    GnvcWriter *writer = gnvc_writer_open(add_bytes, &file);
    CHECK_NUMBER(GNVC_ERROR_ARGUMENT, gnvc_writer_packet(writer, example + 73, 18));
    CHECK_NUMBER(GNVC_ERROR_CORRUPT, gnvc_writer_header(writer, example + 73, 18));
    CHECK_NUMBER(GNVC_OK, gnvc_writer_header(writer, example + 4, 65));
    CHECK_NUMBER(GNVC_ERROR_CORRUPT, gnvc_writer_packet(writer, example + 73, 17));
    CHECK_NUMBER(GNVC_ERROR_CORRUPT, gnvc_writer_packet(writer, example + 4, 65));
    CHECK(*gnvc_writer_message(writer));
    CHECK_NUMBER(69, file.size);
    gnvc_writer_close(writer);
    for (int writes = 0; writes < 3; writes++) {
        int left = writes;
        writer = gnvc_writer_open(refuse_bytes, &left);
        GnvcStatus header = gnvc_writer_header(writer, example + 4, 65);
        CHECK_NUMBER(writes < 2 ? GNVC_ERROR_OUTPUT : GNVC_OK, header);
        CHECK_NUMBER(GNVC_ERROR_OUTPUT, gnvc_writer_packet(writer, example + 73, 18));
        CHECK(strstr(gnvc_writer_message(writer), "writing failed at byte "));
        gnvc_writer_close(writer);
    }
}

/** Frames of a file as its packets tell them. */
typedef struct Frames {
    int count;
    int groups;
    int errors;
    int keys;
    int64_t pts[512];
    int64_t position[512];
    /** the number of each frame, by its group */
    int64_t number[512];
} Frames;

static int64_t first_frame(const GnvcReader *reader, const GnvcPacket *packet) {
    GnvcHeader header;
    GnvcGroup group;
    GnvcFault fault;
    size_t size;
    const uint8_t *unit = gnvc_reader_header(reader, &size);
    gnvc_configuration_read(unit, size, &header, NULL, &fault);
    CHECK_NUMBER(GNVC_OK, gnvc_packet_read(packet->data, packet->size, &header, &group, &fault));
    return group.first_frame;
}

static void read_frames(const Bytes *file, Frames *frames) {
    GnvcReader *reader = gnvc_reader_open();
    GnvcPacket packet;
    GnvcStatus status;
    memset(frames, 0, sizeof *frames);
    gnvc_reader_push(reader, file->data, file->size);
    gnvc_reader_push(reader, NULL, 0);
    while ((status = next(reader, &packet)) != GNVC_END && frames->count < 512) {
        if (status == GNVC_OK) {
            int64_t number = packet.size > 1 ? first_frame(reader, &packet) : frames->number[frames->count - 1] + 1;
            frames->number[frames->count] = number;
            frames->pts[frames->count] = packet.pts;
            frames->position[frames->count++] = packet.position;
            frames->groups += packet.size > 1;
            frames->keys += packet.key;
        } else {
            frames->errors++;
        }
    }
    gnvc_reader_close(reader);
}

static void repeated_headers_and_private_units_are_passed(void) {
    static Bytes file;
    static Frames frames;
    file_add(&file);
    read_frames(&file, &frames);
    CHECK_NUMBER(FILE_FRAMES, frames.count);
    CHECK_NUMBER(FILE_GROUPS, frames.groups);
    CHECK_NUMBER(2, frames.keys);
    CHECK_NUMBER(0, frames.errors);
    for (int i = 0; i < FILE_FRAMES - 1; i++) {
        CHECK_NUMBER(i * 3003, frames.pts[i]);
    }
    CHECK_NUMBER(150000, frames.pts[FILE_FRAMES - 1]);
}

static void changed_header_holds_from_there_on(void) {
    static Bytes file;
    GnvcReader *reader = gnvc_reader_open();
    GnvcPacket packet;
    size_t size;
    sync_add(&file);
    header_add(&file);
    sync_add(&file);
    group_add(&file, (GroupPlan) {1, 0, 1, 3, 0, 0});
    sync_add(&file);
    header_add_changed(&file, 7, 0x10);
    sync_add(&file);
    group_add(&file, (GroupPlan) {1, 0, 1, 3, 0, 0});
    sync_add(&file);
    header_add_changed(&file, 0, 2);
    sync_add(&file);
    group_add(&file, (GroupPlan) {1, 1, 1, 3, 0, 0});
    sync_add(&file);
    header_add(&file);
    sync_add(&file);
    group_add(&file, (GroupPlan) {1, 2, 1, 3, 0, 0});
    gnvc_reader_push(reader, file.data, file.size);
    gnvc_reader_push(reader, NULL, 0);
    CHECK_NUMBER(GNVC_OK, next(reader, &packet));
    CHECK_NUMBER(0x20, gnvc_reader_header(reader, &size)[9]);
    CHECK_NUMBER(GNVC_OK, next(reader, &packet));
    CHECK_NUMBER(0x10, gnvc_reader_header(reader, &size)[9]);
    CHECK_NUMBER(GNVC_ERROR_VERSION, next(reader, &packet));
    CHECK_NUMBER(GNVC_OK, next(reader, &packet));
    CHECK_NUMBER(2 * 3003, packet.pts);
    CHECK_NUMBER(0x20, gnvc_reader_header(reader, &size)[9]);
    CHECK_NUMBER(GNVC_END, next(reader, &packet));
    gnvc_reader_close(reader);
}

static void seeking_goes_on_at_a_unit(void) {
    static Bytes file;
    static Frames frames;
    GnvcReader *reader = gnvc_reader_open();
    GnvcPacket packet;
    file_add(&file);
    read_frames(&file, &frames);
    gnvc_reader_push(reader, file.data, 200);
    CHECK_NUMBER(GNVC_OK, next(reader, &packet));
    for (int i = 0; i < FILE_FRAMES; i += 20) {
        int64_t offset = frames.position[i];
        gnvc_reader_seek(reader, offset);
        CHECK_NUMBER(GNVC_AGAIN, next(reader, &packet));
        gnvc_reader_push(reader, file.data + offset, file.size - (size_t) offset);
        CHECK_NUMBER(GNVC_OK, next(reader, &packet));
        CHECK_NUMBER(offset, packet.position);
        CHECK(packet.size > 1);
    }
    gnvc_reader_close(reader);
}

static GnvcStatus status_of(const void *data, size_t size) {
    GnvcReader *reader = gnvc_reader_open();
    GnvcPacket packet;
    if (size > 0) {
        gnvc_reader_push(reader, data, size);
    }
    gnvc_reader_push(reader, NULL, 0);
    GnvcStatus status = next(reader, &packet);
    if (status == GNVC_ERROR_NOT_GNVC || status == GNVC_ERROR_VERSION) {
        CHECK_NUMBER(status, next(reader, &packet));
    }
    gnvc_reader_close(reader);
    return status;
}

static void foreign_and_newer_files_are_refused(void) {
    static Bytes file;
    CHECK_NUMBER(GNVC_ERROR_NOT_GNVC, status_of("", 0));
    CHECK_NUMBER(GNVC_ERROR_NOT_GNVC, status_of("GNV", 3));
    CHECK_NUMBER(GNVC_ERROR_NOT_GNVC, status_of("RIFF....AVI LIST", 16));
    CHECK_NUMBER(GNVC_ERROR_CORRUPT, status_of("GNVC", 4));
    CHECK_NUMBER(GNVC_ERROR_CORRUPT, status_of(example, 60));
    sync_add(&file);
    header_add_changed(&file, 0, 2);
    CHECK_NUMBER(GNVC_ERROR_VERSION, status_of(file.data, file.size));
    file.size = 0;
    sync_add(&file);
    header_add_changed(&file, 2, 9);
    CHECK_NUMBER(GNVC_ERROR_UNSUPPORTED, status_of(file.data, file.size));
}

/** Writes what a reader reads. */
static void copy(GnvcWriter *writer, const Bytes *file, size_t from) {
    GnvcReader *reader = gnvc_reader_open();
    GnvcPacket packet;
    GnvcStatus status;
    size_t size = 0;
    gnvc_reader_push(reader, file->data, file->size);
    gnvc_reader_push(reader, NULL, 0);
    for (size_t count = 0; (status = next(reader, &packet)) == GNVC_OK; count++) {
        if (count == 0) {
            const uint8_t *header = gnvc_reader_header(reader, &size);
            CHECK_NUMBER(GNVC_OK, gnvc_writer_header(writer, header, size));
        }
        if (count >= from) {
            CHECK_NUMBER(GNVC_OK, gnvc_writer_packet(writer, packet.data, packet.size));
        }
    }
    CHECK_NUMBER(GNVC_END, status);
    gnvc_reader_close(reader);
}

static void streams_one_after_the_other_make_one(void) {
    static Bytes file;
    static Bytes joined;
    static Frames frames;
    file_add(&file);
    GnvcWriter *writer = gnvc_writer_open(add_bytes, &joined);
    copy(writer, &file, 0);
    copy(writer, &file, 0);
    copy(writer, &file, 17);
    CHECK_NUMBER(GNVC_OK, gnvc_writer_end(writer));
    gnvc_writer_close(writer);
    read_frames(&joined, &frames);
    CHECK_NUMBER(0, frames.errors);
    CHECK_NUMBER(3 * FILE_FRAMES - 17, frames.count);
    for (int i = 1; i < frames.count; i++) {
        CHECK(frames.pts[i] > frames.pts[i - 1]);
    }
    CHECK_NUMBER(150000 + 3003, frames.pts[FILE_FRAMES]);
    CHECK_NUMBER(2 * 150000 + 3003, frames.pts[2 * FILE_FRAMES - 1]);
    /* A frame is left out before a predictive group that lost the one it builds on. */
    CHECK_NUMBER(frames.pts[2 * FILE_FRAMES - 1] + 2 * 3003, frames.pts[2 * FILE_FRAMES]);
    CHECK_NUMBER(2 * FILE_FRAMES - 1, frames.number[2 * FILE_FRAMES - 1]);
    CHECK_NUMBER(2 * FILE_FRAMES + 1, frames.number[2 * FILE_FRAMES]);
}

static void times_that_go_back_are_moved_on(void) {
    static Bytes file;
    static Bytes copied;
    static Frames frames;
    sync_add(&file);
    header_add(&file);
    sync_add(&file);
    group_add(&file, (GroupPlan) {1, 0, 1, 9, 1, 900000});
    sync_add(&file);
    group_add(&file, (GroupPlan) {1, 1, 5, 9, 0, 0});
    GnvcWriter *writer = gnvc_writer_open(add_bytes, &copied);
    copy(writer, &file, 0);
    gnvc_writer_close(writer);
    read_frames(&copied, &frames);
    CHECK_NUMBER(6, frames.count);
    for (int i = 0; i < 6; i++) {
        CHECK_NUMBER(900000 + i * 3003, frames.pts[i]);
        CHECK_NUMBER(i, frames.number[i]);
    }
}

static void files_of_several_streams_have_no_index(void) {
    static Bytes own;
    static Bytes other;
    static Bytes joined;
    header_add(&own);
    header_add_changed(&other, 7, 0x10);
    for (int repeated = 0; repeated < 2; repeated++) {
        joined.size = 0;
        GnvcWriter *writer = gnvc_writer_open(add_bytes, &joined);
        CHECK_NUMBER(GNVC_OK, gnvc_writer_header(writer, own.data, own.size));
        CHECK_NUMBER(GNVC_OK, gnvc_writer_packet(writer, example + 73, 18));
        const Bytes *second = repeated ? &own : &other;
        CHECK_NUMBER(GNVC_OK, gnvc_writer_header(writer, second->data, second->size));
        CHECK_NUMBER(GNVC_OK, gnvc_writer_packet(writer, example + 73, 18));
        size_t size = joined.size;
        CHECK_NUMBER(GNVC_OK, gnvc_writer_end(writer));
        CHECK(repeated ? joined.size > size : joined.size == size);
        gnvc_writer_close(writer);
    }
}

static void regular_streams_joined_need_no_timestamps(void) {
    static Bytes file;
    static Bytes joined;
    static Frames frames;
    sync_add(&file);
    header_add(&file);
    sync_add(&file);
    group_add(&file, (GroupPlan) {1, 0, 17, 9, 0, 0});
    GnvcWriter *writer = gnvc_writer_open(add_bytes, &joined);
    copy(writer, &file, 0);
    size_t size = joined.size;
    copy(writer, &file, 0);
    CHECK_NUMBER(2 * size, joined.size);
    gnvc_writer_close(writer);
    read_frames(&joined, &frames);
    CHECK_NUMBER(33 * 3003, frames.pts[33]);
}

int main(void) {
    example_is_read_whole_and_byte_by_byte();
    writer_makes_the_example();
    writer_refuses_what_is_no_stream();
    repeated_headers_and_private_units_are_passed();
    changed_header_holds_from_there_on();
    seeking_goes_on_at_a_unit();
    foreign_and_newer_files_are_refused();
    streams_one_after_the_other_make_one();
    times_that_go_back_are_moved_on();
    files_of_several_streams_have_no_index();
    regular_streams_joined_need_no_timestamps();
    gnvc_reader_close(NULL);
    gnvc_writer_close(NULL);
    return check_result();
}
