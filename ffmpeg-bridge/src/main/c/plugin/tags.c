/**
 * @file
 * The FourCC of GNVC in the tables by which containers name codecs.
 */
#include "formats.h"

#include <stdlib.h>

#define MOST_TABLES 16
#define MOST_TAGS 4096

static const struct AVCodecTag gnvc_tags[] = {{GNVC_ID, MKTAG('G', 'N', 'V', 'C')}, {AV_CODEC_ID_NONE, 0}};

struct AVCodecTag *gnvc_spare_tag(const GnvcFormats *formats, GnvcNotes *notes) {
    const struct AVCodecTag *tags = formats->riff_video_tags();
    int count = 0;

    while (count < MOST_TAGS && gnvc_image_has(&formats->image, tags + count, sizeof(*tags)) &&
           tags[count].id != AV_CODEC_ID_NONE)
        count++;
    for (int i = 1; i < count; i++)
        for (int k = 0; k < i; k++)
            if (tags[k].id == tags[i].id && tags[k].tag == tags[i].tag)
                return (struct AVCodecTag *)&tags[i];
    gnvc_refuse(notes, "its table of RIFF tags has no entry to spare");
    return NULL;
}

const struct AVCodecTag *const *gnvc_tags_with_ours(const GnvcFormats *formats, const AVOutputFormat *muxer,
                                                    GnvcNotes *notes) {
    const struct AVCodecTag *const *tables = muxer->codec_tag;
    const struct AVCodecTag **longer;
    int count = 0;

    while (count < MOST_TABLES && gnvc_image_has(&formats->image, tables + count, sizeof(*tables)) && tables[count] &&
           gnvc_image_has(&formats->image, tables[count], sizeof(**tables)))
        count++;
    if (count == 0 || count == MOST_TABLES || !gnvc_image_has(&formats->image, tables + count, sizeof(*tables)) ||
        tables[count]) {
        gnvc_refuse(notes, "the tags of its muxer %s are laid out in another way", muxer->name);
        return NULL;
    }
    longer = calloc((size_t)count + 2, sizeof(*longer));
    if (!longer) {
        gnvc_refuse(notes, "out of memory");
        return NULL;
    }
    for (int i = 0; i < count; i++)
        longer[i] = tables[i];
    longer[count] = gnvc_tags;
    return longer;
}
