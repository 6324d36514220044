package org.gnvc.conformance.steps;

import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.gnvc.conformance.decoder.DecodedVideo;
import org.gnvc.conformance.judge.Measurement;
import org.gnvc.conformance.perceptual.Clips;
import org.gnvc.conformance.perceptual.Limits;
import org.gnvc.conformance.perceptual.Measured;
import org.gnvc.conformance.perceptual.Original;
import org.gnvc.conformance.perceptual.ShownClip.Kind;
import org.gnvc.conformance.perceptual.Studio;
import org.gnvc.frame.Frame;

/** Steps about clips that our encoder encodes and the decoder under test shows. */
public final class PerceptualSteps {

  private final World world;
  private final List<Measurement> measurements = new ArrayList<>();
  private String clip;

  public PerceptualSteps(World world) {
    this.world = world;
  }

  @Given("the drawn clip {word}")
  public void drawn(String name) {
    clip = name;
    world.subject(name);
  }

  @When("it is encoded at rate {int} and decoded")
  public void show(int rate) throws IOException, InterruptedException {
    world.subject("%s at rate %d".formatted(clip, rate));
    Limits limits = limits();
    Measured was =
        limits
            .of(Kind.DRAWN, clip, rate)
            .orElseThrow(() -> world.skip("no limits for this clip; " + cure()));
    hold("", limits, studio().drawn(clip), rate, was);
  }

  @When("the real clips are encoded at every rate and decoded")
  public void showReal() throws IOException, InterruptedException {
    Path folder =
        world
            .run()
            .options()
            .clips()
            .orElseThrow(() -> world.skip("no folder of videos was given with --clips"));
    Limits limits = limits();
    Map<String, Path> videos = Clips.real(folder);
    int there = videos.size();
    videos.keySet().removeIf(name -> limits.of(Kind.REAL, name, Studio.RATES.get(0)).isEmpty());
    world.subject("real clips (%d of %d have limits)".formatted(videos.size(), there));
    for (Map.Entry<String, Path> video : videos.entrySet()) {
      String name = video.getKey();
      Original original = Original.of(Clips.read(name, video.getValue()));
      for (int rate : Studio.RATES) {
        Optional<Measured> was = limits.of(Kind.REAL, name, rate);
        if (was.isPresent()) {
          hold("%s at rate %d: ".formatted(name, rate), limits, original, rate, was.get());
        }
      }
    }
    if (measurements.isEmpty()) {
      throw world.skip("no limits for the videos in " + folder + "; " + cure());
    }
  }

  @Then("it keeps the limits of MS-SSIM, warp error and LPIPS")
  @Then("they keep the limits of MS-SSIM, warp error and LPIPS")
  public void keeps() {
    String missed =
        measurements.stream()
            .filter(measurement -> !measurement.kept())
            .map(PerceptualSteps::describe)
            .collect(Collectors.joining("; "));
    world.demand(missed.isEmpty(), missed);
  }

  private static String describe(Measurement measurement) {
    String side = measurement.bound() == Measurement.Bound.AT_MOST ? "above" : "below";
    return "%s is %.5g, %s %.5g"
        .formatted(measurement.name(), measurement.value(), side, measurement.limit());
  }

  private void hold(String prefix, Limits limits, Original original, int rate, Measured was)
      throws IOException, InterruptedException {
    Studio studio = studio();
    Path folder = Files.createTempDirectory(world.run().scratch(), "clip");
    Path stream = folder.resolve("stream.gnvc");
    studio.encode(original.clip(), rate, stream);
    DecodedVideo video =
        world
            .run()
            .decoder()
            .decode(stream, world.run().embeddedPack())
            .orElseThrow(() -> world.skip("no command was given with --decoder"));
    world.ran(video.execution());
    List<Frame> frames = video.frames();
    world.demand(studio.objection(original, frames).map(objection -> prefix + objection));
    measurements.addAll(limits.hold(prefix, studio.measure(original, frames), was));
    world.evidence(world.evidence().with(measurements));
  }

  /** The limits of the embedded model; ends the scenario if there are none that fit. */
  private Limits limits() throws IOException {
    Studio studio = studio();
    String hash = studio.model().synthesisHash().toString();
    Limits limits =
        Limits.find(world.run().options().home().resolve("limits"), hash)
            .orElseThrow(() -> world.skip("no limits for the model " + hash + "; " + cure()));
    if (studio.weights().isPresent() && !studio.weights().get().equals(limits.lpips())) {
      throw world.skip("limits of LPIPS were measured with other weights; " + cure());
    }
    return limits;
  }

  private Studio studio() throws IOException {
    return world.run().studio();
  }

  private static String cure() {
    return "conformance/limits/measure measures them";
  }
}
