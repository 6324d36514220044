/**
 * @file
 * Writes to protected pages. What protected them is asked from the kernel, since the loader does not tell.
 */
#define _GNU_SOURCE
#include "edits.h"

#include <assert.h>
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

/* An edit of less than a page can touch two pages, which can have been mapped apart. */
#define PAGES (2 * GNVC_EDITS)

typedef struct Page {
    uintptr_t begin;
    int protection;
} Page;

typedef struct Pages {
    Page pages[PAGES];
    int count;
} Pages;

void gnvc_edits_add(GnvcEdits *edits, void *to, const void *from, size_t size) {
    assert(edits->count < GNVC_EDITS);
    edits->edits[edits->count++] = (GnvcEdit){to, from, size};
}

static void add_page(Pages *pages, uintptr_t begin) {
    for (int i = 0; i < pages->count; i++)
        if (pages->pages[i].begin == begin)
            return;
    assert(pages->count < PAGES);
    pages->pages[pages->count++] = (Page){.begin = begin};
}

/* Notes how the pages are protected, as /proc/self/maps says. */
static int look_up(Pages *pages, uintptr_t page_size) {
    FILE *maps = fopen("/proc/self/maps", "re");
    char line[512];
    int whole = 1, found = 0;

    if (!maps)
        return errno;
    while (fgets(line, sizeof(line), maps)) {
        unsigned long begin, end;
        char flags[5];
        int starts = whole;
        whole = strchr(line, '\n') != NULL;
        if (!starts || sscanf(line, "%lx-%lx %4s", &begin, &end, flags) != 3)
            continue;
        for (int i = 0; i < pages->count; i++) {
            Page *page = &pages->pages[i];
            if (page->begin < begin || page->begin + page_size > end)
                continue;
            page->protection = (flags[0] == 'r' ? PROT_READ : 0) | (flags[1] == 'w' ? PROT_WRITE : 0) |
                               (flags[2] == 'x' ? PROT_EXEC : 0);
            found++;
        }
    }
    fclose(maps);
    return found == pages->count ? 0 : EFAULT;
}

static void protect_again(const Pages *pages, int count, uintptr_t page_size) {
    for (int i = 0; i < count; i++)
        mprotect((void *)pages->pages[i].begin, page_size, pages->pages[i].protection);
}

int gnvc_edits_apply(const GnvcEdits *edits) {
    uintptr_t page_size = (uintptr_t)sysconf(_SC_PAGESIZE);
    Pages pages = {0};
    int error;

    for (int i = 0; i < edits->count; i++) {
        const GnvcEdit *edit = &edits->edits[i];
        uintptr_t first = (uintptr_t)edit->to & ~(page_size - 1);
        uintptr_t last = ((uintptr_t)edit->to + edit->size - 1) & ~(page_size - 1);
        add_page(&pages, first);
        if (last != first)
            add_page(&pages, last);
    }
    if ((error = look_up(&pages, page_size)) != 0)
        return error;
    for (int i = 0; i < pages.count; i++) {
        const Page *page = &pages.pages[i];
        if (mprotect((void *)page->begin, page_size, page->protection | PROT_READ | PROT_WRITE) != 0) {
            error = errno;
            protect_again(&pages, i, page_size);
            return error;
        }
    }
    for (int i = 0; i < edits->count; i++)
        memcpy(edits->edits[i].to, edits->edits[i].from, edits->edits[i].size);
    protect_again(&pages, pages.count, page_size);
    return 0;
}
