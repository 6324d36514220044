/**
 * @file
 * Starts a Java virtual machine inside a process that belongs to someone else.
 *
 * It lives on a thread of its own, which has a stack of known size, takes no signals and never ends: hosts call from
 * threads that come and go, and one of them may have next to no stack. The machine is never destroyed; the process ends
 * as it would without it.
 */
#define _GNU_SOURCE
#include "java.h"

#include <dlfcn.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

/* The few parts of the Java Native Interface that are needed, as its specification lays them out: building this library
   then needs no JDK. */
#define JNI_VERSION_10 0x000a0000
#define MAX_OPTIONS 128
#define STACK_BYTES (8 << 20)
/* From here on Java prints warnings when a class loads a library, unless it is told that this is meant. */
#define FIRST_TO_WARN_OF_NATIVES 24

typedef struct JvmOption {
    const char *text;
    void *extra;
} JvmOption;

typedef struct JvmArguments {
    int32_t version;
    int32_t option_count;
    JvmOption *options;
    uint8_t ignore_unrecognized;
} JvmArguments;

/* A thread's environment points to its functions; FindClass is the seventh. */
typedef void *const *const *Environment;
typedef void *(*FindClass)(Environment environment, const char *name);
#define FIND_CLASS 6

typedef int32_t (*CreateJvm)(void **jvm, Environment *environment, void *arguments);
typedef int32_t (*CreatedJvms)(void **jvms, int32_t capacity, int32_t *count);

enum { STARTING, STARTED, EMPTY, FAILED };

/* One machine a process: what it says while it starts, and how that ended. */
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t changed = PTHREAD_COND_INITIALIZER;
static int state;
static pthread_t starter;
static char words[512];

int gnvc_jvm_runs(void **libjvm) {
    char path[4096];
    int32_t count = 0;
    void *jvm;
    *libjvm = gnvc_loaded_library("/libjvm.so", path) ? dlopen(path, RTLD_NOW | RTLD_NOLOAD) : NULL;
    if (*libjvm) {
        CreatedJvms created = (CreatedJvms) dlsym(*libjvm, "JNI_GetCreatedJavaVMs");
        if (!created || created(&jvm, 1, &count) != 0) {
            count = 0;
        }
    }
    return count > 0;
}

static void finish(int new_state) {
    pthread_mutex_lock(&lock);
    state = new_state;
    pthread_cond_broadcast(&changed);
    pthread_mutex_unlock(&lock);
}

static int is_starting(void) {
    pthread_mutex_lock(&lock);
    int starting = state == STARTING && pthread_equal(pthread_self(), starter);
    pthread_mutex_unlock(&lock);
    return starting;
}

/** Takes what the machine prints: reasons of a failed start into the message, everything else to stderr. */
static int32_t print(FILE *file, const char *format, va_list arguments) {
    (void) file;
    if (!is_starting()) {
        return vfprintf(stderr, format, arguments);
    }
    size_t length = strlen(words);
    return vsnprintf(words + length, sizeof words - length, format, arguments);
}

/** The machine would end the process now. While it starts, only its own thread stops, for ever. */
static void give_up(void) {
    if (is_starting()) {
        finish(FAILED);
        for (;;) {
            pause();
        }
    }
}

typedef struct Start {
    CreateJvm create;
    JvmArguments arguments;
    JvmOption options[MAX_OPTIONS];
} Start;

static void add(Start *start, const char *text, void *extra) {
    if (text && start->arguments.option_count < MAX_OPTIONS) {
        start->options[start->arguments.option_count++] = (JvmOption) {text, extra};
    }
}

static const char *property(const char *name, const char *value) {
    char *text = NULL;
    return asprintf(&text, "-D%s=%s", name, value) < 0 ? NULL : text;
}

/* What is added here stays allocated: the machine lives as long as the process. */
static Start *prepare(const GnvcJavaFiles *files, int java) {
    static const char *const options[] = {
        /* The host's handlers of SIGINT and SIGTERM finish its files; with its own, Java would end the process. */
        "-Xrs",
        /* Large static TLS of the host's libraries leaves nothing of the reaper's small stack: child processes would
           never be waited for. */
        "-Djdk.lang.processReaperUseDefaultStackSize=true",
        "-XX:+DisplayVMOutputToStderr",
        "-XX:+UseSerialGC",
        "-XX:-UsePerfData",
        "-XX:MaxRAMPercentage=40",
        "-XX:MaxHeapFreeRatio=30",
        "-XX:MinHeapFreeRatio=10",
        "-Xlog:disable",
        "-Xlog:all=error:stderr",
        /* The host's memory is none of JavaCPP's business. */
        "-Dorg.bytedeco.javacpp.nopointergc=true",
        "-Dorg.bytedeco.javacpp.maxPhysicalBytes=0",
    };
    Start *start = calloc(1, sizeof *start);
    if (!start) {
        return NULL;
    }
    start->arguments.version = JNI_VERSION_10;
    start->arguments.options = start->options;
    for (size_t i = 0; i < sizeof options / sizeof options[0]; i++) {
        add(start, options[i], NULL);
    }
    add(start, "vfprintf", (void *) print);
    add(start, "abort", (void *) give_up);
    add(start, property("java.class.path", files->class_path), NULL);
    if (java >= FIRST_TO_WARN_OF_NATIVES) {
        add(start, "--enable-native-access=ALL-UNNAMED", NULL);
    }
    const char *variable = getenv("GNVC_JAVA_OPTS");
    char *more = variable ? strdup(variable) : NULL;
    char *rest = NULL;
    for (char *word = more ? strtok_r(more, " \t\n", &rest) : NULL; word; word = strtok_r(NULL, " \t\n", &rest)) {
        add(start, word, NULL);
    }
    return start;
}

static void *run(void *opaque) {
    Start *start = opaque;
    void *jvm;
    Environment environment;
    if (start->create(&jvm, &environment, &start->arguments) != 0) {
        finish(FAILED);
    } else {
        void *find;
        memcpy(&find, &(*environment)[FIND_CLASS], sizeof find);
        finish(((FindClass) find)(environment, "org/gnvc/bridge/Exports") ? STARTED : EMPTY);
    }
    for (;;) {
        pause();
    }
    return NULL;
}

/** A thread whose signals are blocked, but for those that tell of its own faults. */
static int start_thread(Start *start) {
    sigset_t blocked;
    sigset_t before;
    pthread_attr_t attributes;
    const int faults[] = {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGTRAP};
    sigfillset(&blocked);
    for (size_t i = 0; i < sizeof faults / sizeof faults[0]; i++) {
        sigdelset(&blocked, faults[i]);
    }
    pthread_attr_init(&attributes);
    pthread_attr_setstacksize(&attributes, STACK_BYTES);
    pthread_attr_setdetachstate(&attributes, PTHREAD_CREATE_DETACHED);
    pthread_sigmask(SIG_SETMASK, &blocked, &before);
    int failure = pthread_create(&starter, &attributes, run, start);
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    pthread_attr_destroy(&attributes);
    return failure;
}

static double now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double) time.tv_sec + (double) time.tv_nsec / 1e9;
}

GnvcStatus gnvc_jvm_start(void *libjvm, const GnvcJavaFiles *files, const GnvcLogger *logger, GnvcFault *fault) {
    double began = now();
    GnvcJavaHome home = {.library = "the library in this process"};
    if (!libjvm) {
        if (gnvc_java_home(&home, fault) != GNVC_OK) {
            return fault->status;
        }
        libjvm = dlopen(home.library, RTLD_NOW | RTLD_GLOBAL);
        if (!libjvm) {
            return gnvc_fault_set(fault, GNVC_ERROR_LIBRARY, "Java cannot be loaded: %s", dlerror());
        }
    }
    Start *start = prepare(files, home.major);
    if (!start) {
        return gnvc_fault_set(fault, GNVC_ERROR_MEMORY, "out of memory");
    }
    start->create = (CreateJvm) dlsym(libjvm, "JNI_CreateJavaVM");
    pthread_mutex_lock(&lock);
    int failure = start->create ? start_thread(start) : -1;
    while (!failure && state == STARTING) {
        pthread_cond_wait(&changed, &lock);
    }
    pthread_mutex_unlock(&lock);
    if (failure || state == FAILED) {
        return gnvc_fault_set(fault, GNVC_ERROR_LIBRARY, "Java (%.200s) did not start: %s", home.library,
                              *words ? words : "no reason given");
    }
    if (state == EMPTY) {
        return gnvc_fault_set(fault, GNVC_ERROR_LIBRARY, "the Java side is missing from the class path (%.300s)",
                              files->class_path);
    }
    gnvc_logger_line(logger, GNVC_LOG_DEBUG, "Java %s (%s) started in %.3f s", home.version, home.library,
                     now() - began);
    return gnvc_fault_clear(fault);
}
