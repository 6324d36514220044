/**
 * @file
 * Compares the private layout that we were compiled for with what is in memory, over all codecs of the library. A
 * field at another place would show as a pointer that leads nowhere or as a kind that does not fit.
 */
#include "codecs.h"

#include <string.h>

/* No context of a codec comes near this; a pointer's half or a bit field in its place mostly would. */
#define LARGEST_CONTEXT (64 << 20)
/* The smallest builds have fewer than this; they have nothing to learn from and no room either. */
#define FEWEST_CODECS 4

static const char *mismatch(const GnvcCodecs *codecs, const FFCodec *codec) {
    const GnvcImage *image = &codecs->image;
    int encoder = codec->cb_type >= FF_CODEC_CB_TYPE_ENCODE;

    if (!gnvc_image_text(image, codec->p.name) || !gnvc_image_data(image, codec->p.priv_class))
        return "its name";
    if (codec->cb_type > FF_CODEC_CB_TYPE_RECEIVE_PACKET || !codecs->is_encoder(&codec->p) != !encoder ||
        !codecs->is_decoder(&codec->p) == !encoder)
        return "its kind";
#if LIBAVCODEC_VERSION_MAJOR >= 62
    if ((codecs->marked_as_in_8_0 ? codec->is_decoder_in_8_0 : codec->is_decoder) == (unsigned)encoder)
        return "its kind";
#endif
    if (codec->priv_data_size < 0 || codec->priv_data_size > LARGEST_CONTEXT)
        return "the size of its context";
    if (!codec->cb.decode || !gnvc_image_code(image, GNVC_CODE(codec->cb.decode)))
        return "its coding function";
    if (!gnvc_image_code(image, GNVC_CODE(codec->init)) || !gnvc_image_code(image, GNVC_CODE(codec->close)) ||
        !gnvc_image_code(image, GNVC_CODE(codec->flush)) ||
        !gnvc_image_code(image, GNVC_CODE(codec->update_thread_context)))
        return "its functions";
    if ((codec->bsfs && !gnvc_image_text(image, codec->bsfs)) || !gnvc_image_data(image, codec->defaults) ||
        !gnvc_image_data(image, codec->hw_configs) || !gnvc_image_data(image, codec->codec_tags))
        return "its tables";
    return NULL;
}

/* The first decoder is as good as any: that all are marked in the same way is checked afterwards. */
static void find_mark(GnvcCodecs *codecs) {
#if LIBAVCODEC_VERSION_MAJOR >= 62
    void *iterator = NULL;
    const AVCodec *codec;
    while ((codec = codecs->iterate(&iterator)) && !codecs->is_decoder(codec))
        ;
    codecs->marked_as_in_8_0 = codec && gnvc_image_has(&codecs->image, codec, sizeof(FFCodec)) &&
                               !((const FFCodec *)codec)->is_decoder;
#else
    codecs->marked_as_in_8_0 = 0;
#endif
}

static int check_descriptor(const GnvcCodecs *codecs, GnvcNotes *notes) {
    const AVCodecDescriptor *descriptor = codecs->descriptor_get(GNVC_ID);

    if (!descriptor || !gnvc_image_has(&codecs->image, descriptor - 1, 3 * sizeof(*descriptor)))
        return gnvc_refuse(notes, "it has no descriptor %d", GNVC_ID);
    if (descriptor->id != GNVC_ID || descriptor->type != AVMEDIA_TYPE_VIDEO ||
        !gnvc_image_text(&codecs->image, descriptor->name) || strcmp(descriptor->name, GNVC_ID_WAS) != 0)
        return gnvc_refuse(notes, "descriptor %d is not that of %s", GNVC_ID, GNVC_ID_WAS);
    if (descriptor[-1].id >= GNVC_ID || descriptor[1].id <= GNVC_ID ||
        codecs->descriptor_next(descriptor) != descriptor + 1 || codecs->descriptor_next(descriptor - 1) != descriptor)
        return gnvc_refuse(notes, "its descriptors are not in the order of their ids");
    return 0;
}

int gnvc_check_codecs(GnvcCodecs *codecs, GnvcNotes *notes) {
    const AVCodec *codec;
    void *iterator = NULL;
    int count = 0;

    find_mark(codecs);
    while ((codec = codecs->iterate(&iterator))) {
        const char *part;
        if (!gnvc_image_has(&codecs->image, codec, sizeof(FFCodec)))
            return gnvc_refuse(notes, "codec %d of it lies outside of it", count);
        if ((part = mismatch(codecs, (const FFCodec *)codec)))
            return gnvc_refuse(notes, "codec %d of it is laid out in another way: %s does not fit", count, part);
        if (codec->id == GNVC_ID)
            return gnvc_refuse(notes, "it has a codec with the id of %s", GNVC_ID_WAS);
        count++;
    }
    if (count < FEWEST_CODECS)
        return gnvc_refuse(notes, "it has %d codecs only", count);
    return check_descriptor(codecs, notes);
}
