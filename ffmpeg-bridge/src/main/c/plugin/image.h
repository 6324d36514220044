/**
 * @file
 * The memory of one shared library: what a pointer that is found in it may point to. Nothing is read before it is
 * known to lie inside.
 */
#ifndef GNVC_IMAGE_H
#define GNVC_IMAGE_H

#include <stddef.h>
#include <stdint.h>

#define GNVC_IMAGE_SEGMENTS 16

typedef struct GnvcSegment {
    uintptr_t begin;
    uintptr_t end;
    int executable;
} GnvcSegment;

typedef struct GnvcImage {
    GnvcSegment segments[GNVC_IMAGE_SEGMENTS];
    int count;
} GnvcImage;

/** The image of a library; returns 0, or -1 if the dynamic loader does not tell. */
int gnvc_image_of(void *handle, GnvcImage *image);

/** Whether all of the bytes are data or code of the library. */
int gnvc_image_has(const GnvcImage *image, const void *bytes, size_t size);

/** Whether the pointer is NULL or points to at least a pointer's bytes of the library. */
int gnvc_image_data(const GnvcImage *image, const void *pointer);

/** Whether the pointer is NULL or points to code of the library. */
int gnvc_image_code(const GnvcImage *image, const void *pointer);

/** Whether the pointer is a text of printable characters in the library, 1 to 255 long. */
int gnvc_image_text(const GnvcImage *image, const char *text);

/** A function as the pointer to data that the above take. */
#define GNVC_CODE(function) ((const void *)(uintptr_t)(function))

#endif
