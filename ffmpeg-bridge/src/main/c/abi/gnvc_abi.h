/**
 * @file
 * FFmpeg as our sources see it where FFmpeg's own headers are not at hand: declarations.h of the libavcodec major that
 * is compiled for (-I abi/59 to abi/62), and what FFmpeg keeps to itself, which no presets know.
 *
 * The private structs below were read off the released binaries; codec_check.c and format_check.c of the plug-in
 * compare them with the library in the process before anything is written.
 */
#ifndef GNVC_ABI_H
#define GNVC_ABI_H

#include "declarations.h"

#include <errno.h>

#define AVERROR(number) (-(number))
#define MKTAG(a, b, c, d) ((a) | (b) << 8 | (c) << 16 | (unsigned)(d) << 24)
#define NULL_IF_CONFIG_SMALL(text) (text)
#define AV_TIME_BASE_Q ((AVRational){1, AV_TIME_BASE})
#define AV_NUM_DATA_POINTERS 8

static inline AVRational av_make_q(int num, int den) {
    return (AVRational){num, den};
}

static inline double av_q2d(AVRational value) {
    return value.num / (double)value.den;
}

static inline AVRational av_inv_q(AVRational value) {
    return (AVRational){value.den, value.num};
}

static inline int64_t avio_tell(AVIOContext *io) {
    return avio_seek(io, 0, 1);
}

/** A row of a table of container tags; the tables end with AV_CODEC_ID_NONE. */
struct AVCodecTag {
    enum AVCodecID id;
    unsigned tag;
};

typedef struct FFCodecDefault {
    const char *key;
    const char *value;
} FFCodecDefault;

#if LIBAVCODEC_VERSION_MAJOR == 59
#define FF_CODEC_CAP_INIT_THREADSAFE (1 << 0)
#else
#define FF_CODEC_CAP_NOT_INIT_THREADSAFE (1 << 0)
#define CODEC_LONG_NAME(text) .p.long_name = (text)
#endif
#define FF_CODEC_CAP_INIT_CLEANUP (1 << 1)
#define FF_CODEC_CAP_SETS_PKT_DTS (1 << 2)
/* Without it -threads reaches a codec as 1, whatever was asked for. */
#define FF_CODEC_CAP_AUTO_THREADS (1 << 7)
#define FF_CODEC_CAP_SETS_FRAME_PROPS (1 << 8)

enum FFCodecType {
    FF_CODEC_CB_TYPE_DECODE,
    FF_CODEC_CB_TYPE_DECODE_SUB,
    FF_CODEC_CB_TYPE_RECEIVE_FRAME,
    FF_CODEC_CB_TYPE_ENCODE,
    FF_CODEC_CB_TYPE_ENCODE_SUB,
    FF_CODEC_CB_TYPE_RECEIVE_PACKET
};

typedef struct FFCodec {
    AVCodec p;
#if LIBAVCODEC_VERSION_MAJOR <= 60
    unsigned caps_internal : 29;
#elif LIBAVCODEC_VERSION_MAJOR == 61
    unsigned caps_internal : 27;
    unsigned color_ranges : 2;
#else
    unsigned caps_internal : 24;
    /* A decoder has one of these two, the first from 8.1 on, the second in 8.0. What lies around them is for encoders:
       ranges of colours and kinds of alpha, where 0 is any. */
    unsigned is_decoder : 1;
    unsigned : 1;
    unsigned is_decoder_in_8_0 : 1;
    unsigned : 2;
#endif
    unsigned cb_type : 3;
    int priv_data_size;
    int (*update_thread_context)(AVCodecContext *to, const AVCodecContext *from);
    int (*update_thread_context_for_user)(AVCodecContext *to, const AVCodecContext *from);
    const FFCodecDefault *defaults;
#if LIBAVCODEC_VERSION_MAJOR <= 60
    void (*init_static_data)(struct FFCodec *codec);
#endif
    int (*init)(AVCodecContext *context);
    union {
        int (*decode)(AVCodecContext *context, AVFrame *frame, int *got_frame, AVPacket *packet);
        int (*encode)(AVCodecContext *context, AVPacket *packet, const AVFrame *frame, int *got_packet);
    } cb;
    int (*close)(AVCodecContext *context);
    void (*flush)(AVCodecContext *context);
    const char *bsfs;
    const void *const *hw_configs;
    const uint32_t *codec_tags;
    /* get_supported_config follows from 7.1 on. 7.0 has the same major and ends here, so nobody may write it. */
} FFCodec;

_Static_assert(sizeof(FFCodec) == (LIBAVCODEC_VERSION_MAJOR <= 60 ? 200 : 184), "size of FFCodec");

#if LIBAVCODEC_VERSION_MAJOR >= 62
#define FF_CODEC_DECODE_CB(function) .is_decoder = 1, .cb_type = FF_CODEC_CB_TYPE_DECODE, .cb.decode = (function)
#else
#define FF_CODEC_DECODE_CB(function) .cb_type = FF_CODEC_CB_TYPE_DECODE, .cb.decode = (function)
#endif
#define FF_CODEC_ENCODE_CB(function) .cb_type = FF_CODEC_CB_TYPE_ENCODE, .cb.encode = (function)

#if LIBAVFORMAT_VERSION_MAJOR >= 60
#define FF_OFMT_FLAG_MAX_ONE_OF_EACH (1 << 1)
#define FF_OFMT_FLAG_ONLY_DEFAULT_CODECS (1 << 2)

typedef struct FFOutputFormat {
    AVOutputFormat p;
    int priv_data_size;
    int flags_internal;
    int (*write_header)(AVFormatContext *format);
    int (*write_packet)(AVFormatContext *format, AVPacket *packet);
    int (*write_trailer)(AVFormatContext *format);
    int (*interleave_packet)(AVFormatContext *format, AVPacket *packet, int flush, int has_packet);
    int (*query_codec)(enum AVCodecID id, int compliance);
    void (*get_output_timestamp)(AVFormatContext *format, int stream, int64_t *dts, int64_t *wall);
    int (*control_message)(AVFormatContext *format, int type, void *data, size_t size);
    int (*write_uncoded_frame)(AVFormatContext *format, int stream, AVFrame **frame, unsigned flags);
    int (*get_device_list)(AVFormatContext *format, AVDeviceInfoList *list);
    int (*init)(AVFormatContext *format);
    void (*deinit)(AVFormatContext *format);
    int (*check_bitstream)(AVFormatContext *format, AVStream *stream, const AVPacket *packet);
} FFOutputFormat;

_Static_assert(sizeof(FFOutputFormat) == 168, "size of FFOutputFormat");
#endif

#if LIBAVFORMAT_VERSION_MAJOR >= 61
typedef struct FFInputFormat {
    AVInputFormat p;
    enum AVCodecID raw_codec_id;
    int priv_data_size;
    int flags_internal;
    int (*read_probe)(const AVProbeData *probe);
    int (*read_header)(AVFormatContext *format);
    int (*read_packet)(AVFormatContext *format, AVPacket *packet);
    int (*read_close)(AVFormatContext *format);
    int (*read_seek)(AVFormatContext *format, int stream, int64_t timestamp, int flags);
    int64_t (*read_timestamp)(AVFormatContext *format, int stream, int64_t *position, int64_t limit);
    /* play and pause up to 61, state and command from 62 on */
    int (*reserved[2])(AVFormatContext *format);
    int (*read_seek2)(AVFormatContext *format, int stream, int64_t min, int64_t timestamp, int64_t max, int flags);
    int (*get_device_list)(AVFormatContext *format, AVDeviceInfoList *list);
} FFInputFormat;

_Static_assert(sizeof(FFInputFormat) == 152, "size of FFInputFormat");
#endif

#endif
