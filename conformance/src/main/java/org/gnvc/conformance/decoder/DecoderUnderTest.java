package org.gnvc.conformance.decoder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * A decoder that is judged: programs that are started for streams. Each stream is decoded once,
 * however often its results are asked for. Safe for use by many threads.
 */
public final class DecoderUnderTest implements AutoCloseable {

  private final Commands commands;
  private final Path scratch;
  private final ProgramRunner runner;
  private final Map<String, FutureTask<DecodedVideo>> videos = new ConcurrentHashMap<>();
  private final Map<String, FutureTask<DecodedSymbols>> symbols = new ConcurrentHashMap<>();

  /**
   * @param commands its command lines
   * @param scratch an empty folder for what it writes; stays the caller's
   * @param limit time that each command has
   */
  public DecoderUnderTest(Commands commands, Path scratch, Duration limit) {
    this.commands = commands;
    this.scratch = scratch;
    runner =
        commands
            .batch()
            .<ProgramRunner>map(start -> new BatchRunner(start, limit))
            .orElseGet(() -> new ProcessRunner(limit));
  }

  /** The command lines. */
  public Commands commands() {
    return commands;
  }

  /**
   * Decodes a stream.
   *
   * @param model folder of the model pack that the stream was made with
   * @return empty if there is no command for it
   */
  public Optional<DecodedVideo> decode(Path stream, Path model)
      throws IOException, InterruptedException {
    if (commands.decode().isEmpty()) {
      return Optional.empty();
    }
    CommandTemplate command = commands.decode().get();
    return Optional.of(once(videos, stream.toString(), () -> video(command, stream, model, 0)));
  }

  /** Decodes a stream from a frame on. As {@link #decode}. */
  public Optional<DecodedVideo> seek(Path stream, Path model, long frame)
      throws IOException, InterruptedException {
    if (commands.seek().isEmpty()) {
      return Optional.empty();
    }
    CommandTemplate command = commands.seek().get();
    return Optional.of(
        once(videos, frame + " of " + stream, () -> video(command, stream, model, frame)));
  }

  /** The digests of a stream's groups. As {@link #decode}. */
  public Optional<DecodedSymbols> symbols(Path stream, Path model)
      throws IOException, InterruptedException {
    if (commands.symbols().isEmpty()) {
      return Optional.empty();
    }
    CommandTemplate command = commands.symbols().get();
    return Optional.of(
        once(
            symbols,
            stream.toString(),
            () -> {
              Map<String, String> places =
                  Map.of("input", stream.toString(), "model", model.toString());
              return DecodedSymbols.of(runner.run(command.fill(places), scratch));
            }));
  }

  private DecodedVideo video(CommandTemplate command, Path stream, Path model, long frame)
      throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory(scratch, "case");
    Path output = folder.resolve("decoded." + command.outputExtension());
    Map<String, String> places =
        Map.of(
            "input", stream.toString(),
            "model", model.toString(),
            "frame", Long.toString(frame),
            "output", output.toString());
    return new DecodedVideo(runner.run(command.fill(places), folder), output);
  }

  private static <T> T once(Map<String, FutureTask<T>> done, String key, Callable<T> work)
      throws IOException, InterruptedException {
    FutureTask<T> mine = new FutureTask<>(work);
    FutureTask<T> task = Optional.ofNullable(done.putIfAbsent(key, mine)).orElse(mine);
    if (task == mine) {
      mine.run();
    }
    try {
      return task.get();
    } catch (ExecutionException e) {
      throw new IOException(e.getCause());
    }
  }

  @Override
  public void close() {
    runner.close();
  }
}
