/**
 * @file
 * Checks of the C tests: a failed one is printed with its place, and the program then ends with 1.
 */
#ifndef GNVC_CHECK_H
#define GNVC_CHECK_H

#include <stdio.h>
#include <string.h>

static int check_failures;

#define CHECK(condition)                                                                                               \
    do {                                                                                                               \
        if (!(condition)) {                                                                                            \
            fprintf(stderr, "%s:%d: not so: %s\n", __FILE__, __LINE__, #condition);                                    \
            check_failures++;                                                                                          \
        }                                                                                                              \
    } while (0)

#define CHECK_NUMBER(expected, actual)                                                                                 \
    do {                                                                                                               \
        long long expected_number = (expected);                                                                        \
        long long actual_number = (actual);                                                                            \
        if (expected_number != actual_number) {                                                                        \
            fprintf(stderr, "%s:%d: %s is %lld, not %lld\n", __FILE__, __LINE__, #actual, actual_number,               \
                    expected_number);                                                                                  \
            check_failures++;                                                                                          \
        }                                                                                                              \
    } while (0)

#define CHECK_TEXT(expected, actual)                                                                                   \
    do {                                                                                                               \
        const char *actual_text = (actual);                                                                            \
        if (strcmp(expected, actual_text)) {                                                                           \
            fprintf(stderr, "%s:%d: %s is \"%s\", not \"%s\"\n", __FILE__, __LINE__, #actual, actual_text, expected);  \
            check_failures++;                                                                                          \
        }                                                                                                              \
    } while (0)

static inline int check_result(void) {
    if (check_failures > 0) {
        fprintf(stderr, "%d checks failed\n", check_failures);
    }
    return check_failures > 0;
}

#endif
