/**
 * @file
 * Finds a name that nobody will miss in this process, by the process's own command line.
 */
#include "victims.h"

#include "notes.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

static int part_of_word(char c) {
    return isalnum((unsigned char)c) || c == '_';
}

static int argument_names(const char *argument, const char *name) {
    size_t length = strlen(name);
    for (const char *word = argument; *word;) {
        size_t size = 0;
        while (part_of_word(word[size]))
            size++;
        if (size == length && strncasecmp(word, name, length) == 0)
            return 1;
        word += size ? size : 1;
    }
    return 0;
}

static int named_by_user(const GnvcLibrary *library, const char *name) {
    const char *end = library->arguments + library->arguments_size;
    for (const char *argument = library->arguments; argument < end; argument += strlen(argument) + 1)
        if (argument_names(argument, name))
            return 1;
    return 0;
}

const void *gnvc_victim(const GnvcLibrary *library, GnvcNotes *notes, const char *what, const char *const *names,
                        GnvcLookUp *look_up, void *opaque) {
    int named = 0;
    for (; *names; names++) {
        const void *found = look_up(opaque, *names);
        if (found && named_by_user(library, *names)) {
            named = 1;
        } else if (found) {
            gnvc_note(notes, what, *names);
            return found;
        }
    }
    gnvc_refuse(notes, named ? "every %s that could make room for gnvc is named in the command line"
                             : "this FFmpeg was built without any %s that could make room for gnvc",
                what);
    return NULL;
}
