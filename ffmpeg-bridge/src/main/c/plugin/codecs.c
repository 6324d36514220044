/**
 * @file
 * Makes a copy of libavcodec know GNVC: the descriptor, the encoder and the decoder.
 */
#define _GNU_SOURCE
#include "codecs.h"

#include "edits.h"
#include "victims.h"

#include <dlfcn.h>
#include <string.h>

extern const FFCodec ff_libgnvc_encoder;
extern const FFCodec ff_libgnvc_decoder;

/* The wrappers read it. */
enum AVCodecID gnvc_codec_id = GNVC_ID;

static const char *const encoders[] = {"vnull", "a64multi5", "a64multi", "xface", "alias_pix", NULL};
static const char *const decoders[] = {"vnull", "tmv", "xface", "bfi", "c93", NULL};

static const AVCodecDescriptor gnvc_descriptor = {
    .id = GNVC_ID,
    .type = AVMEDIA_TYPE_VIDEO,
    .name = GNVC_NAME,
    .long_name = "GNVC generative neural video",
    .props = AV_CODEC_PROP_LOSSY,
};

static int open_codecs(const GnvcLibrary *library, GnvcCodecs *codecs, GnvcNotes *notes) {
    const struct {
        const char *name;
        void *to;
    } functions[] = {
        {"av_codec_iterate", &codecs->iterate},
        {"av_codec_is_encoder", &codecs->is_encoder},
        {"av_codec_is_decoder", &codecs->is_decoder},
        {"avcodec_find_encoder_by_name", &codecs->find_encoder_by_name},
        {"avcodec_find_decoder_by_name", &codecs->find_decoder_by_name},
        {"avcodec_descriptor_get", &codecs->descriptor_get},
        {"avcodec_descriptor_get_by_name", &codecs->descriptor_get_by_name},
        {"avcodec_descriptor_next", &codecs->descriptor_next},
    };

    codecs->library = library;
    if (library->version >> 16 != LIBAVCODEC_VERSION_MAJOR)
        return gnvc_refuse(notes, "it is of major %u, not %d", library->version >> 16, LIBAVCODEC_VERSION_MAJOR);
    for (size_t i = 0; i < sizeof(functions) / sizeof(*functions); i++) {
        void *function = dlsym(library->handle, functions[i].name);
        if (!function)
            return gnvc_refuse(notes, "it has no function %s", functions[i].name);
        memcpy(functions[i].to, &function, sizeof(function));
    }
    if (gnvc_image_of(library->handle, &codecs->image) != 0)
        return gnvc_refuse(notes, "its memory is not listed");
    return 0;
}

static const void *find_encoder(void *opaque, const char *name) {
    return ((const GnvcCodecs *)opaque)->find_encoder_by_name(name);
}

static const void *find_decoder(void *opaque, const char *name) {
    return ((const GnvcCodecs *)opaque)->find_decoder_by_name(name);
}

/* A part of FFCodec beyond what we write, which only some releases of a major have, must not keep the old codec's. */
static int has_tail(const GnvcCodecs *codecs, const void *slot) {
#if LIBAVCODEC_VERSION_MAJOR >= 61
    const void *const *tail = (const void *const *)((const char *)slot + sizeof(FFCodec));
    unsigned since = 61 << 16 | 13 << 8;
    return codecs->library->version >= since &&
           (!gnvc_image_has(&codecs->image, tail, sizeof(*tail)) || *tail != NULL);
#else
    (void)codecs;
    (void)slot;
    return 0;
#endif
}

__attribute__((visibility("default"))) GnvcPatch gnvc_patch;

int gnvc_patch(const GnvcLibrary *library, int write, GnvcNotes *notes) {
    FFCodec encoder = ff_libgnvc_encoder, decoder = ff_libgnvc_decoder;
    GnvcCodecs codecs;
    GnvcEdits edits = {0};
    const void *encoder_slot, *decoder_slot;
    int error;

    if (open_codecs(library, &codecs, notes) != 0)
        return -1;
    if (codecs.descriptor_get_by_name(GNVC_NAME)) {
        gnvc_note(notes, "present", GNVC_NAME);
        return 0;
    }
    if (gnvc_check_codecs(&codecs, notes) != 0)
        return -1;
    gnvc_note(notes, "descriptor", GNVC_ID_WAS);
    encoder_slot = gnvc_victim(library, notes, "encoder", encoders, find_encoder, &codecs);
    decoder_slot = gnvc_victim(library, notes, "decoder", decoders, find_decoder, &codecs);
    if (!encoder_slot || !decoder_slot)
        return -1;
    if (has_tail(&codecs, encoder_slot) || has_tail(&codecs, decoder_slot))
        return gnvc_refuse(notes, "the codecs that could make room for gnvc list their formats by a function");
    if (!write)
        return 0;

    encoder.p.name = decoder.p.name = GNVC_NAME;
    encoder.p.type = decoder.p.type = AVMEDIA_TYPE_VIDEO;
    encoder.p.id = decoder.p.id = GNVC_ID;
#if LIBAVCODEC_VERSION_MAJOR >= 62
    decoder.is_decoder = !codecs.marked_as_in_8_0;
    decoder.is_decoder_in_8_0 = codecs.marked_as_in_8_0 != 0;
#endif
    gnvc_edits_add(&edits, (void *)codecs.descriptor_get(GNVC_ID), &gnvc_descriptor, sizeof(gnvc_descriptor));
    gnvc_edits_add(&edits, (void *)decoder_slot, &decoder, sizeof(decoder));
    gnvc_edits_add(&edits, (void *)encoder_slot, &encoder, sizeof(encoder));
    if ((error = gnvc_edits_apply(&edits)) != 0)
        return gnvc_refuse(notes, "its memory cannot be changed: %s", strerror(error));
    return 0;
}
