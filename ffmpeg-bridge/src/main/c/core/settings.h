/**
 * @file
 * Settings as the Java side takes them.
 */
#ifndef GNVC_SETTINGS_H
#define GNVC_SETTINGS_H

#include "fault.h"

/** A text that grows; `failed` once memory ran out. */
typedef struct GnvcText {
    char *data;
    size_t length;
    int failed;
} GnvcText;

/** Appends a line "name=value". */
void gnvc_text_line(GnvcText *text, const char *name, const char *format, ...) __attribute__((format(printf, 3, 4)));

void gnvc_text_free(GnvcText *text);

/** Appends all settings that were set; none for NULL. Settings that exclude each other are an error. */
GnvcStatus gnvc_settings_write(const GnvcSettings *settings, GnvcText *text, GnvcFault *fault);

/** An independent copy; NULL without memory, or of NULL. */
GnvcSettings *gnvc_settings_copy(const GnvcSettings *settings);

#endif
