/**
 * @file
 * The planes of a picture.
 */
#ifndef GNVC_PICTURE_H
#define GNVC_PICTURE_H

#include "fault.h"

/** Whether all planes are there and their rows do not overlap. Strides may be negative. */
GnvcStatus gnvc_picture_check(const GnvcPicture *picture, const GnvcFormat *format, GnvcFault *fault);

#endif
