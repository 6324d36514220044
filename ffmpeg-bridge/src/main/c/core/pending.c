/**
 * @file
 * Functions that are still to come.
 */
#include "java.h"

#define UNUSED __attribute__((unused))

GnvcStatus gnvc_encoder_open(GnvcEncoder **encoder, UNUSED const GnvcFormat *format, UNUSED GnvcRational frame_rate,
                             UNUSED GnvcRational time_base, UNUSED const GnvcSettings *settings, UNUSED GnvcLog log,
                             UNUSED void *opaque) {
    *encoder = NULL;
    return GNVC_ERROR_INTERNAL;
}
const uint8_t *gnvc_encoder_header(UNUSED const GnvcEncoder *encoder, size_t *size) {
    *size = 0;
    return NULL;
}
GnvcStatus gnvc_encoder_send(UNUSED GnvcEncoder *encoder, UNUSED const GnvcPicture *picture) {
    return GNVC_ERROR_INTERNAL;
}
GnvcStatus gnvc_encoder_receive(UNUSED GnvcEncoder *encoder, UNUSED GnvcPacket *packet) {
    return GNVC_ERROR_INTERNAL;
}
const char *gnvc_encoder_message(UNUSED const GnvcEncoder *encoder) {
    return "";
}
void gnvc_encoder_close(UNUSED GnvcEncoder *encoder) {}
GnvcStatus gnvc_decoder_open(GnvcDecoder **decoder, UNUSED const uint8_t *configuration, UNUSED size_t size,
                             UNUSED const GnvcSettings *settings, UNUSED GnvcLog log, UNUSED void *opaque) {
    *decoder = NULL;
    return GNVC_ERROR_INTERNAL;
}
GnvcStatus gnvc_decoder_decode(UNUSED GnvcDecoder *decoder, UNUSED const uint8_t *packet, UNUSED size_t size,
                               UNUSED GnvcPicture *picture) {
    return GNVC_ERROR_INTERNAL;
}
void gnvc_decoder_flush(UNUSED GnvcDecoder *decoder) {}
const char *gnvc_decoder_message(UNUSED const GnvcDecoder *decoder) {
    return "";
}
void gnvc_decoder_close(UNUSED GnvcDecoder *decoder) {}
