/**
 * @file
 * What went wrong in the last call on an object: a status and one line for the user.
 */
#ifndef GNVC_FAULT_H
#define GNVC_FAULT_H

#include <gnvc/gnvc.h>

typedef struct GnvcFault {
    GnvcStatus status;
    char text[512];
} GnvcFault;

/** Notes a failure and returns its status. Longer text is cut; line ends in it become blanks. */
GnvcStatus gnvc_fault_set(GnvcFault *fault, GnvcStatus status, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/** Notes success. */
GnvcStatus gnvc_fault_clear(GnvcFault *fault);

/** The same line for every damaged field: offset, what the specification wants there, what was there. */
GnvcStatus gnvc_fault_corrupt(GnvcFault *fault, int64_t offset, const char *expected, const char *found);

/** Where the lines of an object go. */
typedef struct GnvcLogger {
    GnvcLog log;
    void *opaque;
} GnvcLogger;

/** Logs one line; nothing without a log function. */
void gnvc_logger_line(const GnvcLogger *logger, GnvcLogLevel level, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/** Logs every line of a text. */
void gnvc_logger_text(const GnvcLogger *logger, GnvcLogLevel level, const char *text);

#endif
