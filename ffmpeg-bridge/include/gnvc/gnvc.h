/**
 * @file
 * The C interface of the GNVC codec: pictures in, packets out, and back. examples/roundtrip.c shows all of it.
 *
 * Encoding:
 *
 *     gnvc_encoder_open(&encoder, &format, rate, base, settings, NULL, NULL);
 *     for each picture:
 *         gnvc_encoder_send(encoder, &picture);
 *         while (gnvc_encoder_receive(encoder, &packet) == GNVC_OK)
 *             store the packet;
 *     gnvc_encoder_send(encoder, NULL);
 *     while (gnvc_encoder_receive(encoder, &packet) == GNVC_OK)
 *         store the packet;
 *     gnvc_encoder_close(encoder);
 *
 * Decoding:
 *
 *     gnvc_decoder_open(&decoder, configuration, size, NULL, NULL, NULL);
 *     for each packet:
 *         if (gnvc_decoder_decode(decoder, data, size, &picture) == GNVC_OK)
 *             show the picture;
 *     gnvc_decoder_close(decoder);
 *
 * Java: the library is a thin layer over the Java codec. The Java virtual machine is started inside the process when
 * the first encoder is opened or the first packet is decoded, or a running one is used; nothing before that is heavier
 * than a few hundred bytes. It is looked for in JAVA_HOME, then where the `java` of the PATH is; JDK 17 or newer. It
 * takes no signals, lives on a thread of its own, and stays until the process ends. GNVC_JAVA_OPTS adds options of it,
 * GNVC_JAVA_PATH stands in for the jars in share/gnvc/java of this library's installation. A Java that could not be
 * started is not tried again.
 *
 * Threads: an encoder, a decoder, settings, a reader or a writer is used by one thread at a time, any thread. Different
 * ones may be used side by side. Everything else may be called from any thread. A process that has started Java cannot
 * use this library in a child that it forks without executing another program.
 *
 * Ownership: whoever opens closes. Memory handed in is read during the call and not kept. Memory handed out belongs to
 * the object it came from and stays valid until the next call on that object.
 *
 * Errors: functions return GNVC_OK or another GnvcStatus, never crash on bad streams, and leave one line of text for
 * the user in gnvc_*_message(), which is "" after a call that did not fail. Pointers must not be NULL unless that is
 * said.
 */
#ifndef GNVC_GNVC_H
#define GNVC_GNVC_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/**
 * Version of this interface. A new major breaks programs, a new minor only adds; while the major is 0, a new minor may
 * break them too.
 */
#define GNVC_API_VERSION_MAJOR 0
#define GNVC_API_VERSION_MINOR 1

#if defined(__GNUC__)
#define GNVC_API __attribute__((visibility("default")))
#else
#define GNVC_API
#endif

/** Version of the library that is loaded: major << 16 | minor. */
GNVC_API unsigned gnvc_api_version(void);

/** Version of the release, for people: "0.1.0". */
GNVC_API const char *gnvc_version(void);

/** What came of a call. */
typedef enum GnvcStatus {
    GNVC_OK = 0,
    /** Not an error: nothing to hand out before more is put in. */
    GNVC_AGAIN = 1,
    /** Not an error: everything was handed out. */
    GNVC_END = 2,
    /** A setting or an argument is out of range; the message says what is allowed. */
    GNVC_ERROR_ARGUMENT = -1,
    /** The bytes are no GNVC stream. */
    GNVC_ERROR_NOT_GNVC = -2,
    /** The stream is of a newer major version. */
    GNVC_ERROR_VERSION = -3,
    /** The stream is valid and asks for more than this build offers. */
    GNVC_ERROR_UNSUPPORTED = -4,
    /** The stream is damaged. */
    GNVC_ERROR_CORRUPT = -5,
    /** The group builds on one that was lost; decoding goes on at the next key group. */
    GNVC_ERROR_REFERENCE = -6,
    /** The model pack is missing, or is not the one that the stream was made with. */
    GNVC_ERROR_MODEL = -7,
    /** Java, libtorch or a part of this library is missing; the message says how to get it. */
    GNVC_ERROR_LIBRARY = -8,
    /** Memory ran out. */
    GNVC_ERROR_MEMORY = -9,
    /** A defect in the codec. */
    GNVC_ERROR_INTERNAL = -10,
    /** The write function of a writer failed. */
    GNVC_ERROR_OUTPUT = -11
} GnvcStatus;

/** The status in words, for logs. */
GNVC_API const char *gnvc_status_text(GnvcStatus status);

/** How important a line is. */
typedef enum GnvcLogLevel {
    GNVC_LOG_ERROR,
    GNVC_LOG_WARNING,
    GNVC_LOG_INFO,
    GNVC_LOG_VERBOSE,
    GNVC_LOG_DEBUG
} GnvcLogLevel;

/** Takes one line without its line end, which is gone after the call. Called in the thread that called the library. */
typedef void (*GnvcLog)(void *opaque, GnvcLogLevel level, const char *line);

/** How planes are sampled. */
typedef enum GnvcChroma { GNVC_CHROMA_420, GNVC_CHROMA_422, GNVC_CHROMA_444, GNVC_CHROMA_RGB } GnvcChroma;

/** A fraction above 0. */
typedef struct GnvcRational {
    int num;
    int den;
} GnvcRational;

/** What is the same for all pictures of a stream. */
typedef struct GnvcFormat {
    /** pixels: sides of 16 to 8192, together at most 4096 * 2304 (streams may be smaller) */
    int width;
    int height;
    GnvcChroma chroma;
    /** 8 or 10 */
    int bit_depth;
    int full_range;
    /** Code points of ITU-T H.273; 2 is unspecified. */
    int primaries;
    int transfer;
    int matrix;
} GnvcFormat;

/** What a sequence header says. */
typedef struct GnvcStreamInfo {
    int version_major;
    int version_minor;
    /** 0 lite, 1 wan */
    int profile;
    /** 1 to 4: the limits that the stream keeps */
    int level;
    GnvcFormat format;
    /** frames per second, nominal for variable rates */
    GnvcRational frame_rate;
    /** seconds per tick of the stream's own timestamps */
    GnvcRational time_base;
    /** refinement steps that the stream asks for, 1 to 8 */
    int steps;
} GnvcStreamInfo;

/**
 * A picture of planes Y, U, V (R, G, B for GNVC_CHROMA_RGB). Samples of 8 bits are bytes, of 10 bits the low bits of
 * native 16-bit words. Chroma planes have (width + 1) / 2 columns and (height + 1) / 2 rows where they are halved. The
 * planes are the caller's; an encoder reads them, a decoder writes them.
 */
typedef struct GnvcPicture {
    uint8_t *data[3];
    /** bytes from a row to the next one below, at least those of a row; negative where rows are stored upwards */
    ptrdiff_t stride[3];
    /** encoder: time in ticks of the time base */
    int64_t pts;
    /** encoder: this picture must start a key group */
    int force_key;
} GnvcPicture;

/** One frame of a coded stream, as containers carry it (bitstream specification, annex C). */
typedef struct GnvcPacket {
    const uint8_t *data;
    size_t size;
    /** encoder: that of the picture; reader: in ticks of the stream's own time base */
    int64_t pts;
    /** whether decoding can start here */
    int key;
    /** reader: offset in the file of the sync word of the group that the frame belongs to; encoder: -1 */
    int64_t position;
} GnvcPacket;

/* ---------------------------------------------------------------- settings */

/**
 * Settings of an encoder or a decoder, by name. Values are checked when they are set; those that depend on each
 * other when the encoder or decoder is opened.
 *
 * | name        | of      | value                                                       | default          |
 * |-------------|---------|-------------------------------------------------------------|------------------|
 * | quality     | encoder | 0 smallest file to 63 best picture                          | 32               |
 * | bitrate     | encoder | average bits per second above 0, instead of quality         |                  |
 * | bpp         | encoder | average bits per pixel, above 0 to 64, instead of quality   |                  |
 * | group       | encoder | frames of a group, a multiple of 4 from 4 to 60: the delay  | 16               |
 * | keyint      | encoder | key groups start this many frames apart, and at scene cuts  | those of 2 s     |
 * | scene-cuts  | encoder | 1: scene cuts start key groups; 0: they do not              | 1                |
 * | steps       | encoder | refinement steps that the stream asks for, 1 to 8           | 1                |
 * | noise-level | encoder | share of noise that refinement starts from, or measured     | the model's      |
 * | seed        | encoder | of the refinement's noise, 0 to 4294967295                  | fixed            |
 * | frames      | encoder | number of pictures to come; rate control plans with it      | unknown          |
 * | profile     | encoder | lite, the embedded pack, or wan, an installed one           | lite             |
 * | steps       | decoder | refinement steps instead of the stream's, 0 to 8            | the stream's     |
 * | model       | both    | folder of a model pack                                      | of the profile   |
 * | device      | both    | auto, cpu, cuda or cuda:N                                   | auto             |
 * | precision   | both    | auto, float32 or bfloat16                                   | auto             |
 * | threads     | both    | CPU threads, 0 to 1024; 0 is all cores                      | 0                |
 */
typedef struct GnvcSettings GnvcSettings;

/** Default settings; NULL without memory. */
GNVC_API GnvcSettings *gnvc_encoder_settings(void);
GNVC_API GnvcSettings *gnvc_decoder_settings(void);

/** Sets one; GNVC_ERROR_ARGUMENT for an unknown name or a value that is not allowed. */
GNVC_API GnvcStatus gnvc_settings_set(GnvcSettings *settings, const char *name, const char *value);

/** Why the last call failed; "" if it did not. */
GNVC_API const char *gnvc_settings_message(const GnvcSettings *settings);

/** NULL is allowed. */
GNVC_API void gnvc_settings_free(GnvcSettings *settings);

/* ---------------------------------------------------------------- encoder */

typedef struct GnvcEncoder GnvcEncoder;

/**
 * Opens an encoder; starts Java and loads the model if this is the first.
 *
 * @param encoder receives it, also after an error, when its only use is gnvc_encoder_message() and
 *        gnvc_encoder_close(); NULL without memory
 * @param settings copied; NULL for the defaults
 * @param log may be NULL
 */
GNVC_API GnvcStatus gnvc_encoder_open(GnvcEncoder **encoder, const GnvcFormat *format, GnvcRational frame_rate,
                                      GnvcRational time_base, const GnvcSettings *settings, GnvcLog log, void *opaque);

/** The codec configuration that containers store: a sequence header unit. Valid until the encoder is closed. */
GNVC_API const uint8_t *gnvc_encoder_header(const GnvcEncoder *encoder, size_t *size);

/**
 * Sends the next picture, later than the one before; NULL ends the stream.
 *
 * @return GNVC_OK; GNVC_ERROR_ARGUMENT for a picture that is not allowed, and nothing has changed; any other error ends
 *         the encoder's work
 */
GNVC_API GnvcStatus gnvc_encoder_send(GnvcEncoder *encoder, const GnvcPicture *picture);

/**
 * Takes the next packet, one for each picture and in the same order.
 *
 * @return GNVC_OK with a packet, which stays valid until the next call; GNVC_AGAIN before more pictures are sent;
 *         GNVC_END after the last one; errors as gnvc_encoder_send
 */
GNVC_API GnvcStatus gnvc_encoder_receive(GnvcEncoder *encoder, GnvcPacket *packet);

/** Why the last call failed; "" if it did not. */
GNVC_API const char *gnvc_encoder_message(const GnvcEncoder *encoder);

/** Closes it, having logged bits per pixel and the time of each stage at GNVC_LOG_VERBOSE; NULL is allowed. */
GNVC_API void gnvc_encoder_close(GnvcEncoder *encoder);

/* ---------------------------------------------------------------- decoder */

typedef struct GnvcDecoder GnvcDecoder;

/**
 * Reads a codec configuration: a sequence header unit, and bytes that are ignored. Neither starts Java nor needs a
 * model.
 *
 * @param message receives one line, cut to its capacity; may be NULL
 * @return GNVC_OK; GNVC_ERROR_CORRUPT, GNVC_ERROR_VERSION or GNVC_ERROR_UNSUPPORTED, and `info` is not to be read
 */
GNVC_API GnvcStatus gnvc_parse_header(const uint8_t *data, size_t size, GnvcStreamInfo *info, char *message,
                                      size_t capacity);

/**
 * Opens a decoder for a stream with this codec configuration. Starts nothing: the first packet does.
 *
 * @param decoder receives it, also after an error, as gnvc_encoder_open does
 * @param settings copied; NULL for the defaults
 * @param log may be NULL
 * @return as gnvc_parse_header
 */
GNVC_API GnvcStatus gnvc_decoder_open(GnvcDecoder **decoder, const uint8_t *configuration, size_t size,
                                      const GnvcSettings *settings, GnvcLog log, void *opaque);

/**
 * Decodes a packet: a packet is a frame.
 *
 * @param picture planes to write to, of the stream's format; pts is not touched
 * @return GNVC_OK with a picture; GNVC_AGAIN if the packet belongs to a group that was reported lost already;
 *         GNVC_ERROR_CORRUPT, GNVC_ERROR_UNSUPPORTED and GNVC_ERROR_REFERENCE for a lost group, once, decoding goes on
 *         with the next packet; GNVC_ERROR_ARGUMENT, GNVC_ERROR_MODEL and GNVC_ERROR_LIBRARY if Java's decoder cannot
 *         be opened, for each group again
 */
GNVC_API GnvcStatus gnvc_decoder_decode(GnvcDecoder *decoder, const uint8_t *packet, size_t size, GnvcPicture *picture);

/** Forgets what was decoded, for seeking; the next packet must be a key packet. */
GNVC_API void gnvc_decoder_flush(GnvcDecoder *decoder);

/** Why the last call failed; "" if it did not. */
GNVC_API const char *gnvc_decoder_message(const GnvcDecoder *decoder);

/** Closes it, having logged the time of each stage at GNVC_LOG_VERBOSE; NULL is allowed. */
GNVC_API void gnvc_decoder_close(GnvcDecoder *decoder);

/* ---------------------------------------------------------------- raw files (.gnvc) */

/**
 * Bytes of a .gnvc file in, packets out; resumes after damage. Holds little more than one unit and what was pushed
 * last. Never starts Java.
 */
typedef struct GnvcReader GnvcReader;

/** NULL without memory. */
GNVC_API GnvcReader *gnvc_reader_open(void);

/** Adds the next bytes of the file; size 0 is its end. */
GNVC_API GnvcStatus gnvc_reader_push(GnvcReader *reader, const uint8_t *data, size_t size);

/**
 * Takes the next packet.
 *
 * @return GNVC_OK with a packet, which stays valid until the next call; GNVC_AGAIN before more bytes are pushed;
 *         GNVC_END; GNVC_ERROR_CORRUPT for bytes that were passed over, reading goes on. GNVC_ERROR_VERSION and
 *         GNVC_ERROR_UNSUPPORTED are final before there is a header (as GNVC_ERROR_NOT_GNVC is), later they are for
 *         what was passed over. A file that ends without a header has none that is intact
 */
GNVC_API GnvcStatus gnvc_reader_next(GnvcReader *reader, GnvcPacket *packet);

/**
 * The sequence header unit that holds for the packet taken last; NULL before there is one, and `size` is 0 then. It
 * changes where files were put together; a decoder is to be opened anew then. Valid until the next call.
 */
GNVC_API const uint8_t *gnvc_reader_header(const GnvcReader *reader, size_t *size);

/**
 * Forgets what was pushed; the next bytes are those from this offset of the file, where a unit's sync word stands (the
 * position of a packet). The sequence header stays.
 */
GNVC_API void gnvc_reader_seek(GnvcReader *reader, int64_t offset);

/** Why the last call failed; "" if it did not. */
GNVC_API const char *gnvc_reader_message(const GnvcReader *reader);

/** NULL is allowed. */
GNVC_API void gnvc_reader_close(GnvcReader *reader);

/**
 * Packets in, bytes of a .gnvc file out: units with sync words, and an index at the end. Where a stream begins anew, as
 * when files are put one after the other, its frame numbers and timestamps are moved on to follow those before; the
 * noise of refinement depends on frame numbers, so its pictures then differ a little from those of the single file.
 * Never starts Java.
 */
typedef struct GnvcWriter GnvcWriter;

/** Takes where the bytes go: returns 0, or anything else to fail. */
typedef int (*GnvcWrite)(void *opaque, const uint8_t *data, size_t size);

/** NULL without memory. */
GNVC_API GnvcWriter *gnvc_writer_open(GnvcWrite write, void *opaque);

/** Writes the sequence header; once at the start, and again when it changes. */
GNVC_API GnvcStatus gnvc_writer_header(GnvcWriter *writer, const uint8_t *configuration, size_t size);

/**
 * Writes a packet's group; a packet that only continues a group adds no bytes.
 *
 * @return GNVC_OK; GNVC_ERROR_CORRUPT or GNVC_ERROR_UNSUPPORTED for a packet of which nothing was written;
 *         GNVC_ERROR_ARGUMENT before a header and after the end; GNVC_ERROR_OUTPUT
 */
GNVC_API GnvcStatus gnvc_writer_packet(GnvcWriter *writer, const uint8_t *data, size_t size);

/**
 * Writes the index, unless it is too long for a unit or the sequence header changed. Nothing can be written after it. A
 * file without one is a whole file too.
 */
GNVC_API GnvcStatus gnvc_writer_end(GnvcWriter *writer);

/** Why the last call failed; "" if it did not. */
GNVC_API const char *gnvc_writer_message(const GnvcWriter *writer);

/** Writes nothing any more; NULL is allowed. */
GNVC_API void gnvc_writer_close(GnvcWriter *writer);

#ifdef __cplusplus
}
#endif

#endif
