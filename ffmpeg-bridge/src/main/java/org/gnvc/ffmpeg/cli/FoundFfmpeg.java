package org.gnvc.ffmpeg.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An FFmpeg on this machine.
 *
 * @param path the program
 * @param version what it calls its version; {@code "unknown"} if it does not run
 * @param major major version of its libavcodec; 0 if unknown
 * @param linkage {@code shared}, {@code static} or {@code script}
 * @param chosen whether the launchers run it
 * @param status {@code ready}, {@code refused} with a reason, or {@code unreachable} if the plug-in
 *     does not get there
 * @param replaced what gnvc takes the place of: kind and name
 */
record FoundFfmpeg(
    Path path,
    String version,
    int major,
    String linkage,
    boolean chosen,
    String status,
    List<String> replaced) {

  private static final int SECONDS = 20;
  private static final Pattern VERSION = Pattern.compile("version (\\S+)");
  private static final Pattern MAJOR = Pattern.compile("libavcodec +(\\d+)\\.");

  /** The plug-in's report: {@code gnvc}, major version, kind and value, separated by tabs. */
  private static final Pattern REPORT = Pattern.compile("(?m)^gnvc\t\\d+\t(\\w+)\t(.*)$");

  private static final Set<String> KINDS =
      Set.of("encoder", "decoder", "muxer", "demuxer", "descriptor");

  private static final String READY = "ready";
  private static final String UNREACHABLE = "unreachable";

  /** Asks a program for its version, and the plug-in about the program. */
  static FoundFfmpeg ask(Path path, Path preload, boolean chosen)
      throws IOException, InterruptedException {
    ChildProcess answer;
    try {
      answer =
          ChildProcess.run(
              List.of(path.toString(), "-version"), preload, true, new byte[0], SECONDS);
    } catch (IOException e) {
      return new FoundFfmpeg(path, "unknown", 0, linkage(path), chosen, UNREACHABLE, List.of());
    }
    Matcher version = VERSION.matcher(answer.outText());
    Matcher major = MAJOR.matcher(answer.outText());
    return new FoundFfmpeg(
        path,
        version.find() ? version.group(1) : "unknown",
        major.find() ? Integer.parseInt(major.group(1)) : 0,
        linkage(path),
        chosen,
        status(answer.err()),
        replaced(answer.err()));
  }

  /** The worst of several: a program may hold more than one libavcodec. */
  private static String status(String report) {
    return REPORT
        .matcher(report)
        .results()
        .filter(line -> line.group(1).equals("status"))
        .map(line -> line.group(2).replace('\t', ' '))
        .reduce((first, second) -> first.equals(READY) ? second : first)
        .orElse(UNREACHABLE);
  }

  private static List<String> replaced(String report) {
    return REPORT
        .matcher(report)
        .results()
        .filter(line -> KINDS.contains(line.group(1)))
        .map(line -> line.group(1) + " " + line.group(2))
        .toList();
  }

  private static String linkage(Path path) throws IOException {
    String bytes = new String(Files.readAllBytes(path), StandardCharsets.ISO_8859_1);
    if (bytes.startsWith("#!")) {
      return "script";
    }
    return bytes.contains("libavcodec.so.") ? "shared" : "static";
  }

  boolean isReady() {
    return status.equals(READY);
  }

  /** What gnvc does in it, in words. */
  String describe() {
    if (status.equals(UNREACHABLE)) {
      return "the plug-in does not get into it";
    }
    if (!isReady()) {
      return status;
    }
    return replaced.isEmpty()
        ? "knows gnvc already"
        : "gnvc takes the place of " + String.join(", ", replaced);
  }
}
