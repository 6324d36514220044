/**
 * @file
 * The copies of FFmpeg's libraries in this process.
 */
#ifndef GNVC_LIBRARIES_H
#define GNVC_LIBRARIES_H

#include "plugin.h"

#include <limits.h>

#define GNVC_LIBRARIES 16

typedef struct GnvcCopy {
    char path[PATH_MAX];
    /** libavformat, else libavcodec */
    int is_format;
    /** its handle and version are set by gnvc_open_libraries() */
    GnvcLibrary library;
} GnvcCopy;

typedef struct GnvcCopies {
    GnvcCopy copies[GNVC_LIBRARIES];
    int count;
} GnvcCopies;

/** Lists the copies by their paths; returns how many are libavcodec's. Cheap: most processes have none. */
int gnvc_list_libraries(GnvcCopies *copies);

/**
 * Opens what is listed and asks for its version; what cannot be opened is taken off the list. The handles are kept:
 * a library that points to our functions must not be loaded anew while they are there.
 */
void gnvc_open_libraries(GnvcCopies *copies);

#endif
