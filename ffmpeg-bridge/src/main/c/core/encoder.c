/**
 * @file
 * The encoder: checks what it is given and hands it to Java.
 */
#include "java.h"
#include "picture.h"
#include "settings.h"
#include "syntax.h"

#include <stdlib.h>
#include <string.h>

#define MIN_SIDE 16
#define REPORT_BYTES 4096

struct GnvcEncoder {
    const GnvcJava *java;
    /** 0 unless it is open */
    long long handle;
    GnvcLogger logger;
    GnvcFormat format;
    uint8_t *header;
    size_t header_size;
    /** the stream's own time begins at 0: at the first picture, and not later than the one sent last */
    int has_first;
    int64_t first_pts;
    int64_t last_pts;
    int ended;
    GnvcFault fault;
};

static GnvcStatus check_format(const GnvcFormat *format, GnvcRational rate, GnvcRational base, GnvcFault *fault) {
    if (format->width < MIN_SIDE || format->height < MIN_SIDE) {
        return gnvc_fault_set(fault, GNVC_ERROR_ARGUMENT, "%dx%d is too small: no side may be below %d", format->width,
                              format->height, MIN_SIDE);
    }
    if (!gnvc_size_is_coded(format->width, format->height)) {
        return gnvc_fault_set(fault, GNVC_ERROR_ARGUMENT,
                              "%dx%d is too large: at most 4096x2304 pixels, no side above 8192", format->width,
                              format->height);
    }
    if (format->chroma < GNVC_CHROMA_420 || format->chroma > GNVC_CHROMA_RGB) {
        return gnvc_fault_set(fault, GNVC_ERROR_ARGUMENT, "chroma must be 0 to 3, not %d", (int) format->chroma);
    }
    if (format->bit_depth != 8 && format->bit_depth != 10) {
        return gnvc_fault_set(fault, GNVC_ERROR_ARGUMENT, "bit depth must be 8 or 10, not %d", format->bit_depth);
    }
    const int codes[] = {format->primaries, format->transfer, format->matrix};
    for (int i = 0; i < 3; i++) {
        if (codes[i] < 0 || codes[i] > 255) {
            return gnvc_fault_set(fault, GNVC_ERROR_ARGUMENT, "colour code points must be 0 to 255, not %d", codes[i]);
        }
    }
    if (rate.num < 1 || rate.den < 1) {
        return gnvc_fault_set(fault, GNVC_ERROR_ARGUMENT, "frame rate must be above 0, not %d/%d", rate.num, rate.den);
    }
    if (base.num < 1 || base.den < 1) {
        return gnvc_fault_set(fault, GNVC_ERROR_ARGUMENT, "time base must be above 0, not %d/%d", base.num, base.den);
    }
    return gnvc_fault_clear(fault);
}

static void write_format(const GnvcFormat *format, GnvcRational rate, GnvcRational base, GnvcText *text) {
    gnvc_text_line(text, "width", "%d", format->width);
    gnvc_text_line(text, "height", "%d", format->height);
    gnvc_text_line(text, "chroma", "%d", (int) format->chroma);
    gnvc_text_line(text, "bit-depth", "%d", format->bit_depth);
    gnvc_text_line(text, "full-range", "%d", format->full_range != 0);
    gnvc_text_line(text, "primaries", "%d", format->primaries);
    gnvc_text_line(text, "transfer", "%d", format->transfer);
    gnvc_text_line(text, "matrix", "%d", format->matrix);
    gnvc_text_line(text, "rate-num", "%d", rate.num);
    gnvc_text_line(text, "rate-den", "%d", rate.den);
    gnvc_text_line(text, "base-num", "%d", base.num);
    gnvc_text_line(text, "base-den", "%d", base.den);
}

static GnvcStatus take_header(GnvcEncoder *encoder) {
    long long out[2] = {0, 0};
    int status = encoder->java->encoder_header(encoder->handle, out);
    if (status != GNVC_OK || out[0] == 0 || out[1] <= 0) {
        return gnvc_fault_set(&encoder->fault, GNVC_ERROR_INTERNAL, "the encoder has no sequence header");
    }
    encoder->header_size = (size_t) out[1];
    encoder->header = malloc(encoder->header_size);
    if (!encoder->header) {
        return gnvc_fault_set(&encoder->fault, GNVC_ERROR_MEMORY, "out of memory");
    }
    memcpy(encoder->header, (const void *) (uintptr_t) out[0], encoder->header_size);
    return gnvc_fault_clear(&encoder->fault);
}

static GnvcStatus open_java(GnvcEncoder *encoder, const char *settings) {
    encoder->java = gnvc_java(&encoder->logger, &encoder->fault);
    if (!encoder->java) {
        return encoder->fault.status;
    }
    int status =
        encoder->java->encoder_open(settings, &encoder->handle, encoder->fault.text, sizeof encoder->fault.text);
    return gnvc_java_opened(status, encoder->handle, &encoder->fault) == GNVC_OK ? take_header(encoder)
                                                                                 : encoder->fault.status;
}

GnvcStatus gnvc_encoder_open(GnvcEncoder **result, const GnvcFormat *format, GnvcRational frame_rate,
                             GnvcRational time_base, const GnvcSettings *settings, GnvcLog log, void *opaque) {
    GnvcEncoder *encoder = calloc(1, sizeof *encoder);
    *result = encoder;
    if (!encoder) {
        return GNVC_ERROR_MEMORY;
    }
    encoder->logger = (GnvcLogger) {log, opaque};
    encoder->format = *format;
    if (check_format(format, frame_rate, time_base, &encoder->fault) != GNVC_OK) {
        return encoder->fault.status;
    }
    GnvcText text = {0};
    write_format(format, frame_rate, time_base, &text);
    if (gnvc_settings_write(settings, &text, &encoder->fault) == GNVC_OK) {
        if (text.failed) {
            gnvc_fault_set(&encoder->fault, GNVC_ERROR_MEMORY, "out of memory");
        } else {
            open_java(encoder, text.data);
        }
    }
    gnvc_text_free(&text);
    return encoder->fault.status;
}

const uint8_t *gnvc_encoder_header(const GnvcEncoder *encoder, size_t *size) {
    *size = encoder->header_size;
    return encoder->header;
}

const char *gnvc_encoder_message(const GnvcEncoder *encoder) {
    return encoder->fault.text;
}

static GnvcStatus check_picture(GnvcEncoder *encoder, const GnvcPicture *picture) {
    if (gnvc_picture_check(picture, &encoder->format, &encoder->fault) != GNVC_OK) {
        return encoder->fault.status;
    }
    if (encoder->has_first && picture->pts <= encoder->last_pts) {
        return gnvc_fault_set(&encoder->fault, GNVC_ERROR_ARGUMENT,
                              "time stamps must grow: %lld follows %lld", (long long) picture->pts,
                              (long long) encoder->last_pts);
    }
    return GNVC_OK;
}

GnvcStatus gnvc_encoder_send(GnvcEncoder *encoder, const GnvcPicture *picture) {
    GnvcFault *fault = &encoder->fault;
    if (!encoder->handle || encoder->ended) {
        return gnvc_fault_set(fault, GNVC_ERROR_ARGUMENT, "the encoder %s",
                              encoder->ended ? "was told that the stream ended" : "is not open");
    }
    if (!picture) {
        encoder->ended = 1;
        int status = encoder->java->encoder_send(encoder->handle, NULL, NULL, NULL, 0, 0, 0, 0, 0, fault->text,
                                                 sizeof fault->text);
        return gnvc_java_status(status, fault);
    }
    if (check_picture(encoder, picture) != GNVC_OK) {
        return fault->status;
    }
    if (!encoder->has_first) {
        encoder->has_first = 1;
        encoder->first_pts = picture->pts;
    }
    encoder->last_pts = picture->pts;
    int status = encoder->java->encoder_send(
        encoder->handle, picture->data[0], picture->data[1], picture->data[2], picture->stride[0], picture->stride[1],
        picture->stride[2], (long long) ((uint64_t) picture->pts - (uint64_t) encoder->first_pts), picture->force_key,
        fault->text, sizeof fault->text);
    return gnvc_java_status(status, fault);
}

GnvcStatus gnvc_encoder_receive(GnvcEncoder *encoder, GnvcPacket *packet) {
    GnvcFault *fault = &encoder->fault;
    long long out[4] = {0};
    if (!encoder->handle) {
        return gnvc_fault_set(fault, GNVC_ERROR_ARGUMENT, "the encoder is not open");
    }
    int status = encoder->java->encoder_receive(encoder->handle, out, fault->text, sizeof fault->text);
    if (gnvc_java_status(status, fault) != GNVC_OK) {
        return fault->status;
    }
    *packet = (GnvcPacket) {
        .data = (const uint8_t *) (uintptr_t) out[0],
        .size = (size_t) out[1],
        .pts = (int64_t) ((uint64_t) out[2] + (uint64_t) encoder->first_pts),
        .key = out[3] != 0,
        .position = -1,
    };
    return GNVC_OK;
}

void gnvc_encoder_close(GnvcEncoder *encoder) {
    if (!encoder) {
        return;
    }
    if (encoder->handle) {
        char report[REPORT_BYTES] = "";
        if (encoder->java->encoder_report(encoder->handle, report, sizeof report) == GNVC_OK) {
            gnvc_logger_text(&encoder->logger, GNVC_LOG_VERBOSE, report);
        }
        encoder->java->encoder_close(encoder->handle);
    }
    free(encoder->header);
    free(encoder);
}
