package org.gnvc.conformance.pixel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.gnvc.conformance.vector.Manifest;
import org.gnvc.conformance.vector.TestVector;
import org.gnvc.conformance.vector.VectorLibrary;
import org.gnvc.frame.Frame;
import org.gnvc.frame.VideoFormat;
import org.junit.jupiter.api.Test;

/** A vector whose reference shows a part of the picture only. */
class WindowTest {

  private final TestVector vector = withWindow();
  private final Manifest.Picture picture = vector.manifest().picture();
  private final Manifest.Window window =
      vector.manifest().reference().orElseThrow().window().orElseThrow();
  private final List<Frame> reference = vector.reference();

  WindowTest() throws IOException {}

  @Test
  void whatLiesOutsideDoesNotCount() throws IOException {
    List<Frame> decoded = reference.stream().map(part -> whole(part, window.x())).toList();
    PixelComparison comparison = PixelComparison.of(vector, decoded);
    assertEquals("", comparison.reason());
    assertEquals(100, comparison.worstPsnr());
  }

  @Test
  void aShiftedPictureFails() throws IOException {
    int shifted = window.x() == 0 ? 2 : window.x() - 2;
    List<Frame> decoded = reference.stream().map(part -> whole(part, shifted)).toList();
    assertFalse(PixelComparison.of(vector, decoded).passed());
  }

  @Test
  void theWindowAloneIsNotThePicture() throws IOException {
    String reason = PixelComparison.of(vector, reference).reason();
    assertEquals(
        "the pictures are %dx%d 4:2:0 of 8 bits, not %dx%d 4:2:0 of 8 bits"
            .formatted(window.width(), window.height(), picture.width(), picture.height()),
        reason);
  }

  /** A black picture with the part at its row and a given column. */
  private Frame whole(Frame part, int left) {
    VideoFormat small = part.format();
    VideoFormat format =
        new VideoFormat(
            picture.width(), picture.height(), small.chroma(), small.bitDepth(), small.color());
    Frame frame = Frame.allocate(format, part.pts());
    for (int p = 0; p < 3; p++) {
      int scale = small.width() / small.planeWidth(p);
      int width = small.planeWidth(p);
      for (int row = 0; row < small.planeHeight(p); row++) {
        int to = (window.y() / scale + row) * format.planeWidth(p) + left / scale;
        System.arraycopy(part.planes().get(p), row * width, frame.planes().get(p), to, width);
      }
    }
    return frame;
  }

  private static TestVector withWindow() throws IOException {
    return VectorLibrary.open(Path.of("vectors/1.0")).all().stream()
        .filter(v -> v.manifest().reference().flatMap(Manifest.Reference::window).isPresent())
        .filter(v -> v.manifest().picture().width() < 2000)
        .findFirst()
        .orElseThrow();
  }
}
