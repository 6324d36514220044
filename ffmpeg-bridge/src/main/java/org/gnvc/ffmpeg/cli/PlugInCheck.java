package org.gnvc.ffmpeg.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gnvc.cli.Versions;

/** The files of the plug-in, and what this shell preloads. */
final class PlugInCheck {

  private static final String PART = "plug-in";
  private static final String REBUILD =
      "build it again: remove ffmpeg-bridge/target, or install it again";

  private PlugInCheck() {}

  static List<Finding> of(Setup setup, Map<String, String> environment) throws IOException {
    List<Finding> findings = new ArrayList<>();
    findings.add(files(setup));
    for (String entry : environment.getOrDefault("LD_PRELOAD", "").split("[: ]", -1)) {
      if (entry.endsWith("/" + Setup.PRELOAD) && !Files.exists(Path.of(entry))) {
        findings.add(
            Finding.problem(
                "LD_PRELOAD",
                "this shell preloads " + entry + ", which is gone",
                "eval \"$(gnvc ffmpeg env --unset)\", then eval \"$(gnvc ffmpeg env)\""));
      }
    }
    return findings;
  }

  private static Finding files(Setup setup) throws IOException {
    List<String> missing = new ArrayList<>();
    for (String name : List.of("gnvc/" + Setup.PRELOAD, "gnvc/libjnignvc.so", "libgnvc.so.0")) {
      if (!Files.isRegularFile(setup.stage().resolve("lib").resolve(name))) {
        missing.add(name);
      }
    }
    String majors = majors(setup.plugIn());
    if (majors.isEmpty()) {
      missing.add("gnvc/libgnvc_ff*.so");
    }
    if (!missing.isEmpty()) {
      return Finding.problem(
          PART,
          String.join(", ", missing) + " missing in " + setup.stage().resolve("lib"),
          REBUILD);
    }
    return Finding.good(
        PART, "%s for libavcodec %s, %s".formatted(Versions.program(), majors, setup.preload()));
  }

  private static String majors(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return "";
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.matches("libgnvc_ff\\d+\\.so"))
          .map(name -> name.replaceAll("\\D", ""))
          .sorted()
          .collect(Collectors.joining(", "));
    }
  }
}
