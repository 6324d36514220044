package org.gnvc.cli;

import java.io.IOException;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.gnvc.codec.EncodedGroup;
import org.gnvc.codec.EncoderOptions;
import org.gnvc.codec.GnvcEncoder;
import org.gnvc.codec.GnvcModel;
import org.gnvc.frame.Frame;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Turns a video into a {@code .gnvc} file. */
@Command(
    name = "encode",
    description = "Encode a video.",
    customSynopsis = "gnvc encode INPUT OUTPUT [OPTIONS]",
    synopsisHeading = "Usage: ",
    optionListHeading = "%nOptions:%n")
final class EncodeCommand implements Callable<Integer> {

  private final Interruption interruption;

  @Mixin CommonOptions common;

  @Parameters(
      index = "0",
      paramLabel = "INPUT",
      description = "Video file, image names (frame_%%04d.png), or - for standard input.")
  String input;

  @Parameters(
      index = "1",
      paramLabel = "OUTPUT",
      description = "File to write, usually named .gnvc, or - for standard output.")
  String output;

  @Option(
      names = {"-f", "--force"},
      description = "Replace the output file if it exists.")
  boolean force;

  @ArgGroup(exclusive = true, heading = "Rate, one of", order = 1)
  RateOptions rate = new RateOptions();

  @ArgGroup(validate = false, heading = "Part of the input", order = 2)
  RangeOptions range = new RangeOptions();

  @ArgGroup(validate = false, heading = "Structure" + GroupedHelp.EXPERT, order = 3)
  StructureOptions structure = new StructureOptions();

  @ArgGroup(validate = false, heading = "Model and machine" + GroupedHelp.EXPERT, order = 4)
  MachineOptions machine = new MachineOptions();

  EncodeCommand(Interruption interruption) {
    this.interruption = interruption;
  }

  @Override
  public Integer call() throws IOException {
    Paths.checkInput(common.command, input);
    Paths.checkOutput(common.command, output, input, force);
    Console console = common.console();
    long start = System.nanoTime();
    try (FrameSource source = new FrameSource(input, range, console);
        GnvcModel model = machine.open(console);
        GnvcEncoder encoder =
            new GnvcEncoder(
                model, source.format(), source.frameRate(), source.timeBase(), options(source));
        StreamFile file = new StreamFile(output, encoder.header())) {
      interruption.onRequest(() -> console.warn("stopped; " + file.keepComplete()));
      try {
        encode(source, encoder, file, console);
        file.finish();
      } catch (InterruptedByUserException stopped) {
        return ExitCode.INTERRUPTED;
      } catch (IOException | RuntimeException | OutOfMemoryError e) {
        String kept = file.keepComplete();
        if (!kept.isEmpty()) {
          console.warn(kept);
        }
        throw e;
      } finally {
        interruption.onRequest(null);
      }
      console.say(summary(source, file, (System.nanoTime() - start) / 1e9));
    }
    return ExitCode.OK;
  }

  private EncoderOptions options(FrameSource source) {
    EncoderOptions options =
        structure.apply(EncoderOptions.defaults().withRate(rate.target()), source.frameRate());
    OptionalLong expected = source.expectedFrames();
    return expected.isPresent() ? options.withExpectedFrames(expected.getAsLong()) : options;
  }

  private void encode(FrameSource source, GnvcEncoder encoder, StreamFile file, Console console)
      throws IOException {
    try (Progress progress = new Progress(console, source.expectedFrames(), source.frameRate())) {
      Frame frame = source.next();
      while (frame != null) {
        if (interruption.requested()) {
          throw new InterruptedByUserException("stopped");
        }
        for (EncodedGroup group : encoder.send(frame)) {
          file.write(group.group());
        }
        progress.update(file.frames(), file.bytes());
        frame = source.next();
      }
      for (EncodedGroup group : encoder.finish()) {
        file.write(group.group());
      }
    }
  }

  private String summary(FrameSource source, StreamFile file, double seconds) {
    double bits = file.bytes() * 8.0;
    double pixels = (double) source.format().width() * source.format().height() * file.frames();
    return String.format(
        Locale.ROOT,
        "%s: %d frames, %d bytes, %.1f kbit/s, %.4f bpp, %.1f frames/s",
        Paths.named(output),
        file.frames(),
        file.bytes(),
        bits / 1000 * source.frameRate().value() / file.frames(),
        bits / pixels,
        file.frames() / seconds);
  }
}
