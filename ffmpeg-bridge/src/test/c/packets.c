/**
 * @file
 * Prints what the reader makes of raw files: a line for each group and for each piece of damage.
 *
 *     packets FILE...
 */
#include "syntax.h"

#include <stdio.h>
#include <stdlib.h>

static void print_error(GnvcStatus status, const char *message) {
    printf("%s %s\n", status == GNVC_ERROR_CORRUPT || status == GNVC_ERROR_UNSUPPORTED ? "damage" : "refused", message);
}

static void print_packets(FILE *file) {
    GnvcReader *reader = gnvc_reader_open();
    GnvcPacket packet;
    GnvcStatus status;
    size_t size;
    while ((status = gnvc_reader_next(reader, &packet)) != GNVC_END) {
        uint8_t bytes[113];
        if (status == GNVC_AGAIN) {
            gnvc_reader_push(reader, bytes, fread(bytes, 1, sizeof bytes, file));
        } else if (status != GNVC_OK) {
            print_error(status, gnvc_reader_message(reader));
            if (status != GNVC_ERROR_CORRUPT && !gnvc_reader_header(reader, &size)) {
                break;
            }
        } else if (packet.size > 1) {
            printf("group %lld %zu %d %lld\n", (long long) packet.position, packet.size, packet.key,
                   (long long) packet.pts);
        } else {
            printf("frame %d %lld\n", packet.data[0], (long long) packet.pts);
        }
    }
    gnvc_reader_close(reader);
}

int main(int argc, char **argv) {
    for (int i = 1; i < argc; i++) {
        FILE *file = fopen(argv[i], "rb");
        if (!file) {
            perror(argv[i]);
            return 1;
        }
        printf("file %s\n", argv[i]);
        print_packets(file);
        fclose(file);
    }
    return 0;
}
