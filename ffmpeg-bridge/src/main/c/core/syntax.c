/**
 * @file
 * Sequence headers and groups of version 1.
 */
#include "syntax.h"

#include <stdio.h>

#define NEWEST_MAJOR 1
#define NEWEST_PROFILE 1
#define MAX_LATENTS 17
#define MAX_UNIT_EXTRAS 4096
#define MAX_SIDE 16384
#define MODEL_HASH_BYTES 16
#define FRAMES_PER_LATENT 4

typedef struct Level {
    int64_t pixels;
    int side;
    size_t substream;
} Level;

static const Level levels[] = {
    {640 * 360, 1280, 256 << 10},
    {1280 * 720, 2560, 1 << 20},
    {2048 * 1088, 4096, 2 << 20},
    {4096 * 2304, 8192, 8 << 20},
};

#define LEVEL_COUNT ((int) (sizeof levels / sizeof levels[0]))

static size_t largest_payload(const Level *level) {
    return MAX_LATENTS * level->substream + MAX_UNIT_EXTRAS;
}

size_t gnvc_largest_payload(void) {
    return largest_payload(&levels[LEVEL_COUNT - 1]);
}

static int allows(const Level *level, int width, int height) {
    return width <= level->side && height <= level->side && (int64_t) width * height <= level->pixels;
}

int gnvc_size_is_coded(int width, int height) {
    return allows(&levels[LEVEL_COUNT - 1], width, height);
}

static GnvcRational read_rational(GnvcFields *in, const char *numerator, const char *denominator) {
    int num = (int) gnvc_fields_leb(in, numerator, 1, INT32_MAX);
    int den = (int) gnvc_fields_leb(in, denominator, 1, INT32_MAX);
    int a = num;
    int b = den;
    while (b != 0) {
        int rest = a % b;
        a = b;
        b = rest;
    }
    return a > 0 ? (GnvcRational) {num / a, den / a} : (GnvcRational) {1, 1};
}

static GnvcStatus check_level(const GnvcStreamInfo *info, GnvcFault *fault) {
    int width = info->format.width;
    int height = info->format.height;
    if (!allows(&levels[info->level - 1], width, height)) {
        return gnvc_fault_set(fault, GNVC_ERROR_UNSUPPORTED, "%dx%d is over the limits of the stream's level %d", width,
                              height, info->level);
    }
    return GNVC_OK;
}

static GnvcStatus read_format(GnvcFields *in, GnvcStreamInfo *info) {
    GnvcFormat *format = &info->format;
    format->width = (int) gnvc_fields_range(in, "width", 2, 1, MAX_SIDE);
    format->height = (int) gnvc_fields_range(in, "height", 2, 1, MAX_SIDE);
    if (!gnvc_fields_ok(in) || check_level(info, in->fault) != GNVC_OK) {
        return in->fault->status;
    }
    uint32_t flags = gnvc_fields_number(in, "format flags", 1);
    if (flags > 0x0F) {
        return gnvc_fault_set(in->fault, GNVC_ERROR_UNSUPPORTED, "format flags 0x%02x are not known to this build",
                              flags);
    }
    format->chroma = (GnvcChroma) (flags & 3);
    format->bit_depth = flags & 4 ? 10 : 8;
    format->full_range = (flags & 8) != 0;
    format->primaries = (int) gnvc_fields_number(in, "colour primaries", 1);
    format->transfer = (int) gnvc_fields_number(in, "transfer characteristics", 1);
    format->matrix = (int) gnvc_fields_number(in, "matrix coefficients", 1);
    return in->fault->status;
}

static GnvcStatus unknown(GnvcFault *fault, const char *what, int code) {
    return gnvc_fault_set(fault, GNVC_ERROR_UNSUPPORTED, "%s %d is not known to this build", what, code);
}

GnvcStatus gnvc_header_read(const GnvcUnit *unit, GnvcHeader *header, GnvcFault *fault) {
    GnvcFields in = gnvc_fields(unit->payload, unit->payload_size, unit->offset, fault);
    GnvcStreamInfo *info = &header->info;
    info->version_major = (int) gnvc_fields_range(&in, "major version", 1, 1, 255);
    info->version_minor = (int) gnvc_fields_number(&in, "minor version", 1);
    if (gnvc_fields_ok(&in) && info->version_major > NEWEST_MAJOR) {
        return gnvc_fault_set(fault, GNVC_ERROR_VERSION,
                              "stream version %d is too new: this build reads versions up to %d", info->version_major,
                              NEWEST_MAJOR);
    }
    info->profile = (int) gnvc_fields_number(&in, "profile", 1);
    if (gnvc_fields_ok(&in) && info->profile > NEWEST_PROFILE) {
        return unknown(fault, "profile", info->profile);
    }
    info->level = (int) gnvc_fields_number(&in, "level", 1);
    if (gnvc_fields_ok(&in) && (info->level < 1 || info->level > LEVEL_COUNT)) {
        return unknown(fault, "level", info->level);
    }
    if (!gnvc_fields_ok(&in) || read_format(&in, info) != GNVC_OK) {
        return fault->status;
    }
    info->frame_rate = read_rational(&in, "frame rate numerator", "frame rate denominator");
    info->time_base = read_rational(&in, "time base numerator", "time base denominator");
    gnvc_fields_bytes(&in, "entropy model hash", MODEL_HASH_BYTES);
    gnvc_fields_bytes(&in, "synthesis model hash", MODEL_HASH_BYTES);
    gnvc_fields_range(&in, "tN", 1, 1, 255);
    info->steps = (int) gnvc_fields_range(&in, "steps", 1, 1, 8);
    gnvc_fields_number(&in, "noise seed", 4);
    header->max_substream = levels[info->level - 1].substream;
    header->max_payload = largest_payload(&levels[info->level - 1]);
    return fault->status;
}

int64_t gnvc_frame_time(const GnvcStreamInfo *info, int64_t frame) {
    unsigned __int128 per_frame = (uint64_t) info->frame_rate.den * (uint64_t) info->time_base.den;
    unsigned __int128 divisor = (uint64_t) info->frame_rate.num * (uint64_t) info->time_base.num;
    unsigned __int128 ticks = (per_frame * (uint64_t) frame * 2 + divisor) / (divisor * 2);
    return ticks <= INT64_MAX ? (int64_t) ticks : INT64_MAX;
}

static void read_timestamps(GnvcFields *in, GnvcGroup *group) {
    uint64_t zigzag = (uint64_t) gnvc_fields_leb(in, "timestamp", 0, 2 * GNVC_MAX_TIMESTAMP);
    int64_t last = (int64_t) (zigzag >> 1) ^ -(int64_t) (zigzag & 1);
    group->timestamps[0] = last;
    for (int i = 1; i < group->frame_count && gnvc_fields_ok(in); i++) {
        last += gnvc_fields_leb(in, "timestamp step", 1, GNVC_MAX_TIMESTAMP - last);
        group->timestamps[i] = last;
    }
}

static GnvcStatus count_timestamps(const GnvcStreamInfo *info, GnvcGroup *group, int64_t offset, GnvcFault *fault) {
    for (int i = 0; i < group->frame_count; i++) {
        group->timestamps[i] = gnvc_frame_time(info, group->first_frame + i);
    }
    if (group->timestamps[group->frame_count - 1] == INT64_MAX) {
        return gnvc_fault_corrupt(fault, offset, "a first frame whose time fits 63 bits", "a later one");
    }
    return GNVC_OK;
}

static GnvcStatus check_substreams(GnvcFields *in, const GnvcGroup *group, size_t max_substream) {
    int latents = group->key ? 1 + (group->frame_count + FRAMES_PER_LATENT - 2) / FRAMES_PER_LATENT
                             : (group->frame_count + FRAMES_PER_LATENT - 1) / FRAMES_PER_LATENT;
    int64_t sum = 0;
    for (int i = 0; i < latents - 1; i++) {
        sum += gnvc_fields_leb(in, "substream length", 0, (int64_t) max_substream);
    }
    if (!gnvc_fields_ok(in)) {
        return in->fault->status;
    }
    int64_t last = (int64_t) gnvc_fields_remaining(in) - sum;
    if (last < 0 || last > (int64_t) max_substream) {
        char expected[64];
        char found[32];
        snprintf(expected, sizeof expected, "a last substream of 0 to %zu bytes", max_substream);
        snprintf(found, sizeof found, "%lld", (long long) last);
        return gnvc_fault_corrupt(in->fault, in->base + (int64_t) in->position, expected, found);
    }
    return GNVC_OK;
}

GnvcStatus gnvc_group_read(const GnvcUnit *unit, const GnvcHeader *header, GnvcGroup *group, GnvcFault *fault) {
    enum { KEY = 0x80, FLAGGED = 0x40, TIMESTAMPS = 1, STEPS = 2, T_N = 4, SEED = 8, EXTENSION = 0x80 };
    GnvcFields in = gnvc_fields(unit->payload, unit->payload_size, unit->offset, fault);
    uint32_t head = gnvc_fields_number(&in, "group head", 1);
    uint32_t flags = head & FLAGGED ? gnvc_fields_number(&in, "group flags", 1) : 0;
    if (flags & ~(uint32_t) (TIMESTAMPS | STEPS | T_N | SEED | EXTENSION)) {
        return gnvc_fault_set(fault, GNVC_ERROR_UNSUPPORTED, "group flags 0x%02x are not known to this build", flags);
    }
    group->key = (head & KEY) != 0;
    group->frame_count =
        (int) gnvc_fields_range(&in, "frame count", 1, 1, group->key ? GNVC_MAX_FRAMES : GNVC_MAX_FRAMES - 1);
    group->frame_from = in.position;
    group->first_frame = gnvc_fields_leb(&in, "first frame", 0, GNVC_MAX_FRAME);
    group->frame_to = in.position;
    if (flags & STEPS) {
        gnvc_fields_range(&in, "steps", 1, 1, 8);
    }
    if (flags & T_N) {
        gnvc_fields_range(&in, "tN", 1, 1, 255);
    }
    if (flags & SEED) {
        gnvc_fields_number(&in, "noise seed offset", 4);
    }
    group->timestamps_from = in.position;
    group->has_timestamps = (flags & TIMESTAMPS) != 0;
    if (group->has_timestamps) {
        read_timestamps(&in, group);
    }
    group->timestamps_to = in.position;
    if (flags & EXTENSION) {
        gnvc_fields_bytes(&in, "extension", (size_t) gnvc_fields_leb(&in, "extension length", 0, INT32_MAX));
    }
    if (!gnvc_fields_ok(&in) || check_substreams(&in, group, header->max_substream) != GNVC_OK) {
        return fault->status;
    }
    return group->has_timestamps ? GNVC_OK : count_timestamps(&header->info, group, unit->offset, fault);
}
