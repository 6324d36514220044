/**
 * @file
 * What the process that we were loaded into is about, as its command line and environment tell.
 */
#ifndef GNVC_PROCESS_H
#define GNVC_PROCESS_H

#include <stddef.h>

typedef struct GnvcProcess {
    /** the arguments, each with its NUL; the first is the program */
    const char *arguments;
    size_t arguments_size;
    /** whether somebody would want to know why gnvc is missing */
    int wants_gnvc;
    /** whether somebody wants to know what was replaced */
    int debug;
    /** whether a program wants to know all of it */
    int report;
} GnvcProcess;

/** Reads /proc/self/cmdline and the environment. Not thread-safe: the arguments are kept in one place. */
GnvcProcess gnvc_process(void);

#endif
