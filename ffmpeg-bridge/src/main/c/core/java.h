/**
 * @file
 * The Java side: how to get it, and its functions.
 */
#ifndef GNVC_JAVA_H
#define GNVC_JAVA_H

#include "fault.h"

/**
 * The functions that the Java side exports. All but the closing ones return a GnvcStatus; `message` receives one line
 * after a failure. Addresses handed out stay valid until the next call with the same handle.
 */
typedef struct GnvcJava {
    int (*encoder_open)(const char *settings, long long *handle, char *message, int capacity);
    /** out: address, size */
    int (*encoder_header)(long long handle, long long *out);
    /** p0 NULL ends the stream */
    int (*encoder_send)(long long handle, const void *p0, const void *p1, const void *p2, long long s0, long long s1,
                        long long s2, long long pts, int force_key, char *message, int capacity);
    /** out: address, size, pts, key */
    int (*encoder_receive)(long long handle, long long *out, char *message, int capacity);
    int (*encoder_report)(long long handle, char *text, int capacity);
    void (*encoder_close)(long long handle);
    int (*decoder_open)(const char *settings, const void *configuration, int size, long long *handle, char *message,
                        int capacity);
    int (*decoder_group)(long long handle, const void *packet, int size, int *frames, char *message, int capacity);
    int (*decoder_frame)(long long handle, int index, void *p0, void *p1, void *p2, long long s0, long long s1,
                         long long s2, char *message, int capacity);
    void (*decoder_flush)(long long handle);
    int (*decoder_report)(long long handle, char *text, int capacity);
    void (*decoder_close)(long long handle);
} GnvcJava;

/**
 * Starts Java, or takes the one that runs in this process; once, whichever thread asks first. What came of it stays.
 *
 * @return NULL after a failure
 */
const GnvcJava *gnvc_java(const GnvcLogger *logger, GnvcFault *fault);

/** What a function of the Java side returned, with its message in `fault` already. */
GnvcStatus gnvc_java_status(int status, GnvcFault *fault);

/** The same for the opening functions: without a handle nothing was opened, whatever was returned. */
GnvcStatus gnvc_java_opened(int status, long long handle, GnvcFault *fault);

/** A Java installation. */
typedef struct GnvcJavaHome {
    /** libjvm.so */
    char library[4096];
    /** "17.0.15"; empty if it does not say */
    char version[64];
    /** 17; 0 if it does not say */
    int major;
} GnvcJavaHome;

/** Finds a Java that is new enough: in JAVA_HOME, else where the `java` of the PATH really is. */
GnvcStatus gnvc_java_home(GnvcJavaHome *home, GnvcFault *fault);

/** Where the parts of this library are that Java needs. */
typedef struct GnvcJavaFiles {
    /** the library with the Java side's functions */
    char bridge[4096];
    /** all jars, separated by colons; allocated */
    char *class_path;
} GnvcJavaFiles;

/** Finds the bridge library: the one that is loaded already, else in gnvc/ beside this library, or beside it. */
GnvcStatus gnvc_bridge_library(GnvcJavaFiles *files, GnvcFault *fault);

/** Makes the class path: GNVC_JAVA_PATH, or all jars of share/gnvc/java in this library's installation. */
GnvcStatus gnvc_class_path(GnvcJavaFiles *files, GnvcFault *fault);

/** Path of a library that is loaded in this process, by the end of its name; 0 if it is not. */
int gnvc_loaded_library(const char *name, char path[4096]);

/**
 * Whether a Java virtual machine runs in this process.
 *
 * @param libjvm receives its library if that is loaded, else NULL
 */
int gnvc_jvm_runs(void **libjvm);

/** Starts one, on a thread of its own that never ends. @param libjvm the library if it is loaded already, or NULL */
GnvcStatus gnvc_jvm_start(void *libjvm, const GnvcJavaFiles *files, const GnvcLogger *logger, GnvcFault *fault);

#endif
