/**
 * @file
 * What the GNVC wrappers share, and everything in which the places they are compiled in differ.
 *
 * The wrappers are FFmpeg code that is compiled twice: inside FFmpeg's source tree, and, with GNVC_PLUGIN, outside of
 * it once for each major version of its libraries, against declarations that state the layout of a release. They use
 * public functions only, because a plug-in can reach no others; the exceptions are in this header.
 */
#ifndef AVCODEC_LIBGNVC_H
#define AVCODEC_LIBGNVC_H

#include <gnvc/gnvc.h>

#ifdef GNVC_PLUGIN

#include <limits.h>
#include <stdio.h>
#include <string.h>

#include "gnvc_abi.h"

/** The id that stands for GNVC in this process; 0 before registration. */
extern enum AVCodecID gnvc_codec_id;

#define GNVC_STATIC_CODEC_ID AV_CODEC_ID_NONE
/* Frames from a plug-in lack what FFmpeg attaches to those of its own allocator, which it insists on with DR1. */
#define GNVC_DECODER_CAPABILITIES 0
#define GNVC_PIXEL_FORMATS(array) .p.pix_fmts = (array)

#else

#include "libavutil/avstring.h"
#include "libavutil/imgutils.h"
#include "libavutil/log.h"
#include "libavutil/mem.h"
#include "libavutil/opt.h"
#include "libavutil/pixdesc.h"
#include "avcodec.h"
#include "codec_internal.h"
#include "decode.h"
#include "internal.h"
#include "version.h"

#define gnvc_codec_id AV_CODEC_ID_GNVC
#define GNVC_STATIC_CODEC_ID AV_CODEC_ID_GNVC
#define GNVC_DECODER_CAPABILITIES AV_CODEC_CAP_DR1
#ifdef CODEC_PIXFMTS_ARRAY
#define GNVC_PIXEL_FORMATS(array) CODEC_PIXFMTS_ARRAY(array)
#else
#define GNVC_PIXEL_FORMATS(array) .p.pix_fmts = (array)
#endif

#endif

#if LIBAVCODEC_VERSION_MAJOR < 60
/* Being safe to open in parallel is the rule later, and has to be said here. */
#define GNVC_CAPS_INTERNAL (FF_CODEC_CAP_INIT_THREADSAFE | FF_CODEC_CAP_INIT_CLEANUP | FF_CODEC_CAP_AUTO_THREADS)
#define GNVC_LONG_NAME(text) .p.long_name = NULL_IF_CONFIG_SMALL(text)
#else
#define GNVC_CAPS_INTERNAL (FF_CODEC_CAP_INIT_CLEANUP | FF_CODEC_CAP_AUTO_THREADS)
#define GNVC_LONG_NAME(text) CODEC_LONG_NAME(text)
#endif


#define GNVC_OPTION(option, text, context, member, kind, standard, least, most, direction) \
    { \
        .name = (option), .help = (text), .offset = offsetof(context, member), .type = (kind), \
        .default_val = { standard }, .min = (least), .max = (most), .flags = AV_OPT_FLAG_VIDEO_PARAM | (direction), \
    }

/** Options of encoder and decoder for where and how the model runs. */
#define GNVC_MACHINE_OPTIONS(context, direction) \
    GNVC_OPTION("gnvc_device", "where the model runs: auto, cpu, cuda, cuda:N", context, device, AV_OPT_TYPE_STRING, \
                .str = "auto", 0, 0, direction), \
        GNVC_OPTION("gnvc_model", "folder of the model pack, instead of the one that is installed", context, model, \
                    AV_OPT_TYPE_STRING, .str = NULL, 0, 0, direction), \
        GNVC_OPTION("gnvc_precision", "of the model: auto, float32, bfloat16", context, precision, AV_OPT_TYPE_STRING, \
                    .str = "auto", 0, 0, direction)

/**
 * The duration of a packet that is made of this frame, in the encoder's time base; 0 leaves it to the muxer.
 *
 * @param nominal ticks from a frame to the next at the frame rate
 */
static inline int64_t gnvc_packet_duration(const AVFrame *frame, int64_t nominal) {
#if LIBAVCODEC_VERSION_MAJOR < 60
    /* Frames have it in the time base of the input here, and the ffmpeg program wants to set that of packets itself. */
    (void)frame;
    (void)nominal;
    return 0;
#else
    return frame->duration > 0 ? frame->duration : nominal;
#endif
}

static inline void gnvc_mark_key(AVFrame *frame, int key) {
    frame->pict_type = key ? AV_PICTURE_TYPE_I : AV_PICTURE_TYPE_P;
#if LIBAVCODEC_VERSION_MAJOR < 61
    frame->key_frame = key;
#endif
#if LIBAVCODEC_VERSION_MAJOR >= 60
    if (key)
        frame->flags |= AV_FRAME_FLAG_KEY;
    else
        frame->flags &= ~AV_FRAME_FLAG_KEY;
#endif
}

#ifdef GNVC_PLUGIN

/** Side data of a stream or a packet that belongs to its pictures as well. */
static inline int gnvc_copy_side_data(AVFrame *frame, const AVPacketSideData *data, int count) {
    static const struct {
        enum AVPacketSideDataType packet;
        enum AVFrameSideDataType frame;
    } pairs[] = {
        { AV_PKT_DATA_DISPLAYMATRIX, AV_FRAME_DATA_DISPLAYMATRIX },
        { AV_PKT_DATA_SPHERICAL, AV_FRAME_DATA_SPHERICAL },
        { AV_PKT_DATA_STEREO3D, AV_FRAME_DATA_STEREO3D },
        { AV_PKT_DATA_MASTERING_DISPLAY_METADATA, AV_FRAME_DATA_MASTERING_DISPLAY_METADATA },
        { AV_PKT_DATA_CONTENT_LIGHT_LEVEL, AV_FRAME_DATA_CONTENT_LIGHT_LEVEL },
        { AV_PKT_DATA_A53_CC, AV_FRAME_DATA_A53_CC },
        { AV_PKT_DATA_ICC_PROFILE, AV_FRAME_DATA_ICC_PROFILE },
        { AV_PKT_DATA_S12M_TIMECODE, AV_FRAME_DATA_S12M_TIMECODE },
    };

    for (int i = 0; i < count; i++)
        for (size_t k = 0; k < sizeof(pairs) / sizeof(*pairs); k++) {
            AVFrameSideData *copy;
            if (data[i].type != pairs[k].packet || av_frame_get_side_data(frame, pairs[k].frame))
                continue;
            copy = av_frame_new_side_data(frame, pairs[k].frame, data[i].size);
            if (!copy)
                return AVERROR(ENOMEM);
            memcpy(copy->data, data[i].data, data[i].size);
        }
    return 0;
}

/** A buffer for the packet's picture, with the properties that FFmpeg's ff_get_buffer() would give it. */
static inline int gnvc_get_buffer(AVCodecContext *avctx, AVFrame *frame, const AVPacket *packet) {
    int ret;

    frame->width = avctx->width;
    frame->height = avctx->height;
    frame->format = avctx->pix_fmt;
    frame->pts = packet->pts;
    frame->pkt_dts = packet->dts;
    frame->sample_aspect_ratio = avctx->sample_aspect_ratio;
    frame->color_range = avctx->color_range;
    frame->color_primaries = avctx->color_primaries;
    frame->color_trc = avctx->color_trc;
    frame->colorspace = avctx->colorspace;
    frame->chroma_location = avctx->chroma_sample_location;
    if (packet->flags & AV_PKT_FLAG_DISCARD)
        frame->flags |= AV_FRAME_FLAG_DISCARD;
#if LIBAVCODEC_VERSION_MAJOR < 60
    frame->pkt_duration = packet->duration;
#else
    frame->duration = packet->duration;
#endif
#if LIBAVCODEC_VERSION_MAJOR < 61
    frame->pkt_pos = packet->pos;
    frame->pkt_size = packet->size;
#endif
#if LIBAVCODEC_VERSION_MAJOR >= 61
    if ((ret = gnvc_copy_side_data(frame, avctx->coded_side_data, avctx->nb_coded_side_data)) < 0)
        return ret;
#endif
    if ((ret = gnvc_copy_side_data(frame, packet->side_data, packet->side_data_elems)) < 0)
        return ret;
#if LIBAVCODEC_VERSION_MAJOR >= 60
    if (avctx->flags & AV_CODEC_FLAG_COPY_OPAQUE) {
        if ((ret = av_buffer_replace(&frame->opaque_ref, packet->opaque_ref)) < 0)
            return ret;
        frame->opaque = packet->opaque;
    }
#endif
    return avcodec_default_get_buffer2(avctx, frame, 0);
}

#else

static inline int gnvc_get_buffer(AVCodecContext *avctx, AVFrame *frame, const AVPacket *packet) {
    (void)packet;
    return ff_get_buffer(avctx, frame, 0);
}

#endif

static inline int gnvc_averror(GnvcStatus status) {
    switch (status) {
    case GNVC_OK:
        return 0;
    case GNVC_ERROR_ARGUMENT:
        return AVERROR(EINVAL);
    case GNVC_ERROR_NOT_GNVC:
    case GNVC_ERROR_CORRUPT:
    case GNVC_ERROR_REFERENCE:
        return AVERROR_INVALIDDATA;
    case GNVC_ERROR_VERSION:
    case GNVC_ERROR_UNSUPPORTED:
        return AVERROR_PATCHWELCOME;
    case GNVC_ERROR_MEMORY:
        return AVERROR(ENOMEM);
    default:
        return AVERROR_EXTERNAL;
    }
}

/** Logs why a call failed, as the library says it. */
static inline int gnvc_fail(void *context, GnvcStatus status, const char *message) {
    av_log(context, AV_LOG_ERROR, "%s\n", message && *message ? message : gnvc_status_text(status));
    return gnvc_averror(status);
}

/** A GnvcLog whose opaque pointer is an AVCodecContext. */
static inline void gnvc_log(void *opaque, GnvcLogLevel level, const char *line) {
    static const int levels[] = {
        [GNVC_LOG_ERROR] = AV_LOG_ERROR,     [GNVC_LOG_WARNING] = AV_LOG_WARNING, [GNVC_LOG_INFO] = AV_LOG_INFO,
        [GNVC_LOG_VERBOSE] = AV_LOG_VERBOSE, [GNVC_LOG_DEBUG] = AV_LOG_DEBUG,
    };
    av_log(opaque, levels[level], "%s\n", line);
}

/** Sets a setting of libgnvc from an option of FFmpeg's; a value of NULL is left at its default. */
static inline int gnvc_set(void *context, GnvcSettings *settings, const char *name, const char *value) {
    GnvcStatus status = value ? gnvc_settings_set(settings, name, value) : GNVC_OK;
    return status == GNVC_OK ? 0 : gnvc_fail(context, status, gnvc_settings_message(settings));
}

static inline int gnvc_set_number(void *context, GnvcSettings *settings, const char *name, int64_t value) {
    char text[24];
    snprintf(text, sizeof(text), "%lld", (long long)value);
    return gnvc_set(context, settings, name, text);
}

/** Sets what a gnvc-params dictionary names. */
static inline int gnvc_set_all(void *context, GnvcSettings *settings, const AVDictionary *parameters) {
    const AVDictionaryEntry *entry = NULL;
    while ((entry = av_dict_get(parameters, "", entry, AV_DICT_IGNORE_SUFFIX))) {
        int ret = gnvc_set(context, settings, entry->key, entry->value);
        if (ret < 0)
            return ret;
    }
    return 0;
}

/** How FFmpeg's pixel formats and the codec's say the same. */
typedef struct GnvcPixelFormat {
    enum AVPixelFormat pix_fmt;
    GnvcChroma chroma;
    int bit_depth;
} GnvcPixelFormat;

static const GnvcPixelFormat gnvc_pixel_formats[] = {
    { AV_PIX_FMT_YUV420P, GNVC_CHROMA_420, 8 },    { AV_PIX_FMT_YUV422P, GNVC_CHROMA_422, 8 },
    { AV_PIX_FMT_YUV444P, GNVC_CHROMA_444, 8 },    { AV_PIX_FMT_GBRP, GNVC_CHROMA_RGB, 8 },
    { AV_PIX_FMT_YUV420P10, GNVC_CHROMA_420, 10 }, { AV_PIX_FMT_YUV422P10, GNVC_CHROMA_422, 10 },
    { AV_PIX_FMT_YUV444P10, GNVC_CHROMA_444, 10 }, { AV_PIX_FMT_GBRP10, GNVC_CHROMA_RGB, 10 },
};

#define GNVC_PIXEL_FORMAT_COUNT ((int)(sizeof(gnvc_pixel_formats) / sizeof(*gnvc_pixel_formats)))

/** Points a picture to the planes of a frame; FFmpeg's RGB planes stand in the order G, B, R. */
static inline void gnvc_point(GnvcPicture *picture, const AVFrame *frame, GnvcChroma chroma) {
    static const int rgb[3] = { 2, 0, 1 };
    for (int i = 0; i < 3; i++) {
        int plane = chroma == GNVC_CHROMA_RGB ? rgb[i] : i;
        picture->data[i] = frame->data[plane];
        picture->stride[i] = frame->linesize[plane];
    }
}

#endif
