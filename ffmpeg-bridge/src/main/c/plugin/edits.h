/**
 * @file
 * Changes to memory that is write-protected. All pages are made writable, then all bytes are changed, then all pages
 * are protected as they were, so that either every edit is done or none.
 */
#ifndef GNVC_EDITS_H
#define GNVC_EDITS_H

#include <stddef.h>
#include <stdint.h>

#define GNVC_EDITS 8

typedef struct GnvcEdit {
    void *to;
    const void *from;
    size_t size;
} GnvcEdit;

typedef struct GnvcEdits {
    GnvcEdit edits[GNVC_EDITS];
    int count;
} GnvcEdits;

/** Adds an edit; `from` is read by gnvc_edits_apply() and must not change before. */
void gnvc_edits_add(GnvcEdits *edits, void *to, const void *from, size_t size);

/** Makes the changes. Returns 0, or the error number why nothing was changed. */
int gnvc_edits_apply(const GnvcEdits *edits);

#endif
