/**
 * @file
 * A copy of libavformat, looked at by its public functions and by the private layout of the major compiled for.
 */
#ifndef GNVC_FORMATS_H
#define GNVC_FORMATS_H

#include "codecs.h"

#if LIBAVFORMAT_VERSION_MAJOR >= 60
typedef FFOutputFormat GnvcMuxer;
#define GNVC_MUXER(muxer) ((muxer)->p)
#else
typedef AVOutputFormat GnvcMuxer;
#define GNVC_MUXER(muxer) (*(muxer))
#endif

#if LIBAVFORMAT_VERSION_MAJOR >= 61
typedef FFInputFormat GnvcDemuxer;
#define GNVC_DEMUXER(demuxer) ((demuxer)->p)
#else
typedef AVInputFormat GnvcDemuxer;
#define GNVC_DEMUXER(demuxer) (*(demuxer))
#endif

typedef struct GnvcFormats {
    const GnvcLibrary *library;
    GnvcImage image;
    const AVOutputFormat *(*muxer_iterate)(void **iterator);
    const AVInputFormat *(*demuxer_iterate)(void **iterator);
    const struct AVCodecTag *(*riff_video_tags)(void);
} GnvcFormats;

/** The muxer of that name; NULL if there is none. */
AVOutputFormat *gnvc_find_muxer(const GnvcFormats *formats, const char *name);

/** The demuxer of that name; NULL if there is none. */
AVInputFormat *gnvc_find_demuxer(const GnvcFormats *formats, const char *name);

/** Whether every muxer and demuxer looks as this major's do; 0, or -1 with a refusal. */
int gnvc_check_formats(const GnvcFormats *formats, GnvcNotes *notes);

/**
 * An entry of the table of RIFF tags, which Matroska, AVI, NUT and the MP4 demuxer share, that repeats an earlier one
 * and is therefore never used. NULL with a refusal if there is none.
 */
struct AVCodecTag *gnvc_spare_tag(const GnvcFormats *formats, GnvcNotes *notes);

/**
 * The tag tables of a muxer with GNVC's added, allocated and never freed, since the library points to it from then on.
 * NULL with a refusal if the muxer's list does not look like one.
 */
const struct AVCodecTag *const *gnvc_tags_with_ours(const GnvcFormats *formats, const AVOutputFormat *muxer,
                                                    GnvcNotes *notes);

#endif
