package org.gnvc.conformance.vector.make;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.gnvc.conformance.vector.Manifest;
import org.gnvc.conformance.vector.TestVector;
import org.gnvc.conformance.vector.VectorLibrary;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * Makes vectors anew beside those that are there, says of each what is different, and replaces them
 * if it is told to. Ends with 1 if anything is different and stays so.
 */
@Command(
    name = "regenerate",
    description = "Makes vectors anew and says what is different from those that are there.",
    sortOptions = false)
public final class RegenerateVectors implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(
      arity = "0..*",
      paramLabel = "CASE",
      description = "Names of vectors; * stands for any letters. Default: all.")
  private List<String> cases = List.of();

  @Option(names = "--write", description = "Replace what is different.")
  private boolean write;

  @Option(names = "--thaw", description = "Replace frozen vectors as well.")
  private boolean thaw;

  @Option(names = "--help", usageHelp = true, description = "Show this help.")
  boolean help;

  @Option(names = "--vectors", required = true, hidden = true)
  private Path vectors;

  @Option(names = "--scratch", required = true, hidden = true)
  private Path scratch;

  private final Set<String> missing = new TreeSet<>();

  private RegenerateVectors() {}

  /** Runs the command. */
  public static void main(String[] arguments) {
    CommandLine command = new CommandLine(new RegenerateVectors());
    command.setParameterExceptionHandler(
        (failure, given) -> {
          command.getErr().println("regenerate: " + failure.getMessage());
          return CommandLine.ExitCode.USAGE;
        });
    System.exit(command.execute(arguments));
  }

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    missing.addAll(cases);
    boolean different = false;
    for (VectorVersion version : VectorVersion.values()) {
      different |= make(version, out);
    }
    for (String name : missing) {
      throw new ParameterException(spec.commandLine(), "no vector " + name);
    }
    return different ? 1 : 0;
  }

  /** Whether something is different and stays so. */
  private boolean make(VectorVersion version, PrintWriter out) throws IOException {
    Path root = Files.createDirectories(vectors.resolve(version.number()));
    Path packs = vectors.resolveSibling("packs");
    FrozenNames frozen = FrozenNames.of(root);
    boolean different = false;
    try (Workshop workshop = version.workshop(packs)) {
      VectorMaker maker = new VectorMaker(workshop);
      for (Recipe recipe : wanted(version.recipes(workshop, packs))) {
        TestVector made = maker.make(recipe, scratch.resolve(recipe.name()));
        Path there = root.resolve(recipe.name());
        List<String> changes = Changes.of(there, made);
        boolean replace = write && !changes.isEmpty() && (thaw || !frozen.has(recipe.name()));
        out.printf(
            "%s: %s%s%n",
            recipe.name(),
            changes.isEmpty() ? "the same" : String.join("; ", changes),
            replace ? "; replaced" : write && !changes.isEmpty() ? "; frozen, not replaced" : "");
        out.flush();
        if (replace) {
          replace(made, there);
        }
        different |= !changes.isEmpty() && !replace;
      }
    }
    if (write) {
      VectorLibrary library = VectorLibrary.open(root);
      VectorLists.write(library, root);
      VectorTable.write(version, library, vectors.resolve(VectorTable.FILE));
    }
    return different;
  }

  private List<Recipe> wanted(List<Recipe> all) {
    if (cases.isEmpty()) {
      return all;
    }
    List<Recipe> wanted = new ArrayList<>();
    for (String name : cases) {
      PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + name);
      List<Recipe> found =
          all.stream().filter(recipe -> matcher.matches(Path.of(recipe.name()))).toList();
      if (!found.isEmpty()) {
        missing.remove(name);
      }
      wanted.addAll(found);
    }
    return wanted;
  }

  private static void replace(TestVector made, Path there) throws IOException {
    Files.createDirectories(there);
    for (String file : List.of(TestVector.STREAM, Manifest.FILE, TestVector.REFERENCE)) {
      Path source = made.folder().resolve(file);
      if (Files.exists(source)) {
        Files.copy(source, there.resolve(file), StandardCopyOption.REPLACE_EXISTING);
      } else {
        Files.deleteIfExists(there.resolve(file));
      }
    }
  }
}
