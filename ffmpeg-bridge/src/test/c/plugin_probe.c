/**
 * @file
 * Loads copies of FFmpeg's libraries and the plug-in into one process and tells what came of it, for PluginIT.
 *
 *     plugin_probe early|late PRELOAD LIBRARY...
 *
 * early: the libraries are loaded before the plug-in, which registers by itself then; late: after it. Registers from
 * several threads at once in both cases, then prints `register`, what that returned; `text` with each line; for each
 * libavcodec `encoder` with its path and how often it lists the encoder gnvc; and `pages changed` with the number of
 * pages of the libraries whose protection is another than before.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define THREADS 8
#define PAGE 4096
#define MOST_PAGES (1 << 18)

typedef struct Page {
    unsigned long address;
    char flags[5];
} Page;

typedef struct Pages {
    Page *pages;
    int count;
} Pages;

typedef struct CodecHead {
    const char *name;
} CodecHead;

static int (*register_ffmpeg)(char *text, size_t capacity);

static Pages read_pages(void) {
    Pages pages = {calloc(MOST_PAGES, sizeof(Page)), 0};
    FILE *maps = fopen("/proc/self/maps", "r");
    char line[8192];

    while (maps && fgets(line, sizeof(line), maps)) {
        unsigned long begin, end;
        char flags[5];
        if ((!strstr(line, "/libavcodec.so.") && !strstr(line, "/libavformat.so.")) ||
            sscanf(line, "%lx-%lx %4s", &begin, &end, flags) != 3)
            continue;
        for (; begin < end && pages.count < MOST_PAGES; begin += PAGE) {
            pages.pages[pages.count].address = begin;
            strcpy(pages.pages[pages.count++].flags, flags);
        }
    }
    if (maps)
        fclose(maps);
    return pages;
}

static int changed(const Pages *before, const Pages *after) {
    int count = 0;
    for (int i = 0; i < before->count; i++) {
        int k = 0;
        while (k < after->count && after->pages[k].address != before->pages[i].address)
            k++;
        count += k == after->count || strcmp(before->pages[i].flags, after->pages[k].flags) != 0;
    }
    return count;
}

static void *open_library(const char *path) {
    void *handle = dlopen(path, RTLD_NOW | RTLD_LOCAL);
    if (!handle) {
        fprintf(stderr, "%s\n", dlerror());
        exit(2);
    }
    return handle;
}

static void *function(void *handle, const char *name) {
    void *address = dlsym(handle, name);
    if (!address) {
        fprintf(stderr, "%s\n", dlerror());
        exit(2);
    }
    return address;
}

static void *register_in_thread(void *unused) {
    (void)unused;
    return (void *)(long)register_ffmpeg(NULL, 0);
}

static void count_encoders(const char *path, void *handle) {
    const CodecHead *(*iterate)(void **);
    const void *(*find)(const char *);
    const CodecHead *codec;
    void *iterator = NULL, *address;
    int count = 0;

    address = function(handle, "av_codec_iterate");
    memcpy(&iterate, &address, sizeof(address));
    address = function(handle, "avcodec_find_encoder_by_name");
    memcpy(&find, &address, sizeof(address));
    while ((codec = iterate(&iterator)))
        count += find("gnvc") == codec;
    printf("encoder %s %d\n", path, count);
}

int main(int argc, char **argv) {
    int early = argc > 3 && strcmp(argv[1], "early") == 0;
    void *handles[16], *plugin = NULL, *address;
    pthread_t threads[THREADS];
    Pages before, after;
    char text[4096];

    if (argc < 3 || argc > 18)
        return 2;
    if (!early)
        plugin = open_library(argv[2]);
    for (int i = 3; i < argc; i++)
        handles[i - 3] = open_library(argv[i]);
    before = read_pages();
    if (early)
        plugin = open_library(argv[2]);
    address = function(plugin, "gnvc_ffmpeg_register");
    memcpy(&register_ffmpeg, &address, sizeof(address));
    for (int i = 0; i < THREADS; i++)
        pthread_create(&threads[i], NULL, register_in_thread, NULL);
    for (int i = 0; i < THREADS; i++)
        pthread_join(threads[i], NULL);
    printf("register %d\n", register_ffmpeg(text, sizeof(text)));
    for (char *line = strtok(text, "\n"); line; line = strtok(NULL, "\n"))
        printf("text %s\n", line);
    for (int i = 3; i < argc; i++)
        if (strstr(argv[i], "libavcodec"))
            count_encoders(argv[i], handles[i - 3]);
    after = read_pages();
    printf("pages changed %d of %d\n", changed(&before, &after), before.count);
    free(before.pages);
    free(after.pages);
    return 0;
}
