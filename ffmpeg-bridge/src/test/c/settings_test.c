/**
 * @file
 * Settings: what is allowed, and what the user reads otherwise.
 */
#include "check.h"
#include "settings.h"

#include <stdlib.h>

static GnvcSettings *settings;

static void accepts(const char *name, const char *value) {
    GnvcStatus status = gnvc_settings_set(settings, name, value);
    if (status != GNVC_OK || *gnvc_settings_message(settings)) {
        fprintf(stderr, "%s=%s: %s\n", name, value, gnvc_settings_message(settings));
    }
    CHECK_NUMBER(GNVC_OK, status);
}

static void refuses(const char *name, const char *value, const char *message) {
    CHECK_NUMBER(GNVC_ERROR_ARGUMENT, gnvc_settings_set(settings, name, value));
    CHECK_TEXT(message, gnvc_settings_message(settings));
}

static void ranges_end_where_the_header_says(void) {
    static const char *const allowed[][2] = {
        {"quality", "0"},  {"quality", "63"},      {"bitrate", "60000"},   {"bitrate", "0.5"},
        {"bpp", "0.02"},   {"bpp", "64"},          {"group", "4"},         {"group", "60"},
        {"keyint", "1"},   {"keyint", "2147483647"}, {"scene-cuts", "0"},  {"scene-cuts", "1"},
        {"steps", "1"},    {"steps", "8"},         {"seed", "0"},          {"seed", "4294967295"},
        {"frames", "1"},   {"model", "/a folder"}, {"device", "cuda:12"},  {"device", "auto"},
        {"device", "cpu"}, {"device", "cuda"},     {"precision", "auto"},  {"precision", "bfloat16"},
        {"threads", "0"},  {"threads", "1024"},    {"precision", "float32"}, {"profile", "wan"},
        {"profile", "lite"}, {"noise-level", "0.5"}, {"noise-level", "measured"},
    };
    static const char *const refused[][2] = {
        {"quality", "-1"},  {"quality", "64"},     {"quality", ""},      {"quality", "3.5"},  {"quality", " 3"},
        {"bitrate", "0"},   {"bitrate", "-5"},     {"bitrate", "nan"},   {"bitrate", "1e9"},  {"bitrate", "60k"},
        {"bitrate", "."},   {"bitrate", "1.2.3"},  {"bpp", "64.1"},      {"bpp", "0,02"},     {"group", "3"},
        {"group", "61"},    {"group", "18"},       {"keyint", "0"},      {"keyint", "2147483648"},
        {"scene-cuts", "2"}, {"steps", "0"},       {"steps", "9"},       {"seed", "4294967296"},
        {"seed", "99999999999999999999999"},       {"frames", "0"},      {"model", ""},       {"model", "a\nseed=1"},
        {"device", "cuda:"}, {"device", "cuda:1234"}, {"device", "gpu"}, {"precision", "fp16"}, {"threads", "1025"},
        {"profile", "WAN"}, {"noise-level", "0"},  {"noise-level", "1"}, {"noise-level", "auto"},
    };
    for (size_t i = 0; i < sizeof allowed / sizeof allowed[0]; i++) {
        accepts(allowed[i][0], allowed[i][1]);
    }
    for (size_t i = 0; i < sizeof refused / sizeof refused[0]; i++) {
        if (gnvc_settings_set(settings, refused[i][0], refused[i][1]) != GNVC_ERROR_ARGUMENT) {
            fprintf(stderr, "%s=%s was taken\n", refused[i][0], refused[i][1]);
            check_failures++;
        }
    }
}

static void messages_say_what_is_allowed(void) {
    refuses("quality", "best",
            "quality must be a whole number from 0 (smallest file) to 63 (best picture), not 'best'");
    refuses("group", "18", "group must be a multiple of 4 frames from 4 to 60, not '18'");
    refuses("device", "gpu", "device must be auto, cpu, cuda or cuda:N, not 'gpu'");
    refuses("qality", "3",
            "no such setting: 'qality' (quality, bitrate, bpp, group, keyint, scene-cuts, steps, noise-level, seed, frames, "
            "profile, model, device, precision, threads)");
}

static void refused_values_change_nothing(void) {
    GnvcSettings *own = gnvc_encoder_settings();
    GnvcText text = {0};
    GnvcFault fault;
    gnvc_settings_set(own, "quality", "40");
    gnvc_settings_set(own, "quality", "99");
    gnvc_settings_set(own, "seed", "5");
    gnvc_settings_set(own, "seed", "7");
    GnvcSettings *copy = gnvc_settings_copy(own);
    gnvc_settings_free(own);
    CHECK_NUMBER(GNVC_OK, gnvc_settings_write(copy, &text, &fault));
    CHECK_TEXT("quality=40\nseed=7\n", text.data);
    gnvc_text_free(&text);
    gnvc_settings_free(copy);
}

static void only_one_rate_is_taken(void) {
    GnvcSettings *own = gnvc_encoder_settings();
    GnvcText text = {0};
    GnvcFault fault;
    gnvc_settings_set(own, "bpp", "0.02");
    gnvc_settings_set(own, "quality", "40");
    CHECK_NUMBER(GNVC_ERROR_ARGUMENT, gnvc_settings_write(own, &text, &fault));
    CHECK_TEXT("only one of quality and bpp can be set", fault.text);
    gnvc_text_free(&text);
    gnvc_settings_free(own);
}

static void decoders_have_fewer_settings(void) {
    GnvcSettings *encoder = settings;
    settings = gnvc_decoder_settings();
    accepts("steps", "0");
    accepts("steps", "8");
    refuses("steps", "9", "steps must be a whole number from 0 (no refinement) to 8, not '9'");
    refuses("quality", "3", "no such setting: 'quality' (steps, model, device, precision, threads)");
    gnvc_settings_free(settings);
    settings = encoder;
}

static void long_names_and_values_are_cut(void) {
    char value[2000];
    memset(value, 'x', sizeof value);
    value[sizeof value - 1] = 0;
    CHECK_NUMBER(GNVC_ERROR_ARGUMENT, gnvc_settings_set(settings, value, value));
    CHECK_NUMBER(GNVC_ERROR_ARGUMENT, gnvc_settings_set(settings, "device", value));
    CHECK(strlen(gnvc_settings_message(settings)) < 500);
    CHECK_NUMBER(GNVC_OK, gnvc_settings_set(settings, "model", value));
}

int main(void) {
    settings = gnvc_encoder_settings();
    ranges_end_where_the_header_says();
    messages_say_what_is_allowed();
    refused_values_change_nothing();
    only_one_rate_is_taken();
    decoders_have_fewer_settings();
    long_names_and_values_are_cut();
    gnvc_settings_free(settings);
    gnvc_settings_free(NULL);
    return check_result();
}
