/**
 * @file
 * Between the loader, which is in every process, and the objects that know one major version of FFmpeg's libraries:
 * libgnvc_ff<major>.so for libavcodec, libgnvc_ff<major>_format.so for libavformat. Each has one function of the type
 * GnvcPatch under the name GNVC_PATCH_FUNCTION.
 */
#ifndef GNVC_PLUGIN_H
#define GNVC_PLUGIN_H

#include <stddef.h>
#include <stdint.h>

#define GNVC_PATCH_FUNCTION "gnvc_patch"

/** A copy of libavcodec or libavformat in this process. */
typedef struct GnvcLibrary {
    /** of dlopen(), for that copy */
    void *handle;
    const char *path;
    /** what its own version function says: major << 16 | minor << 8 | micro */
    unsigned version;
    /** the arguments of the process, each with its NUL */
    const char *arguments;
    size_t arguments_size;
} GnvcLibrary;

/** What a patch tells about itself. */
typedef struct GnvcNotes {
    /** one line a change: "encoder<TAB>a64multi" says what was taken and whose place it had */
    char changes[1024];
    /** why it was refused, one line */
    char refusal[512];
} GnvcNotes;

/**
 * Checks that the library is laid out as this object knows it and, with `write`, makes it know GNVC. A library that
 * knows GNVC stays as it is. The caller holds a lock; no other thread should use the library meanwhile.
 *
 * @return 0, or -1 with a refusal; nothing was changed then
 */
typedef int GnvcPatch(const GnvcLibrary *library, int write, GnvcNotes *notes);

#endif
