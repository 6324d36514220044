/**
 * @file
 * Encoder and decoder up to the border to Java, which is played here: what is checked before it, and what becomes of
 * its answers. Java itself has tests of its own.
 */
#include "check.h"
#include "java.h"
#include "streams.h"
#include "syntax.h"

#include <stdlib.h>

/* ------------------------------------------------------------ a Java side that does as it is told */

static struct {
    int status;
    const char *message;
    long long handle;
    int starts;
    int opened;
    int groups;
    int frames;
    int flushes;
    int closed;
    long long pts;
    int frame_index;
    char settings[1024];
    GnvcStatus java_status;
} told;

static int answer(char *message, int capacity) {
    if (told.status < 0 && told.message) {
        snprintf(message, (size_t) capacity, "%s", told.message);
    }
    return told.status;
}

static int encoder_open(const char *settings, long long *handle, char *message, int capacity) {
    snprintf(told.settings, sizeof told.settings, "%s", settings);
    *handle = told.status < 0 ? 0 : told.handle;
    told.opened++;
    return answer(message, capacity);
}

static int encoder_header(long long handle, long long *out) {
    static Bytes header;
    CHECK_NUMBER(told.handle, handle);
    header.size = 0;
    header_add(&header);
    out[0] = (long long) (intptr_t) header.data;
    out[1] = (long long) header.size;
    return GNVC_OK;
}

static int encoder_send(long long handle, const void *p0, const void *p1, const void *p2, long long s0, long long s1,
                        long long s2, long long pts, int force_key, char *message, int capacity) {
    CHECK_NUMBER(told.handle, handle);
    CHECK((p0 && p1 && p2) || (!p0 && s0 == 0 && s1 == 0 && s2 == 0 && force_key == 0));
    told.pts = pts;
    told.frames++;
    return answer(message, capacity);
}

static int encoder_receive(long long handle, long long *out, char *message, int capacity) {
    static const uint8_t byte = 1;
    CHECK_NUMBER(told.handle, handle);
    out[0] = (long long) (intptr_t) &byte;
    out[1] = 1;
    out[2] = told.pts;
    out[3] = 1;
    return answer(message, capacity);
}

static int report(long long handle, char *text, int capacity) {
    CHECK_NUMBER(told.handle, handle);
    snprintf(text, (size_t) capacity, "first line\nsecond line\n");
    return GNVC_OK;
}

static void close_session(long long handle) {
    CHECK_NUMBER(told.handle, handle);
    told.closed++;
}

static int decoder_open(const char *settings, const void *configuration, int size, long long *handle, char *message,
                        int capacity) {
    CHECK_NUMBER(65, size);
    CHECK_NUMBER(1, *(const uint8_t *) configuration);
    return encoder_open(settings, handle, message, capacity);
}

static int decoder_group(long long handle, const void *packet, int size, int *frames, char *message, int capacity) {
    CHECK_NUMBER(told.handle, handle);
    CHECK(packet && size > 1);
    *frames = 5;
    told.groups++;
    return answer(message, capacity);
}

static int decoder_frame(long long handle, int index, void *p0, void *p1, void *p2, long long s0, long long s1,
                         long long s2, char *message, int capacity) {
    CHECK_NUMBER(told.handle, handle);
    CHECK(p0 && p1 && p2 && s0 && s1 && s2);
    told.frame_index = index;
    told.frames++;
    return answer(message, capacity);
}

static void decoder_flush(long long handle) {
    CHECK_NUMBER(told.handle, handle);
    told.flushes++;
}

const GnvcJava *gnvc_java(const GnvcLogger *logger, GnvcFault *fault) {
    static const GnvcJava java = {encoder_open, encoder_header, encoder_send,  encoder_receive, report, close_session,
                                  decoder_open, decoder_group,  decoder_frame, decoder_flush,   report, close_session};
    (void) logger;
    told.starts++;
    if (told.java_status != GNVC_OK) {
        gnvc_fault_set(fault, told.java_status, "no Java found");
        return NULL;
    }
    gnvc_fault_clear(fault);
    return &java;
}

static void tell(int status, const char *message) {
    told.status = status;
    told.message = message;
}

static void reset(void) {
    memset(&told, 0, sizeof told);
    told.handle = 77;
}

static char logged[256];

static void take_line(void *opaque, GnvcLogLevel level, const char *line) {
    CHECK(opaque == logged);
    CHECK_NUMBER(GNVC_LOG_VERBOSE, level);
    snprintf(logged + strlen(logged), sizeof logged - strlen(logged), "[%s]", line);
}

/* ------------------------------------------------------------ encoder */

static const GnvcFormat format = {512, 288, GNVC_CHROMA_420, 8, 0, 1, 1, 1};
static uint8_t plane[2 * 512 * 288];

static GnvcPicture picture_at(int64_t pts) {
    return (GnvcPicture) {.data = {plane, plane, plane}, .stride = {512, 256, 256}, .pts = pts};
}

static GnvcEncoder *open_encoder(void) {
    GnvcEncoder *encoder;
    logged[0] = 0;
    CHECK_NUMBER(GNVC_OK, gnvc_encoder_open(&encoder, &format, (GnvcRational) {25, 1}, (GnvcRational) {1, 25}, NULL,
                                            take_line, logged));
    return encoder;
}

static void encoder_tells_java_the_format_and_the_settings(void) {
    reset();
    GnvcSettings *settings = gnvc_encoder_settings();
    GnvcEncoder *encoder;
    size_t size;
    gnvc_settings_set(settings, "quality", "40");
    CHECK_NUMBER(GNVC_OK, gnvc_encoder_open(&encoder, &format, (GnvcRational) {30000, 1001}, (GnvcRational) {1, 90000},
                                            settings, NULL, NULL));
    CHECK_TEXT("width=512\nheight=288\nchroma=0\nbit-depth=8\nfull-range=0\nprimaries=1\ntransfer=1\nmatrix=1\n"
               "rate-num=30000\nrate-den=1001\nbase-num=1\nbase-den=90000\nquality=40\n",
               told.settings);
    CHECK_NUMBER(1, *gnvc_encoder_header(encoder, &size));
    CHECK_NUMBER(65, size);
    gnvc_encoder_close(encoder);
    gnvc_settings_free(settings);
    CHECK_NUMBER(1, told.closed);
}

static void refuses_format(GnvcFormat wrong, GnvcRational rate, GnvcRational base, const char *message) {
    GnvcEncoder *encoder;
    reset();
    CHECK_NUMBER(GNVC_ERROR_ARGUMENT, gnvc_encoder_open(&encoder, &wrong, rate, base, NULL, NULL, NULL));
    CHECK_TEXT(message, gnvc_encoder_message(encoder));
    GnvcPicture picture = picture_at(0);
    GnvcPacket packet;
    CHECK_NUMBER(GNVC_ERROR_ARGUMENT, gnvc_encoder_send(encoder, &picture));
    CHECK_TEXT("the encoder is not open", gnvc_encoder_message(encoder));
    CHECK_NUMBER(GNVC_ERROR_ARGUMENT, gnvc_encoder_receive(encoder, &packet));
    gnvc_encoder_close(encoder);
    CHECK_NUMBER(0, told.starts);
}

static void wrong_formats_start_nothing(void) {
    GnvcRational rate = {25, 1};
    GnvcFormat wrong = format;
    wrong.width = 0;
    refuses_format(wrong, rate, rate, "0x288 is too small: no side may be below 16");
    wrong.width = 8192;
    wrong.height = 1153;
    refuses_format(wrong, rate, rate, "8192x1153 is too large: at most 4096x2304 pixels, no side above 8192");
    wrong.width = 8193;
    wrong.height = 16;
    refuses_format(wrong, rate, rate, "8193x16 is too large: at most 4096x2304 pixels, no side above 8192");
    wrong = format;
    wrong.bit_depth = 12;
    refuses_format(wrong, rate, rate, "bit depth must be 8 or 10, not 12");
    wrong = format;
    wrong.matrix = 256;
    refuses_format(wrong, rate, rate, "colour code points must be 0 to 255, not 256");
    refuses_format(format, (GnvcRational) {0, 1}, rate, "frame rate must be above 0, not 0/1");
    refuses_format(format, rate, (GnvcRational) {1, -25}, "time base must be above 0, not 1/-25");
}

static void javas_refusals_keep_their_status_and_message(void) {
    GnvcEncoder *encoder;
    reset();
    tell(GNVC_ERROR_MODEL, "no model in /nowhere;\nsay --model");
    CHECK_NUMBER(GNVC_ERROR_MODEL, gnvc_encoder_open(&encoder, &format, (GnvcRational) {25, 1}, (GnvcRational) {1, 25},
                                                     NULL, NULL, NULL));
    CHECK_TEXT("no model in /nowhere; say --model", gnvc_encoder_message(encoder));
    gnvc_encoder_close(encoder);
    CHECK_NUMBER(0, told.closed);
    reset();
    told.handle = 0;
    CHECK_NUMBER(GNVC_ERROR_LIBRARY, gnvc_encoder_open(&encoder, &format, (GnvcRational) {25, 1},
                                                       (GnvcRational) {1, 25}, NULL, NULL, NULL));
    gnvc_encoder_close(encoder);
    reset();
    told.java_status = GNVC_ERROR_LIBRARY;
    CHECK_NUMBER(GNVC_ERROR_LIBRARY, gnvc_encoder_open(&encoder, &format, (GnvcRational) {25, 1},
                                                       (GnvcRational) {1, 25}, NULL, NULL, NULL));
    CHECK_TEXT("no Java found", gnvc_encoder_message(encoder));
    gnvc_encoder_close(encoder);
    reset();
    encoder = open_encoder();
    GnvcPicture picture = picture_at(0);
    tell(-77, NULL);
    CHECK_NUMBER(GNVC_ERROR_INTERNAL, gnvc_encoder_send(encoder, &picture));
    CHECK_TEXT("a defect in the codec", gnvc_encoder_message(encoder));
    gnvc_encoder_close(encoder);
}

static void time_begins_at_zero_for_java_and_comes_back(void) {
    reset();
    GnvcEncoder *encoder = open_encoder();
    GnvcPacket packet;
    GnvcPicture picture = picture_at(-1000);
    CHECK_NUMBER(GNVC_OK, gnvc_encoder_send(encoder, &picture));
    CHECK_NUMBER(0, told.pts);
    CHECK_NUMBER(GNVC_OK, gnvc_encoder_receive(encoder, &packet));
    CHECK_NUMBER(-1000, packet.pts);
    picture.pts = 7;
    CHECK_NUMBER(GNVC_OK, gnvc_encoder_send(encoder, &picture));
    CHECK_NUMBER(1007, told.pts);
    CHECK_NUMBER(GNVC_ERROR_ARGUMENT, gnvc_encoder_send(encoder, &picture));
    CHECK_TEXT("time stamps must grow: 7 follows 7", gnvc_encoder_message(encoder));
    tell(GNVC_AGAIN, NULL);
    CHECK_NUMBER(GNVC_AGAIN, gnvc_encoder_receive(encoder, &packet));
    CHECK_TEXT("", gnvc_encoder_message(encoder));
    tell(GNVC_OK, NULL);
    CHECK_NUMBER(GNVC_OK, gnvc_encoder_send(encoder, NULL));
    picture.pts = 8;
    CHECK_NUMBER(GNVC_ERROR_ARGUMENT, gnvc_encoder_send(encoder, &picture));
    CHECK_TEXT("the encoder was told that the stream ended", gnvc_encoder_message(encoder));
    gnvc_encoder_close(encoder);
    CHECK_TEXT("[first line][second line]", logged);
}

static void pictures_are_checked_before_their_addresses_go_to_java(void) {
    reset();
    GnvcEncoder *encoder = open_encoder();
    GnvcPicture picture = picture_at(0);
    picture.data[2] = NULL;
    CHECK_NUMBER(GNVC_ERROR_ARGUMENT, gnvc_encoder_send(encoder, &picture));
    CHECK_TEXT("plane 2 of the picture is missing", gnvc_encoder_message(encoder));
    picture = picture_at(0);
    picture.stride[1] = 255;
    CHECK_NUMBER(GNVC_ERROR_ARGUMENT, gnvc_encoder_send(encoder, &picture));
    CHECK_TEXT("rows of plane 1 need 256 bytes, not 255", gnvc_encoder_message(encoder));
    picture.stride[1] = -255;
    CHECK_NUMBER(GNVC_ERROR_ARGUMENT, gnvc_encoder_send(encoder, &picture));
    CHECK_NUMBER(0, told.frames);
    picture.stride[1] = -256;
    CHECK_NUMBER(GNVC_OK, gnvc_encoder_send(encoder, &picture));
    gnvc_encoder_close(encoder);
}

/* ------------------------------------------------------------ decoder */

static Bytes header;
static Bytes key_group;
static Bytes predictive_group;
static GnvcPicture target;

static GnvcDecoder *open_decoder(void) {
    GnvcDecoder *decoder;
    CHECK_NUMBER(GNVC_OK, gnvc_decoder_open(&decoder, header.data, header.size, NULL, NULL, NULL));
    CHECK_NUMBER(0, told.starts);
    return decoder;
}

static GnvcStatus decode(GnvcDecoder *decoder, const Bytes *packet) {
    GnvcStatus status = gnvc_decoder_decode(decoder, packet->data, packet->size, &target);
    CHECK((status < 0) == (*gnvc_decoder_message(decoder) != 0));
    return status;
}

static GnvcStatus go_on(GnvcDecoder *decoder, int index) {
    Bytes *packet = calloc(1, sizeof *packet);
    packet->data[0] = (uint8_t) index;
    packet->size = 1;
    GnvcStatus status = decode(decoder, packet);
    free(packet);
    return status;
}

static void frames_come_in_order_and_lost_packets_leave_gaps(void) {
    reset();
    GnvcDecoder *decoder = open_decoder();
    CHECK_NUMBER(GNVC_ERROR_CORRUPT, go_on(decoder, 1));
    CHECK_NUMBER(GNVC_AGAIN, go_on(decoder, 2));
    CHECK_NUMBER(GNVC_ERROR_REFERENCE, decode(decoder, &predictive_group));
    CHECK_NUMBER(0, told.starts);
    CHECK_NUMBER(GNVC_OK, decode(decoder, &key_group));
    CHECK_NUMBER(0, told.frame_index);
    CHECK_NUMBER(GNVC_OK, go_on(decoder, 1));
    CHECK_NUMBER(GNVC_OK, go_on(decoder, 3));
    CHECK_NUMBER(3, told.frame_index);
    CHECK_NUMBER(GNVC_ERROR_CORRUPT, go_on(decoder, 3));
    CHECK_NUMBER(GNVC_ERROR_CORRUPT, go_on(decoder, 5));
    CHECK_TEXT("frame 5 of a group of 5 is out of order after frame 3", gnvc_decoder_message(decoder));
    CHECK_NUMBER(GNVC_OK, go_on(decoder, 4));
    CHECK_NUMBER(GNVC_OK, decode(decoder, &predictive_group));
    CHECK_NUMBER(GNVC_OK, go_on(decoder, 2));
    CHECK_NUMBER(GNVC_ERROR_CORRUPT, go_on(decoder, 1));
    CHECK_NUMBER(GNVC_AGAIN, go_on(decoder, 3));
    CHECK_NUMBER(GNVC_OK, decode(decoder, &key_group));
    CHECK_NUMBER(1, told.opened);
    gnvc_decoder_close(decoder);
    CHECK_NUMBER(1, told.closed);
}

static void lost_group_is_reported_once(void) {
    reset();
    GnvcDecoder *decoder = open_decoder();
    CHECK_NUMBER(GNVC_OK, decode(decoder, &key_group));
    Bytes *damaged = malloc(sizeof *damaged);
    *damaged = key_group;
    damaged->data[8] ^= 1;
    CHECK_NUMBER(GNVC_ERROR_CORRUPT, decode(decoder, damaged));
    free(damaged);
    CHECK_NUMBER(1, told.groups);
    for (int i = 1; i < 5; i++) {
        CHECK_NUMBER(GNVC_AGAIN, go_on(decoder, i));
    }
    tell(GNVC_ERROR_REFERENCE, "frames 5 to 9 need the group before them");
    CHECK_NUMBER(GNVC_ERROR_REFERENCE, decode(decoder, &predictive_group));
    CHECK_TEXT("frames 5 to 9 need the group before them", gnvc_decoder_message(decoder));
    CHECK_NUMBER(GNVC_AGAIN, go_on(decoder, 1));
    tell(GNVC_OK, NULL);
    CHECK_NUMBER(GNVC_OK, decode(decoder, &key_group));
    CHECK_NUMBER(GNVC_OK, go_on(decoder, 1));
    gnvc_decoder_close(decoder);
}

static void after_a_flush_a_key_group_is_needed(void) {
    reset();
    GnvcDecoder *decoder = open_decoder();
    CHECK_NUMBER(GNVC_ERROR_REFERENCE, decode(decoder, &predictive_group));
    CHECK_NUMBER(0, told.starts);
    CHECK_NUMBER(GNVC_AGAIN, go_on(decoder, 1));
    gnvc_decoder_flush(decoder);
    CHECK_NUMBER(0, told.flushes);
    CHECK_NUMBER(GNVC_OK, decode(decoder, &key_group));
    gnvc_decoder_flush(decoder);
    CHECK_NUMBER(1, told.flushes);
    CHECK_NUMBER(GNVC_ERROR_CORRUPT, go_on(decoder, 1));
    CHECK_NUMBER(GNVC_ERROR_REFERENCE, decode(decoder, &predictive_group));
    CHECK_NUMBER(GNVC_OK, decode(decoder, &key_group));
    gnvc_decoder_close(decoder);
}

static void decoder_that_cannot_open_says_so_each_time_and_tries_once(void) {
    reset();
    GnvcDecoder *decoder = open_decoder();
    tell(GNVC_ERROR_MODEL, "another model");
    for (int i = 0; i < 3; i++) {
        CHECK_NUMBER(GNVC_ERROR_MODEL, decode(decoder, &key_group));
        CHECK_TEXT("another model", gnvc_decoder_message(decoder));
        CHECK_NUMBER(GNVC_AGAIN, go_on(decoder, 1));
    }
    CHECK_NUMBER(1, told.opened);
    gnvc_decoder_close(decoder);
    CHECK_NUMBER(0, told.closed);
}

static void wrong_configurations_are_refused_at_once(void) {
    GnvcDecoder *decoder;
    CHECK_NUMBER(GNVC_ERROR_CORRUPT, gnvc_decoder_open(&decoder, header.data, header.size - 1, NULL, NULL, NULL));
    CHECK(strstr(gnvc_decoder_message(decoder), "corrupt at byte "));
    CHECK_NUMBER(GNVC_ERROR_CORRUPT, decode(decoder, &key_group));
    gnvc_decoder_flush(decoder);
    gnvc_decoder_close(decoder);
    Bytes *newer = calloc(1, sizeof *newer);
    header_add_changed(newer, 0, 2);
    CHECK_NUMBER(GNVC_ERROR_VERSION, gnvc_decoder_open(&decoder, newer->data, newer->size, NULL, NULL, NULL));
    gnvc_decoder_close(decoder);
    gnvc_decoder_close(NULL);
    free(newer);
}

int main(void) {
    target = picture_at(0);
    header_add(&header);
    group_add(&key_group, (GroupPlan) {1, 0, 5, 4, 0, 0});
    group_add(&predictive_group, (GroupPlan) {0, 5, 5, 4, 0, 0});
    encoder_tells_java_the_format_and_the_settings();
    wrong_formats_start_nothing();
    javas_refusals_keep_their_status_and_message();
    time_begins_at_zero_for_java_and_comes_back();
    pictures_are_checked_before_their_addresses_go_to_java();
    frames_come_in_order_and_lost_packets_leave_gaps();
    lost_group_is_reported_once();
    after_a_flush_a_key_group_is_needed();
    decoder_that_cannot_open_says_so_each_time_and_tries_once();
    wrong_configurations_are_refused_at_once();
    return check_result();
}
