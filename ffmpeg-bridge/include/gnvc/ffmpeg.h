/**
 * @file
 * GNVC in an FFmpeg that was built without it.
 *
 * lib/gnvc/libgnvc_preload.so, preloaded (LD_PRELOAD) or loaded with dlopen(), makes the copies of libavcodec and
 * libavformat in its process know the codec "gnvc", its FourCC and the file format "gnvc". FFmpeg has no interface for
 * that, so the entries of codecs and formats that hardly anybody uses are overwritten in memory: in that process these
 * are gone. Environment variables: GNVC_DEBUG=1 tells on stderr what was replaced, GNVC_FFMPEG_REPORT=1 the same for
 * programs: lines of fields with tabs between them, `gnvc`, the major or `-`, a key and its values.
 *
 * The library links to nothing but libc. Its constructor registers with what is loaded at that time; programs that
 * load libavcodec later call gnvc_ffmpeg_register() after that.
 */
#ifndef GNVC_FFMPEG_H
#define GNVC_FFMPEG_H

#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

/**
 * Makes every copy of libavcodec and libavformat in this process know GNVC that does not yet. May be called again and
 * from any thread; no other thread should be inside these libraries meanwhile.
 *
 * @param text receives lines for the user: what gnvc is in, or why it is not; may be NULL
 * @param capacity bytes of text
 * @return how many copies of libavcodec know GNVC now; 0 if none is loaded; -1 if some are and none could be changed
 */
__attribute__((visibility("default"))) int gnvc_ffmpeg_register(char *text, size_t capacity);

#ifdef __cplusplus
}
#endif

#endif
