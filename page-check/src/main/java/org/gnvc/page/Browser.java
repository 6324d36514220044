package org.gnvc.page;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** A headless Chromium with an empty profile. For one thread at a time. */
public final class Browser implements AutoCloseable {

  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome");
  private static final Duration START_LIMIT = Duration.ofSeconds(60);

  private final Process process;
  private final Path profile;
  private final DevTools tools;

  private Browser(Process process, Path profile, DevTools tools) {
    this.process = process;
    this.profile = profile;
    this.tools = tools;
  }

  /**
   * Starts the browser of this machine; skips the test if there is none.
   *
   * @throws IOException if it does not start
   */
  public static Browser start() throws IOException {
    Optional<Path> program = program();
    Assumptions.assumeTrue(program.isPresent(), "skipped: needs chromium");
    Path profile = Files.createTempDirectory("gnvc-browser");
    Process process =
        new ProcessBuilder(
                program.get().toString(),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--disable-background-networking",
                "--disable-component-update",
                "--no-first-run",
                "--remote-debugging-port=0",
                "--user-data-dir=" + profile,
                "about:blank")
            .redirectErrorStream(true)
            .redirectOutput(Redirect.DISCARD)
            .start();
    try {
      return new Browser(process, profile, DevTools.connect(address(process, profile)));
    } catch (IOException e) {
      stop(process, profile);
      throw e;
    }
  }

  /**
   * Opens a file in a tab of its own and waits until it is loaded.
   *
   * @param width of the view in CSS pixels
   * @param height of the view in CSS pixels
   */
  public BrowserPage open(Path file, int width, int height) {
    JsonObject blank = new JsonObject();
    blank.addProperty("url", "about:blank");
    JsonObject attach = new JsonObject();
    attach.add("targetId", tools.call("", "Target.createTarget", blank).get("targetId"));
    attach.addProperty("flatten", true);
    String session = tools.call("", "Target.attachToTarget", attach).get("sessionId").getAsString();
    BrowserPage page = new BrowserPage(tools, session);
    page.load(file.toUri(), width, height);
    return page;
  }

  @Override
  public void close() {
    tools.close();
    stop(process, profile);
  }

  private static Optional<Path> program() {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
        .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** Waits for the file in which the browser writes where it listens. */
  private static URI address(Process process, Path profile) throws IOException {
    Path file = profile.resolve("DevToolsActivePort");
    Instant end = Instant.now().plus(START_LIMIT);
    while (process.isAlive() && Instant.now().isBefore(end)) {
      List<String> lines = Files.exists(file) ? Files.readAllLines(file) : List.of();
      if (lines.size() == 2) {
        return URI.create("ws://127.0.0.1:" + lines.get(0) + lines.get(1));
      }
      pause();
    }
    throw new IOException("the browser did not start");
  }

  private static void pause() throws IOException {
    try {
      Thread.sleep(20);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  private static void stop(Process process, Path profile) {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
    try {
      process.waitFor(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    delete(profile);
  }

  private static void delete(Path path) {
    try {
      if (Files.isDirectory(path)) {
        try (Stream<Path> children = Files.list(path)) {
          children.forEach(Browser::delete);
        }
      }
      Files.deleteIfExists(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
