/**
 * @file
 * Compares the private layout that we were compiled for with what is in memory, over all muxers and demuxers.
 */
#include "formats.h"

#include <string.h>

#define LARGEST_CONTEXT (64 << 20)
#define FEWEST_FORMATS 4

static int muxer_fits(const GnvcImage *image, const GnvcMuxer *muxer) {
    return gnvc_image_text(image, GNVC_MUXER(muxer).name) && gnvc_image_data(image, GNVC_MUXER(muxer).codec_tag) &&
           gnvc_image_data(image, GNVC_MUXER(muxer).priv_class) && muxer->priv_data_size >= 0 &&
           muxer->priv_data_size <= LARGEST_CONTEXT && gnvc_image_code(image, GNVC_CODE(muxer->write_header)) &&
           muxer->write_packet && gnvc_image_code(image, GNVC_CODE(muxer->write_packet)) &&
           gnvc_image_code(image, GNVC_CODE(muxer->write_trailer)) &&
           gnvc_image_code(image, GNVC_CODE(muxer->init)) && gnvc_image_code(image, GNVC_CODE(muxer->deinit)) &&
           gnvc_image_code(image, GNVC_CODE(muxer->check_bitstream));
}

/* The functions at the end are rare, and a pointer that is NULL fits anywhere; MP4 has them in every release. */
static int end_fits(const GnvcFormats *formats) {
    const GnvcMuxer *mp4 = (const GnvcMuxer *)gnvc_find_muxer(formats, "mp4");
    return !mp4 || (mp4->init && mp4->deinit && mp4->check_bitstream);
}

static int demuxer_fits(const GnvcImage *image, const GnvcDemuxer *demuxer) {
    return gnvc_image_text(image, GNVC_DEMUXER(demuxer).name) &&
           gnvc_image_data(image, GNVC_DEMUXER(demuxer).codec_tag) &&
           gnvc_image_data(image, GNVC_DEMUXER(demuxer).priv_class) && demuxer->priv_data_size >= 0 &&
           demuxer->priv_data_size <= LARGEST_CONTEXT && gnvc_image_code(image, GNVC_CODE(demuxer->read_probe)) &&
           demuxer->read_header && gnvc_image_code(image, GNVC_CODE(demuxer->read_header)) && demuxer->read_packet &&
           gnvc_image_code(image, GNVC_CODE(demuxer->read_packet)) &&
           gnvc_image_code(image, GNVC_CODE(demuxer->read_close)) &&
           gnvc_image_code(image, GNVC_CODE(demuxer->read_seek));
}

AVOutputFormat *gnvc_find_muxer(const GnvcFormats *formats, const char *name) {
    const AVOutputFormat *muxer;
    void *iterator = NULL;
    while ((muxer = formats->muxer_iterate(&iterator)) && strcmp(muxer->name, name) != 0)
        ;
    return (AVOutputFormat *)muxer;
}

AVInputFormat *gnvc_find_demuxer(const GnvcFormats *formats, const char *name) {
    const AVInputFormat *demuxer;
    void *iterator = NULL;
    while ((demuxer = formats->demuxer_iterate(&iterator)) && strcmp(demuxer->name, name) != 0)
        ;
    return (AVInputFormat *)demuxer;
}

int gnvc_check_formats(const GnvcFormats *formats, GnvcNotes *notes) {
    const AVOutputFormat *muxer;
    const AVInputFormat *demuxer;
    void *iterator = NULL;
    int muxers = 0, demuxers = 0;

    for (; (muxer = formats->muxer_iterate(&iterator)); muxers++)
        if (!gnvc_image_has(&formats->image, muxer, sizeof(GnvcMuxer)) ||
            !muxer_fits(&formats->image, (const GnvcMuxer *)muxer))
            return gnvc_refuse(notes, "muxer %d of it is laid out in another way", muxers);
    if (!end_fits(formats))
        return gnvc_refuse(notes, "its muxer mp4 is laid out in another way");
    iterator = NULL;
    for (; (demuxer = formats->demuxer_iterate(&iterator)); demuxers++)
        if (!gnvc_image_has(&formats->image, demuxer, sizeof(GnvcDemuxer)) ||
            !demuxer_fits(&formats->image, (const GnvcDemuxer *)demuxer))
            return gnvc_refuse(notes, "demuxer %d of it is laid out in another way", demuxers);
    if (muxers < FEWEST_FORMATS || demuxers < FEWEST_FORMATS)
        return gnvc_refuse(notes, "it has %d muxers and %d demuxers only", muxers, demuxers);
    return 0;
}
