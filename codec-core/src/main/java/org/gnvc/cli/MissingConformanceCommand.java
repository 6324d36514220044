package org.gnvc.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.gnvc.error.MissingLibraryException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Unmatched;

/**
 * Stands where the module {@code conformance} puts its command, and says why it is not there:
 * installed copies come without the vectors.
 */
@Command(
    name = "conformance",
    description = "Judge a decoder with the conformance suite.",
    synopsisHeading = "Usage: ")
final class MissingConformanceCommand implements Callable<Integer> {

  @Mixin CommonOptions common;

  @Unmatched List<String> words = new ArrayList<>();

  @Override
  public Integer call() throws MissingLibraryException {
    throw new MissingLibraryException(
        "the conformance suite",
        "it is part of the project's source: start ./gnvc conformance there",
        new ClassNotFoundException("conformance is not on the class path"));
  }
}
