/**
 * @file
 * The encoder "gnvc": FFmpeg's options and frames on libgnvc's encoder.
 */
#include <errno.h>
#include <limits.h>
#include <math.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include "libavcodec/libgnvc.h"

/** Refinement steps that have a name. */
static const struct {
    const char *name;
    int steps;
} gnvc_presets[] = { { "medium", 1 }, { "slow", 2 }, { "slower", 4 }, { "veryslow", 8 } };

typedef struct GnvcEncoderContext {
    const AVClass *class;
    GnvcEncoder *encoder;
    GnvcChroma chroma;
    /** durations of the frames sent and not received, a ring: packets come in the order of frames */
    int64_t *durations;
    int capacity;
    int first;
    int pending;
    int64_t last_pts;
    int draining;

    float crf;
    int qp;
    char *preset;
    int steps;
    char *device;
    char *model;
    char *precision;
    AVDictionary *parameters;
} GnvcEncoderContext;

static int refuse(AVCodecContext *avctx, const char *option, const char *instead) {
    av_log(avctx, AV_LOG_ERROR, "not supported: %s; %s\n", option, instead);
    return AVERROR(ENOSYS);
}

static int check_rate_control(AVCodecContext *avctx) {
    if (avctx->flags & (AV_CODEC_FLAG_PASS1 | AV_CODEC_FLAG_PASS2))
        return refuse(avctx, "-pass", "-b:v needs one pass");
    if (avctx->rc_max_rate)
        return refuse(avctx, "-maxrate", "use -b:v for a bit rate, -crf for a quality");
    if (avctx->rc_min_rate)
        return refuse(avctx, "-minrate", "use -b:v for a bit rate, -crf for a quality");
    if (avctx->rc_buffer_size)
        return refuse(avctx, "-bufsize", "use -b:v for a bit rate, -crf for a quality");
    return 0;
}

/** Chooses between the ways to say how many bits to spend: -crf before -qp, -q:v and -b:v. */
static int set_rate(AVCodecContext *avctx, GnvcSettings *settings) {
    const GnvcEncoderContext *context = avctx->priv_data;
    int quality;

    if (context->crf >= 0) {
        quality = 63 - (int)lrintf(context->crf);
    } else if (context->qp >= 0) {
        quality = 63 - context->qp;
    } else if (avctx->flags & AV_CODEC_FLAG_QSCALE) {
        double q = avctx->global_quality / (double)FF_QP2LAMBDA;
        if (!(q >= 1 && q <= 31)) {
            av_log(avctx, AV_LOG_ERROR, "-q:v is from 1 (best) to 31, not %g\n", q);
            return AVERROR(EINVAL);
        }
        quality = (int)lrint(63 - (q - 1) * 63 / 30);
    } else {
        return avctx->bit_rate > 0 ? gnvc_set_number(avctx, settings, "bitrate", avctx->bit_rate) : 0;
    }
    if (avctx->bit_rate > 0)
        av_log(avctx, AV_LOG_VERBOSE, "-b:v is not used: a quality is given\n");
    return gnvc_set_number(avctx, settings, "quality", quality);
}

static int set_steps(AVCodecContext *avctx, GnvcSettings *settings) {
    const GnvcEncoderContext *context = avctx->priv_data;

    for (size_t i = 0; i < sizeof(gnvc_presets) / sizeof(*gnvc_presets); i++)
        if (context->preset && !strcmp(context->preset, gnvc_presets[i].name))
            return gnvc_set_number(avctx, settings, "steps",
                                   context->steps > 0 ? context->steps : gnvc_presets[i].steps);
    av_log(avctx, AV_LOG_ERROR, "no preset \"%s\": there are medium, slow, slower, veryslow\n",
           context->preset ? context->preset : "");
    return AVERROR(EINVAL);
}

static int set_all(AVCodecContext *avctx, GnvcSettings *settings) {
    const GnvcEncoderContext *context = avctx->priv_data;
    int ret;

    if ((ret = check_rate_control(avctx)) < 0 || (ret = set_rate(avctx, settings)) < 0 ||
        (ret = set_steps(avctx, settings)) < 0 ||
        (ret = gnvc_set_number(avctx, settings, "threads", avctx->thread_count)) < 0 ||
        (ret = gnvc_set(avctx, settings, "device", context->device)) < 0 ||
        (ret = gnvc_set(avctx, settings, "precision", context->precision)) < 0 ||
        (ret = gnvc_set(avctx, settings, "model", context->model)) < 0)
        return ret;
    /* -g 0 asks for key frames only, as everywhere in FFmpeg */
    if (avctx->gop_size >= 0 &&
        (ret = gnvc_set_number(avctx, settings, "keyint", avctx->gop_size ? avctx->gop_size : 1)) < 0)
        return ret;
    return gnvc_set_all(avctx, settings, context->parameters);
}

/** A colour code point as the bitstream stores it. */
static int code_point(int value) {
    return value >= 0 && value <= 255 ? value : 2;
}

static GnvcFormat picture_format(const AVCodecContext *avctx) {
    GnvcFormat format = {
        .width = avctx->width,
        .height = avctx->height,
        .full_range = avctx->color_range == AVCOL_RANGE_JPEG,
        .primaries = code_point(avctx->color_primaries),
        .transfer = code_point(avctx->color_trc),
        .matrix = code_point(avctx->colorspace),
    };

    for (int i = 0; i < GNVC_PIXEL_FORMAT_COUNT; i++)
        if (gnvc_pixel_formats[i].pix_fmt == avctx->pix_fmt) {
            format.chroma = gnvc_pixel_formats[i].chroma;
            format.bit_depth = gnvc_pixel_formats[i].bit_depth;
        }
    if (format.chroma == GNVC_CHROMA_RGB) {
        format.full_range = 1;
        format.matrix = AVCOL_SPC_RGB;
    }
    return format;
}

static GnvcRational frame_rate(const AVCodecContext *avctx) {
    if (avctx->framerate.num > 0 && avctx->framerate.den > 0)
        return (GnvcRational){ avctx->framerate.num, avctx->framerate.den };
    return (GnvcRational){ avctx->time_base.den, avctx->time_base.num };
}

static int set_extradata(AVCodecContext *avctx, const uint8_t *header, size_t size) {
    avctx->extradata = av_mallocz(size + AV_INPUT_BUFFER_PADDING_SIZE);
    if (!avctx->extradata)
        return AVERROR(ENOMEM);
    memcpy(avctx->extradata, header, size);
    avctx->extradata_size = (int)size;
    return 0;
}

static int encode_init(AVCodecContext *avctx) {
    GnvcEncoderContext *context = avctx->priv_data;
    GnvcFormat format = picture_format(avctx);
    GnvcSettings *settings = gnvc_encoder_settings();
    const uint8_t *header;
    size_t size;
    GnvcStatus status;
    int ret;

    if (!settings)
        return AVERROR(ENOMEM);
    context->chroma = format.chroma;
    context->last_pts = AV_NOPTS_VALUE;
    ret = set_all(avctx, settings);
    if (ret < 0) {
        gnvc_settings_free(settings);
        return ret;
    }
    status = gnvc_encoder_open(&context->encoder, &format, frame_rate(avctx),
                               (GnvcRational){ avctx->time_base.num, avctx->time_base.den }, settings, gnvc_log, avctx);
    gnvc_settings_free(settings);
    /* The pictures are what the user gave, not something that FFmpeg lacks. */
    if (status == GNVC_ERROR_UNSUPPORTED)
        status = GNVC_ERROR_ARGUMENT;
    if (status != GNVC_OK)
        return gnvc_fail(avctx, status, context->encoder ? gnvc_encoder_message(context->encoder) : NULL);
    header = gnvc_encoder_header(context->encoder, &size);
    return set_extradata(avctx, header, size);
}

static int keep_duration(GnvcEncoderContext *context, int64_t duration) {
    if (context->pending == context->capacity) {
        int capacity = context->capacity ? 2 * context->capacity : 64;
        int64_t *grown = av_calloc(capacity, sizeof(*grown));
        if (!grown)
            return AVERROR(ENOMEM);
        for (int i = 0; i < context->pending; i++)
            grown[i] = context->durations[(context->first + i) % context->capacity];
        av_free(context->durations);
        context->durations = grown;
        context->capacity = capacity;
        context->first = 0;
    }
    context->durations[(context->first + context->pending++) % context->capacity] = duration;
    return 0;
}

static int64_t take_duration(GnvcEncoderContext *context) {
    int64_t duration = 0;
    if (context->pending) {
        duration = context->durations[context->first];
        context->first = (context->first + 1) % context->capacity;
        context->pending--;
    }
    return duration;
}

/** Ticks from a frame to the next at the nominal rate; 0 if there is none. */
static int64_t nominal_duration(const AVCodecContext *avctx) {
    if (avctx->framerate.num <= 0 || avctx->framerate.den <= 0)
        return 0;
    return av_rescale_q(1, (AVRational){ avctx->framerate.den, avctx->framerate.num }, avctx->time_base);
}

static int send_frame(AVCodecContext *avctx, const AVFrame *frame) {
    GnvcEncoderContext *context = avctx->priv_data;
    GnvcPicture picture = { .pts = frame->pts, .force_key = frame->pict_type == AV_PICTURE_TYPE_I };
    int64_t nominal = nominal_duration(avctx);
    GnvcStatus status;

    if (frame->width != avctx->width || frame->height != avctx->height || frame->format != (int)avctx->pix_fmt) {
        av_log(avctx, AV_LOG_ERROR, "not supported: pictures that change from %dx%d to %dx%d or in pixel format\n",
               avctx->width, avctx->height, frame->width, frame->height);
        return AVERROR(EINVAL);
    }
    if (picture.pts == AV_NOPTS_VALUE)
        picture.pts = context->last_pts == AV_NOPTS_VALUE ? 0 : context->last_pts + (nominal > 0 ? nominal : 1);
    gnvc_point(&picture, frame, context->chroma);
    status = gnvc_encoder_send(context->encoder, &picture);
    if (status != GNVC_OK)
        return gnvc_fail(avctx, status, gnvc_encoder_message(context->encoder));
    context->last_pts = picture.pts;
    return keep_duration(context, gnvc_packet_duration(frame, nominal));
}

static int encode(AVCodecContext *avctx, AVPacket *packet, const AVFrame *frame, int *got_packet) {
    GnvcEncoderContext *context = avctx->priv_data;
    GnvcPacket coded;
    GnvcStatus status = GNVC_OK;
    int ret;

    if (frame) {
        if ((ret = send_frame(avctx, frame)) < 0)
            return ret;
    } else if (!context->draining) {
        context->draining = 1;
        status = gnvc_encoder_send(context->encoder, NULL);
    }
    if (status == GNVC_OK)
        status = gnvc_encoder_receive(context->encoder, &coded);
    if (status == GNVC_AGAIN || status == GNVC_END)
        return 0;
    if (status != GNVC_OK)
        return gnvc_fail(avctx, status, gnvc_encoder_message(context->encoder));
    if (coded.size > INT_MAX - AV_INPUT_BUFFER_PADDING_SIZE)
        return AVERROR(ENOMEM);
    if ((ret = av_new_packet(packet, (int)coded.size)) < 0)
        return ret;
    memcpy(packet->data, coded.data, coded.size);
    packet->pts = packet->dts = coded.pts;
    packet->duration = take_duration(context);
    if (coded.key)
        packet->flags |= AV_PKT_FLAG_KEY;
    *got_packet = 1;
    return 0;
}

static int encode_close(AVCodecContext *avctx) {
    GnvcEncoderContext *context = avctx->priv_data;
    gnvc_encoder_close(context->encoder);
    context->encoder = NULL;
    av_freep(&context->durations);
    return 0;
}

#define OPTION(name, help, member, type, standard, min, max) \
    GNVC_OPTION(name, help, GnvcEncoderContext, member, type, standard, min, max, AV_OPT_FLAG_ENCODING_PARAM)

static const AVOption encoder_options[] = {
    OPTION("crf", "quality, 0 (best) to 63; without -crf, -qp, -q:v (1 to 31) and -b:v it is 31", crf,
           AV_OPT_TYPE_FLOAT, .dbl = -1, -1, 63),
    OPTION("qp", "quality on the scale of crf", qp, AV_OPT_TYPE_INT, .i64 = -1, -1, 63),
    OPTION("preset", "refinement: medium, slow, slower, veryslow (1, 2, 4, 8 steps); slows decoding, not encoding",
           preset, AV_OPT_TYPE_STRING, .str = "medium", 0, 0),
    OPTION("gnvc_steps", "refinement steps that decoders are to do, 1 to 8, instead of those of the preset", steps,
           AV_OPT_TYPE_INT, .i64 = -1, -1, 8),
    GNVC_MACHINE_OPTIONS(GnvcEncoderContext, AV_OPT_FLAG_ENCODING_PARAM),
    OPTION("gnvc-params", "other settings, name=value:name=value, among bpp, group, scene-cuts, noise-level, profile, seed, frames",
           parameters, AV_OPT_TYPE_DICT, .str = NULL, 0, 0),
    { .name = NULL },
};

static const AVClass encoder_class = {
    .class_name = "gnvc",
    .item_name = av_default_item_name,
    .option = encoder_options,
    .version = LIBAVUTIL_VERSION_INT,
};

static const FFCodecDefault encoder_defaults[] = {
    { "b", "0" },
    { "g", "-1" },
    { "threads", "0" },
    { NULL },
};

static const enum AVPixelFormat encoder_pixel_formats[] = {
    AV_PIX_FMT_YUV420P,   AV_PIX_FMT_YUV422P,   AV_PIX_FMT_YUV444P, AV_PIX_FMT_YUV420P10, AV_PIX_FMT_YUV422P10,
    AV_PIX_FMT_YUV444P10, AV_PIX_FMT_GBRP,      AV_PIX_FMT_GBRP10,  AV_PIX_FMT_NONE,
};

const FFCodec ff_libgnvc_encoder = {
    .p.name = "gnvc",
    GNVC_LONG_NAME("GNVC generative neural video"),
    .p.type = AVMEDIA_TYPE_VIDEO,
    .p.id = GNVC_STATIC_CODEC_ID,
    .p.capabilities = AV_CODEC_CAP_DELAY | AV_CODEC_CAP_OTHER_THREADS,
    .p.priv_class = &encoder_class,
    .p.wrapper_name = "libgnvc",
    GNVC_PIXEL_FORMATS(encoder_pixel_formats),
    .caps_internal = GNVC_CAPS_INTERNAL,
    .priv_data_size = sizeof(GnvcEncoderContext),
    .defaults = encoder_defaults,
    .init = encode_init,
    FF_CODEC_ENCODE_CB(encode),
    .close = encode_close,
};
