package org.gnvc.cli;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.gnvc.bitstream.RawFileReader;
import org.gnvc.bitstream.SequenceHeader;
import org.gnvc.codec.DecoderOptions;
import org.gnvc.codec.GnvcDecoder;
import org.gnvc.codec.GnvcModel;
import org.gnvc.error.MediaException;
import org.gnvc.media.VideoWriter;
import org.gnvc.media.WriteOptions;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** Turns a {@code .gnvc} file into a video. */
@Command(
    name = "decode",
    description = "Decode a .gnvc file.",
    customSynopsis = "gnvc decode INPUT OUTPUT [OPTIONS]",
    synopsisHeading = "Usage: ",
    optionListHeading = "%nOptions:%n")
final class DecodeCommand implements Callable<Integer> {

  private final Interruption interruption;

  @Mixin CommonOptions common;

  @Parameters(
      index = "0",
      paramLabel = "INPUT",
      description = "File to decode, or - for standard input.")
  String input;

  @Parameters(
      index = "1",
      paramLabel = "OUTPUT",
      description =
          "Video file, image names (frame_%%04d.png), or - for Y4M on standard output. The ending"
              + " decides the format.")
  String output;

  @Option(
      names = {"-f", "--force"},
      description = "Replace the output file if it exists.")
  boolean force;

  @Option(
      names = "--codec",
      paramLabel = "NAME",
      description = "FFmpeg encoder for the output. Default: by its name's ending.")
  String codec;

  @ArgGroup(validate = false, heading = "Part of the stream", order = 1)
  RangeOptions range = new RangeOptions();

  @ArgGroup(validate = false, heading = "Refinement" + GroupedHelp.EXPERT, order = 2)
  RefinementOptions refinement = new RefinementOptions();

  @ArgGroup(validate = false, heading = "Model and machine" + GroupedHelp.EXPERT, order = 3)
  MachineOptions machine = new MachineOptions();

  DecodeCommand(Interruption interruption) {
    this.interruption = interruption;
  }

  /** How the decoder refines. */
  static final class RefinementOptions {
    @Option(
        names = "--steps",
        paramLabel = "0..8",
        converter = WholeNumber.DecoderSteps.class,
        description = "Refinement steps; 0 leaves it out. Default: what the stream asks for.")
    Integer steps;

    DecoderOptions options() {
      return new DecoderOptions(steps == null ? OptionalInt.empty() : OptionalInt.of(steps));
    }
  }

  @Override
  public Integer call() throws IOException {
    if (output.equals(Paths.STANDARD) && codec != null) {
      throw new ParameterException(
          common.command.commandLine(), "standard output is Y4M; --codec needs a file");
    }
    Paths.checkInput(common.command, input);
    Paths.checkOutput(common.command, output, input, force);
    long begin = System.nanoTime();
    Console console = common.console();
    try (RawFileReader reader = open(input);
        GnvcModel model = machine.open(reader.header().profile(), console);
        GnvcDecoder decoder = new GnvcDecoder(model, reader.header(), refinement.options())) {
      SequenceHeader header = reader.header();
      StreamDecoding decoding = new StreamDecoding(decoder, header, range, console, interruption);
      boolean fromStart = range.start.amount() == 0;
      if (!fromStart && range.start.inFrames() && !input.equals(Paths.STANDARD)) {
        reader.seek((long) range.start.amount());
      }
      boolean stopped = decode(reader, header, decoding, console);
      if (stopped) {
        console.warn("stopped; %d frames are decoded".formatted(decoding.delivered()));
        return ExitCode.INTERRUPTED;
      }
      double seconds = (System.nanoTime() - begin) / 1e9;
      console.say(
          String.format(
              Locale.ROOT,
              "%s: %d frames, %s, %.1f frames/s",
              Paths.named(output),
              decoding.delivered(),
              header.format(),
              decoding.delivered() / seconds));
      return decoding.damaged() ? ExitCode.INPUT : ExitCode.OK;
    }
  }

  /** Opens a stream for reading. */
  static RawFileReader open(String name) throws IOException {
    return name.equals(Paths.STANDARD)
        ? RawFileReader.of(new FileInputStream(FileDescriptor.in))
        : RawFileReader.open(Path.of(name));
  }

  /** Whether the user stopped it. */
  private boolean decode(
      RawFileReader reader, SequenceHeader header, StreamDecoding decoding, Console console)
      throws IOException {
    WriteOptions options =
        WriteOptions.DEFAULT.withCodec(codec, Map.of()).withWarnings(console::warn);
    boolean stopped = false;
    try (Progress progress = new Progress(console, frames(), header.frameRate());
        VideoWriter writer =
            VideoWriter.open(
                output, header.format(), header.frameRate(), header.timeBase(), options)) {
      try {
        decoding.run(
            reader,
            frame -> {
              try {
                writer.write(frame);
              } catch (MediaException e) {
                throw new IOException(e.getMessage(), e);
              }
            },
            progress);
      } catch (InterruptedByUserException e) {
        stopped = true;
      }
      if (!stopped || decoding.delivered() > 0) {
        finish(writer, decoding);
      }
    }
    return stopped;
  }

  private void finish(VideoWriter writer, StreamDecoding decoding) throws IOException {
    if (decoding.delivered() == 0) {
      throw new MediaException(input, reasonForNothing(decoding));
    }
    try {
      writer.finish();
    } catch (MediaException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  private String reasonForNothing(StreamDecoding decoding) {
    if (decoding.damaged()) {
      return "no frame of it could be decoded";
    }
    return range.start.amount() == 0 ? "holds no frames" : "ends before --start";
  }

  private OptionalLong frames() {
    return range.frames == null ? OptionalLong.empty() : OptionalLong.of(range.frames);
  }
}
