/**
 * @file
 * Finds the parts of an installation from where this library is: lib/libgnvc.so.0, lib/gnvc/libjnignvc.so and
 * share/gnvc/java/. Nothing is fixed at build time, so that an installation can be moved.
 */
#define _GNU_SOURCE
#include "java.h"

#include <dirent.h>
#include <dlfcn.h>
#include <limits.h>
#include <link.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define BRIDGE "libjnignvc.so"

typedef struct Search {
    const char *name;
    char *path;
} Search;

static int ends_with(const char *text, const char *end) {
    size_t length = strlen(text);
    size_t end_length = strlen(end);
    return length >= end_length && !strcmp(text + length - end_length, end);
}

static int visit(struct dl_phdr_info *info, size_t size, void *opaque) {
    (void) size;
    Search *search = opaque;
    if (!ends_with(info->dlpi_name, search->name) || strlen(info->dlpi_name) >= 4096) {
        return 0;
    }
    strcpy(search->path, info->dlpi_name);
    return 1;
}

int gnvc_loaded_library(const char *name, char path[4096]) {
    Search search = {name, path};
    return dl_iterate_phdr(visit, &search);
}

/** The folder of this library, without symbolic links. */
static int own_folder(char folder[PATH_MAX]) {
    Dl_info info;
    if (!dladdr((const void *) &gnvc_api_version, &info) || !info.dli_fname || !realpath(info.dli_fname, folder)) {
        return 0;
    }
    *strrchr(folder, '/') = 0;
    return 1;
}

GnvcStatus gnvc_bridge_library(GnvcJavaFiles *files, GnvcFault *fault) {
    char own[PATH_MAX];
    if (!gnvc_loaded_library("/" BRIDGE, files->bridge)) {
        if (!own_folder(own)) {
            return gnvc_fault_set(fault, GNVC_ERROR_LIBRARY, "libgnvc.so cannot tell where it is installed");
        }
        snprintf(files->bridge, sizeof files->bridge, "%.4000s/gnvc/" BRIDGE, own);
        if (access(files->bridge, R_OK) != 0) {
            snprintf(files->bridge, sizeof files->bridge, "%.4000s/" BRIDGE, own);
        }
        if (access(files->bridge, R_OK) != 0) {
            return gnvc_fault_set(fault, GNVC_ERROR_LIBRARY,
                                  BRIDGE " is missing from %.200s/gnvc; install gnvc again", own);
        }
    }
    return gnvc_fault_clear(fault);
}

static int is_jar(const struct dirent *entry) {
    return ends_with(entry->d_name, ".jar");
}

/** All jars of a folder in the order of their names; NULL if there are none. */
static char *jars(const char *folder) {
    struct dirent **entries;
    int count = scandir(folder, &entries, is_jar, alphasort);
    if (count < 0) {
        return NULL;
    }
    char *path = NULL;
    size_t length;
    FILE *out = count > 0 ? open_memstream(&path, &length) : NULL;
    for (int i = 0; i < count; i++) {
        if (out) {
            fprintf(out, "%s%s/%s", i > 0 ? ":" : "", folder, entries[i]->d_name);
        }
        free(entries[i]);
    }
    free(entries);
    if (out && fclose(out) != 0) {
        free(path);
        path = NULL;
    }
    return path;
}

GnvcStatus gnvc_class_path(GnvcJavaFiles *files, GnvcFault *fault) {
    /* The second place is for libraries in a folder of their machine's type, as Debian has them. */
    static const char *const places[] = {"../share/gnvc/java", "../../share/gnvc/java"};
    const char *variable = getenv("GNVC_JAVA_PATH");
    if (variable && *variable) {
        files->class_path = strdup(variable);
        return files->class_path ? gnvc_fault_clear(fault)
                                 : gnvc_fault_set(fault, GNVC_ERROR_MEMORY, "out of memory");
    }
    char own[PATH_MAX];
    char place[PATH_MAX + 32];
    char folder[PATH_MAX];
    if (!own_folder(own)) {
        return gnvc_fault_set(fault, GNVC_ERROR_LIBRARY, "libgnvc.so cannot tell where it is installed");
    }
    for (size_t i = 0; i < sizeof places / sizeof places[0]; i++) {
        snprintf(place, sizeof place, "%s/%s", own, places[i]);
        if (realpath(place, folder) && (files->class_path = jars(folder))) {
            return gnvc_fault_clear(fault);
        }
    }
    return gnvc_fault_set(fault, GNVC_ERROR_LIBRARY,
                          "the jars are missing from %.200s/../share/gnvc/java; install gnvc again, or set "
                          "GNVC_JAVA_PATH",
                          own);
}
