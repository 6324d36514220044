/**
 * @file
 * Makes a copy of libavformat know GNVC: its FourCC, and its own file format.
 */
#define _GNU_SOURCE
#include "formats.h"

#include "edits.h"
#include "victims.h"

#include <dlfcn.h>
#include <stdlib.h>
#include <string.h>

extern const GnvcMuxer ff_gnvc_muxer;
extern const GnvcDemuxer ff_gnvc_demuxer;

/* The wrappers read it. */
enum AVCodecID gnvc_codec_id = GNVC_ID;

static const char *const muxers[] = {"a64", "roq", "smjpeg", "filmstrip", NULL};
static const char *const demuxers[] = {"tmv", "bfi", "c93", "bethsoftvid", NULL};

/* Matroska, AVI and NUT have the RIFF tags alone; these two have tables of their own. */
static const char *const tagged_muxers[] = {"mp4", "mov"};
#define TAGGED_MUXERS 2

static const struct AVCodecTag gnvc_tag = {GNVC_ID, MKTAG('G', 'N', 'V', 'C')};

static int open_formats(const GnvcLibrary *library, GnvcFormats *formats, GnvcNotes *notes) {
    const struct {
        const char *name;
        void *to;
    } functions[] = {
        {"av_muxer_iterate", &formats->muxer_iterate},
        {"av_demuxer_iterate", &formats->demuxer_iterate},
        {"avformat_get_riff_video_tags", &formats->riff_video_tags},
    };

    formats->library = library;
    if (library->version >> 16 != LIBAVFORMAT_VERSION_MAJOR)
        return gnvc_refuse(notes, "it is of major %u, not %d", library->version >> 16, LIBAVFORMAT_VERSION_MAJOR);
    for (size_t i = 0; i < sizeof(functions) / sizeof(*functions); i++) {
        void *function = dlsym(library->handle, functions[i].name);
        if (!function)
            return gnvc_refuse(notes, "it has no function %s", functions[i].name);
        memcpy(functions[i].to, &function, sizeof(function));
    }
    if (gnvc_image_of(library->handle, &formats->image) != 0)
        return gnvc_refuse(notes, "its memory is not listed");
    return 0;
}

static const void *find_muxer(void *opaque, const char *name) {
    return gnvc_find_muxer(opaque, name);
}

static const void *find_demuxer(void *opaque, const char *name) {
    return gnvc_find_demuxer(opaque, name);
}

/* Adds the edits that give the tag to the muxers with tables of their own; `tables` holds what is written. */
static int add_tables(const GnvcFormats *formats, GnvcEdits *edits, const struct AVCodecTag *const **tables,
                      GnvcNotes *notes) {
    for (int i = 0; i < TAGGED_MUXERS; i++) {
        AVOutputFormat *muxer = gnvc_find_muxer(formats, tagged_muxers[i]);
        if (!muxer)
            continue;
        if (!(tables[i] = gnvc_tags_with_ours(formats, muxer, notes)))
            return -1;
        gnvc_note(notes, "tags", tagged_muxers[i]);
        gnvc_edits_add(edits, (void *)&muxer->codec_tag, &tables[i], sizeof(tables[i]));
    }
    return 0;
}

static int patch(const GnvcFormats *formats, int write, GnvcNotes *notes) {
    GnvcMuxer muxer = ff_gnvc_muxer;
    GnvcDemuxer demuxer = ff_gnvc_demuxer;
    const struct AVCodecTag *const *tables[TAGGED_MUXERS] = {0};
    GnvcEdits edits = {0};
    struct AVCodecTag *tag = gnvc_spare_tag(formats, notes);
    const void *muxer_slot, *demuxer_slot;
    int error = 0;

    if (!tag)
        return -1;
    gnvc_note(notes, "tags", "riff");
    muxer_slot = gnvc_victim(formats->library, notes, "muxer", muxers, find_muxer, (void *)formats);
    demuxer_slot = gnvc_victim(formats->library, notes, "demuxer", demuxers, find_demuxer, (void *)formats);
    if (!muxer_slot || !demuxer_slot)
        return -1;
    GNVC_MUXER(&muxer).video_codec = GNVC_ID;
    demuxer.raw_codec_id = GNVC_ID;
    gnvc_edits_add(&edits, tag, &gnvc_tag, sizeof(gnvc_tag));
    gnvc_edits_add(&edits, (void *)muxer_slot, &muxer, sizeof(muxer));
    gnvc_edits_add(&edits, (void *)demuxer_slot, &demuxer, sizeof(demuxer));
    if (add_tables(formats, &edits, tables, notes) == 0 && write) {
        if ((error = gnvc_edits_apply(&edits)) == 0)
            return 0;
        gnvc_refuse(notes, "its memory cannot be changed: %s", strerror(error));
    }
    for (int i = 0; i < TAGGED_MUXERS; i++)
        free((void *)tables[i]);
    return notes->refusal[0] ? -1 : 0;
}

__attribute__((visibility("default"))) GnvcPatch gnvc_patch;

int gnvc_patch(const GnvcLibrary *library, int write, GnvcNotes *notes) {
    GnvcFormats formats;

    if (open_formats(library, &formats, notes) != 0)
        return -1;
    if (gnvc_find_demuxer(&formats, GNVC_NAME)) {
        gnvc_note(notes, "present", GNVC_NAME);
        return 0;
    }
    return gnvc_check_formats(&formats, notes) == 0 ? patch(&formats, write, notes) : -1;
}
