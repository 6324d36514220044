/**
 * @file
 * Checks a library by the layouts of the major that this is compiled for, whatever the major of the library is, for
 * PluginIT: prints `fits`, or why it does not.
 *
 *     layout_probe LIBAVCODEC LIBAVFORMAT
 */
#define _GNU_SOURCE
#include "formats.h"

#include <dlfcn.h>
#include <stdio.h>
#include <string.h>

static void *library;

static void get(const char *name, void *to) {
    void *function = dlsym(library, name);
    memcpy(to, &function, sizeof(function));
}

static int open_library(const char *path, GnvcImage *image) {
    library = dlopen(path, RTLD_NOW);
    return library && gnvc_image_of(library, image) == 0 ? 0 : -1;
}

int main(int argc, char **argv) {
    GnvcNotes notes = {0};
    GnvcCodecs codecs = {0};
    GnvcFormats formats = {0};

    if (argc != 3 || open_library(argv[1], &codecs.image) != 0)
        return 2;
    get("av_codec_iterate", &codecs.iterate);
    get("av_codec_is_encoder", &codecs.is_encoder);
    get("av_codec_is_decoder", &codecs.is_decoder);
    get("avcodec_descriptor_get", &codecs.descriptor_get);
    get("avcodec_descriptor_next", &codecs.descriptor_next);
    printf("libavcodec %s\n", gnvc_check_codecs(&codecs, &notes) == 0 ? "fits" : notes.refusal);
    if (open_library(argv[2], &formats.image) != 0)
        return 2;
    get("av_muxer_iterate", &formats.muxer_iterate);
    get("av_demuxer_iterate", &formats.demuxer_iterate);
    notes = (GnvcNotes){0};
    printf("libavformat %s\n", gnvc_check_formats(&formats, &notes) == 0 ? "fits" : notes.refusal);
    return 0;
}
