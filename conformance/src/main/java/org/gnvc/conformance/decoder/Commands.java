package org.gnvc.conformance.decoder;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The command lines of a decoder, each of which may be missing; what needs it is skipped then.
 *
 * @param decode turns {@code {input}} into {@code {output.EXT}}
 * @param symbols prints the digests of {@code {input}}'s groups
 * @param seek decodes {@code {input}} from {@code {frame}} on
 * @param batch words that all of them begin with; with the word {@code batch} they start a process
 *     that takes the rest of many commands ({@link BatchProcess}). Empty if each command needs a
 *     process of its own
 */
public record Commands(
    Optional<CommandTemplate> decode,
    Optional<CommandTemplate> symbols,
    Optional<CommandTemplate> seek,
    Optional<List<String>> batch) {

  /** Set by the launcher: itself. */
  private static final String LAUNCHER = "gnvc.launcher";

  /** Optimising takes longer than decoding a vector. */
  private static final String SHORT_RUN = "GNVC_JAVA_OPTS=-XX:TieredStopAtLevel=1";

  /** Keeps launchers from building what they start, while a build runs. */
  private static final String NO_BUILD = "GNVC_NO_BUILD=1";

  /**
   * Checks that each has its places.
   *
   * @throws IllegalArgumentException if one has not
   */
  public Commands {
    decode.ifPresent(command -> command.demand(List.of("input", "output")));
    symbols.ifPresent(command -> command.demand(List.of("input")));
    seek.ifPresent(command -> command.demand(List.of("input", "frame", "output")));
  }

  /** Commands that need a process each. */
  public static Commands alone(
      Optional<CommandTemplate> decode,
      Optional<CommandTemplate> symbols,
      Optional<CommandTemplate> seek) {
    return new Commands(decode, symbols, seek, Optional.empty());
  }

  /** The same, with a process for each. */
  public Commands alone() {
    return alone(decode, symbols, seek);
  }

  /** Those of our own command line. */
  public static Commands own() {
    return own(start());
  }

  /**
   * Those of our own command line, started in a certain way.
   *
   * @param start words that {@code gnvc} stands for
   */
  public static Commands own(List<String> start) {
    return new Commands(
        Optional.of(command(start, "decode --quiet --model {model} {input} {output.mkv}")),
        Optional.of(command(start, "verify --quiet --digests --model {model} {input}")),
        Optional.of(
            command(start, "decode --quiet --model {model} --start {frame}f {input} {output.mkv}")),
        Optional.of(List.copyOf(start)));
  }

  /**
   * Those of FFmpeg with our plug-in.
   *
   * @param project root of the project
   * @return empty where the plug-in is not built
   */
  public static Optional<Commands> ffmpeg(Path project) {
    Path root = project.toAbsolutePath().normalize();
    if (!Files.exists(root.resolve("ffmpeg-bridge/target/stage/lib/gnvc/libgnvc_preload.so"))) {
      return Optional.empty();
    }
    List<String> start = List.of("env", NO_BUILD, root.resolve("bin/ffmpeg").toString());
    String rest =
        "-y -v warning -gnvc_model {model} -i {input} -fps_mode passthrough -c:v rawvideo {output.nut}";
    return Optional.of(
        alone(Optional.of(command(start, rest)), Optional.empty(), Optional.empty()));
  }

  /** Through the launcher; without one, the classes of this process in another one. */
  private static List<String> start() {
    String launcher = System.getProperty(LAUNCHER, "");
    if (!launcher.isEmpty()) {
      return List.of("env", NO_BUILD, SHORT_RUN, launcher);
    }
    return List.of(
        ProcessHandle.current().info().command().orElse("java"),
        "-XX:+UseSerialGC",
        "-XX:-UsePerfData",
        "-XX:TieredStopAtLevel=1",
        "-cp",
        System.getProperty("java.class.path"),
        "org.gnvc.cli.Main");
  }

  private static CommandTemplate command(List<String> start, String rest) {
    List<String> words = new ArrayList<>(start);
    words.addAll(CommandTemplate.parse(rest).words());
    return new CommandTemplate(words);
  }
}
