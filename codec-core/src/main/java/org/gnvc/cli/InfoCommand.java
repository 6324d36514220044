package org.gnvc.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.gnvc.bitstream.RawFileReader;
import org.gnvc.bitstream.SequenceHeader;
import org.gnvc.codec.SymbolVerifier;
import org.gnvc.error.MissingModelException;
import org.gnvc.model.ModelPack;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows what a stream says about itself and where its bytes go. */
@Command(
    name = "info",
    description = "Show headers, groups, model hashes, and where the bytes of a .gnvc file go.",
    customSynopsis = "gnvc info FILE [OPTIONS]",
    synopsisHeading = "Usage: ",
    optionListHeading = "%nOptions:%n")
final class InfoCommand implements Callable<Integer> {

  @Mixin CommonOptions common;

  @Parameters(paramLabel = "FILE", description = "File to look at, or - for standard input.")
  String input;

  @Option(names = "--json", description = "As JSON, for programs.")
  boolean json;

  @Option(
      names = "--model",
      paramLabel = "FOLDER",
      description =
          "Model pack, needed to split the bytes. Default: the one of the stream's profile.")
  Path model;

  @Override
  public Integer call() throws IOException {
    Paths.checkInput(common.command, input);
    StreamReport report;
    try (RawFileReader reader = DecodeCommand.open(input)) {
      report = new StreamReport(reader.header());
      try (ModelPack pack = pack(reader.header());
          SymbolVerifier verifier = verifier(pack, reader.header())) {
        report.read(reader, verifier);
      }
    }
    Console console = common.console();
    report.damages().forEach(console::warn);
    if (json) {
      console.out().println(StreamReportText.json(report));
    } else {
      StreamReportText.print(report, console.out());
    }
    console.out().flush();
    return report.damages().isEmpty() ? ExitCode.OK : ExitCode.INPUT;
  }

  /** Null where the stream's own is not installed: all but the split is known without it. */
  private ModelPack pack(SequenceHeader header) throws IOException {
    try {
      return Packs.open(model, header.profile());
    } catch (MissingModelException e) {
      if (model != null) {
        throw e;
      }
      common.console().warn(e.getMessage());
      return null;
    }
  }

  /** Null where there is no pack, or the stream needs another. */
  private SymbolVerifier verifier(ModelPack pack, SequenceHeader header) throws IOException {
    try {
      return pack == null ? null : SymbolVerifier.reference(pack, header);
    } catch (MissingModelException e) {
      common.console().warn(e.getMessage());
      return null;
    }
  }
}
