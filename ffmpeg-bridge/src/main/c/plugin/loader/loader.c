/**
 * @file
 * Looks for FFmpeg's libraries in the process and has the objects for their major make them know GNVC. Preloaded, this
 * is in every program that is started, so that without libavcodec it does nothing and says nothing.
 */
#define _GNU_SOURCE
#include "gnvc/ffmpeg.h"
#include "libraries.h"
#include "majors.h"
#include "process.h"

#include <pthread.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Lines for the caller, cut where they do not fit. */
typedef struct Text {
    char *text;
    size_t capacity;
    size_t used;
} Text;

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

__attribute__((format(printf, 2, 3))) static void add_line(Text *text, const char *format, ...) {
    va_list arguments;
    size_t left;
    int length;

    if (text->used + 2 >= text->capacity)
        return;
    if (text->used > 0)
        text->text[text->used++] = '\n';
    left = text->capacity - text->used;
    va_start(arguments, format);
    length = vsnprintf(text->text + text->used, left, format, arguments);
    va_end(arguments);
    if (length > 0)
        text->used += (size_t)length < left ? (size_t)length : left - 1;
}

/* Patches a libavcodec and the libavformats of its major, or nothing: all are checked before the first is changed. */
static int patch_together(const GnvcCopies *copies, const GnvcCopy *codec, GnvcNotes *notes) {
    unsigned major = codec->library.version >> 16;

    for (int write = 0; write <= 1; write++) {
        notes->changes[0] = 0;
        for (int i = 0; i < copies->count; i++) {
            const GnvcCopy *copy = &copies->copies[i];
            GnvcPatch *patch;
            if (copy != codec && (!copy->is_format || copy->library.version >> 16 != major))
                continue;
            patch = gnvc_patch_for(major, copy->is_format, notes);
            if (!patch || patch(&copy->library, write, notes) != 0)
                return -1;
        }
    }
    return 0;
}

/* One line for each change, which is a kind, a tab and a name. */
static void print_changes(const char *changes, void (*print)(void *opaque, int kind, const char *line, int length),
                          void *opaque) {
    while (*changes) {
        int length = (int)strcspn(changes, "\n");
        print(opaque, (int)strcspn(changes, "\t"), changes, length);
        changes += length + 1;
    }
}

static void print_for_programs(void *before, int kind, const char *line, int length) {
    (void)kind;
    fprintf(stderr, "%s%.*s\n", (const char *)before, length, line);
}

static void print_for_people(void *unused, int kind, const char *line, int length) {
    const char *name = line + kind + 1;
    int size = length - kind - 1;
    (void)unused;
    if (strncmp(line, "tags", (size_t)kind) == 0)
        fprintf(stderr, "gnvc: FourCC GNVC added to the tags of %.*s\n", size, name);
    else if (strncmp(line, "present", (size_t)kind) == 0)
        fprintf(stderr, "gnvc: was there already\n");
    else
        fprintf(stderr, "gnvc: %.*s in the place of %.*s\n", kind, line, size, name);
}

static void print_report(const GnvcCopy *codec, const char *version, const GnvcNotes *notes, int ready) {
    char before[32];

    snprintf(before, sizeof(before), "gnvc\t%u\t", codec->library.version >> 16);
    fprintf(stderr, "%slibrary\t%s\t%s\n", before, codec->path, version);
    if (ready)
        print_changes(notes->changes, print_for_programs, before);
    fprintf(stderr, ready ? "%sstatus\tready\n" : "%sstatus\trefused\t%s\n", before, notes->refusal);
}

static int patch_one(const GnvcCopies *copies, const GnvcCopy *codec, const GnvcProcess *process, Text *text) {
    unsigned number = codec->library.version;
    GnvcNotes notes = {0};
    char version[32];
    int ready = patch_together(copies, codec, &notes) == 0;

    snprintf(version, sizeof(version), "%u.%u.%u", number >> 16, number >> 8 & 0xff, number & 0xff);
    if (ready)
        add_line(text, "gnvc is known to libavcodec %s (%s)", version, codec->path);
    else
        add_line(text, "gnvc is not available in libavcodec %s (%s): %s", version, codec->path, notes.refusal);
    if (process->report)
        print_report(codec, version, &notes, ready);
    else if (process->debug && ready)
        print_changes(notes.changes, print_for_people, NULL);
    return ready;
}

static int register_all(GnvcCopies *copies, Text *text) {
    GnvcProcess process = gnvc_process();
    int ready = 0;

    gnvc_open_libraries(copies);
    for (int i = 0; i < copies->count; i++) {
        copies->copies[i].library.arguments = process.arguments;
        copies->copies[i].library.arguments_size = process.arguments_size;
    }
    for (int i = 0; i < copies->count; i++)
        if (!copies->copies[i].is_format)
            ready += patch_one(copies, &copies->copies[i], &process, text);
    return ready > 0 ? ready : -1;
}

int gnvc_ffmpeg_register(char *text, size_t capacity) {
    Text lines = {text, text ? capacity : 0, 0};
    GnvcCopies *copies;
    int ready = 0;

    if (lines.capacity > 0)
        text[0] = 0;
    copies = malloc(sizeof(*copies));
    if (!copies)
        return -1;
    pthread_mutex_lock(&lock);
    if (gnvc_list_libraries(copies) > 0)
        ready = register_all(copies, &lines);
    else
        add_line(&lines, "no libavcodec is loaded in this process");
    pthread_mutex_unlock(&lock);
    free(copies);
    return ready;
}

/* Who asks for gnvc is told why it is missing; nobody else would know what the line is about. */
__attribute__((constructor)) static void register_at_start(void) {
    char text[2048];
    GnvcProcess process;

    if (gnvc_ffmpeg_register(text, sizeof(text)) >= 0)
        return;
    process = gnvc_process();
    if (process.wants_gnvc && !process.report)
        fprintf(stderr, "%s\n", text);
}
