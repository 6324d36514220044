package org.gnvc.ffmpeg.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
 * @param report what the plug-in says about it: what it replaces, or why it does not; empty if it
 *     does not get there
 */
record FoundFfmpeg(
    Path path, String version, int major, String linkage, boolean chosen, List<String> report) {

  private static final int SECONDS = 20;
  private static final Pattern VERSION = Pattern.compile("version (\\S+)");
  private static final Pattern MAJOR = Pattern.compile("libavcodec +(\\d+)\\.");

  /** Asks a program for its version, and the plug-in about the program. */
  static FoundFfmpeg ask(Path path, Path preload, boolean chosen)
      throws IOException, InterruptedException {
    ChildProcess answer;
    try {
      answer =
          ChildProcess.run(
              List.of(path.toString(), "-version"), preload, true, new byte[0], SECONDS);
    } catch (IOException e) {
      return new FoundFfmpeg(path, "unknown", 0, linkage(path), chosen, List.of());
    }
    Matcher version = VERSION.matcher(answer.outText());
    Matcher major = MAJOR.matcher(answer.outText());
    return new FoundFfmpeg(
        path,
        version.find() ? version.group(1) : "unknown",
        major.find() ? Integer.parseInt(major.group(1)) : 0,
        linkage(path),
        chosen,
        answer.err().lines().filter(line -> line.startsWith("major ")).toList());
  }

  private static String linkage(Path path) throws IOException {
    String bytes = new String(Files.readAllBytes(path), StandardCharsets.ISO_8859_1);
    if (bytes.startsWith("#!")) {
      return "script";
    }
    return bytes.contains("libavcodec.so.") ? "shared" : "static";
  }

  boolean isReached() {
    return !report.isEmpty();
  }
}
