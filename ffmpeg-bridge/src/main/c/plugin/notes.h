/**
 * @file
 * Text of GnvcNotes, cut where it does not fit.
 */
#ifndef GNVC_NOTES_H
#define GNVC_NOTES_H

#include "plugin.h"

/** Adds a line about a change. */
void gnvc_note(GnvcNotes *notes, const char *what, const char *replaced);

/** Sets the reason of a refusal; the first one stays. Returns -1. */
int gnvc_refuse(GnvcNotes *notes, const char *format, ...) __attribute__((format(printf, 2, 3)));

#endif
