/**
 * @file
 * The objects that know one major version of FFmpeg's libraries. They lie beside this library.
 */
#ifndef GNVC_MAJORS_H
#define GNVC_MAJORS_H

#include "plugin.h"

#define GNVC_FIRST_MAJOR 59
#define GNVC_LAST_MAJOR 62

/**
 * The function that patches libraries of that major. Its object is loaded at the first call and kept.
 *
 * @param is_format for libavformat, else for libavcodec
 * @return NULL with a refusal if there is none or it does not load
 */
GnvcPatch *gnvc_patch_for(unsigned major, int is_format, GnvcNotes *notes);

#endif
