/**
 * @file
 * The decoder "gnvc": FFmpeg's packets, one a frame, on libgnvc's decoder.
 *
 * Opening reads the codec configuration and no more, so that programs which only look at a file start nothing.
 */
#include <errno.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include "libavcodec/libgnvc.h"

typedef struct GnvcDecoderContext {
    const AVClass *class;
    GnvcDecoder *decoder;
    GnvcSettings *settings;
    GnvcChroma chroma;
    AVRational frame_rate;

    int steps;
    char *device;
    char *model;
    char *precision;
    AVDictionary *parameters;
} GnvcDecoderContext;

static int set_all(AVCodecContext *avctx) {
    const GnvcDecoderContext *context = avctx->priv_data;
    GnvcSettings *settings = context->settings;
    int ret;

    if ((context->steps >= 0 && (ret = gnvc_set_number(avctx, settings, "steps", context->steps)) < 0) ||
        (ret = gnvc_set_number(avctx, settings, "threads", avctx->thread_count)) < 0 ||
        (ret = gnvc_set(avctx, settings, "device", context->device)) < 0 ||
        (ret = gnvc_set(avctx, settings, "precision", context->precision)) < 0 ||
        (ret = gnvc_set(avctx, settings, "model", context->model)) < 0)
        return ret;
    return gnvc_set_all(avctx, settings, context->parameters);
}

/** Takes over what the sequence header says. */
static int set_format(AVCodecContext *avctx, const GnvcStreamInfo *info) {
    GnvcDecoderContext *context = avctx->priv_data;
    const GnvcFormat *format = &info->format;
    enum AVPixelFormat pix_fmt = AV_PIX_FMT_NONE;
    int ret;

    for (int i = 0; i < GNVC_PIXEL_FORMAT_COUNT; i++)
        if (gnvc_pixel_formats[i].chroma == format->chroma && gnvc_pixel_formats[i].bit_depth == format->bit_depth)
            pix_fmt = gnvc_pixel_formats[i].pix_fmt;
    ret = av_image_check_size2(format->width, format->height, avctx->max_pixels, pix_fmt, 0, avctx);
    if (ret < 0)
        return ret;
    context->chroma = format->chroma;
    avctx->width = avctx->coded_width = format->width;
    avctx->height = avctx->coded_height = format->height;
    avctx->pix_fmt = pix_fmt;
    avctx->bits_per_raw_sample = format->bit_depth;
    avctx->color_range = format->full_range ? AVCOL_RANGE_JPEG : AVCOL_RANGE_MPEG;
    /* what the stream leaves open the container may know */
    if (format->primaries != AVCOL_PRI_UNSPECIFIED)
        avctx->color_primaries = format->primaries;
    if (format->transfer != AVCOL_TRC_UNSPECIFIED)
        avctx->color_trc = format->transfer;
    if (format->matrix != AVCOL_SPC_UNSPECIFIED)
        avctx->colorspace = format->matrix;
    context->frame_rate = (AVRational){ info->frame_rate.num, info->frame_rate.den };
    avctx->profile = info->profile;
    avctx->level = info->level;
    avctx->field_order = AV_FIELD_PROGRESSIVE;
    avctx->has_b_frames = 0;
    return 0;
}

/** Begins a stream with this codec configuration. */
static int open_stream(AVCodecContext *avctx, const uint8_t *data, size_t size) {
    GnvcDecoderContext *context = avctx->priv_data;
    GnvcStreamInfo info;
    char message[256] = "";
    GnvcStatus status;
    int ret;

    gnvc_decoder_close(context->decoder);
    context->decoder = NULL;
    status = gnvc_parse_header(data, size, &info, message, sizeof(message));
    if (status != GNVC_OK)
        return gnvc_fail(avctx, status, message);
    if ((ret = set_format(avctx, &info)) < 0)
        return ret;
    status = gnvc_decoder_open(&context->decoder, data, size, context->settings, gnvc_log, avctx);
    if (status != GNVC_OK)
        return gnvc_fail(avctx, status, context->decoder ? gnvc_decoder_message(context->decoder) : NULL);
    return 0;
}

static int decode_init(AVCodecContext *avctx) {
    GnvcDecoderContext *context = avctx->priv_data;
    int ret;

    context->settings = gnvc_decoder_settings();
    if (!context->settings)
        return AVERROR(ENOMEM);
    if ((ret = set_all(avctx)) < 0)
        return ret;
    if (!avctx->extradata || avctx->extradata_size <= 0) {
        av_log(avctx, AV_LOG_ERROR, "the stream has no codec configuration\n");
        return AVERROR_INVALIDDATA;
    }
    return open_stream(avctx, avctx->extradata, avctx->extradata_size);
}

static int decode(AVCodecContext *avctx, AVFrame *frame, int *got_frame, AVPacket *packet) {
    GnvcDecoderContext *context = avctx->priv_data;
    GnvcPicture picture = { .pts = 0 };
    size_t size = 0;
    const uint8_t *configuration = av_packet_get_side_data(packet, AV_PKT_DATA_NEW_EXTRADATA, &size);
    int key = !!(packet->flags & AV_PKT_FLAG_KEY);
    GnvcStatus status;
    int ret;

    if (configuration && size && (ret = open_stream(avctx, configuration, size)) < 0)
        return ret;
    if (!context->decoder)
        return AVERROR_INVALIDDATA;
    /* Groups between key groups are needed by nobody when only key frames are asked for. */
    if (avctx->skip_frame >= AVDISCARD_ALL || (avctx->skip_frame >= AVDISCARD_NONINTRA && !key))
        return packet->size;
    if ((ret = gnvc_get_buffer(avctx, frame, packet)) < 0)
        return ret;
    gnvc_point(&picture, frame, context->chroma);
    status = gnvc_decoder_decode(context->decoder, packet->data, packet->size, &picture);
    if (status == GNVC_AGAIN)
        return packet->size;
    if (status != GNVC_OK)
        return gnvc_fail(avctx, status, gnvc_decoder_message(context->decoder));
    gnvc_mark_key(frame, key);
    /* Not at opening: libavformat would then not look for the average rate of files that do not state it. */
    avctx->framerate = context->frame_rate;
    *got_frame = 1;
    return packet->size;
}

static void decode_flush(AVCodecContext *avctx) {
    GnvcDecoderContext *context = avctx->priv_data;
    if (context->decoder)
        gnvc_decoder_flush(context->decoder);
}

static int decode_close(AVCodecContext *avctx) {
    GnvcDecoderContext *context = avctx->priv_data;
    gnvc_decoder_close(context->decoder);
    context->decoder = NULL;
    gnvc_settings_free(context->settings);
    context->settings = NULL;
    return 0;
}

#define OPTION(name, help, member, type, standard, min, max) \
    GNVC_OPTION(name, help, GnvcDecoderContext, member, type, standard, min, max, AV_OPT_FLAG_DECODING_PARAM)

static const AVOption decoder_options[] = {
    OPTION("gnvc_steps", "refinement steps, 0 (fastest) to 8, instead of those that the stream asks for", steps,
           AV_OPT_TYPE_INT, .i64 = -1, -1, 8),
    GNVC_MACHINE_OPTIONS(GnvcDecoderContext, AV_OPT_FLAG_DECODING_PARAM),
    OPTION("gnvc-params", "settings by their names in libgnvc, name=value:name=value", parameters, AV_OPT_TYPE_DICT,
           .str = NULL, 0, 0),
    { .name = NULL },
};

static const AVClass decoder_class = {
    .class_name = "gnvc",
    .item_name = av_default_item_name,
    .option = decoder_options,
    .version = LIBAVUTIL_VERSION_INT,
};

static const FFCodecDefault decoder_defaults[] = {
    { "threads", "0" },
    { NULL },
};

const FFCodec ff_libgnvc_decoder = {
    .p.name = "gnvc",
    GNVC_LONG_NAME("GNVC generative neural video"),
    .p.type = AVMEDIA_TYPE_VIDEO,
    .p.id = GNVC_STATIC_CODEC_ID,
    .p.capabilities = GNVC_DECODER_CAPABILITIES | AV_CODEC_CAP_OTHER_THREADS,
    .p.priv_class = &decoder_class,
    .p.wrapper_name = "libgnvc",
    .caps_internal = GNVC_CAPS_INTERNAL,
    .priv_data_size = sizeof(GnvcDecoderContext),
    .defaults = decoder_defaults,
    .init = decode_init,
    FF_CODEC_DECODE_CB(decode),
    .close = decode_close,
    .flush = decode_flush,
};
