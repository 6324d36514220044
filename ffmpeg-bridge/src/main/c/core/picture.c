/**
 * @file
 * Checks pictures before their addresses go to Java, where nothing would be checked any more.
 */
#include "picture.h"

static ptrdiff_t row_bytes(const GnvcFormat *format, int plane) {
    int halved = plane > 0 && (format->chroma == GNVC_CHROMA_420 || format->chroma == GNVC_CHROMA_422);
    int columns = halved ? (format->width + 1) / 2 : format->width;
    return (ptrdiff_t) columns * (format->bit_depth > 8 ? 2 : 1);
}

GnvcStatus gnvc_picture_check(const GnvcPicture *picture, const GnvcFormat *format, GnvcFault *fault) {
    for (int plane = 0; plane < 3; plane++) {
        ptrdiff_t stride = picture->stride[plane];
        ptrdiff_t needed = row_bytes(format, plane);
        if (!picture->data[plane]) {
            return gnvc_fault_set(fault, GNVC_ERROR_ARGUMENT, "plane %d of the picture is missing", plane);
        }
        if (stride < needed && stride > -needed) {
            return gnvc_fault_set(fault, GNVC_ERROR_ARGUMENT, "rows of plane %d need %td bytes, not %td", plane, needed,
                                  stride);
        }
    }
    return gnvc_fault_clear(fault);
}
