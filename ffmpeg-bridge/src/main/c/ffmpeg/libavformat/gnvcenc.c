/**
 * @file
 * The muxer "gnvc": the raw file of the bitstream specification.
 */
#include <errno.h>
#include <limits.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include "libavformat/gnvc.h"

typedef struct GnvcMuxContext {
    GnvcWriter *writer;
} GnvcMuxContext;

static int write_bytes(void *opaque, const uint8_t *data, size_t size) {
    AVFormatContext *s = opaque;
    while (size) {
        int part = size > INT_MAX ? INT_MAX : (int)size;
        avio_write(s->pb, data, part);
        data += part;
        size -= part;
    }
    return 0;
}

static int check(AVFormatContext *s, GnvcStatus status) {
    const GnvcMuxContext *context = s->priv_data;
    return status == GNVC_OK ? 0 : gnvc_fail(s, status, gnvc_writer_message(context->writer));
}

static int mux_init(AVFormatContext *s) {
    GnvcMuxContext *context = s->priv_data;

    if (s->nb_streams != 1 || s->streams[0]->codecpar->codec_id != gnvc_codec_id) {
        av_log(s, AV_LOG_ERROR, "a .gnvc file holds one video stream of the codec gnvc and nothing else\n");
        return AVERROR(EINVAL);
    }
    context->writer = gnvc_writer_open(write_bytes, s);
    return context->writer ? 0 : AVERROR(ENOMEM);
}

static int mux_header(AVFormatContext *s) {
    GnvcMuxContext *context = s->priv_data;
    const AVCodecParameters *par = s->streams[0]->codecpar;

    if (!par->extradata || par->extradata_size <= 0) {
        av_log(s, AV_LOG_ERROR, "the stream has no codec configuration\n");
        return AVERROR_INVALIDDATA;
    }
    return check(s, gnvc_writer_header(context->writer, par->extradata, par->extradata_size));
}

static int mux_packet(AVFormatContext *s, AVPacket *packet) {
    GnvcMuxContext *context = s->priv_data;
    size_t size = 0;
    const uint8_t *configuration = av_packet_get_side_data(packet, AV_PKT_DATA_NEW_EXTRADATA, &size);

    if (configuration && size) {
        int ret = check(s, gnvc_writer_header(context->writer, configuration, size));
        if (ret < 0)
            return ret;
    }
    return check(s, gnvc_writer_packet(context->writer, packet->data, packet->size));
}

static int mux_trailer(AVFormatContext *s) {
    GnvcMuxContext *context = s->priv_data;
    return check(s, gnvc_writer_end(context->writer));
}

static void mux_deinit(AVFormatContext *s) {
    GnvcMuxContext *context = s->priv_data;
    gnvc_writer_close(context->writer);
    context->writer = NULL;
}

const GNVC_OUTPUT_FORMAT ff_gnvc_muxer = {
    GNVC_OUTPUT(name) = "gnvc",
    GNVC_OUTPUT(long_name) = "raw GNVC video",
    GNVC_OUTPUT(extensions) = "gnvc",
    GNVC_OUTPUT(audio_codec) = AV_CODEC_ID_NONE,
    GNVC_OUTPUT(video_codec) = GNVC_STATIC_CODEC_ID,
    GNVC_OUTPUT(subtitle_codec) = AV_CODEC_ID_NONE,
    GNVC_OUTPUT(flags) = AVFMT_GLOBALHEADER | AVFMT_VARIABLE_FPS | AVFMT_TS_NEGATIVE,
    .priv_data_size = sizeof(GnvcMuxContext),
    .init = mux_init,
    .write_header = mux_header,
    .write_packet = mux_packet,
    .write_trailer = mux_trailer,
    .deinit = mux_deinit,
};
