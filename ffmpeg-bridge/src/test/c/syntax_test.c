/**
 * @file
 * Headers and groups: the specification's example, every limit, and errors that tell apart what is wrong.
 */
#include "check.h"
#include "streams.h"
#include "packet.h"

static GnvcStreamInfo info;
static char message[256];

static GnvcStatus parse(const Bytes *bytes) {
    return gnvc_parse_header(bytes->data, bytes->size, &info, message, sizeof message);
}

static GnvcStatus parse_changed(int place, int value) {
    static Bytes bytes;
    bytes.size = 0;
    header_add_changed(&bytes, place, value);
    return parse(&bytes);
}

static void example_header_is_read(void) {
    static Bytes bytes;
    header_add(&bytes);
    bytes_add(&bytes, "\0\0\0\0", 4);
    CHECK_NUMBER(GNVC_OK, parse(&bytes));
    CHECK_TEXT("", message);
    CHECK_NUMBER(1, info.version_major);
    CHECK_NUMBER(0, info.version_minor);
    CHECK_NUMBER(0, info.profile);
    CHECK_NUMBER(1, info.level);
    CHECK_NUMBER(512, info.format.width);
    CHECK_NUMBER(288, info.format.height);
    CHECK_NUMBER(GNVC_CHROMA_420, info.format.chroma);
    CHECK_NUMBER(8, info.format.bit_depth);
    CHECK_NUMBER(0, info.format.full_range);
    CHECK_NUMBER(1, info.format.primaries);
    CHECK_NUMBER(30000, info.frame_rate.num);
    CHECK_NUMBER(1001, info.frame_rate.den);
    CHECK_NUMBER(1, info.time_base.num);
    CHECK_NUMBER(90000, info.time_base.den);
    CHECK_NUMBER(1, info.steps);
}

static void errors_tell_apart_what_is_wrong(void) {
    CHECK_NUMBER(GNVC_ERROR_CORRUPT, parse_changed(0, 0));
    CHECK_TEXT("corrupt at byte 2: expected major version of 1 to 255, found 0", message);
    CHECK_NUMBER(GNVC_ERROR_VERSION, parse_changed(0, 2));
    CHECK_TEXT("stream version 2 is too new: this build reads versions up to 1", message);
    CHECK_NUMBER(GNVC_OK, parse_changed(1, 9));
    CHECK_NUMBER(9, info.version_minor);
    CHECK_NUMBER(GNVC_OK, parse_changed(2, 1));
    CHECK_NUMBER(GNVC_ERROR_UNSUPPORTED, parse_changed(2, 2));
    CHECK_TEXT("profile 2 is not known to this build", message);
    CHECK_NUMBER(GNVC_ERROR_UNSUPPORTED, parse_changed(3, 5));
    CHECK_TEXT("level 5 is not known to this build", message);
    CHECK_NUMBER(GNVC_ERROR_UNSUPPORTED, parse_changed(3, 0));
    CHECK_NUMBER(GNVC_ERROR_UNSUPPORTED, parse_changed(4, 4));
    CHECK_TEXT("1024x288 is over the limits of the stream's level 1", message);
    CHECK_NUMBER(GNVC_ERROR_CORRUPT, parse_changed(4, 0x41));
    CHECK_TEXT("corrupt at byte 6: expected width of 1 to 16384, found 16640", message);
    CHECK_NUMBER(GNVC_ERROR_UNSUPPORTED, parse_changed(8, 0x10));
    CHECK_TEXT("format flags 0x10 are not known to this build", message);
    CHECK_NUMBER(GNVC_ERROR_CORRUPT, parse_changed(53, 0));
    CHECK_TEXT("corrupt at byte 55: expected tN of 1 to 255, found 0", message);
    CHECK_NUMBER(GNVC_ERROR_CORRUPT, parse_changed(54, 9));
    CHECK_TEXT("corrupt at byte 56: expected steps of 1 to 8, found 9", message);
}

static void formats_are_told_apart(void) {
    CHECK_NUMBER(GNVC_OK, parse_changed(8, 0x0F));
    CHECK_NUMBER(GNVC_CHROMA_RGB, info.format.chroma);
    CHECK_NUMBER(10, info.format.bit_depth);
    CHECK_NUMBER(1, info.format.full_range);
    CHECK_NUMBER(GNVC_OK, parse_changed(8, 0x06));
    CHECK_NUMBER(GNVC_CHROMA_444, info.format.chroma);
    CHECK_NUMBER(0, info.format.full_range);
}

static void header_cut_anywhere_is_corrupt(void) {
    static Bytes bytes;
    header_add(&bytes);
    for (size_t size = 0; size < bytes.size; size++) {
        CHECK_NUMBER(GNVC_ERROR_CORRUPT, gnvc_parse_header(bytes.data, size, &info, message, sizeof message));
        CHECK(strstr(message, "corrupt at byte "));
    }
    CHECK_NUMBER(GNVC_ERROR_CORRUPT, gnvc_parse_header(bytes.data, 10, &info, NULL, 0));
    CHECK_NUMBER(GNVC_ERROR_CORRUPT, gnvc_parse_header(bytes.data, 10, &info, message, 5));
    CHECK_TEXT("corr", message);
    CHECK_NUMBER(GNVC_ERROR_CORRUPT, gnvc_parse_header((const uint8_t *) "GNVC", 4, &info, message, sizeof message));
}

static GnvcHeader header;
static GnvcFault fault;

static GnvcStatus read_packet(const Bytes *bytes, GnvcGroup *group) {
    return gnvc_packet_read(bytes->data, bytes->size, &header, group, &fault);
}

static void frame_times_are_rounded_to_the_nearest(void) {
    GnvcStreamInfo rates = {.frame_rate = {30000, 1001}, .time_base = {1, 1000}};
    CHECK_NUMBER(0, gnvc_frame_time(&rates, 0));
    CHECK_NUMBER(33, gnvc_frame_time(&rates, 1));
    CHECK_NUMBER(67, gnvc_frame_time(&rates, 2));
    CHECK_NUMBER(1001, gnvc_frame_time(&rates, 30));
    rates = (GnvcStreamInfo) {.frame_rate = {2, 1}, .time_base = {1, 1}};
    CHECK_NUMBER(1, gnvc_frame_time(&rates, 1));
    CHECK_NUMBER(2, gnvc_frame_time(&rates, 3));
    rates = (GnvcStreamInfo) {.frame_rate = {1, INT32_MAX}, .time_base = {1, INT32_MAX}};
    CHECK_NUMBER(INT64_MAX, gnvc_frame_time(&rates, GNVC_MAX_FRAME));
    CHECK_NUMBER((int64_t) INT32_MAX * INT32_MAX, gnvc_frame_time(&rates, 1));
}

static void groups_tell_their_frames_and_times(void) {
    static Bytes bytes;
    GnvcGroup group;
    bytes.size = 0;
    group_add(&bytes, (GroupPlan) {1, 300, 5, 4, 0, 0});
    CHECK_NUMBER(GNVC_OK, read_packet(&bytes, &group));
    CHECK(group.key && !group.has_timestamps);
    CHECK_NUMBER(5, group.frame_count);
    CHECK_NUMBER(300, group.first_frame);
    CHECK_NUMBER(300 * 3003, group.timestamps[0]);
    CHECK_NUMBER(304 * 3003, group.timestamps[4]);
    bytes.size = 0;
    group_add(&bytes, (GroupPlan) {0, 305, 64, 4, 1, -77});
    CHECK_NUMBER(GNVC_OK, read_packet(&bytes, &group));
    CHECK(!group.key && group.has_timestamps);
    CHECK_NUMBER(-77, group.timestamps[0]);
    CHECK_NUMBER(-77 + 63 * 3000, group.timestamps[63]);
}

static GnvcStatus read_payload(const void *payload, size_t size, GnvcGroup *group) {
    static Bytes bytes;
    bytes.size = 0;
    unit_add(&bytes, 2, payload, size);
    return read_packet(&bytes, group);
}

static void damaged_groups_are_refused(void) {
    static const struct {
        const char *payload;
        size_t size;
        GnvcStatus status;
    } cases[] = {
        {"\x98\x01\x00", 3, GNVC_OK},
        {"\x98\x00\x00", 3, GNVC_ERROR_CORRUPT},
        {"\x98\x42\x00", 3, GNVC_ERROR_CORRUPT},
        {"\x18\x41\x00", 3, GNVC_ERROR_CORRUPT},
        {"\x98\x01\x80\x00", 4, GNVC_ERROR_CORRUPT},
        {"\x98\x01\xff\xff\xff\xff\xff\xff\x7f", 9, GNVC_ERROR_CORRUPT},
        {"\x98\x05\x00\x03\x01\x02", 6, GNVC_ERROR_CORRUPT},
        {"\x98\x05\x00\x02\x01\x02", 6, GNVC_OK},
        {"\xd8\x40\x01\x00", 4, GNVC_ERROR_UNSUPPORTED},
        {"\xd8\x00\x01\x00", 4, GNVC_OK},
        {"\xd8\x02\x01\x00\x09", 5, GNVC_ERROR_CORRUPT},
        {"\xd8\x0e\x01\x00\x08\xff\x00\x00\x00\x01", 10, GNVC_OK},
        {"\xd8\x80\x01\x00\x03\x01\x02\x03", 8, GNVC_OK},
        {"\xd8\x80\x01\x00\x04\x01\x02\x03", 8, GNVC_ERROR_CORRUPT},
        {"\xd8\x01\x02\x00\x00\x00\x00", 7, GNVC_ERROR_CORRUPT},
        {"\xd8\x01\x02\x00\x00\x01\x00", 7, GNVC_OK},
        {"", 0, GNVC_ERROR_CORRUPT},
    };
    GnvcGroup group;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        GnvcStatus status = read_payload(cases[i].payload, cases[i].size, &group);
        if (status != cases[i].status) {
            fprintf(stderr, "group %zu: %d, not %d: %s\n", i, status, cases[i].status, fault.text);
            check_failures++;
        }
        for (size_t size = 0; status == GNVC_OK && size < 3; size++) {
            CHECK(read_payload(cases[i].payload, size, &group) != GNVC_OK);
        }
    }
}

static void substreams_keep_the_limit_of_the_level(void) {
    static uint8_t payload[16] = {0x98, 5, 0};
    GnvcGroup group;
    uint8_t *end = payload + 3;
    end += gnvc_put_leb(end, (256 << 10) + 1);
    CHECK_NUMBER(GNVC_ERROR_CORRUPT, read_payload(payload, (size_t) (end - payload), &group));
    CHECK(strstr(fault.text, "expected substream length of 0 to 262144, found 262145"));
}

static void packets_hold_one_group(void) {
    static Bytes bytes;
    GnvcGroup group;
    GroupPlan plan = {1, 0, 1, 4, 0, 0};
    bytes.size = 0;
    unit_add(&bytes, 77, "x", 1);
    CHECK_NUMBER(GNVC_ERROR_CORRUPT, read_packet(&bytes, &group));
    group_add(&bytes, plan);
    unit_add(&bytes, 78, "y", 1);
    CHECK_NUMBER(GNVC_OK, read_packet(&bytes, &group));
    group_add(&bytes, plan);
    CHECK_NUMBER(GNVC_ERROR_CORRUPT, read_packet(&bytes, &group));
    bytes.size -= 1;
    CHECK_NUMBER(GNVC_ERROR_CORRUPT, read_packet(&bytes, &group));
    bytes.size = 0;
    CHECK_NUMBER(GNVC_ERROR_CORRUPT, read_packet(&bytes, &group));
}

static void continuation_packets_are_one_byte(void) {
    CHECK_NUMBER(1, gnvc_continuation((const uint8_t *) "\x01", 1));
    CHECK_NUMBER(64, gnvc_continuation((const uint8_t *) "\x40", 1));
    CHECK_NUMBER(0, gnvc_continuation((const uint8_t *) "\x41", 1));
    CHECK_NUMBER(0, gnvc_continuation((const uint8_t *) "\x00", 1));
    CHECK_NUMBER(0, gnvc_continuation((const uint8_t *) "\x01\x02", 2));
    CHECK_NUMBER(0, gnvc_continuation((const uint8_t *) "", 0));
}

static void statuses_have_words(void) {
    for (int status = GNVC_ERROR_OUTPUT; status <= GNVC_END; status++) {
        CHECK(strcmp("unknown status", gnvc_status_text((GnvcStatus) status)));
    }
    CHECK_TEXT("unknown status", gnvc_status_text((GnvcStatus) -99));
    CHECK_NUMBER(GNVC_API_VERSION_MAJOR, gnvc_api_version() >> 16);
    CHECK_NUMBER(GNVC_API_VERSION_MINOR, gnvc_api_version() & 0xffff);
    CHECK(strchr(gnvc_version(), '.'));
}

int main(void) {
    static Bytes bytes;
    header_add(&bytes);
    CHECK_NUMBER(GNVC_OK, gnvc_configuration_read(bytes.data, bytes.size, &header, NULL, &fault));
    example_header_is_read();
    errors_tell_apart_what_is_wrong();
    formats_are_told_apart();
    header_cut_anywhere_is_corrupt();
    frame_times_are_rounded_to_the_nearest();
    groups_tell_their_frames_and_times();
    damaged_groups_are_refused();
    substreams_keep_the_limit_of_the_level();
    packets_hold_one_group();
    continuation_packets_are_one_byte();
    statuses_have_words();
    return check_result();
}
