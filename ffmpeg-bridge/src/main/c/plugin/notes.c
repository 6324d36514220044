/**
 * @file
 * Lines about changes are kept one after the other; of refusals the first is the cause.
 */
#include "notes.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

void gnvc_note(GnvcNotes *notes, const char *what, const char *replaced) {
    size_t used = strlen(notes->changes);
    snprintf(notes->changes + used, sizeof(notes->changes) - used, "%s\t%s\n", what, replaced);
}

int gnvc_refuse(GnvcNotes *notes, const char *format, ...) {
    if (!notes->refusal[0]) {
        va_list arguments;
        va_start(arguments, format);
        vsnprintf(notes->refusal, sizeof(notes->refusal), format, arguments);
        va_end(arguments);
    }
    return -1;
}
