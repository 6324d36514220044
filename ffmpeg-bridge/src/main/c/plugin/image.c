/**
 * @file
 * The segments of a library, as the dynamic loader lists them.
 */
#define _GNU_SOURCE
#include "image.h"

#include <dlfcn.h>
#include <link.h>
#include <string.h>

typedef struct Search {
    const struct link_map *map;
    GnvcImage *image;
} Search;

static int collect(struct dl_phdr_info *info, size_t size, void *opaque) {
    Search *search = opaque;
    (void)size;
    if (info->dlpi_addr != search->map->l_addr || strcmp(info->dlpi_name, search->map->l_name) != 0)
        return 0;
    for (int i = 0; i < info->dlpi_phnum && search->image->count < GNVC_IMAGE_SEGMENTS; i++) {
        const ElfW(Phdr) *header = &info->dlpi_phdr[i];
        uintptr_t begin = info->dlpi_addr + header->p_vaddr;
        if (header->p_type == PT_LOAD)
            search->image->segments[search->image->count++] =
                (GnvcSegment){begin, begin + header->p_memsz, (header->p_flags & PF_X) != 0};
    }
    return 1;
}

int gnvc_image_of(void *handle, GnvcImage *image) {
    struct link_map *map = NULL;
    image->count = 0;
    if (dlinfo(handle, RTLD_DI_LINKMAP, &map) != 0)
        return -1;
    dl_iterate_phdr(collect, &(Search){map, image});
    return image->count > 0 ? 0 : -1;
}

static const GnvcSegment *segment_of(const GnvcImage *image, const void *pointer) {
    for (int i = 0; i < image->count; i++)
        if ((uintptr_t)pointer >= image->segments[i].begin && (uintptr_t)pointer < image->segments[i].end)
            return &image->segments[i];
    return NULL;
}

int gnvc_image_has(const GnvcImage *image, const void *bytes, size_t size) {
    const GnvcSegment *segment = segment_of(image, bytes);
    return segment && segment->end - (uintptr_t)bytes >= size;
}

int gnvc_image_data(const GnvcImage *image, const void *pointer) {
    return !pointer || gnvc_image_has(image, pointer, sizeof(void *));
}

int gnvc_image_code(const GnvcImage *image, const void *pointer) {
    const GnvcSegment *segment = pointer ? segment_of(image, pointer) : NULL;
    return !pointer || (segment && segment->executable);
}

int gnvc_image_text(const GnvcImage *image, const char *text) {
    const GnvcSegment *segment = segment_of(image, text);
    if (!segment)
        return 0;
    for (size_t i = 0; i < 256 && (uintptr_t)text + i < segment->end; i++) {
        if (!text[i])
            return i > 0;
        if (text[i] < ' ' || text[i] > '~')
            return 0;
    }
    return 0;
}
