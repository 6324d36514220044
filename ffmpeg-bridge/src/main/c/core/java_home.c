/**
 * @file
 * Finds Java on this machine, as the command line does: JAVA_HOME if it holds one, else the `java` of the PATH.
 */
#define _XOPEN_SOURCE 700
#include "java.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define OLDEST_JAVA 17
#define CURE "install JDK 17 or newer, or set JAVA_HOME"

static int exists(const char *path) {
    return access(path, R_OK) == 0;
}

/** What stands in quotes after JAVA_VERSION= in the file `release`; nothing if there is none. */
static void read_version(const char *folder, GnvcJavaHome *home) {
    char path[PATH_MAX + 16];
    char line[512];
    snprintf(path, sizeof path, "%s/release", folder);
    home->version[0] = 0;
    FILE *file = fopen(path, "r");
    while (file && fgets(line, sizeof line, file)) {
        if (sscanf(line, "JAVA_VERSION=\"%63[^\"]", home->version) == 1) {
            break;
        }
    }
    if (file) {
        fclose(file);
    }
}

/** 17 of "17.0.15", 8 of "1.8.0_202"; 0 of anything else. */
static int major_version(const char *version) {
    int first = 0;
    int second = 0;
    int count = sscanf(version, "%d.%d", &first, &second);
    return count == 2 && first == 1 ? second : first;
}

/** Takes the Java in a folder if there is one. GNVC_AGAIN: there is none. */
static GnvcStatus take(const char *folder, GnvcJavaHome *home, GnvcFault *fault) {
    static const char *const places[] = {"lib/server/libjvm.so", "jre/lib/amd64/server/libjvm.so",
                                         "lib/amd64/server/libjvm.so"};
    for (size_t i = 0; i < sizeof places / sizeof places[0]; i++) {
        snprintf(home->library, sizeof home->library, "%.3900s/%s", folder, places[i]);
        if (!exists(home->library)) {
            continue;
        }
        read_version(folder, home);
        home->major = major_version(home->version);
        if (i > 0 && home->major == 0) {
            home->major = 8;
        }
        if (home->major > 0 && home->major < OLDEST_JAVA) {
            return gnvc_fault_set(fault, GNVC_ERROR_LIBRARY,
                                  "%.200s is Java %d; JDK %d or newer is needed (set JAVA_HOME)", folder, home->major,
                                  OLDEST_JAVA);
        }
        return gnvc_fault_clear(fault);
    }
    return GNVC_AGAIN;
}

/** The real place of the first `java` of the PATH; 0 if there is none. */
static int java_of_path(char resolved[PATH_MAX]) {
    const char *path = getenv("PATH");
    while (path && *path) {
        size_t length = strcspn(path, ":");
        char candidate[PATH_MAX];
        int written = snprintf(candidate, sizeof candidate, "%.*s/java", (int) length, path);
        if (length > 0 && written < (int) sizeof candidate && access(candidate, X_OK) == 0
            && realpath(candidate, resolved)) {
            return 1;
        }
        path += length;
        path += *path == ':';
    }
    return 0;
}

/** Cuts the last name off a path. */
static void parent(char *path) {
    char *slash = strrchr(path, '/');
    if (slash) {
        *slash = 0;
    }
}

GnvcStatus gnvc_java_home(GnvcJavaHome *home, GnvcFault *fault) {
    const char *variable = getenv("JAVA_HOME");
    if (variable && *variable) {
        GnvcStatus status = take(variable, home, fault);
        if (status != GNVC_AGAIN) {
            return status;
        }
    }
    char folder[PATH_MAX];
    if (java_of_path(folder)) {
        char java[PATH_MAX];
        memcpy(java, folder, sizeof java);
        parent(folder);
        parent(folder);
        GnvcStatus status = take(folder, home, fault);
        if (status != GNVC_AGAIN) {
            return status;
        }
        return gnvc_fault_set(fault, GNVC_ERROR_LIBRARY,
                              "%.200s does not say where its Java is (no lib/server/libjvm.so beside it); set "
                              "JAVA_HOME",
                              java);
    }
    if (variable && *variable) {
        return gnvc_fault_set(fault, GNVC_ERROR_LIBRARY, "no Java in JAVA_HOME (%.200s) nor on the PATH; " CURE,
                              variable);
    }
    return gnvc_fault_set(fault, GNVC_ERROR_LIBRARY, "no Java found; " CURE);
}
