/**
 * @file
 * Several streams at once through the whole library, Java included, each call on a thread of its own that then ends, as
 * hosts with pools of threads do. What each stream decodes to must be what it decodes to alone.
 */
#include "check.h"

#include <gnvc/gnvc.h>

#include <pthread.h>
#include <stdlib.h>

enum { STREAMS = 4, FRAMES = 9, MAX_PACKETS = 16, MAX_BYTES = 4096, PLANE_BYTES = 2 * 100 * 80 };

typedef struct Stream {
    GnvcFormat format;
    GnvcEncoder *encoder;
    GnvcDecoder *decoder;
    uint8_t planes[3][PLANE_BYTES];
    uint8_t packets[MAX_PACKETS][MAX_BYTES];
    size_t sizes[MAX_PACKETS];
    int count;
    uint32_t sums[FRAMES];
    GnvcStatus status;
    int frame;
} Stream;

static GnvcPicture picture_of(Stream *stream, int frame) {
    /* The last row first where the number of the frame is odd: strides may be negative. */
    ptrdiff_t row = 200;
    GnvcPicture picture = {.pts = 100 + 3 * frame};
    for (int i = 0; i < 3; i++) {
        int upwards = frame % 2;
        picture.stride[i] = upwards ? -row : row;
        picture.data[i] = stream->planes[i] + (upwards ? 79 * row : 0);
    }
    return picture;
}

static void draw(Stream *stream, int frame) {
    int deep = stream->format.bit_depth > 8;
    for (int plane = 0; plane < 3; plane++) {
        for (int i = 0; i < PLANE_BYTES; i++) {
            int column = i % 200 / (deep ? 2 : 1);
            int value = 64 + (column + 2 * frame) % 100 + 10 * plane;
            stream->planes[plane][i] = (uint8_t) (!deep ? value : i % 2 ? 1 : value);
        }
    }
}

static uint32_t sum_of(const Stream *stream) {
    uint32_t sum = 1;
    for (int plane = 0; plane < 3; plane++) {
        for (int i = 0; i < PLANE_BYTES; i++) {
            sum = sum * 16777619 ^ stream->planes[plane][i];
        }
    }
    return sum;
}

/* ------------------------------------------------------------ steps, each one run on a thread of its own */

static void *open_encoder(void *opaque) {
    Stream *stream = opaque;
    GnvcSettings *settings = gnvc_encoder_settings();
    gnvc_settings_set(settings, "group", "4");
    stream->status = gnvc_encoder_open(&stream->encoder, &stream->format, (GnvcRational) {25, 1},
                                       (GnvcRational) {1, 75}, settings, NULL, NULL);
    gnvc_settings_free(settings);
    return NULL;
}

static void *send(void *opaque) {
    Stream *stream = opaque;
    GnvcPicture picture = picture_of(stream, stream->frame);
    draw(stream, stream->frame);
    stream->status = gnvc_encoder_send(stream->encoder, stream->frame < FRAMES ? &picture : NULL);
    return NULL;
}

static void *receive(void *opaque) {
    Stream *stream = opaque;
    GnvcPacket packet;
    stream->status = gnvc_encoder_receive(stream->encoder, &packet);
    if (stream->status == GNVC_OK && stream->count < MAX_PACKETS && packet.size <= MAX_BYTES) {
        CHECK_NUMBER(100 + 3 * stream->count, packet.pts);
        memcpy(stream->packets[stream->count], packet.data, packet.size);
        stream->sizes[stream->count++] = packet.size;
    }
    return NULL;
}

static void *open_decoder(void *opaque) {
    Stream *stream = opaque;
    size_t size;
    const uint8_t *header = gnvc_encoder_header(stream->encoder, &size);
    stream->status = gnvc_decoder_open(&stream->decoder, header, size, NULL, NULL, NULL);
    return NULL;
}

static void *decode(void *opaque) {
    Stream *stream = opaque;
    GnvcPicture picture = picture_of(stream, 0);
    memset(stream->planes, 0, sizeof stream->planes);
    stream->status = gnvc_decoder_decode(stream->decoder, stream->packets[stream->frame],
                                         stream->sizes[stream->frame], &picture);
    stream->sums[stream->frame] = sum_of(stream);
    return NULL;
}

static void *close_both(void *opaque) {
    Stream *stream = opaque;
    gnvc_encoder_close(stream->encoder);
    gnvc_decoder_close(stream->decoder);
    return NULL;
}

/** Runs a step for all streams side by side. */
static void step(Stream *const streams[], int count, void *(*what)(void *) ) {
    pthread_t threads[STREAMS];
    for (int i = 0; i < count; i++) {
        pthread_create(&threads[i], NULL, what, streams[i]);
    }
    for (int i = 0; i < count; i++) {
        pthread_join(threads[i], NULL);
    }
}

static void step_well(Stream *const streams[], int count, void *(*what)(void *) ) {
    step(streams, count, what);
    for (int i = 0; i < count; i++) {
        if (streams[i]->status != GNVC_OK) {
            fprintf(stderr, "stream %d: %d %s %s\n", i, streams[i]->status,
                    streams[i]->encoder ? gnvc_encoder_message(streams[i]->encoder) : "",
                    streams[i]->decoder ? gnvc_decoder_message(streams[i]->decoder) : "");
            exit(1);
        }
    }
}

static void run(Stream *const streams[], int count) {
    step_well(streams, count, open_encoder);
    for (int frame = 0; frame <= FRAMES; frame++) {
        for (int i = 0; i < count; i++) {
            streams[i]->frame = frame;
        }
        step_well(streams, count, send);
    }
    for (int tries = 0; tries <= FRAMES; tries++) {
        step(streams, count, receive);
    }
    for (int i = 0; i < count; i++) {
        CHECK_NUMBER(GNVC_END, streams[i]->status);
        CHECK_NUMBER(FRAMES, streams[i]->count);
    }
    step_well(streams, count, open_decoder);
    for (int frame = 0; frame < FRAMES; frame++) {
        for (int i = 0; i < count; i++) {
            streams[i]->frame = frame;
        }
        step_well(streams, count, decode);
    }
    step(streams, count, close_both);
}

int main(void) {
    static const GnvcFormat formats[STREAMS] = {
        {64, 48, GNVC_CHROMA_420, 8, 0, 1, 1, 1},
        {77, 51, GNVC_CHROMA_422, 10, 0, 9, 16, 9},
        {100, 80, GNVC_CHROMA_444, 8, 1, 1, 1, 1},
        {64, 64, GNVC_CHROMA_RGB, 10, 1, 1, 13, 0},
    };
    static Stream side_by_side[STREAMS];
    static Stream alone[STREAMS];
    Stream *all[STREAMS];
    for (int i = 0; i < STREAMS; i++) {
        side_by_side[i].format = alone[i].format = formats[i];
        all[i] = &side_by_side[i];
    }
    run(all, STREAMS);
    for (int i = 0; i < STREAMS; i++) {
        Stream *one = &alone[i];
        run(&one, 1);
        for (int frame = 0; frame < FRAMES; frame++) {
            CHECK_NUMBER(alone[i].sums[frame], side_by_side[i].sums[frame]);
            CHECK_NUMBER(alone[i].sizes[frame], side_by_side[i].sizes[frame]);
            CHECK(frame == 0 || alone[i].sums[frame] != alone[i].sums[frame - 1]);
        }
    }
    return check_result();
}
