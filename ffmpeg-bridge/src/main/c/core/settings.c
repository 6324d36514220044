/**
 * @file
 * The settings of encoders and decoders: one table says what there is and what is allowed.
 */
#define _POSIX_C_SOURCE 200809L
#include "settings.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct Setting Setting;

struct Setting {
    const char *name;
    /** whether a value is allowed */
    int (*allows)(const Setting *setting, const char *value);
    double min;
    double max;
    /** what is allowed, for people */
    const char *allowed;
};

struct GnvcSettings {
    const Setting *table;
    int count;
    /** by the place in the table; NULL where nothing was set */
    char **values;
    GnvcFault fault;
};

static int whole_number(const Setting *setting, const char *value) {
    char *end;
    errno = 0;
    long long number = strtoll(value, &end, 10);
    return *value >= '0' && *value <= '9' && *end == 0 && errno == 0 && (double) number >= setting->min
           && (double) number <= setting->max;
}

static int multiple_of_four(const Setting *setting, const char *value) {
    return whole_number(setting, value) && strtol(value, NULL, 10) % 4 == 0;
}

/* Digits and at most one point: neither signs, exponents, hexadecimal numbers nor the locale's decimal comma. */
static int decimal(const char *value, size_t length, double *number) {
    size_t digits = 0;
    int points = 0;
    double unit = 1;
    *number = 0;
    for (size_t i = 0; i < length; i++) {
        if (value[i] == '.' && points++ == 0) {
            continue;
        }
        if (value[i] < '0' || value[i] > '9') {
            return 0;
        }
        *number = *number * 10 + (value[i] - '0');
        unit *= points ? 10 : 1;
        digits++;
    }
    *number /= unit;
    return digits > 0 && digits <= 30;
}

static int positive(const Setting *setting, const char *value) {
    double number;
    return decimal(value, strlen(value), &number) && number > setting->min && number <= setting->max;
}

static int cuda_device(const char *value) {
    size_t digits = strspn(value, "0123456789");
    return digits >= 1 && digits <= 3 && value[digits] == 0;
}

static int device(const Setting *setting, const char *value) {
    (void) setting;
    return !strcmp(value, "auto") || !strcmp(value, "cpu") || !strcmp(value, "cuda")
           || (!strncmp(value, "cuda:", 5) && cuda_device(value + 5));
}

static int precision(const Setting *setting, const char *value) {
    (void) setting;
    return !strcmp(value, "auto") || !strcmp(value, "float32") || !strcmp(value, "bfloat16");
}

static int folder(const Setting *setting, const char *value) {
    (void) setting;
    return *value != 0 && !strpbrk(value, "\r\n");
}

static int noise_level(const Setting *setting, const char *value) {
    double number;
    (void) setting;
    return !strcmp(value, "measured") || (decimal(value, strlen(value), &number) && number > 0 && number < 1);
}

static int profile(const Setting *setting, const char *value) {
    (void) setting;
    return !strcmp(value, "lite") || !strcmp(value, "wan");
}

#define MACHINE_SETTINGS                                                                                               \
    {"model", folder, 0, 0, "the folder of a model pack"},                                                             \
        {"device", device, 0, 0, "auto, cpu, cuda or cuda:N"},                                                         \
        {"precision", precision, 0, 0, "auto, float32 or bfloat16"},                                                   \
    {                                                                                                                  \
        "threads", whole_number, 0, 1024, "0 (all cores) to 1024"                                                      \
    }

/* Those that exclude each other come first. */
enum { QUALITY, BITRATE, BPP, RATE_SETTINGS };

static const Setting encoder_table[] = {
    {"quality", whole_number, 0, 63, "a whole number from 0 (smallest file) to 63 (best picture)"},
    {"bitrate", positive, 0, 1e12, "bits per second above 0, as a plain number"},
    {"bpp", positive, 0, 64, "bits per pixel above 0 and at most 64"},
    {"group", multiple_of_four, 4, 60, "a multiple of 4 frames from 4 to 60"},
    {"keyint", whole_number, 1, INT32_MAX, "a whole number of frames, at least 1"},
    {"scene-cuts", whole_number, 0, 1, "0 or 1"},
    {"steps", whole_number, 1, 8, "a whole number from 1 to 8"},
    {"noise-level", noise_level, 0, 0, "a share of noise above 0 and below 1, or measured"},
    {"seed", whole_number, 0, UINT32_MAX, "a whole number from 0 to 4294967295"},
    {"frames", whole_number, 1, 1e15, "the number of frames to come, at least 1"},
    {"profile", profile, 0, 0, "lite or wan"},
    MACHINE_SETTINGS,
};

static const Setting decoder_table[] = {
    {"steps", whole_number, 0, 8, "a whole number from 0 (no refinement) to 8"},
    MACHINE_SETTINGS,
};

static GnvcSettings *create(const Setting *table, size_t count) {
    GnvcSettings *settings = calloc(1, sizeof *settings);
    if (!settings) {
        return NULL;
    }
    settings->table = table;
    settings->count = (int) count;
    settings->values = calloc(count, sizeof *settings->values);
    if (!settings->values) {
        free(settings);
        return NULL;
    }
    return settings;
}

GnvcSettings *gnvc_encoder_settings(void) {
    return create(encoder_table, sizeof encoder_table / sizeof encoder_table[0]);
}

GnvcSettings *gnvc_decoder_settings(void) {
    return create(decoder_table, sizeof decoder_table / sizeof decoder_table[0]);
}

static GnvcStatus unknown(GnvcSettings *settings, const char *name) {
    char names[256] = "";
    size_t length = 0;
    for (int i = 0; i < settings->count; i++) {
        length += (size_t) snprintf(names + length, sizeof names - length, "%s%s", i ? ", " : "",
                                    settings->table[i].name);
    }
    return gnvc_fault_set(&settings->fault, GNVC_ERROR_ARGUMENT, "no such setting: '%.100s' (%s)", name, names);
}

GnvcStatus gnvc_settings_set(GnvcSettings *settings, const char *name, const char *value) {
    for (int i = 0; i < settings->count; i++) {
        const Setting *setting = &settings->table[i];
        if (strcmp(setting->name, name)) {
            continue;
        }
        if (!setting->allows(setting, value)) {
            return gnvc_fault_set(&settings->fault, GNVC_ERROR_ARGUMENT, "%s must be %s, not '%.100s'", name,
                                  setting->allowed, value);
        }
        char *copy = strdup(value);
        if (!copy) {
            return gnvc_fault_set(&settings->fault, GNVC_ERROR_MEMORY, "out of memory");
        }
        free(settings->values[i]);
        settings->values[i] = copy;
        return gnvc_fault_clear(&settings->fault);
    }
    return unknown(settings, name);
}

const char *gnvc_settings_message(const GnvcSettings *settings) {
    return settings->fault.text;
}

void gnvc_settings_free(GnvcSettings *settings) {
    if (!settings) {
        return;
    }
    for (int i = 0; i < settings->count; i++) {
        free(settings->values[i]);
    }
    free(settings->values);
    free(settings);
}

GnvcSettings *gnvc_settings_copy(const GnvcSettings *settings) {
    GnvcSettings *copy = settings ? create(settings->table, (size_t) settings->count) : NULL;
    for (int i = 0; copy && i < copy->count; i++) {
        if (settings->values[i] && !(copy->values[i] = strdup(settings->values[i]))) {
            gnvc_settings_free(copy);
            return NULL;
        }
    }
    return copy;
}

GnvcStatus gnvc_settings_write(const GnvcSettings *settings, GnvcText *text, GnvcFault *fault) {
    const char *rate = NULL;
    for (int i = 0; settings && i < settings->count; i++) {
        const char *name = settings->table[i].name;
        if (!settings->values[i]) {
            continue;
        }
        if (settings->table == encoder_table && i < RATE_SETTINGS) {
            if (rate) {
                return gnvc_fault_set(fault, GNVC_ERROR_ARGUMENT, "only one of %s and %s can be set", rate, name);
            }
            rate = name;
        }
        gnvc_text_line(text, name, "%s", settings->values[i]);
    }
    return gnvc_fault_clear(fault);
}

void gnvc_text_line(GnvcText *text, const char *name, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    va_list again;
    va_copy(again, arguments);
    int value = vsnprintf(NULL, 0, format, arguments);
    size_t name_length = strlen(name);
    size_t length = text->length + name_length + (size_t) value + 2;
    char *data = text->failed ? NULL : realloc(text->data, length + 1);
    if (data) {
        memcpy(data + text->length, name, name_length);
        data[text->length + name_length] = '=';
        vsnprintf(data + text->length + name_length + 1, (size_t) value + 1, format, again);
        memcpy(data + length - 1, "\n", 2);
        text->data = data;
        text->length = length;
    } else {
        text->failed = 1;
    }
    va_end(again);
    va_end(arguments);
}

void gnvc_text_free(GnvcText *text) {
    free(text->data);
    *text = (GnvcText) {0};
}
