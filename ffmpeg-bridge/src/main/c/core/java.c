/**
 * @file
 * Gets the Java side, once a process: the virtual machine, the bridge library, its functions.
 */
#define _GNU_SOURCE
#include "java.h"

#include <dlfcn.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static int tried;
static GnvcJava java;
static GnvcFault failure;

static GnvcStatus find_functions(void *library, const char *path, GnvcFault *fault) {
    const struct {
        const char *name;
        void *place;
    } functions[] = {
        {"gnvc_java_encoder_open", &java.encoder_open},       {"gnvc_java_encoder_header", &java.encoder_header},
        {"gnvc_java_encoder_send", &java.encoder_send},       {"gnvc_java_encoder_receive", &java.encoder_receive},
        {"gnvc_java_encoder_report", &java.encoder_report},   {"gnvc_java_encoder_close", &java.encoder_close},
        {"gnvc_java_decoder_open", &java.decoder_open},       {"gnvc_java_decoder_group", &java.decoder_group},
        {"gnvc_java_decoder_frame", &java.decoder_frame},     {"gnvc_java_decoder_flush", &java.decoder_flush},
        {"gnvc_java_decoder_report", &java.decoder_report},   {"gnvc_java_decoder_close", &java.decoder_close},
    };
    for (size_t i = 0; i < sizeof functions / sizeof functions[0]; i++) {
        void *function = dlsym(library, functions[i].name);
        if (!function) {
            return gnvc_fault_set(fault, GNVC_ERROR_LIBRARY, "%.200s is of another version of gnvc: it has no %s", path,
                                  functions[i].name);
        }
        /* Object and function pointers have the same form wherever there is dlsym. */
        memcpy(functions[i].place, &function, sizeof function);
    }
    return gnvc_fault_clear(fault);
}

/*
 * JavaCPP makes what stands behind a function when it is called for the first time, and takes no lock. So each is called
 * once here, before other threads can be there; without a session they only say so. Where the classes are missing, no
 * call gets to Java at all, and the return value stays that of success.
 *
 * Returns whether Java answered.
 */
static int call_each_once(void) {
    char message[256], byte[1] = {0};
    long long handle = 0, out[4];
    int frames;
    if (java.encoder_header(0, out) == GNVC_OK) {
        return 0;
    }
    java.encoder_open("", &handle, message, sizeof message);
    java.encoder_send(0, byte, byte, byte, 1, 1, 1, 0, 0, message, sizeof message);
    java.encoder_receive(0, out, message, sizeof message);
    java.encoder_report(0, message, sizeof message);
    java.encoder_close(0);
    java.decoder_open("?", byte, 1, &handle, message, sizeof message);
    java.decoder_group(0, byte, 1, &frames, message, sizeof message);
    java.decoder_frame(0, 0, byte, byte, byte, 1, 1, 1, message, sizeof message);
    java.decoder_flush(0);
    java.decoder_report(0, message, sizeof message);
    java.decoder_close(0);
    return 1;
}

static GnvcStatus get(const GnvcLogger *logger, GnvcFault *fault) {
    GnvcJavaFiles files = {.class_path = NULL};
    void *libjvm;
    if (gnvc_bridge_library(&files, fault) != GNVC_OK) {
        return fault->status;
    }
    if (gnvc_jvm_runs(&libjvm)) {
        gnvc_logger_line(logger, GNVC_LOG_DEBUG, "using the Java virtual machine of this process");
    } else {
        GnvcStatus status = gnvc_class_path(&files, fault);
        if (status == GNVC_OK) {
            status = gnvc_jvm_start(libjvm, &files, logger, fault);
        }
        free(files.class_path);
        if (status != GNVC_OK) {
            return status;
        }
    }
    void *library = dlopen(files.bridge, RTLD_NOW | RTLD_LOCAL);
    if (!library) {
        return gnvc_fault_set(fault, GNVC_ERROR_LIBRARY, "the Java side cannot be loaded: %s", dlerror());
    }
    if (find_functions(library, files.bridge, fault) == GNVC_OK && !call_each_once()) {
        return gnvc_fault_set(fault, GNVC_ERROR_LIBRARY,
                              "Java does not answer; is gnvc-ffmpeg-bridge on the class path of this program?");
    }
    return fault->status;
}

const GnvcJava *gnvc_java(const GnvcLogger *logger, GnvcFault *fault) {
    pthread_mutex_lock(&lock);
    if (!tried) {
        tried = 1;
        get(logger, &failure);
    }
    *fault = failure;
    pthread_mutex_unlock(&lock);
    return fault->status == GNVC_OK ? &java : NULL;
}
