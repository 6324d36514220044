/**
 * @file
 * Whose place GNVC takes: FFmpeg has no way to add a codec or a container format from outside, so the entry of one
 * that hardly anybody uses is overwritten.
 */
#ifndef GNVC_VICTIMS_H
#define GNVC_VICTIMS_H

#include "plugin.h"

/** Looks a name up in the library; NULL if it has none. */
typedef const void *GnvcLookUp(void *opaque, const char *name);

/**
 * The first of the names that the library has and that is in none of the arguments, neither as a word of its own nor
 * as the ending of a file name: who asks for a codec by its name gets it. Refuses if none is left.
 *
 * @param names ends with NULL
 * @param what kind of thing it is, for messages: "encoder"
 */
const void *gnvc_victim(const GnvcLibrary *library, GnvcNotes *notes, const char *what, const char *const *names,
                        GnvcLookUp *look_up, void *opaque);

#endif
