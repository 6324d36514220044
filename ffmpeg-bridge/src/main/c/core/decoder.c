/**
 * @file
 * The decoder: packets of damaged or cut streams are sorted out here, sound groups go to Java.
 */
#include "java.h"
#include "picture.h"
#include "settings.h"
#include "packet.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

#define REPORT_BYTES 4096

typedef enum GroupState {
    /** nothing decoded since the start or the last flush */
    NO_GROUP,
    /** the same, and a packet that needs a group was reported */
    GROUP_MISSING,
    DECODED,
    /** the group could not be decoded, which was reported: its other packets are passed over */
    LOST
} GroupState;

struct GnvcDecoder {
    GnvcLogger logger;
    GnvcHeader header;
    GnvcSettings *settings;
    uint8_t *configuration;
    size_t configuration_size;

    const GnvcJava *java;
    /** 0 before the first packet */
    long long handle;
    /** why Java's decoder could not be opened; it is not tried again */
    GnvcFault refusal;

    GroupState state;
    /** frames of the group, and index of the frame that was handed out last */
    int frames;
    int last;
    GnvcFault fault;
};

static GnvcStatus prepare(GnvcDecoder *decoder, const uint8_t *configuration, const GnvcSettings *settings) {
    decoder->settings = gnvc_settings_copy(settings);
    decoder->configuration = malloc(decoder->configuration_size);
    if ((settings && !decoder->settings) || !decoder->configuration) {
        return gnvc_fault_set(&decoder->fault, GNVC_ERROR_MEMORY, "out of memory");
    }
    memcpy(decoder->configuration, configuration, decoder->configuration_size);
    return gnvc_fault_clear(&decoder->fault);
}

GnvcStatus gnvc_decoder_open(GnvcDecoder **result, const uint8_t *configuration, size_t size,
                             const GnvcSettings *settings, GnvcLog log, void *opaque) {
    GnvcDecoder *decoder = calloc(1, sizeof *decoder);
    *result = decoder;
    if (!decoder) {
        return GNVC_ERROR_MEMORY;
    }
    decoder->logger = (GnvcLogger) {log, opaque};
    GnvcStatus status = gnvc_configuration_read(configuration, size, &decoder->header, &decoder->configuration_size,
                                                &decoder->fault);
    if (status == GNVC_OK) {
        status = prepare(decoder, configuration, settings);
    }
    decoder->refusal = decoder->fault;
    return status;
}

const char *gnvc_decoder_message(const GnvcDecoder *decoder) {
    return decoder->fault.text;
}

static void open_java(GnvcDecoder *decoder) {
    GnvcText text = {0};
    GnvcFault *refusal = &decoder->refusal;
    decoder->java = gnvc_java(&decoder->logger, refusal);
    if (!decoder->java) {
        return;
    }
    if (gnvc_settings_write(decoder->settings, &text, refusal) == GNVC_OK) {
        if (text.failed) {
            gnvc_fault_set(refusal, GNVC_ERROR_MEMORY, "out of memory");
        } else {
            int status = decoder->java->decoder_open(text.data ? text.data : "", decoder->configuration,
                                                     (int) decoder->configuration_size, &decoder->handle,
                                                     refusal->text, sizeof refusal->text);
            gnvc_java_opened(status, decoder->handle, refusal);
        }
    }
    gnvc_text_free(&text);
}

static GnvcStatus decode_group(GnvcDecoder *decoder, const uint8_t *packet, size_t size) {
    GnvcFault *fault = &decoder->fault;
    GnvcGroup group;
    GroupState before = decoder->state;
    decoder->state = LOST;
    if (size > INT_MAX) {
        return gnvc_fault_set(fault, GNVC_ERROR_CORRUPT, "a packet of %zu bytes", size);
    }
    if (gnvc_packet_read(packet, size, &decoder->header, &group, fault) != GNVC_OK) {
        return fault->status;
    }
    if ((before == NO_GROUP || before == GROUP_MISSING) && !group.key) {
        decoder->state = GROUP_MISSING;
        return gnvc_fault_set(fault, GNVC_ERROR_REFERENCE,
                              "frames %lld to %lld need the group before them, which is missing",
                              (long long) group.first_frame, (long long) group.first_frame + group.frame_count - 1);
    }
    if (!decoder->handle && decoder->refusal.status == GNVC_OK) {
        open_java(decoder);
    }
    if (decoder->refusal.status != GNVC_OK) {
        *fault = decoder->refusal;
        return fault->status;
    }
    int status = decoder->java->decoder_group(decoder->handle, packet, (int) size, &decoder->frames, fault->text,
                                              sizeof fault->text);
    if (gnvc_java_status(status, fault) == GNVC_OK) {
        decoder->state = DECODED;
        decoder->last = -1;
    }
    return fault->status;
}

static GnvcStatus copy_frame(GnvcDecoder *decoder, int index, GnvcPicture *picture) {
    GnvcFault *fault = &decoder->fault;
    if (index <= decoder->last || index >= decoder->frames) {
        /* The indexes begin anew: the packet of the next group was lost, and these are its others. */
        if (index < decoder->last) {
            decoder->state = LOST;
        }
        return gnvc_fault_set(fault, GNVC_ERROR_CORRUPT, "frame %d of a group of %d is out of order after frame %d",
                              index, decoder->frames, decoder->last);
    }
    decoder->last = index;
    int status = decoder->java->decoder_frame(decoder->handle, index, picture->data[0], picture->data[1],
                                              picture->data[2], picture->stride[0], picture->stride[1],
                                              picture->stride[2], fault->text, sizeof fault->text);
    return gnvc_java_status(status, fault);
}

GnvcStatus gnvc_decoder_decode(GnvcDecoder *decoder, const uint8_t *packet, size_t size, GnvcPicture *picture) {
    if (!decoder->configuration) {
        return decoder->fault.status;
    }
    if (gnvc_picture_check(picture, &decoder->header.info.format, &decoder->fault) != GNVC_OK) {
        return decoder->fault.status;
    }
    int index = gnvc_continuation(packet, size);
    if (index == 0) {
        GnvcStatus status = decode_group(decoder, packet, size);
        return status == GNVC_OK ? copy_frame(decoder, 0, picture) : status;
    }
    if (decoder->state == NO_GROUP) {
        decoder->state = GROUP_MISSING;
        return gnvc_fault_set(&decoder->fault, GNVC_ERROR_CORRUPT, "frame %d of a group that is missing", index);
    }
    if (decoder->state != DECODED) {
        gnvc_fault_clear(&decoder->fault);
        return GNVC_AGAIN;
    }
    return copy_frame(decoder, index, picture);
}

void gnvc_decoder_flush(GnvcDecoder *decoder) {
    decoder->state = NO_GROUP;
    if (decoder->handle) {
        decoder->java->decoder_flush(decoder->handle);
    }
}

void gnvc_decoder_close(GnvcDecoder *decoder) {
    if (!decoder) {
        return;
    }
    if (decoder->handle) {
        char report[REPORT_BYTES] = "";
        if (decoder->java->decoder_report(decoder->handle, report, sizeof report) == GNVC_OK) {
            gnvc_logger_text(&decoder->logger, GNVC_LOG_VERBOSE, report);
        }
        decoder->java->decoder_close(decoder->handle);
    }
    gnvc_settings_free(decoder->settings);
    free(decoder->configuration);
    free(decoder);
}
