/**
 * @file
 * Goes through the shared objects of the process by their file names.
 */
#define _GNU_SOURCE
#include "libraries.h"

#include <dlfcn.h>
#include <link.h>
#include <string.h>

static int add(struct dl_phdr_info *info, size_t size, void *opaque) {
    GnvcCopies *copies = opaque;
    const char *slash = strrchr(info->dlpi_name, '/');
    const char *name = slash ? slash + 1 : info->dlpi_name;
    int is_format = strncmp(name, "libavformat.so.", 15) == 0;
    (void)size;

    if ((is_format || strncmp(name, "libavcodec.so.", 14) == 0) && copies->count < GNVC_LIBRARIES &&
        strlen(info->dlpi_name) < PATH_MAX) {
        GnvcCopy *copy = &copies->copies[copies->count++];
        strcpy(copy->path, info->dlpi_name);
        copy->is_format = is_format;
    }
    return 0;
}

int gnvc_list_libraries(GnvcCopies *copies) {
    int codecs = 0;
    copies->count = 0;
    dl_iterate_phdr(add, copies);
    for (int i = 0; i < copies->count; i++)
        codecs += !copies->copies[i].is_format;
    return codecs;
}

static int open_library(GnvcCopy *copy) {
    void *handle = dlopen(copy->path, RTLD_LAZY | RTLD_NOLOAD);
    void *function = handle ? dlsym(handle, copy->is_format ? "avformat_version" : "avcodec_version") : NULL;
    unsigned (*version)(void);

    if (!function) {
        if (handle)
            dlclose(handle);
        return 0;
    }
    memcpy(&version, &function, sizeof(version));
    copy->library = (GnvcLibrary){.handle = handle, .version = version()};
    return 1;
}

void gnvc_open_libraries(GnvcCopies *copies) {
    int kept = 0;
    for (int i = 0; i < copies->count; i++)
        if (open_library(&copies->copies[i]))
            copies->copies[kept++] = copies->copies[i];
    copies->count = kept;
}
