/**
 * @file
 * Statuses, messages and log lines, the same way for all objects.
 */
#include "fault.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

/* The build passes the version of the project. */
#ifndef GNVC_RELEASE
#define GNVC_RELEASE "0.1.0"
#endif

unsigned gnvc_api_version(void) {
    return GNVC_API_VERSION_MAJOR << 16 | GNVC_API_VERSION_MINOR;
}

const char *gnvc_version(void) {
    return GNVC_RELEASE;
}

const char *gnvc_status_text(GnvcStatus status) {
    switch (status) {
    case GNVC_OK:
        return "success";
    case GNVC_AGAIN:
        return "more input is needed";
    case GNVC_END:
        return "end of the stream";
    case GNVC_ERROR_ARGUMENT:
        return "a setting or an argument is not allowed";
    case GNVC_ERROR_NOT_GNVC:
        return "not a GNVC stream";
    case GNVC_ERROR_VERSION:
        return "the stream is of a newer version";
    case GNVC_ERROR_UNSUPPORTED:
        return "the stream asks for more than this build offers";
    case GNVC_ERROR_CORRUPT:
        return "the stream is damaged";
    case GNVC_ERROR_REFERENCE:
        return "the group before is missing";
    case GNVC_ERROR_MODEL:
        return "the model does not fit or is missing";
    case GNVC_ERROR_LIBRARY:
        return "a library is missing";
    case GNVC_ERROR_MEMORY:
        return "out of memory";
    case GNVC_ERROR_INTERNAL:
        return "a defect in the codec";
    case GNVC_ERROR_OUTPUT:
        return "writing failed";
    }
    return "unknown status";
}

static void single_line(char *text) {
    for (; *text; text++) {
        if (*text == '\n' || *text == '\r') {
            *text = ' ';
        }
    }
}

GnvcStatus gnvc_fault_set(GnvcFault *fault, GnvcStatus status, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(fault->text, sizeof fault->text, format, arguments);
    va_end(arguments);
    single_line(fault->text);
    fault->status = status;
    return status;
}

GnvcStatus gnvc_fault_clear(GnvcFault *fault) {
    fault->text[0] = 0;
    fault->status = GNVC_OK;
    return GNVC_OK;
}

GnvcStatus gnvc_fault_corrupt(GnvcFault *fault, int64_t offset, const char *expected, const char *found) {
    return gnvc_fault_set(fault, GNVC_ERROR_CORRUPT, "corrupt at byte %lld: expected %s, found %s", (long long) offset,
                          expected, found);
}

void gnvc_logger_line(const GnvcLogger *logger, GnvcLogLevel level, const char *format, ...) {
    if (!logger->log) {
        return;
    }
    char line[1024];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(line, sizeof line, format, arguments);
    va_end(arguments);
    single_line(line);
    logger->log(logger->opaque, level, line);
}

void gnvc_logger_text(const GnvcLogger *logger, GnvcLogLevel level, const char *text) {
    while (*text) {
        size_t length = strcspn(text, "\n");
        if (length > 0) {
            gnvc_logger_line(logger, level, "%.*s", (int) length, text);
        }
        text += length;
        text += *text == '\n';
    }
}
