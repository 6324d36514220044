package org.gnvc.conformance.steps;

import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.gnvc.conformance.decoder.DecodedSymbols;
import org.gnvc.conformance.decoder.DecodedVideo;
import org.gnvc.conformance.decoder.DecoderUnderTest;
import org.gnvc.conformance.decoder.Execution;
import org.gnvc.conformance.judge.SymbolJudge;
import org.gnvc.conformance.judge.SyntaxJudge;
import org.gnvc.conformance.pixel.PixelComparison;
import org.gnvc.error.GnvcException;
import org.gnvc.frame.Frame;

/** Steps about a vector and what a decoder makes of it. */
public final class StreamSteps {

  private final World world;
  private Execution execution;
  private DecodedVideo video;
  private int firstFrame;

  public StreamSteps(World world) {
    this.world = world;
  }

  @Given("the vector {word}")
  public void choose(String name) throws IOException {
    world.choose(world.run().vectors().get(name));
  }

  @When("it is decoded")
  public void decode() throws IOException, InterruptedException {
    decoded(world.run().decoder().decode(world.vector().stream(), pack()), "--decoder");
  }

  @When("it is decoded from frame {int} on")
  public void seek(int frame) throws IOException, InterruptedException {
    firstFrame = frame;
    decoded(world.run().decoder().seek(world.vector().stream(), pack(), frame), "--seek");
  }

  @When("FFmpeg decodes it")
  public void decodeWithFfmpeg() throws IOException, InterruptedException {
    DecoderUnderTest ffmpeg =
        world
            .run()
            .ffmpeg()
            .orElseThrow(
                () -> world.skip("the FFmpeg plug-in is not built; bin/ffmpeg -version builds it"));
    decoded(ffmpeg.decode(world.vector().stream(), pack()), "--decoder");
  }

  private void decoded(Optional<DecodedVideo> result, String option) {
    video = result.orElseThrow(() -> world.skip("no command was given with " + option));
    ran(video.execution());
  }

  @When("its symbols are decoded")
  public void decodeSymbols() throws IOException, InterruptedException {
    DecodedSymbols symbols =
        world
            .run()
            .decoder()
            .symbols(world.vector().stream(), pack())
            .orElseThrow(() -> world.skip("no command was given with --symbols"));
    world.groups(symbols.groups());
    ran(symbols.execution());
  }

  private Path pack() throws IOException {
    return world.run().packOf(world.vector().manifest());
  }

  private void ran(Execution program) {
    execution = program;
    world.ran(program);
  }

  @Then("the decoder accepts the stream")
  public void accepts() {
    world.demand(new SyntaxJudge(world.vector().manifest()).accepted(execution));
  }

  @Then("the decoder reports the problem")
  public void reports() {
    world.demand(new SyntaxJudge(world.vector().manifest()).reported(execution));
  }

  @Then("the frames that can be decoded are delivered in the right format")
  public void delivers() throws GnvcException {
    world.demand(new SyntaxJudge(world.vector().manifest()).delivered(video.frames()));
  }

  @Then("every group has exactly the specified symbols")
  public void symbols() {
    world.demand(new SymbolJudge(world.vector().manifest()).judge(world.groups()));
  }

  @Then("every frame is near enough to the reference decoding")
  public void near() throws IOException {
    List<Frame> frames = video.frames();
    PixelComparison comparison =
        firstFrame == 0 ? PixelComparison.of(world.vector(), frames) : compareEnd(frames);
    world.evidence(world.evidence().with(comparison));
    world.demand(comparison.passed(), comparison.reason());
  }

  private PixelComparison compareEnd(List<Frame> frames) throws IOException {
    List<Frame> reference = world.vector().reference();
    return PixelComparison.of(
        reference.subList(firstFrame, reference.size()),
        frames,
        world.vector().manifest().tolerance().orElseThrow());
  }
}
