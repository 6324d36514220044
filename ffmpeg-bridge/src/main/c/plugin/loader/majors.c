/**
 * @file
 * Finds the objects by the folder that this library itself was loaded from.
 */
#define _GNU_SOURCE
#include "majors.h"

#include <dlfcn.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>

static int path_of(unsigned major, int is_format, char *path, size_t capacity) {
    Dl_info own;
    const char *slash;
    int length;

    if (!dladdr((const void *)(uintptr_t)path_of, &own) || !own.dli_fname)
        return -1;
    slash = strrchr(own.dli_fname, '/');
    if (!slash)
        return -1;
    length = snprintf(path, capacity, "%.*s/libgnvc_ff%u%s.so", (int)(slash - own.dli_fname), own.dli_fname,
                      major, is_format ? "_format" : "");
    return length > 0 && (size_t)length < capacity ? 0 : -1;
}

GnvcPatch *gnvc_patch_for(unsigned major, int is_format, GnvcNotes *notes) {
    char path[PATH_MAX];
    GnvcPatch *patch;
    void *object, *function;

    if (major < GNVC_FIRST_MAJOR || major > GNVC_LAST_MAJOR) {
        snprintf(notes->refusal, sizeof(notes->refusal), "its major is %u; known are %d to %d (FFmpeg 5.1 to 8.1)",
                 major, GNVC_FIRST_MAJOR, GNVC_LAST_MAJOR);
        return NULL;
    }
    if (path_of(major, is_format, path, sizeof(path)) != 0) {
        snprintf(notes->refusal, sizeof(notes->refusal), "the folder of libgnvc_preload.so is not known");
        return NULL;
    }
    object = dlopen(path, RTLD_NOW | RTLD_LOCAL);
    function = object ? dlsym(object, GNVC_PATCH_FUNCTION) : NULL;
    if (!function) {
        const char *error = dlerror();
        snprintf(notes->refusal, sizeof(notes->refusal), "%.500s", error ? error : path);
        return NULL;
    }
    memcpy(&patch, &function, sizeof(patch));
    return patch;
}
