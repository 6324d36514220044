package org.gnvc.ffmpeg;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.bytedeco.javacpp.Loader;

/**
 * An FFmpeg that the process tests run: the one of the system, the one inside JavaCPP's presets,
 * or, with the system property {@code gnvc.ffmpeg}, only the patched one that it names.
 *
 * @param name for test names and folders
 * @param folder where the programs are; null if this FFmpeg is missing
 * @param preload library that makes gnvc known; null for a patched FFmpeg
 */
record FfmpegProgram(String name, Path folder, Path preload) {

  /** Installation tree that the build leaves for tests. */
  static final Path STAGE = Path.of("target/stage").toAbsolutePath();

  private static final Path PRELOAD = STAGE.resolve("lib/gnvc/libgnvc_preload.so");

  static Stream<FfmpegProgram> all() {
    String given = System.getProperty("gnvc.ffmpeg");
    if (given != null) {
      return Stream.of(
          new FfmpegProgram("given", Path.of(given).toAbsolutePath().getParent(), null));
    }
    return Stream.of(system(), bundled());
  }

  static FfmpegProgram system() {
    Path folder = Path.of("/usr/bin");
    boolean present = Files.isExecutable(folder.resolve("ffmpeg"));
    return new FfmpegProgram("system", present ? folder : null, PRELOAD);
  }

  static FfmpegProgram bundled() {
    Loader.load(org.bytedeco.ffmpeg.ffprobe.class);
    String program = Loader.load(org.bytedeco.ffmpeg.ffmpeg.class);
    return new FfmpegProgram("bundled", Path.of(program).getParent(), PRELOAD);
  }

  boolean isPresent() {
    return folder != null;
  }

  /** Runs ffmpeg to its end, without a terminal and with warnings and errors only. */
  Run run(Object... args) throws IOException, InterruptedException {
    return runWith(Map.of(), args);
  }

  /** As {@link #run}, with these environment variables besides. */
  Run runWith(Map<String, String> environment, Object... args)
      throws IOException, InterruptedException {
    return start(environment, args).finish();
  }

  /** Starts ffmpeg; its standard input is a pipe, which it does not read. */
  Run start(Map<String, String> environment, Object... args) throws IOException {
    List<Object> words = new ArrayList<>(List.of("-nostdin", "-hide_banner", "-y"));
    if (!List.of(args).contains("-loglevel")) {
      words.addAll(List.of("-loglevel", "warning"));
    }
    words.addAll(List.of(args));
    return start("ffmpeg", environment, words);
  }

  /** Starts ffmpeg as a user would at a terminal: it reads keys, and tells what it does. */
  Run startInteractive(Object... args) throws IOException {
    return start("ffmpeg", Map.of(), List.of(args));
  }

  /** Runs ffprobe to its end, with warnings and errors only. */
  Run probe(Object... args) throws IOException, InterruptedException {
    List<Object> words = new ArrayList<>(List.of("-hide_banner", "-loglevel", "warning"));
    words.addAll(List.of(args));
    return start("ffprobe", Map.of(), words).finish();
  }

  private Run start(String program, Map<String, String> environment, List<Object> args)
      throws IOException {
    List<String> command = new ArrayList<>(List.of(folder.resolve(program).toString()));
    args.forEach(arg -> command.add(arg.toString()));
    ProcessBuilder builder = new ProcessBuilder(command);
    Map<String, String> variables = builder.environment();
    variables.keySet().removeIf(FfmpegProgram::isForeign);
    variables.put("MALLOC_ARENA_MAX", "2");
    if (preload != null) {
      variables.put("LD_PRELOAD", preload.toString());
    }
    variables.putAll(new TreeMap<>(environment));
    return new Run(String.join(" ", command), builder.start());
  }

  /** Settings of the machine's user that would change what is tested. */
  private static boolean isForeign(String variable) {
    return variable.startsWith("GNVC_")
        || List.of("JAVA_TOOL_OPTIONS", "_JAVA_OPTIONS", "JDK_JAVA_OPTIONS", "FFREPORT")
            .contains(variable)
        || List.of("AV_LOG_FORCE_COLOR", "LD_PRELOAD").contains(variable);
  }

  @Override
  public String toString() {
    return name;
  }
}
