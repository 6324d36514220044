/**
 * @file
 * Reads the command line from /proc, since a constructor is not handed the arguments everywhere.
 */
#define _GNU_SOURCE
#include "process.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

/* More arguments than this are cut: the rest is not looked at. */
static char arguments[128 * 1024];

static size_t read_arguments(void) {
    int file = open("/proc/self/cmdline", O_RDONLY | O_CLOEXEC);
    size_t size = 0;
    ssize_t got;

    if (file < 0)
        return 0;
    while (size < sizeof(arguments) - 1 && (got = read(file, arguments + size, sizeof(arguments) - 1 - size)) > 0)
        size += (size_t)got;
    close(file);
    arguments[size] = 0;
    return size == 0 || arguments[size - 1] == 0 ? size : size + 1;
}

static int is_set(const char *name) {
    const char *value = getenv(name);
    return value && *value && strcmp(value, "0") != 0;
}

static int names_gnvc(const char *argument) {
    size_t length = strlen(argument);
    return strcasecmp(argument, "gnvc") == 0 || strcasecmp(argument, "libgnvc") == 0 ||
           (length > 5 && strcasecmp(argument + length - 5, ".gnvc") == 0);
}

/* The log level is not set when we are called, so that its option is looked for. */
static int asks_for_debug(const char *option, const char *value) {
    return (strcmp(option, "-loglevel") == 0 || strcmp(option, "-v") == 0) &&
           (strstr(value, "debug") || strstr(value, "trace"));
}

GnvcProcess gnvc_process(void) {
    GnvcProcess process = {.arguments = arguments};
    const char *end, *before = "";

    process.arguments_size = read_arguments();
    process.debug = is_set("GNVC_DEBUG");
    process.report = is_set("GNVC_FFMPEG_REPORT");
    end = arguments + process.arguments_size;
    for (const char *argument = arguments; argument < end; argument += strlen(argument) + 1) {
        process.wants_gnvc |= names_gnvc(argument);
        process.debug |= asks_for_debug(before, argument);
        before = argument;
    }
    process.wants_gnvc |= process.debug;
    return process;
}
