/* Made from declarations.txt by ./regenerate; do not edit. */
#pragma once
#include <stddef.h>
#include <stdint.h>

#define LIBAVUTIL_VERSION_MAJOR 60
#define LIBAVUTIL_VERSION_INT 3938918
#define AV_NOPTS_VALUE (-INT64_C(9223372036854775807) - 1)
#define AV_TIME_BASE 1000000
#define AV_LOG_QUIET (-8)
#define AV_LOG_FATAL 8
#define AV_LOG_ERROR 16
#define AV_LOG_WARNING 24
#define AV_LOG_INFO 32
#define AV_LOG_VERBOSE 40
#define AV_LOG_DEBUG 48
#define AV_LOG_TRACE 56
#define AVERROR_BSF_NOT_FOUND (-1179861752)
#define AVERROR_BUG (-558323010)
#define AVERROR_DECODER_NOT_FOUND (-1128613112)
#define AVERROR_EOF (-541478725)
#define AVERROR_EXTERNAL (-542398533)
#define AVERROR_INVALIDDATA (-1094995529)
#define AVERROR_PATCHWELCOME (-1163346256)
#define AVERROR_UNKNOWN (-1313558101)
#define AVERROR_EXPERIMENTAL (-733130664)
#define AVERROR_OPTION_NOT_FOUND (-1414549496)
#define AVERROR_EXIT (-1414092869)
#define AV_OPT_FLAG_ENCODING_PARAM 1
#define AV_OPT_FLAG_DECODING_PARAM 2
#define AV_OPT_FLAG_VIDEO_PARAM 16
#define AV_OPT_FLAG_EXPORT 64
#define AV_OPT_FLAG_READONLY 128
#define AV_OPT_FLAG_DEPRECATED 131072
#define AV_OPT_SEARCH_CHILDREN 1
#define AV_DICT_MATCH_CASE 1
#define AV_DICT_IGNORE_SUFFIX 2
#define AV_DICT_DONT_OVERWRITE 16
#define FF_QP2LAMBDA 118
#define FF_LAMBDA_MAX 32767
#define AV_FRAME_FLAG_KEY 2
#define AV_FRAME_FLAG_CORRUPT 1
#define AV_FRAME_FLAG_DISCARD 4
#define AV_PIX_FMT_FLAG_RGB 32
#define AV_PIX_FMT_FLAG_PLANAR 16

#define LIBAVCODEC_VERSION_MAJOR 62
#define AV_CODEC_CAP_DR1 2
#define AV_CODEC_CAP_DELAY 32
#define AV_CODEC_CAP_OTHER_THREADS 32768
#define AV_CODEC_CAP_EXPERIMENTAL 512
#define AV_CODEC_CAP_VARIABLE_FRAME_SIZE 65536
#define AV_CODEC_CAP_AVOID_PROBING 131072
#define AV_CODEC_CAP_PARAM_CHANGE 16384
#define AV_CODEC_CAP_ENCODER_FLUSH 2097152
#define AV_CODEC_CAP_ENCODER_REORDERED_OPAQUE 1048576
#define AV_CODEC_CAP_CHANNEL_CONF 1024
#define AV_CODEC_CAP_SMALL_LAST_FRAME 64
#define AV_CODEC_FLAG_QSCALE 2
#define AV_CODEC_FLAG_PASS1 512
#define AV_CODEC_FLAG_PASS2 1024
#define AV_CODEC_FLAG_GLOBAL_HEADER 4194304
#define AV_CODEC_FLAG_COPY_OPAQUE 128
#define AV_CODEC_FLAG_OUTPUT_CORRUPT 8
#define AV_CODEC_FLAG_LOW_DELAY 524288
#define AV_CODEC_FLAG_FRAME_DURATION 256
#define AV_CODEC_FLAG_BITEXACT 8388608
#define AV_CODEC_PROP_INTRA_ONLY 1
#define AV_CODEC_PROP_LOSSY 2
#define AV_CODEC_PROP_LOSSLESS 4
#define AV_CODEC_PROP_REORDER 8
#define AV_PKT_FLAG_KEY 1
#define AV_PKT_FLAG_CORRUPT 2
#define AV_PKT_FLAG_DISCARD 4
#define AV_INPUT_BUFFER_PADDING_SIZE 64
#define AV_GET_BUFFER_FLAG_REF 1
#define AV_EF_CRCCHECK 1
#define AV_EF_BITSTREAM 2
#define AV_EF_EXPLODE 8
#define AV_EF_IGNORE_ERR 32768
#define AV_EF_CAREFUL 65536
#define AV_EF_COMPLIANT 131072
#define AV_EF_AGGRESSIVE 262144
#define AV_PROFILE_UNKNOWN (-99)
#define AV_LEVEL_UNKNOWN (-99)
#define FF_COMPRESSION_DEFAULT (-1)
#define FF_COMPLIANCE_EXPERIMENTAL (-2)

#define LIBAVFORMAT_VERSION_MAJOR 62
#define AVFMT_NOFILE 1
#define AVFMT_NEEDNUMBER 2
#define AVFMT_GLOBALHEADER 64
#define AVFMT_NOTIMESTAMPS 128
#define AVFMT_GENERIC_INDEX 256
#define AVFMT_TS_DISCONT 512
#define AVFMT_VARIABLE_FPS 1024
#define AVFMT_NODIMENSIONS 2048
#define AVFMT_NOSTREAMS 4096
#define AVFMT_NOBINSEARCH 8192
#define AVFMT_NOGENSEARCH 16384
#define AVFMT_NO_BYTE_SEEK 32768
#define AVFMT_TS_NONSTRICT 131072
#define AVFMT_TS_NEGATIVE 262144
#define AVFMT_SEEK_TO_PTS 67108864
#define AVFMT_EXPERIMENTAL 4
#define AVFMTCTX_NOHEADER 1
#define AVFMTCTX_UNSEEKABLE 2
#define AVFMT_FLAG_GENPTS 1
#define AVFMT_FLAG_IGNIDX 2
#define AVFMT_FLAG_DISCARD_CORRUPT 256
#define AVFMT_FLAG_BITEXACT 1024
#define AVINDEX_KEYFRAME 1
#define AVINDEX_DISCARD_FRAME 2
#define AVPROBE_SCORE_MAX 100
#define AVPROBE_SCORE_EXTENSION 50
#define AVPROBE_SCORE_RETRY 25
#define AVPROBE_PADDING_SIZE 32
#define AVSEEK_FLAG_BACKWARD 1
#define AVSEEK_FLAG_BYTE 2
#define AVSEEK_FLAG_ANY 4
#define AVSEEK_FLAG_FRAME 8
#define AVSEEK_SIZE 65536
#define AVSEEK_FORCE 131072
#define AVIO_SEEKABLE_NORMAL 1
#define AVIO_SEEKABLE_TIME 2
#define AVIO_FLAG_READ 1
#define AVIO_FLAG_WRITE 2

enum AVMediaType {
    AVMEDIA_TYPE_UNKNOWN = -1,
    AVMEDIA_TYPE_VIDEO = 0,
    AVMEDIA_TYPE_AUDIO = 1,
    AVMEDIA_TYPE_DATA = 2,
};

enum AVPictureType {
    AV_PICTURE_TYPE_NONE = 0,
    AV_PICTURE_TYPE_I = 1,
    AV_PICTURE_TYPE_P = 2,
};

enum AVPixelFormat {
    AV_PIX_FMT_NONE = -1,
    AV_PIX_FMT_YUV420P = 0,
    AV_PIX_FMT_YUV422P = 4,
    AV_PIX_FMT_YUV444P = 5,
    AV_PIX_FMT_YUVJ420P = 12,
    AV_PIX_FMT_YUVJ422P = 13,
    AV_PIX_FMT_YUVJ444P = 14,
    AV_PIX_FMT_YUV420P10LE = 62,
    AV_PIX_FMT_YUV422P10LE = 64,
    AV_PIX_FMT_YUV444P10LE = 68,
    AV_PIX_FMT_YUV420P10 = 62,
    AV_PIX_FMT_YUV422P10 = 64,
    AV_PIX_FMT_YUV444P10 = 68,
    AV_PIX_FMT_GBRP = 71,
    AV_PIX_FMT_GBRP10LE = 75,
    AV_PIX_FMT_GBRP10 = 75,
};

enum AVColorPrimaries {
    AVCOL_PRI_UNSPECIFIED = 2,
    AVCOL_PRI_BT709 = 1,
};

enum AVColorTransferCharacteristic {
    AVCOL_TRC_UNSPECIFIED = 2,
    AVCOL_TRC_BT709 = 1,
};

enum AVColorSpace {
    AVCOL_SPC_RGB = 0,
    AVCOL_SPC_BT709 = 1,
    AVCOL_SPC_UNSPECIFIED = 2,
};

enum AVColorRange {
    AVCOL_RANGE_UNSPECIFIED = 0,
    AVCOL_RANGE_MPEG = 1,
    AVCOL_RANGE_JPEG = 2,
};

enum AVChromaLocation {
    AVCHROMA_LOC_UNSPECIFIED = 0,
    AVCHROMA_LOC_LEFT = 1,
};

enum AVOptionType {
    AV_OPT_TYPE_FLAGS = 1,
    AV_OPT_TYPE_INT = 2,
    AV_OPT_TYPE_INT64 = 3,
    AV_OPT_TYPE_DOUBLE = 4,
    AV_OPT_TYPE_FLOAT = 5,
    AV_OPT_TYPE_STRING = 6,
    AV_OPT_TYPE_RATIONAL = 7,
    AV_OPT_TYPE_DICT = 9,
    AV_OPT_TYPE_CONST = 11,
    AV_OPT_TYPE_BOOL = 18,
    AV_OPT_TYPE_VIDEO_RATE = 15,
};

enum AVClassCategory {
    AV_CLASS_CATEGORY_NA = 0,
    AV_CLASS_CATEGORY_MUXER = 3,
    AV_CLASS_CATEGORY_DEMUXER = 4,
    AV_CLASS_CATEGORY_ENCODER = 5,
    AV_CLASS_CATEGORY_DECODER = 6,
};

enum AVCodecID {
    AV_CODEC_ID_NONE = 0,
    AV_CODEC_ID_DAALA = 211,
    AV_CODEC_ID_H264 = 27,
    AV_CODEC_ID_RAWVIDEO = 13,
    AV_CODEC_ID_DVVIDEO = 24,
    AV_CODEC_ID_MPEG4 = 12,
    AV_CODEC_ID_FIRST_AUDIO = 65536,
    AV_CODEC_ID_FIRST_SUBTITLE = 94208,
    AV_CODEC_ID_PCM_S16LE = 65536,
};

enum AVDiscard {
    AVDISCARD_NONE = -16,
    AVDISCARD_DEFAULT = 0,
    AVDISCARD_NONREF = 8,
    AVDISCARD_BIDIR = 16,
    AVDISCARD_NONINTRA = 24,
    AVDISCARD_NONKEY = 32,
    AVDISCARD_ALL = 48,
};

enum AVPacketSideDataType {
    AV_PKT_DATA_NEW_EXTRADATA = 1,
    AV_PKT_DATA_PARAM_CHANGE = 2,
    AV_PKT_DATA_DISPLAYMATRIX = 5,
    AV_PKT_DATA_SPHERICAL = 21,
    AV_PKT_DATA_STEREO3D = 6,
    AV_PKT_DATA_MASTERING_DISPLAY_METADATA = 20,
    AV_PKT_DATA_CONTENT_LIGHT_LEVEL = 22,
    AV_PKT_DATA_A53_CC = 23,
    AV_PKT_DATA_ICC_PROFILE = 28,
    AV_PKT_DATA_S12M_TIMECODE = 30,
};

enum AVFrameSideDataType {
    AV_FRAME_DATA_DISPLAYMATRIX = 6,
    AV_FRAME_DATA_SPHERICAL = 13,
    AV_FRAME_DATA_STEREO3D = 2,
    AV_FRAME_DATA_MASTERING_DISPLAY_METADATA = 11,
    AV_FRAME_DATA_CONTENT_LIGHT_LEVEL = 14,
    AV_FRAME_DATA_A53_CC = 1,
    AV_FRAME_DATA_ICC_PROFILE = 15,
    AV_FRAME_DATA_S12M_TIMECODE = 16,
};

enum AVFieldOrder {
    AV_FIELD_UNKNOWN = 0,
    AV_FIELD_PROGRESSIVE = 1,
};

enum AVStreamParseType {
    AVSTREAM_PARSE_NONE = 0,
};

typedef struct AVDictionary AVDictionary;
typedef struct AVOptionRanges AVOptionRanges;
typedef struct AVCodecTag AVCodecTag;
typedef struct AVBuffer AVBuffer;
typedef struct AVProfile AVProfile;
typedef struct AVCodecInternal AVCodecInternal;
typedef struct FFFrame FFFrame;
typedef struct AVDeviceInfoList AVDeviceInfoList;
typedef struct AVOptionArrayDef AVOptionArrayDef;
typedef struct AVRational AVRational;
typedef struct AVOption AVOption;
typedef struct AVClass AVClass;
typedef struct AVDictionaryEntry AVDictionaryEntry;
typedef struct AVBufferRef AVBufferRef;
typedef struct AVFrameSideData AVFrameSideData;
typedef struct AVFrame AVFrame;
typedef struct AVComponentDescriptor AVComponentDescriptor;
typedef struct AVPixFmtDescriptor AVPixFmtDescriptor;
typedef struct AVPacketSideData AVPacketSideData;
typedef struct AVPacket AVPacket;
typedef struct AVCodecDescriptor AVCodecDescriptor;
typedef struct AVCodec AVCodec;
typedef struct AVCodecContext AVCodecContext;
typedef struct AVCodecParameters AVCodecParameters;
typedef struct AVIOContext AVIOContext;
typedef struct AVProbeData AVProbeData;
typedef struct AVIndexEntry AVIndexEntry;
typedef struct AVStream AVStream;
typedef struct AVFormatContext AVFormatContext;
typedef struct AVOutputFormat AVOutputFormat;
typedef struct AVInputFormat AVInputFormat;

struct AVRational {
    int num;
    int den;
};
_Static_assert(offsetof(AVRational, num) == 0, "place of a member");
_Static_assert(offsetof(AVRational, den) == 4, "place of a member");
_Static_assert(sizeof(AVRational) == 8, "size of a struct");

struct AVOption {
    const char *name;
    const char *help;
    int offset;
    enum AVOptionType type;
    union { int64_t i64; double dbl; const char *str; AVRational q; } default_val;
    double min;
    double max;
    int flags;
    const char *unit;
};
_Static_assert(offsetof(AVOption, name) == 0, "place of a member");
_Static_assert(offsetof(AVOption, help) == 8, "place of a member");
_Static_assert(offsetof(AVOption, offset) == 16, "place of a member");
_Static_assert(offsetof(AVOption, type) == 20, "place of a member");
_Static_assert(offsetof(AVOption, default_val) == 24, "place of a member");
_Static_assert(offsetof(AVOption, min) == 32, "place of a member");
_Static_assert(offsetof(AVOption, max) == 40, "place of a member");
_Static_assert(offsetof(AVOption, flags) == 48, "place of a member");
_Static_assert(offsetof(AVOption, unit) == 56, "place of a member");
_Static_assert(sizeof(AVOption) == 64, "size of a struct");

struct AVClass {
    const char *class_name;
    const char *(*item_name)(void *object);
    const struct AVOption *option;
    int version;
    int log_level_offset_offset;
    int parent_log_context_offset;
    enum AVClassCategory category;
    enum AVClassCategory (*get_category)(void *object);
    int (*query_ranges)(struct AVOptionRanges **ranges, void *object, const char *key, int flags);
    void *(*child_next)(void *object, void *previous);
    const struct AVClass *(*child_class_iterate)(void **iterator);
    char gap_72[8];
};
_Static_assert(offsetof(AVClass, class_name) == 0, "place of a member");
_Static_assert(offsetof(AVClass, item_name) == 8, "place of a member");
_Static_assert(offsetof(AVClass, option) == 16, "place of a member");
_Static_assert(offsetof(AVClass, version) == 24, "place of a member");
_Static_assert(offsetof(AVClass, log_level_offset_offset) == 28, "place of a member");
_Static_assert(offsetof(AVClass, parent_log_context_offset) == 32, "place of a member");
_Static_assert(offsetof(AVClass, category) == 36, "place of a member");
_Static_assert(offsetof(AVClass, get_category) == 40, "place of a member");
_Static_assert(offsetof(AVClass, query_ranges) == 48, "place of a member");
_Static_assert(offsetof(AVClass, child_next) == 56, "place of a member");
_Static_assert(offsetof(AVClass, child_class_iterate) == 64, "place of a member");
_Static_assert(sizeof(AVClass) == 80, "size of a struct");

struct AVDictionaryEntry {
    char *key;
    char *value;
};
_Static_assert(offsetof(AVDictionaryEntry, key) == 0, "place of a member");
_Static_assert(offsetof(AVDictionaryEntry, value) == 8, "place of a member");
_Static_assert(sizeof(AVDictionaryEntry) == 16, "size of a struct");

struct AVBufferRef {
    AVBuffer *buffer;
    uint8_t *data;
    size_t size;
};
_Static_assert(offsetof(AVBufferRef, buffer) == 0, "place of a member");
_Static_assert(offsetof(AVBufferRef, data) == 8, "place of a member");
_Static_assert(offsetof(AVBufferRef, size) == 16, "place of a member");
_Static_assert(sizeof(AVBufferRef) == 24, "size of a struct");

struct AVFrameSideData {
    enum AVFrameSideDataType type;
    uint8_t *data;
    size_t size;
    char gap_24[16];
};
_Static_assert(offsetof(AVFrameSideData, type) == 0, "place of a member");
_Static_assert(offsetof(AVFrameSideData, data) == 8, "place of a member");
_Static_assert(offsetof(AVFrameSideData, size) == 16, "place of a member");
_Static_assert(sizeof(AVFrameSideData) == 40, "size of a struct");

struct AVFrame {
    uint8_t *data[8];
    int linesize[8];
    uint8_t **extended_data;
    int width;
    int height;
    int nb_samples;
    int format;
    enum AVPictureType pict_type;
    AVRational sample_aspect_ratio;
    int64_t pts;
    int64_t pkt_dts;
    AVRational time_base;
    int quality;
    void *opaque;
    int repeat_pict;
    AVBufferRef *buf[8];
    char gap_248[16];
    AVFrameSideData **side_data;
    int nb_side_data;
    int flags;
    enum AVColorRange color_range;
    enum AVColorPrimaries color_primaries;
    enum AVColorTransferCharacteristic color_trc;
    enum AVColorSpace colorspace;
    enum AVChromaLocation chroma_location;
    int64_t best_effort_timestamp;
    AVDictionary *metadata;
    int decode_error_flags;
    char gap_324[12];
    AVBufferRef *opaque_ref;
    size_t crop_top;
    size_t crop_bottom;
    size_t crop_left;
    size_t crop_right;
    char gap_376[32];
    int64_t duration;
    char gap_416[8];
};
_Static_assert(offsetof(AVFrame, data) == 0, "place of a member");
_Static_assert(offsetof(AVFrame, linesize) == 64, "place of a member");
_Static_assert(offsetof(AVFrame, extended_data) == 96, "place of a member");
_Static_assert(offsetof(AVFrame, width) == 104, "place of a member");
_Static_assert(offsetof(AVFrame, height) == 108, "place of a member");
_Static_assert(offsetof(AVFrame, nb_samples) == 112, "place of a member");
_Static_assert(offsetof(AVFrame, format) == 116, "place of a member");
_Static_assert(offsetof(AVFrame, pict_type) == 120, "place of a member");
_Static_assert(offsetof(AVFrame, sample_aspect_ratio) == 124, "place of a member");
_Static_assert(offsetof(AVFrame, pts) == 136, "place of a member");
_Static_assert(offsetof(AVFrame, pkt_dts) == 144, "place of a member");
_Static_assert(offsetof(AVFrame, time_base) == 152, "place of a member");
_Static_assert(offsetof(AVFrame, quality) == 160, "place of a member");
_Static_assert(offsetof(AVFrame, opaque) == 168, "place of a member");
_Static_assert(offsetof(AVFrame, repeat_pict) == 176, "place of a member");
_Static_assert(offsetof(AVFrame, buf) == 184, "place of a member");
_Static_assert(offsetof(AVFrame, side_data) == 264, "place of a member");
_Static_assert(offsetof(AVFrame, nb_side_data) == 272, "place of a member");
_Static_assert(offsetof(AVFrame, flags) == 276, "place of a member");
_Static_assert(offsetof(AVFrame, color_range) == 280, "place of a member");
_Static_assert(offsetof(AVFrame, color_primaries) == 284, "place of a member");
_Static_assert(offsetof(AVFrame, color_trc) == 288, "place of a member");
_Static_assert(offsetof(AVFrame, colorspace) == 292, "place of a member");
_Static_assert(offsetof(AVFrame, chroma_location) == 296, "place of a member");
_Static_assert(offsetof(AVFrame, best_effort_timestamp) == 304, "place of a member");
_Static_assert(offsetof(AVFrame, metadata) == 312, "place of a member");
_Static_assert(offsetof(AVFrame, decode_error_flags) == 320, "place of a member");
_Static_assert(offsetof(AVFrame, opaque_ref) == 336, "place of a member");
_Static_assert(offsetof(AVFrame, crop_top) == 344, "place of a member");
_Static_assert(offsetof(AVFrame, crop_bottom) == 352, "place of a member");
_Static_assert(offsetof(AVFrame, crop_left) == 360, "place of a member");
_Static_assert(offsetof(AVFrame, crop_right) == 368, "place of a member");
_Static_assert(offsetof(AVFrame, duration) == 408, "place of a member");
_Static_assert(sizeof(AVFrame) == 424, "size of a struct");

struct AVComponentDescriptor {
    int plane;
    int step;
    int offset;
    int shift;
    int depth;
};
_Static_assert(offsetof(AVComponentDescriptor, plane) == 0, "place of a member");
_Static_assert(offsetof(AVComponentDescriptor, step) == 4, "place of a member");
_Static_assert(offsetof(AVComponentDescriptor, offset) == 8, "place of a member");
_Static_assert(offsetof(AVComponentDescriptor, shift) == 12, "place of a member");
_Static_assert(offsetof(AVComponentDescriptor, depth) == 16, "place of a member");
_Static_assert(sizeof(AVComponentDescriptor) == 20, "size of a struct");

struct AVPixFmtDescriptor {
    const char *name;
    uint8_t nb_components;
    uint8_t log2_chroma_w;
    uint8_t log2_chroma_h;
    uint64_t flags;
    AVComponentDescriptor comp[4];
    char gap_104[8];
};
_Static_assert(offsetof(AVPixFmtDescriptor, name) == 0, "place of a member");
_Static_assert(offsetof(AVPixFmtDescriptor, nb_components) == 8, "place of a member");
_Static_assert(offsetof(AVPixFmtDescriptor, log2_chroma_w) == 9, "place of a member");
_Static_assert(offsetof(AVPixFmtDescriptor, log2_chroma_h) == 10, "place of a member");
_Static_assert(offsetof(AVPixFmtDescriptor, flags) == 16, "place of a member");
_Static_assert(offsetof(AVPixFmtDescriptor, comp) == 24, "place of a member");
_Static_assert(sizeof(AVPixFmtDescriptor) == 112, "size of a struct");

struct AVPacketSideData {
    uint8_t *data;
    size_t size;
    enum AVPacketSideDataType type;
};
_Static_assert(offsetof(AVPacketSideData, data) == 0, "place of a member");
_Static_assert(offsetof(AVPacketSideData, size) == 8, "place of a member");
_Static_assert(offsetof(AVPacketSideData, type) == 16, "place of a member");
_Static_assert(sizeof(AVPacketSideData) == 24, "size of a struct");

struct AVPacket {
    AVBufferRef *buf;
    int64_t pts;
    int64_t dts;
    uint8_t *data;
    int size;
    int stream_index;
    int flags;
    AVPacketSideData *side_data;
    int side_data_elems;
    int64_t duration;
    int64_t pos;
    void *opaque;
    AVBufferRef *opaque_ref;
    AVRational time_base;
};
_Static_assert(offsetof(AVPacket, buf) == 0, "place of a member");
_Static_assert(offsetof(AVPacket, pts) == 8, "place of a member");
_Static_assert(offsetof(AVPacket, dts) == 16, "place of a member");
_Static_assert(offsetof(AVPacket, data) == 24, "place of a member");
_Static_assert(offsetof(AVPacket, size) == 32, "place of a member");
_Static_assert(offsetof(AVPacket, stream_index) == 36, "place of a member");
_Static_assert(offsetof(AVPacket, flags) == 40, "place of a member");
_Static_assert(offsetof(AVPacket, side_data) == 48, "place of a member");
_Static_assert(offsetof(AVPacket, side_data_elems) == 56, "place of a member");
_Static_assert(offsetof(AVPacket, duration) == 64, "place of a member");
_Static_assert(offsetof(AVPacket, pos) == 72, "place of a member");
_Static_assert(offsetof(AVPacket, opaque) == 80, "place of a member");
_Static_assert(offsetof(AVPacket, opaque_ref) == 88, "place of a member");
_Static_assert(offsetof(AVPacket, time_base) == 96, "place of a member");
_Static_assert(sizeof(AVPacket) == 104, "size of a struct");

struct AVCodecDescriptor {
    enum AVCodecID id;
    enum AVMediaType type;
    const char *name;
    const char *long_name;
    int props;
    const char *const *mime_types;
    const AVProfile *profiles;
};
_Static_assert(offsetof(AVCodecDescriptor, id) == 0, "place of a member");
_Static_assert(offsetof(AVCodecDescriptor, type) == 4, "place of a member");
_Static_assert(offsetof(AVCodecDescriptor, name) == 8, "place of a member");
_Static_assert(offsetof(AVCodecDescriptor, long_name) == 16, "place of a member");
_Static_assert(offsetof(AVCodecDescriptor, props) == 24, "place of a member");
_Static_assert(offsetof(AVCodecDescriptor, mime_types) == 32, "place of a member");
_Static_assert(offsetof(AVCodecDescriptor, profiles) == 40, "place of a member");
_Static_assert(sizeof(AVCodecDescriptor) == 48, "size of a struct");

struct AVCodec {
    const char *name;
    const char *long_name;
    enum AVMediaType type;
    enum AVCodecID id;
    int capabilities;
    uint8_t max_lowres;
    const AVRational *supported_framerates;
    const enum AVPixelFormat *pix_fmts;
    const int *supported_samplerates;
    const int *sample_fmts;
    const AVClass *priv_class;
    const AVProfile *profiles;
    const char *wrapper_name;
    const void *ch_layouts;
};
_Static_assert(offsetof(AVCodec, name) == 0, "place of a member");
_Static_assert(offsetof(AVCodec, long_name) == 8, "place of a member");
_Static_assert(offsetof(AVCodec, type) == 16, "place of a member");
_Static_assert(offsetof(AVCodec, id) == 20, "place of a member");
_Static_assert(offsetof(AVCodec, capabilities) == 24, "place of a member");
_Static_assert(offsetof(AVCodec, max_lowres) == 28, "place of a member");
_Static_assert(offsetof(AVCodec, supported_framerates) == 32, "place of a member");
_Static_assert(offsetof(AVCodec, pix_fmts) == 40, "place of a member");
_Static_assert(offsetof(AVCodec, supported_samplerates) == 48, "place of a member");
_Static_assert(offsetof(AVCodec, sample_fmts) == 56, "place of a member");
_Static_assert(offsetof(AVCodec, priv_class) == 64, "place of a member");
_Static_assert(offsetof(AVCodec, profiles) == 72, "place of a member");
_Static_assert(offsetof(AVCodec, wrapper_name) == 80, "place of a member");
_Static_assert(offsetof(AVCodec, ch_layouts) == 88, "place of a member");
_Static_assert(sizeof(AVCodec) == 96, "size of a struct");

struct AVCodecContext {
    const AVClass *av_class;
    int log_level_offset;
    enum AVMediaType codec_type;
    const struct AVCodec *codec;
    enum AVCodecID codec_id;
    unsigned int codec_tag;
    void *priv_data;
    AVCodecInternal *internal;
    void *opaque;
    int64_t bit_rate;
    int flags;
    int flags2;
    uint8_t *extradata;
    int extradata_size;
    AVRational time_base;
    AVRational pkt_timebase;
    AVRational framerate;
    int delay;
    int width;
    int height;
    int coded_width;
    int coded_height;
    AVRational sample_aspect_ratio;
    enum AVPixelFormat pix_fmt;
    char gap_140[4];
    enum AVColorPrimaries color_primaries;
    enum AVColorTransferCharacteristic color_trc;
    enum AVColorSpace colorspace;
    enum AVColorRange color_range;
    enum AVChromaLocation chroma_sample_location;
    enum AVFieldOrder field_order;
    int refs;
    int has_b_frames;
    char gap_176[24];
    int max_b_frames;
    char gap_204[124];
    int keyint_min;
    int gop_size;
    char gap_336[72];
    int (*get_buffer2)(struct AVCodecContext *context, AVFrame *frame, int flags);
    int bit_rate_tolerance;
    int global_quality;
    int compression_level;
    char gap_428[8];
    int qmin;
    int qmax;
    char gap_444[4];
    int rc_buffer_size;
    char gap_452[12];
    int64_t rc_max_rate;
    int64_t rc_min_rate;
    char gap_480[16];
    char *stats_out;
    char *stats_in;
    char gap_512[4];
    int strict_std_compliance;
    char gap_520[8];
    int err_recognition;
    char gap_532[116];
    int bits_per_coded_sample;
    int bits_per_raw_sample;
    int thread_count;
    int thread_type;
    int active_thread_type;
    char gap_668[20];
    int profile;
    int level;
    int properties;
    char gap_700[8];
    enum AVDiscard skip_frame;
    char gap_712[12];
    int lowres;
    const AVCodecDescriptor *codec_descriptor;
    char gap_736[40];
    AVPacketSideData *coded_side_data;
    int nb_coded_side_data;
    int64_t max_pixels;
    char gap_800[24];
    int64_t frame_num;
    char gap_832[32];
};
_Static_assert(offsetof(AVCodecContext, av_class) == 0, "place of a member");
_Static_assert(offsetof(AVCodecContext, log_level_offset) == 8, "place of a member");
_Static_assert(offsetof(AVCodecContext, codec_type) == 12, "place of a member");
_Static_assert(offsetof(AVCodecContext, codec) == 16, "place of a member");
_Static_assert(offsetof(AVCodecContext, codec_id) == 24, "place of a member");
_Static_assert(offsetof(AVCodecContext, codec_tag) == 28, "place of a member");
_Static_assert(offsetof(AVCodecContext, priv_data) == 32, "place of a member");
_Static_assert(offsetof(AVCodecContext, internal) == 40, "place of a member");
_Static_assert(offsetof(AVCodecContext, opaque) == 48, "place of a member");
_Static_assert(offsetof(AVCodecContext, bit_rate) == 56, "place of a member");
_Static_assert(offsetof(AVCodecContext, flags) == 64, "place of a member");
_Static_assert(offsetof(AVCodecContext, flags2) == 68, "place of a member");
_Static_assert(offsetof(AVCodecContext, extradata) == 72, "place of a member");
_Static_assert(offsetof(AVCodecContext, extradata_size) == 80, "place of a member");
_Static_assert(offsetof(AVCodecContext, time_base) == 84, "place of a member");
_Static_assert(offsetof(AVCodecContext, pkt_timebase) == 92, "place of a member");
_Static_assert(offsetof(AVCodecContext, framerate) == 100, "place of a member");
_Static_assert(offsetof(AVCodecContext, delay) == 108, "place of a member");
_Static_assert(offsetof(AVCodecContext, width) == 112, "place of a member");
_Static_assert(offsetof(AVCodecContext, height) == 116, "place of a member");
_Static_assert(offsetof(AVCodecContext, coded_width) == 120, "place of a member");
_Static_assert(offsetof(AVCodecContext, coded_height) == 124, "place of a member");
_Static_assert(offsetof(AVCodecContext, sample_aspect_ratio) == 128, "place of a member");
_Static_assert(offsetof(AVCodecContext, pix_fmt) == 136, "place of a member");
_Static_assert(offsetof(AVCodecContext, color_primaries) == 144, "place of a member");
_Static_assert(offsetof(AVCodecContext, color_trc) == 148, "place of a member");
_Static_assert(offsetof(AVCodecContext, colorspace) == 152, "place of a member");
_Static_assert(offsetof(AVCodecContext, color_range) == 156, "place of a member");
_Static_assert(offsetof(AVCodecContext, chroma_sample_location) == 160, "place of a member");
_Static_assert(offsetof(AVCodecContext, field_order) == 164, "place of a member");
_Static_assert(offsetof(AVCodecContext, refs) == 168, "place of a member");
_Static_assert(offsetof(AVCodecContext, has_b_frames) == 172, "place of a member");
_Static_assert(offsetof(AVCodecContext, max_b_frames) == 200, "place of a member");
_Static_assert(offsetof(AVCodecContext, keyint_min) == 328, "place of a member");
_Static_assert(offsetof(AVCodecContext, gop_size) == 332, "place of a member");
_Static_assert(offsetof(AVCodecContext, get_buffer2) == 408, "place of a member");
_Static_assert(offsetof(AVCodecContext, bit_rate_tolerance) == 416, "place of a member");
_Static_assert(offsetof(AVCodecContext, global_quality) == 420, "place of a member");
_Static_assert(offsetof(AVCodecContext, compression_level) == 424, "place of a member");
_Static_assert(offsetof(AVCodecContext, qmin) == 436, "place of a member");
_Static_assert(offsetof(AVCodecContext, qmax) == 440, "place of a member");
_Static_assert(offsetof(AVCodecContext, rc_buffer_size) == 448, "place of a member");
_Static_assert(offsetof(AVCodecContext, rc_max_rate) == 464, "place of a member");
_Static_assert(offsetof(AVCodecContext, rc_min_rate) == 472, "place of a member");
_Static_assert(offsetof(AVCodecContext, stats_out) == 496, "place of a member");
_Static_assert(offsetof(AVCodecContext, stats_in) == 504, "place of a member");
_Static_assert(offsetof(AVCodecContext, strict_std_compliance) == 516, "place of a member");
_Static_assert(offsetof(AVCodecContext, err_recognition) == 528, "place of a member");
_Static_assert(offsetof(AVCodecContext, bits_per_coded_sample) == 648, "place of a member");
_Static_assert(offsetof(AVCodecContext, bits_per_raw_sample) == 652, "place of a member");
_Static_assert(offsetof(AVCodecContext, thread_count) == 656, "place of a member");
_Static_assert(offsetof(AVCodecContext, thread_type) == 660, "place of a member");
_Static_assert(offsetof(AVCodecContext, active_thread_type) == 664, "place of a member");
_Static_assert(offsetof(AVCodecContext, profile) == 688, "place of a member");
_Static_assert(offsetof(AVCodecContext, level) == 692, "place of a member");
_Static_assert(offsetof(AVCodecContext, properties) == 696, "place of a member");
_Static_assert(offsetof(AVCodecContext, skip_frame) == 708, "place of a member");
_Static_assert(offsetof(AVCodecContext, lowres) == 724, "place of a member");
_Static_assert(offsetof(AVCodecContext, codec_descriptor) == 728, "place of a member");
_Static_assert(offsetof(AVCodecContext, coded_side_data) == 776, "place of a member");
_Static_assert(offsetof(AVCodecContext, nb_coded_side_data) == 784, "place of a member");
_Static_assert(offsetof(AVCodecContext, max_pixels) == 792, "place of a member");
_Static_assert(offsetof(AVCodecContext, frame_num) == 824, "place of a member");
_Static_assert(sizeof(AVCodecContext) == 864, "size of a struct");

struct AVCodecParameters {
    enum AVMediaType codec_type;
    enum AVCodecID codec_id;
    uint32_t codec_tag;
    uint8_t *extradata;
    int extradata_size;
    char gap_28[16];
    int format;
    int64_t bit_rate;
    int bits_per_coded_sample;
    int bits_per_raw_sample;
    int profile;
    int level;
    int width;
    int height;
    AVRational sample_aspect_ratio;
    AVRational framerate;
    enum AVFieldOrder field_order;
    enum AVColorRange color_range;
    enum AVColorPrimaries color_primaries;
    enum AVColorTransferCharacteristic color_trc;
    enum AVColorSpace color_space;
    enum AVChromaLocation chroma_location;
    int video_delay;
    char gap_124[60];
};
_Static_assert(offsetof(AVCodecParameters, codec_type) == 0, "place of a member");
_Static_assert(offsetof(AVCodecParameters, codec_id) == 4, "place of a member");
_Static_assert(offsetof(AVCodecParameters, codec_tag) == 8, "place of a member");
_Static_assert(offsetof(AVCodecParameters, extradata) == 16, "place of a member");
_Static_assert(offsetof(AVCodecParameters, extradata_size) == 24, "place of a member");
_Static_assert(offsetof(AVCodecParameters, format) == 44, "place of a member");
_Static_assert(offsetof(AVCodecParameters, bit_rate) == 48, "place of a member");
_Static_assert(offsetof(AVCodecParameters, bits_per_coded_sample) == 56, "place of a member");
_Static_assert(offsetof(AVCodecParameters, bits_per_raw_sample) == 60, "place of a member");
_Static_assert(offsetof(AVCodecParameters, profile) == 64, "place of a member");
_Static_assert(offsetof(AVCodecParameters, level) == 68, "place of a member");
_Static_assert(offsetof(AVCodecParameters, width) == 72, "place of a member");
_Static_assert(offsetof(AVCodecParameters, height) == 76, "place of a member");
_Static_assert(offsetof(AVCodecParameters, sample_aspect_ratio) == 80, "place of a member");
_Static_assert(offsetof(AVCodecParameters, framerate) == 88, "place of a member");
_Static_assert(offsetof(AVCodecParameters, field_order) == 96, "place of a member");
_Static_assert(offsetof(AVCodecParameters, color_range) == 100, "place of a member");
_Static_assert(offsetof(AVCodecParameters, color_primaries) == 104, "place of a member");
_Static_assert(offsetof(AVCodecParameters, color_trc) == 108, "place of a member");
_Static_assert(offsetof(AVCodecParameters, color_space) == 112, "place of a member");
_Static_assert(offsetof(AVCodecParameters, chroma_location) == 116, "place of a member");
_Static_assert(offsetof(AVCodecParameters, video_delay) == 120, "place of a member");
_Static_assert(sizeof(AVCodecParameters) == 184, "size of a struct");

struct AVIOContext {
    const AVClass *av_class;
    char gap_8[64];
    int64_t pos;
    int eof_reached;
    int error;
    char gap_88[56];
    int seekable;
    char gap_148[60];
};
_Static_assert(offsetof(AVIOContext, av_class) == 0, "place of a member");
_Static_assert(offsetof(AVIOContext, pos) == 72, "place of a member");
_Static_assert(offsetof(AVIOContext, eof_reached) == 80, "place of a member");
_Static_assert(offsetof(AVIOContext, error) == 84, "place of a member");
_Static_assert(offsetof(AVIOContext, seekable) == 144, "place of a member");
_Static_assert(sizeof(AVIOContext) == 208, "size of a struct");

struct AVProbeData {
    const char *filename;
    unsigned char *buf;
    int buf_size;
    const char *mime_type;
};
_Static_assert(offsetof(AVProbeData, filename) == 0, "place of a member");
_Static_assert(offsetof(AVProbeData, buf) == 8, "place of a member");
_Static_assert(offsetof(AVProbeData, buf_size) == 16, "place of a member");
_Static_assert(offsetof(AVProbeData, mime_type) == 24, "place of a member");
_Static_assert(sizeof(AVProbeData) == 32, "size of a struct");

struct AVIndexEntry {
    int64_t pos;
    int64_t timestamp;
    char gap_16[4];
    int min_distance;
};
_Static_assert(offsetof(AVIndexEntry, pos) == 0, "place of a member");
_Static_assert(offsetof(AVIndexEntry, timestamp) == 8, "place of a member");
_Static_assert(offsetof(AVIndexEntry, min_distance) == 20, "place of a member");
_Static_assert(sizeof(AVIndexEntry) == 24, "size of a struct");

struct AVStream {
    char gap_0[8];
    int index;
    int id;
    AVCodecParameters *codecpar;
    void *priv_data;
    AVRational time_base;
    int64_t start_time;
    int64_t duration;
    int64_t nb_frames;
    int disposition;
    enum AVDiscard discard;
    AVRational sample_aspect_ratio;
    AVDictionary *metadata;
    AVRational avg_frame_rate;
    char gap_96[104];
    int event_flags;
    AVRational r_frame_rate;
    int pts_wrap_bits;
};
_Static_assert(offsetof(AVStream, index) == 8, "place of a member");
_Static_assert(offsetof(AVStream, id) == 12, "place of a member");
_Static_assert(offsetof(AVStream, codecpar) == 16, "place of a member");
_Static_assert(offsetof(AVStream, priv_data) == 24, "place of a member");
_Static_assert(offsetof(AVStream, time_base) == 32, "place of a member");
_Static_assert(offsetof(AVStream, start_time) == 40, "place of a member");
_Static_assert(offsetof(AVStream, duration) == 48, "place of a member");
_Static_assert(offsetof(AVStream, nb_frames) == 56, "place of a member");
_Static_assert(offsetof(AVStream, disposition) == 64, "place of a member");
_Static_assert(offsetof(AVStream, discard) == 68, "place of a member");
_Static_assert(offsetof(AVStream, sample_aspect_ratio) == 72, "place of a member");
_Static_assert(offsetof(AVStream, metadata) == 80, "place of a member");
_Static_assert(offsetof(AVStream, avg_frame_rate) == 88, "place of a member");
_Static_assert(offsetof(AVStream, event_flags) == 200, "place of a member");
_Static_assert(offsetof(AVStream, r_frame_rate) == 204, "place of a member");
_Static_assert(offsetof(AVStream, pts_wrap_bits) == 212, "place of a member");
_Static_assert(sizeof(AVStream) == 216, "size of a struct");

struct AVFormatContext {
    const AVClass *av_class;
    const struct AVInputFormat *iformat;
    const struct AVOutputFormat *oformat;
    void *priv_data;
    AVIOContext *pb;
    int ctx_flags;
    unsigned int nb_streams;
    AVStream **streams;
    char gap_56[32];
    char *url;
    int64_t start_time;
    int64_t duration;
    int64_t bit_rate;
    char gap_120[8];
    int flags;
    int64_t probesize;
    char gap_144[48];
    AVDictionary *metadata;
    char gap_200[12];
    int error_recognition;
    char gap_216[56];
    int strict_std_compliance;
    int event_flags;
    char gap_280[200];
};
_Static_assert(offsetof(AVFormatContext, av_class) == 0, "place of a member");
_Static_assert(offsetof(AVFormatContext, iformat) == 8, "place of a member");
_Static_assert(offsetof(AVFormatContext, oformat) == 16, "place of a member");
_Static_assert(offsetof(AVFormatContext, priv_data) == 24, "place of a member");
_Static_assert(offsetof(AVFormatContext, pb) == 32, "place of a member");
_Static_assert(offsetof(AVFormatContext, ctx_flags) == 40, "place of a member");
_Static_assert(offsetof(AVFormatContext, nb_streams) == 44, "place of a member");
_Static_assert(offsetof(AVFormatContext, streams) == 48, "place of a member");
_Static_assert(offsetof(AVFormatContext, url) == 88, "place of a member");
_Static_assert(offsetof(AVFormatContext, start_time) == 96, "place of a member");
_Static_assert(offsetof(AVFormatContext, duration) == 104, "place of a member");
_Static_assert(offsetof(AVFormatContext, bit_rate) == 112, "place of a member");
_Static_assert(offsetof(AVFormatContext, flags) == 128, "place of a member");
_Static_assert(offsetof(AVFormatContext, probesize) == 136, "place of a member");
_Static_assert(offsetof(AVFormatContext, metadata) == 192, "place of a member");
_Static_assert(offsetof(AVFormatContext, error_recognition) == 212, "place of a member");
_Static_assert(offsetof(AVFormatContext, strict_std_compliance) == 272, "place of a member");
_Static_assert(offsetof(AVFormatContext, event_flags) == 276, "place of a member");
_Static_assert(sizeof(AVFormatContext) == 480, "size of a struct");

struct AVOutputFormat {
    const char *name;
    const char *long_name;
    const char *mime_type;
    const char *extensions;
    enum AVCodecID audio_codec;
    enum AVCodecID video_codec;
    enum AVCodecID subtitle_codec;
    int flags;
    const struct AVCodecTag *const *codec_tag;
    const AVClass *priv_class;
};
_Static_assert(offsetof(AVOutputFormat, name) == 0, "place of a member");
_Static_assert(offsetof(AVOutputFormat, long_name) == 8, "place of a member");
_Static_assert(offsetof(AVOutputFormat, mime_type) == 16, "place of a member");
_Static_assert(offsetof(AVOutputFormat, extensions) == 24, "place of a member");
_Static_assert(offsetof(AVOutputFormat, audio_codec) == 32, "place of a member");
_Static_assert(offsetof(AVOutputFormat, video_codec) == 36, "place of a member");
_Static_assert(offsetof(AVOutputFormat, subtitle_codec) == 40, "place of a member");
_Static_assert(offsetof(AVOutputFormat, flags) == 44, "place of a member");
_Static_assert(offsetof(AVOutputFormat, codec_tag) == 48, "place of a member");
_Static_assert(offsetof(AVOutputFormat, priv_class) == 56, "place of a member");
_Static_assert(sizeof(AVOutputFormat) == 64, "size of a struct");

struct AVInputFormat {
    const char *name;
    const char *long_name;
    int flags;
    const char *extensions;
    const struct AVCodecTag *const *codec_tag;
    const AVClass *priv_class;
    const char *mime_type;
};
_Static_assert(offsetof(AVInputFormat, name) == 0, "place of a member");
_Static_assert(offsetof(AVInputFormat, long_name) == 8, "place of a member");
_Static_assert(offsetof(AVInputFormat, flags) == 16, "place of a member");
_Static_assert(offsetof(AVInputFormat, extensions) == 24, "place of a member");
_Static_assert(offsetof(AVInputFormat, codec_tag) == 32, "place of a member");
_Static_assert(offsetof(AVInputFormat, priv_class) == 40, "place of a member");
_Static_assert(offsetof(AVInputFormat, mime_type) == 48, "place of a member");
_Static_assert(sizeof(AVInputFormat) == 56, "size of a struct");

unsigned avutil_version(void);
void av_log(void *context, int level, const char *format, ...);
int av_log_get_level(void);
const char *av_default_item_name(void *context);
void *av_malloc(size_t size);
void *av_mallocz(size_t size);
void *av_realloc(void *memory, size_t size);
void *av_calloc(size_t count, size_t size);
void av_free(void *memory);
void av_freep(void *memory);
char *av_strdup(const char *text);
void *av_memdup(const void *memory, size_t size);
int av_strerror(int error, char *text, size_t capacity);
int av_frame_copy_props(AVFrame *to, const AVFrame *from);
AVFrame *av_frame_alloc(void);
void av_frame_free(AVFrame **frame);
int av_frame_ref(AVFrame *to, const AVFrame *from);
void av_frame_unref(AVFrame *frame);
int av_frame_get_buffer(AVFrame *frame, int align);
int av_frame_make_writable(AVFrame *frame);
AVFrameSideData *av_frame_get_side_data(const AVFrame *frame, enum AVFrameSideDataType type);
AVFrameSideData *av_frame_new_side_data(AVFrame *frame, enum AVFrameSideDataType type, size_t size);
int av_buffer_replace(AVBufferRef **to, const AVBufferRef *from);
AVBufferRef *av_buffer_ref(const AVBufferRef *buffer);
void av_buffer_unref(AVBufferRef **buffer);
int64_t av_rescale(int64_t a, int64_t b, int64_t c);
int64_t av_rescale_q(int64_t a, AVRational from, AVRational to);
int av_reduce(int *num, int *den, int64_t a, int64_t b, int64_t max);
int av_compare_ts(int64_t a, AVRational a_base, int64_t b, AVRational b_base);
AVDictionaryEntry *av_dict_get(const AVDictionary *from, const char *key, const AVDictionaryEntry *previous, int flags);
int av_dict_set(AVDictionary **to, const char *key, const char *value, int flags);
int av_dict_count(const AVDictionary *dictionary);
void av_dict_free(AVDictionary **dictionary);
int av_opt_set(void *object, const char *name, const char *value, int search);
int av_image_check_size2(unsigned width, unsigned height, int64_t max_pixels, enum AVPixelFormat format, int offset, void *log);
const AVPixFmtDescriptor *av_pix_fmt_desc_get(enum AVPixelFormat format);
enum AVPixelFormat av_get_pix_fmt(const char *name);
const char *av_get_pix_fmt_name(enum AVPixelFormat format);

unsigned avcodec_version(void);
const AVCodec *av_codec_iterate(void **iterator);
int av_codec_is_encoder(const AVCodec *codec);
int av_codec_is_decoder(const AVCodec *codec);
const AVCodec *avcodec_find_encoder(enum AVCodecID id);
const AVCodec *avcodec_find_decoder(enum AVCodecID id);
const AVCodec *avcodec_find_encoder_by_name(const char *name);
const AVCodec *avcodec_find_decoder_by_name(const char *name);
const AVCodecDescriptor *avcodec_descriptor_get(enum AVCodecID id);
const AVCodecDescriptor *avcodec_descriptor_get_by_name(const char *name);
const AVCodecDescriptor *avcodec_descriptor_next(const AVCodecDescriptor *previous);
int avcodec_default_get_buffer2(AVCodecContext *context, AVFrame *frame, int flags);
int av_new_packet(AVPacket *packet, int size);
AVPacket *av_packet_alloc(void);
void av_packet_free(AVPacket **packet);
void av_packet_unref(AVPacket *packet);
int av_packet_ref(AVPacket *to, const AVPacket *from);
void av_packet_move_ref(AVPacket *to, AVPacket *from);
uint8_t *av_packet_new_side_data(AVPacket *packet, enum AVPacketSideDataType type, size_t size);
uint8_t *av_packet_get_side_data(const AVPacket *packet, enum AVPacketSideDataType type, size_t *size);
int avcodec_parameters_copy(AVCodecParameters *to, const AVCodecParameters *from);

unsigned avformat_version(void);
const AVOutputFormat *av_muxer_iterate(void **iterator);
const AVInputFormat *av_demuxer_iterate(void **iterator);
const AVInputFormat *av_find_input_format(const char *name);
const AVOutputFormat *av_guess_format(const char *name, const char *filename, const char *mime_type);
const struct AVCodecTag *avformat_get_riff_video_tags(void);
enum AVCodecID av_codec_get_id(const struct AVCodecTag *const *tags, unsigned tag);
unsigned av_codec_get_tag(const struct AVCodecTag *const *tags, enum AVCodecID id);
AVStream *avformat_new_stream(AVFormatContext *format, const AVCodec *codec);
int av_add_index_entry(AVStream *stream, int64_t position, int64_t timestamp, int size, int distance, int flags);
int av_index_search_timestamp(AVStream *stream, int64_t timestamp, int flags);
int avformat_index_get_entries_count(const AVStream *stream);
const AVIndexEntry *avformat_index_get_entry(AVStream *stream, int index);
const AVIndexEntry *avformat_index_get_entry_from_timestamp(AVStream *stream, int64_t timestamp, int flags);
int av_get_packet(AVIOContext *io, AVPacket *packet, int size);
int av_append_packet(AVIOContext *io, AVPacket *packet, int size);
void avio_w8(AVIOContext *io, int byte);
void avio_write(AVIOContext *io, const unsigned char *bytes, int size);
void avio_flush(AVIOContext *io);
int avio_r8(AVIOContext *io);
int avio_read(AVIOContext *io, unsigned char *bytes, int size);
int avio_read_partial(AVIOContext *io, unsigned char *bytes, int size);
int64_t avio_seek(AVIOContext *io, int64_t offset, int whence);
int64_t avio_skip(AVIOContext *io, int64_t offset);
int64_t avio_size(AVIOContext *io);
int avio_feof(AVIOContext *io);

void avpriv_set_pts_info(AVStream *stream, int bits, unsigned num, unsigned den);
