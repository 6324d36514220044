/**
 * @file
 * Encodes moving pictures to a .gnvc file with gnvc.h alone, reads the file back, decodes it and prints the PSNR.
 *
 *     gcc roundtrip.c -o roundtrip $(pkg-config --cflags --libs libgnvc) -lm
 *     ./roundtrip out.gnvc 40
 */
#include <gnvc/gnvc.h>

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { WIDTH = 256, HEIGHT = 144, FRAMES = 20, CHROMA_WIDTH = WIDTH / 2, CHROMA_HEIGHT = HEIGHT / 2 };

/** A picture with the memory that it needs; zero rows of padding, no gaps between rows. */
typedef struct Image {
    uint8_t luma[WIDTH * HEIGHT];
    uint8_t blue[CHROMA_WIDTH * CHROMA_HEIGHT];
    uint8_t red[CHROMA_WIDTH * CHROMA_HEIGHT];
} Image;

static void fail(const char *what, GnvcStatus status, const char *message) {
    fprintf(stderr, "%s: %s\n", what, *message ? message : gnvc_status_text(status));
    exit(1);
}

/** Called by the library with what it has to say; a program decides what to show. */
static void print_line(void *opaque, GnvcLogLevel level, const char *line) {
    (void) opaque;
    if (level <= GNVC_LOG_VERBOSE) {
        fprintf(stderr, "gnvc: %s\n", line);
    }
}

static GnvcPicture planes_of(Image *image, int64_t pts) {
    return (GnvcPicture) {
        .data = {image->luma, image->blue, image->red},
        .stride = {WIDTH, CHROMA_WIDTH, CHROMA_WIDTH},
        .pts = pts,
    };
}

/** A bright disc over soft waves that move sideways. */
static void draw(Image *image, int frame) {
    double disc_x = WIDTH * (0.2 + 0.6 * frame / FRAMES);
    double disc_y = HEIGHT * 0.5;
    for (int y = 0; y < HEIGHT; y++) {
        for (int x = 0; x < WIDTH; x++) {
            double wave = sin((x + 2 * frame) / 19.0) + cos((y - frame) / 13.0);
            double distance = hypot(x - disc_x, y - disc_y);
            double disc = distance < 20 ? 1 : distance > 24 ? 0 : (24 - distance) / 4;
            image->luma[y * WIDTH + x] = (uint8_t) (110 + 30 * wave * (1 - disc) + 90 * disc);
        }
    }
    for (int y = 0; y < CHROMA_HEIGHT; y++) {
        for (int x = 0; x < CHROMA_WIDTH; x++) {
            image->blue[y * CHROMA_WIDTH + x] = (uint8_t) (128 + 40 * x / CHROMA_WIDTH);
            image->red[y * CHROMA_WIDTH + x] = (uint8_t) (128 - 40 * y / CHROMA_HEIGHT);
        }
    }
}

static int write_file(void *file, const uint8_t *data, size_t size) {
    return fwrite(data, 1, size, file) != size;
}

/** Writes all packets that are ready. */
static void drain(GnvcEncoder *encoder, GnvcWriter *writer) {
    GnvcPacket packet;
    GnvcStatus status;
    while ((status = gnvc_encoder_receive(encoder, &packet)) == GNVC_OK) {
        status = gnvc_writer_packet(writer, packet.data, packet.size);
        if (status != GNVC_OK) {
            fail("writing", status, gnvc_writer_message(writer));
        }
    }
    if (status < GNVC_OK) {
        fail("encoding", status, gnvc_encoder_message(encoder));
    }
}

static void encode(FILE *file, const char *quality) {
    GnvcFormat format = {
        .width = WIDTH, .height = HEIGHT, .chroma = GNVC_CHROMA_420, .bit_depth = 8,
        .full_range = 0, .primaries = 1, .transfer = 1, .matrix = 1,
    };
    GnvcSettings *settings = gnvc_encoder_settings();
    GnvcEncoder *encoder;
    GnvcStatus status = gnvc_settings_set(settings, "quality", quality);
    if (status != GNVC_OK) {
        fail("settings", status, gnvc_settings_message(settings));
    }
    status = gnvc_encoder_open(&encoder, &format, (GnvcRational) {25, 1}, (GnvcRational) {1, 25}, settings, print_line,
                               NULL);
    gnvc_settings_free(settings);
    if (status != GNVC_OK) {
        fail("encoder", status, gnvc_encoder_message(encoder));
    }

    GnvcWriter *writer = gnvc_writer_open(write_file, file);
    size_t size;
    const uint8_t *header = gnvc_encoder_header(encoder, &size);
    status = gnvc_writer_header(writer, header, size);
    if (status != GNVC_OK) {
        fail("writing", status, gnvc_writer_message(writer));
    }
    Image *image = malloc(sizeof *image);
    for (int frame = 0; frame < FRAMES; frame++) {
        draw(image, frame);
        GnvcPicture picture = planes_of(image, frame);
        status = gnvc_encoder_send(encoder, &picture);
        if (status != GNVC_OK) {
            fail("encoding", status, gnvc_encoder_message(encoder));
        }
        drain(encoder, writer);
    }
    gnvc_encoder_send(encoder, NULL);
    drain(encoder, writer);
    status = gnvc_writer_end(writer);
    if (status != GNVC_OK) {
        fail("writing", status, gnvc_writer_message(writer));
    }
    free(image);
    gnvc_writer_close(writer);
    gnvc_encoder_close(encoder);
}

static double squared_error(const Image *a, const Image *b) {
    double sum = 0;
    for (int i = 0; i < WIDTH * HEIGHT; i++) {
        double difference = a->luma[i] - b->luma[i];
        sum += difference * difference;
    }
    return sum;
}

/** Reads the next packet, feeding the reader as it needs; 0 at the end of the file. */
static int next_packet(GnvcReader *reader, FILE *file, GnvcPacket *packet) {
    uint8_t bytes[4096];
    for (;;) {
        GnvcStatus status = gnvc_reader_next(reader, packet);
        size_t size;
        if (status == GNVC_OK) {
            return 1;
        } else if (status == GNVC_AGAIN) {
            gnvc_reader_push(reader, bytes, fread(bytes, 1, sizeof bytes, file));
        } else if (status == GNVC_END) {
            return 0;
        } else if (gnvc_reader_header(reader, &size)) {
            /* Damage: what is left of the file can be read all the same. */
            fprintf(stderr, "reading: %s\n", gnvc_reader_message(reader));
        } else {
            fail("reading", status, gnvc_reader_message(reader));
        }
    }
}

static void decode(FILE *file) {
    GnvcReader *reader = gnvc_reader_open();
    GnvcDecoder *decoder = NULL;
    GnvcPacket packet;
    Image *expected = malloc(sizeof *expected);
    Image *image = malloc(sizeof *image);
    double error = 0;
    int frames = 0;
    while (next_packet(reader, file, &packet)) {
        if (!decoder) {
            size_t size;
            const uint8_t *header = gnvc_reader_header(reader, &size);
            GnvcStatus status = gnvc_decoder_open(&decoder, header, size, NULL, print_line, NULL);
            if (status != GNVC_OK) {
                fail("decoder", status, gnvc_decoder_message(decoder));
            }
        }
        GnvcPicture picture = planes_of(image, packet.pts);
        GnvcStatus status = gnvc_decoder_decode(decoder, packet.data, packet.size, &picture);
        if (status != GNVC_OK) {
            fail("decoding", status, gnvc_decoder_message(decoder));
        }
        draw(expected, (int) packet.pts);
        error += squared_error(expected, image);
        frames++;
    }
    error /= (double) frames * WIDTH * HEIGHT;
    printf("%d frames, luma PSNR %.2f dB\n", frames, 10 * log10(255 * 255 / error));
    free(image);
    free(expected);
    gnvc_decoder_close(decoder);
    gnvc_reader_close(reader);
}

int main(int argc, char **argv) {
    if (argc != 3) {
        fprintf(stderr, "usage: roundtrip FILE QUALITY\n");
        return 2;
    }
    FILE *file = fopen(argv[1], "w+b");
    if (!file) {
        perror(argv[1]);
        return 1;
    }
    encode(file, argv[2]);
    printf("%s: %ld bytes\n", argv[1], ftell(file));
    rewind(file);
    decode(file);
    fclose(file);
    return 0;
}
