package org.gnvc.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.gnvc.bitstream.GroupHeader;
import org.gnvc.bitstream.RawFileReader;
import org.gnvc.bitstream.SequenceHeader;
import org.gnvc.bitstream.StreamEvent;
import org.gnvc.codec.SymbolVerifier;
import org.gnvc.model.ModelPack;
import org.gnvc.tensor.DeviceChoice;
import org.gnvc.tensor.TensorRuntime;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Checks everything in a stream that can be checked exactly. */
@Command(
    name = "verify",
    description = {
      "Check every checksum, every symbol and the coder's end states of a .gnvc file.",
      "Prints the SHA-256 of its symbols, which is the same on every machine."
    },
    customSynopsis = "gnvc verify FILE [OPTIONS]",
    synopsisHeading = "Usage: ",
    optionListHeading = "%nOptions:%n")
final class VerifyCommand implements Callable<Integer> {

  @Mixin CommonOptions common;

  @Parameters(paramLabel = "FILE", description = "File to check, or - for standard input.")
  String input;

  @Option(
      names = "--model",
      paramLabel = "FOLDER",
      description = "Model pack. Default: the one of the stream's profile.")
  Path model;

  @Option(
      names = "--reference",
      description =
          "Compute in plain Java instead of libtorch: slower, nothing native, same result.")
  boolean reference;

  @Option(
      names = "--digests",
      description =
          "Also print a line for each sound group: group FIRST_FRAME FRAMES SHA256-OF-ITS-SYMBOLS.")
  boolean digests;

  @Override
  public Integer call() throws IOException {
    Paths.checkInput(common.command, input);
    Tally tally = new Tally();
    try (RawFileReader reader = DecodeCommand.open(input);
        ModelPack pack = Packs.open(model, reader.header().profile())) {
      SequenceHeader header = reader.header();
      if (reference) {
        try (SymbolVerifier verifier = SymbolVerifier.reference(pack, header)) {
          verify(reader, verifier, tally);
        }
      } else {
        try (TensorRuntime runtime = TensorRuntime.open(DeviceChoice.CPU, Optional.empty(), 0);
            SymbolVerifier verifier = SymbolVerifier.fast(pack, runtime, header)) {
          verify(reader, verifier, tally);
        }
      }
    }
    return tally.damages == 0 ? ExitCode.OK : ExitCode.INPUT;
  }

  private void verify(RawFileReader reader, SymbolVerifier verifier, Tally tally)
      throws IOException {
    new StreamCheck(reader, verifier, tally).run();
    Console console = common.console();
    console.out().println("symbols sha256 " + HexFormat.of().formatHex(verifier.sha256OfAll()));
    console.out().flush();
    console.say(
        "%s: %d groups, %d frames, %d symbols, %s"
            .formatted(
                input,
                tally.groups,
                tally.frames,
                verifier.symbolCount(),
                tally.damages == 0 ? "sound" : "damaged in %d places".formatted(tally.damages)));
  }

  private final class Tally implements StreamCheck.Listener {
    private long groups;
    private long frames;
    private long damages;

    @Override
    public void group(StreamEvent.Group found, byte[] symbols) {
      GroupHeader header = found.group().header();
      groups++;
      frames += header.frameCount();
      if (digests) {
        common
            .console()
            .out()
            .println(
                "group %d %d %s"
                    .formatted(
                        header.firstFrame(),
                        header.frameCount(),
                        HexFormat.of().formatHex(symbols)));
      }
    }

    @Override
    public void damage(long offset, String what) {
      damages++;
      common.console().warn("byte %d: %s".formatted(offset, what));
    }
  }
}
