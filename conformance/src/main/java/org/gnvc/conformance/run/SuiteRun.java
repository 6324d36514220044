package org.gnvc.conformance.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.gnvc.conformance.decoder.Commands;
import org.gnvc.conformance.decoder.DecoderUnderTest;
import org.gnvc.conformance.judge.Finding;
import org.gnvc.conformance.perceptual.Studio;
import org.gnvc.conformance.vector.Manifest;
import org.gnvc.conformance.vector.ModelPacks;
import org.gnvc.conformance.vector.VectorLibrary;

/**
 * What all scenarios of a run share: options, vectors, and the decoder with all that it has decoded
 * already. Safe for use by many threads; closing it removes what was decoded.
 */
public final class SuiteRun implements AutoCloseable {

  private static final String EMBEDDED_PACK =
      "../codec-core/src/main/resources/org/gnvc/models/lite";

  /** Cucumber makes the steps, so what they share cannot be handed to them. */
  private static volatile SuiteRun current;

  private final SuiteOptions options;
  private final VectorLibrary vectors;
  private final DecoderUnderTest decoder;
  private final Optional<DecoderUnderTest> ffmpeg;
  private final ModelPacks packs;
  private final Path scratch;
  private final Map<String, Finding> findings = new ConcurrentHashMap<>();
  private Studio studio;

  private SuiteRun(SuiteOptions options) throws IOException {
    this.options = options;
    vectors = VectorLibrary.openAll(options.vectors());
    packs = new ModelPacks(options.home().resolve("packs"));
    scratch = Files.createTempDirectory("gnvc-conformance");
    decoder = new DecoderUnderTest(options.commands(), scratch, options.limit());
    ffmpeg =
        Commands.ffmpeg(options.home().resolve(".."))
            .map(commands -> new DecoderUnderTest(commands, scratch, options.limit()));
  }

  /**
   * Begins a run; its scenarios find it with {@link #current}.
   *
   * @throws IOException if the vectors cannot be read
   */
  public static SuiteRun begin(SuiteOptions options) throws IOException {
    current = new SuiteRun(options);
    return current;
  }

  /** The run that the scenarios belong to. */
  public static SuiteRun current() {
    if (current == null) {
      throw new IllegalStateException("no run has begun");
    }
    return current;
  }

  /** What is judged, and how. */
  public SuiteOptions options() {
    return options;
  }

  /** The vectors. */
  public VectorLibrary vectors() {
    return vectors;
  }

  /** The decoder under test. */
  public DecoderUnderTest decoder() {
    return decoder;
  }

  /** FFmpeg with our plug-in as a decoder; empty where the plug-in is not built. */
  public Optional<DecoderUnderTest> ffmpeg() {
    return ffmpeg;
  }

  /** Where clips are encoded and measured; opened when it is first asked for. */
  public synchronized Studio studio() throws IOException {
    if (studio == null) {
      studio = Studio.open(options.lpips());
    }
    return studio;
  }

  /** A folder for files of this run. */
  public Path scratch() {
    return scratch;
  }

  /** Keeps what a scenario has found out, under Cucumber's name for the scenario. */
  public void found(String scenario, Finding finding) {
    findings.put(scenario, finding);
  }

  /** What a scenario has found out; empty if it did not come that far. */
  Optional<Finding> finding(String scenario) {
    return Optional.ofNullable(findings.remove(scenario));
  }

  /** Folder of the pack inside the program. */
  public Path embeddedPack() {
    return options.home().resolve(EMBEDDED_PACK).toAbsolutePath().normalize();
  }

  /** Folder of the pack that a vector was made with. */
  public Path packOf(Manifest manifest) throws IOException {
    Optional<Path> found = packs.find(manifest);
    return found.map(Path::toAbsolutePath).orElseGet(this::embeddedPack);
  }

  @Override
  public synchronized void close() {
    decoder.close();
    ffmpeg.ifPresent(DecoderUnderTest::close);
    if (studio != null) {
      studio.close();
    }
    List<Path> paths;
    try (Stream<Path> all = Files.walk(scratch)) {
      paths = all.sorted(Comparator.reverseOrder()).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    for (Path path : paths) {
      path.toFile().delete();
    }
  }
}
