/**
 * @file
 * In what the raw GNVC formats differ between the places and the versions that they are compiled for.
 */
#ifndef AVFORMAT_GNVC_H
#define AVFORMAT_GNVC_H

#include "libavcodec/libgnvc.h"

#ifndef GNVC_PLUGIN
#include "avformat.h"
#include "internal.h"
#if LIBAVFORMAT_VERSION_MAJOR >= 61
#include "demux.h"
#endif
#if LIBAVFORMAT_VERSION_MAJOR >= 60
#include "mux.h"
#endif
#endif

/* The same bit in all versions, under two names: closes what a failed opening has begun. */
#define GNVC_INIT_CLEANUP (1 << 0)

#if LIBAVFORMAT_VERSION_MAJOR < 60
#define GNVC_OUTPUT_FORMAT AVOutputFormat
#define GNVC_OUTPUT(field) .field
#else
#define GNVC_OUTPUT_FORMAT FFOutputFormat
#define GNVC_OUTPUT(field) .p.field
#endif

#if LIBAVFORMAT_VERSION_MAJOR < 61
#define GNVC_INPUT_FORMAT AVInputFormat
#define GNVC_INPUT(field) .field
#else
#define GNVC_INPUT_FORMAT FFInputFormat
#define GNVC_INPUT(field) .p.field
#endif

#endif
