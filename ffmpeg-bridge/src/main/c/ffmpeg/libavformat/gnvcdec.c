/**
 * @file
 * The demuxer "gnvc": the raw file of the bitstream specification, with one packet for each frame.
 *
 * Reading goes on after damage. Seeking finds key groups by reading through the file, which holds minutes of video in
 * a megabyte, and so needs no trust in an index that may not belong to what the file has become.
 */
#include <errno.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include "libavformat/gnvc.h"

enum { CHUNK = 1 << 16, SYNC_WORD = 4, TAIL = 1 << 18 };

typedef struct GnvcDemuxContext {
    GnvcReader *reader;
    uint8_t *chunk;
    /** the configuration of the packets delivered last */
    uint8_t *header;
    size_t header_size;
    /** whether there is another than the first in the file */
    int several;
    /** time of the packet read last; AV_NOPTS_VALUE at the start and after seeking */
    int64_t last;
    /** what is added to the times of the stream that is read: files can be joined by writing one after the other */
    int64_t shift;
    /** time of the packet that is read next, if it is known; AV_NOPTS_VALUE otherwise */
    int64_t resume;
    /** the packet that opening the file has read, if it is still to be delivered */
    GnvcPacket first;
    int has_first;
    int ended;
} GnvcDemuxContext;

static int probe(const AVProbeData *data) {
    GnvcStreamInfo info;

    if (data->buf_size < SYNC_WORD + 1 || memcmp(data->buf, "GNVC", SYNC_WORD))
        return 0;
    switch (gnvc_parse_header(data->buf + SYNC_WORD, data->buf_size - SYNC_WORD, &info, NULL, 0)) {
    case GNVC_OK:
    case GNVC_ERROR_VERSION:
    case GNVC_ERROR_UNSUPPORTED:
        return AVPROBE_SCORE_MAX;
    default:
        return data->buf[SYNC_WORD] >= 1 && data->buf[SYNC_WORD] <= 3 ? AVPROBE_SCORE_EXTENSION : 0;
    }
}

/** Whether a failure is about bytes that the reader has passed over, so that reading goes on. */
static int is_passed_over(const GnvcReader *reader, GnvcStatus status) {
    size_t header_size = 0;

    gnvc_reader_header(reader, &header_size);
    return status == GNVC_ERROR_CORRUPT
           || (header_size > 0 && (status == GNVC_ERROR_UNSUPPORTED || status == GNVC_ERROR_VERSION));
}

/** Takes the next packet from the reader, which gets bytes as it needs them; AVERROR_EOF at the end. */
static int next_packet(AVFormatContext *s, GnvcPacket *packet, int report) {
    GnvcDemuxContext *context = s->priv_data;

    for (;;) {
        GnvcStatus status = gnvc_reader_next(context->reader, packet);
        int size;

        if (status == GNVC_OK)
            return 0;
        if (status == GNVC_END)
            return AVERROR_EOF;
        if (status != GNVC_AGAIN) {
            int passed = is_passed_over(context->reader, status);
            if (!passed || (report && s->error_recognition & AV_EF_EXPLODE))
                return gnvc_fail(s, status, gnvc_reader_message(context->reader));
            if (report)
                av_log(s, AV_LOG_WARNING, "%s\n", gnvc_reader_message(context->reader));
            continue;
        }
        /* what a pipe has by now: a whole chunk can be seconds of video */
        size = context->ended ? 0 : avio_read_partial(s->pb, context->chunk, CHUNK);
        if (size < 0 && size != AVERROR_EOF)
            return size;
        context->ended = size <= 0;
        status = gnvc_reader_push(context->reader, context->chunk, size > 0 ? size : 0);
        if (status != GNVC_OK)
            return gnvc_fail(s, status, gnvc_reader_message(context->reader));
    }
}

/** Goes to this offset of the file, whose packet has this time, or AV_NOPTS_VALUE for its own. */
static int go_to(AVFormatContext *s, int64_t offset, int64_t time) {
    GnvcDemuxContext *context = s->priv_data;
    int64_t ret = avio_seek(s->pb, offset, SEEK_SET);

    if (ret < 0)
        return (int)ret;
    gnvc_reader_seek(context->reader, offset);
    context->has_first = 0;
    context->ended = 0;
    context->last = AV_NOPTS_VALUE;
    context->shift = 0;
    context->resume = time;
    return 0;
}

/** Goes to the start of the file, where nothing is known yet: groups before the first configuration do not count. */
static int go_to_start(AVFormatContext *s) {
    GnvcDemuxContext *context = s->priv_data;

    gnvc_reader_close(context->reader);
    context->reader = gnvc_reader_open();
    return context->reader ? go_to(s, 0, AV_NOPTS_VALUE) : AVERROR(ENOMEM);
}

/** Keeps the configuration that holds for the packet taken last. @return 1 if it is another than before */
static int follow_header(AVFormatContext *s) {
    GnvcDemuxContext *context = s->priv_data;
    size_t size = 0;
    const uint8_t *header = gnvc_reader_header(context->reader, &size);
    char message[256] = "";
    GnvcStreamInfo info;
    GnvcStatus status;
    uint8_t *copy;

    if (size == context->header_size && !memcmp(header, context->header, size))
        return 0;
    status = gnvc_parse_header(header, size, &info, message, sizeof(message));
    if (status != GNVC_OK)
        return gnvc_fail(s, status, message);
    copy = av_malloc(size);
    if (!copy)
        return AVERROR(ENOMEM);
    memcpy(copy, header, size);
    av_free(context->header);
    context->header = copy;
    context->header_size = size;
    return 1;
}

/** Ticks of the stream from a frame to the next. */
static int64_t frame_ticks(const AVStream *stream) {
    return av_rescale_q(1, (AVRational){ stream->avg_frame_rate.den, stream->avg_frame_rate.num }, stream->time_base);
}

/** The time of a packet that was taken from the reader; each packet has to come through here. */
static int64_t packet_time(AVFormatContext *s, const GnvcPacket *packet) {
    GnvcDemuxContext *context = s->priv_data;
    const AVStream *stream = s->streams[0];
    size_t size = 0;
    const uint8_t *header = gnvc_reader_header(context->reader, &size);
    GnvcStreamInfo info;
    int64_t time = packet->pts;

    context->several |=
        size != (size_t)stream->codecpar->extradata_size || memcmp(header, stream->codecpar->extradata, size);
    if (gnvc_parse_header(header, size, &info, NULL, 0) == GNVC_OK)
        time = av_rescale_q(time, (AVRational){ info.time_base.num, info.time_base.den }, stream->time_base);
    if (context->resume != AV_NOPTS_VALUE)
        context->shift = context->resume - time;
    else if (context->last != AV_NOPTS_VALUE && time + context->shift <= context->last)
        context->shift = context->last + frame_ticks(stream) - time;
    context->resume = AV_NOPTS_VALUE;
    context->last = time + context->shift;
    return context->last;
}

/** Describes the stream from the configuration of its first packet. */
static int set_stream(AVFormatContext *s, const GnvcPacket *first) {
    GnvcDemuxContext *context = s->priv_data;
    AVStream *stream = avformat_new_stream(s, NULL);
    AVCodecParameters *par;
    GnvcStreamInfo info;
    int ret;

    if (!stream)
        return AVERROR(ENOMEM);
    if ((ret = follow_header(s)) < 0)
        return ret;
    gnvc_parse_header(context->header, context->header_size, &info, NULL, 0);
    par = stream->codecpar;
    par->extradata = av_mallocz(context->header_size + AV_INPUT_BUFFER_PADDING_SIZE);
    if (!par->extradata)
        return AVERROR(ENOMEM);
    memcpy(par->extradata, context->header, context->header_size);
    par->extradata_size = (int)context->header_size;
    par->codec_type = AVMEDIA_TYPE_VIDEO;
    par->codec_id = gnvc_codec_id;
    par->width = info.format.width;
    par->height = info.format.height;
    stream->avg_frame_rate = (AVRational){ info.frame_rate.num, info.frame_rate.den };
    stream->r_frame_rate = stream->avg_frame_rate;
    stream->start_time = first->pts;
    avpriv_set_pts_info(stream, 64, info.time_base.num, info.time_base.den);
    return 0;
}

/** Learns when the stream ends from its last group, which reading the end of the file finds. */
static int find_duration(AVFormatContext *s) {
    AVStream *stream = s->streams[0];
    int64_t size = avio_size(s->pb);
    int64_t last = AV_NOPTS_VALUE;
    GnvcPacket packet;
    int64_t offset;
    int ret;

    for (int64_t tail = TAIL;; tail *= 8) {
        offset = size > tail ? size - tail : 0;
        if ((ret = go_to(s, offset, AV_NOPTS_VALUE)) < 0)
            return ret;
        while ((ret = next_packet(s, &packet, 0)) >= 0)
            last = packet.pts;
        if (ret != AVERROR_EOF)
            return ret;
        if (last != AV_NOPTS_VALUE || !offset)
            break;
    }
    if (last >= stream->start_time)
        stream->duration = last + frame_ticks(stream) - stream->start_time;
    return go_to_start(s);
}

static int demux_header(AVFormatContext *s) {
    GnvcDemuxContext *context = s->priv_data;
    int ret;

    context->last = context->resume = AV_NOPTS_VALUE;
    context->reader = gnvc_reader_open();
    context->chunk = av_malloc(CHUNK);
    if (!context->reader || !context->chunk)
        return AVERROR(ENOMEM);
    ret = next_packet(s, &context->first, 1);
    if (ret == AVERROR_EOF) {
        av_log(s, AV_LOG_ERROR, "the file holds no pictures\n");
        return AVERROR_INVALIDDATA;
    }
    if (ret < 0 || (ret = set_stream(s, &context->first)) < 0)
        return ret;
    context->has_first = 1;
    return s->pb->seekable & AVIO_SEEKABLE_NORMAL ? find_duration(s) : 0;
}

/** Lists a packet's group in the stream's index if decoding can start there. */
static int list_group(AVStream *stream, const GnvcPacket *packet, int64_t pts) {
    return packet->key ? av_add_index_entry(stream, packet->position, pts, (int)packet->size, 0, AVINDEX_KEYFRAME) : 0;
}

static int demux_packet(AVFormatContext *s, AVPacket *packet) {
    GnvcDemuxContext *context = s->priv_data;
    AVStream *stream = s->streams[0];
    GnvcPacket coded = context->first;
    int changed, ret;

    if (context->has_first)
        context->has_first = 0;
    else if ((ret = next_packet(s, &coded, 1)) < 0)
        return ret;
    if ((changed = follow_header(s)) < 0)
        return changed;
    if ((ret = av_new_packet(packet, (int)coded.size)) < 0)
        return ret;
    memcpy(packet->data, coded.data, coded.size);
    if (changed) {
        uint8_t *header = av_packet_new_side_data(packet, AV_PKT_DATA_NEW_EXTRADATA, context->header_size);
        if (!header)
            return AVERROR(ENOMEM);
        memcpy(header, context->header, context->header_size);
    }
    packet->stream_index = 0;
    packet->pts = packet->dts = packet_time(s, &coded);
    packet->duration = frame_ticks(stream);
    packet->pos = coded.position;
    if (coded.key)
        packet->flags |= AV_PKT_FLAG_KEY;
    return list_group(stream, &coded, packet->pts) < 0 ? AVERROR(ENOMEM) : 0;
}

/** Goes to a listed group by reading the file from its start, since the configuration before the group counts. */
static int read_to(AVFormatContext *s, const AVIndexEntry *entry) {
    GnvcDemuxContext *context = s->priv_data;
    int64_t position = entry->pos;
    int64_t time = entry->timestamp;
    int ret = go_to_start(s);

    if (ret < 0)
        return ret;
    do {
        if ((ret = next_packet(s, &context->first, 0)) < 0)
            return ret;
    } while (context->first.position != position);
    context->has_first = 1;
    context->resume = time;
    /* The decoder may never have seen what was read since: it is told the configuration in any case. */
    context->header_size = 0;
    return 0;
}

static int demux_seek(AVFormatContext *s, int stream_index, int64_t timestamp, int flags) {
    GnvcDemuxContext *context = s->priv_data;
    AVStream *stream = s->streams[stream_index];
    int count = avformat_index_get_entries_count(stream);
    const AVIndexEntry *entry = count ? avformat_index_get_entry(stream, count - 1) : NULL;
    GnvcPacket packet;
    int index, ret;

    if (!(s->pb->seekable & AVIO_SEEKABLE_NORMAL))
        return AVERROR(ESPIPE);
    /* groups are listed as they are read: read past the time */
    if (!entry || entry->timestamp <= timestamp) {
        if ((ret = entry ? go_to(s, entry->pos, entry->timestamp) : go_to_start(s)) < 0)
            return ret;
        while ((ret = next_packet(s, &packet, 0)) >= 0) {
            int64_t time = packet_time(s, &packet);
            if (list_group(stream, &packet, time) < 0)
                return AVERROR(ENOMEM);
            if (packet.key && time > timestamp)
                break;
        }
        if (ret < 0 && ret != AVERROR_EOF)
            return ret;
    }
    index = av_index_search_timestamp(stream, timestamp, flags);
    if (index < 0 && flags & AVSEEK_FLAG_BACKWARD)
        index = 0;
    entry = index < 0 ? NULL : avformat_index_get_entry(stream, index);
    if (!entry)
        return AVERROR(EINVAL);
    return context->several ? read_to(s, entry) : go_to(s, entry->pos, entry->timestamp);
}

static int demux_close(AVFormatContext *s) {
    GnvcDemuxContext *context = s->priv_data;
    gnvc_reader_close(context->reader);
    av_freep(&context->chunk);
    av_freep(&context->header);
    return 0;
}

const GNVC_INPUT_FORMAT ff_gnvc_demuxer = {
    GNVC_INPUT(name) = "gnvc",
    GNVC_INPUT(long_name) = "raw GNVC video",
    GNVC_INPUT(extensions) = "gnvc",
    GNVC_INPUT(flags) = AVFMT_NO_BYTE_SEEK | AVFMT_NOBINSEARCH | AVFMT_NOGENSEARCH,
    .priv_data_size = sizeof(GnvcDemuxContext),
    .flags_internal = GNVC_INIT_CLEANUP,
    .read_probe = probe,
    .read_header = demux_header,
    .read_packet = demux_packet,
    .read_close = demux_close,
    .read_seek = demux_seek,
};
