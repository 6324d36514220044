/**
 * @file
 * A copy of libavcodec, looked at by its public functions and by the private layout of the major compiled for.
 */
#ifndef GNVC_CODECS_H
#define GNVC_CODECS_H

#include "gnvc_abi.h"
#include "image.h"
#include "notes.h"

/** The name that users know; that of the codec's descriptor, encoder, decoder, muxer and demuxer. */
#define GNVC_NAME "gnvc"

/** Ids are public and fixed within a major, so GNVC takes one over that has no codec. */
#define GNVC_ID AV_CODEC_ID_DAALA
#define GNVC_ID_WAS "daala"

typedef struct GnvcCodecs {
    const GnvcLibrary *library;
    GnvcImage image;
    const AVCodec *(*iterate)(void **iterator);
    int (*is_encoder)(const AVCodec *codec);
    int (*is_decoder)(const AVCodec *codec);
    const AVCodec *(*find_encoder_by_name)(const char *name);
    const AVCodec *(*find_decoder_by_name)(const char *name);
    const AVCodecDescriptor *(*descriptor_get)(enum AVCodecID id);
    const AVCodecDescriptor *(*descriptor_get_by_name)(const char *name);
    const AVCodecDescriptor *(*descriptor_next)(const AVCodecDescriptor *previous);
    /** from major 62 on: whether decoders are marked as in 8.0; gnvc_check_codecs() finds out */
    int marked_as_in_8_0;
} GnvcCodecs;

/** Whether every codec and the descriptor to take over look as this major's do; 0, or -1 with a refusal. */
int gnvc_check_codecs(GnvcCodecs *codecs, GnvcNotes *notes);

#endif
