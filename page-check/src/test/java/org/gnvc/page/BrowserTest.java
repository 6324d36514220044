package org.gnvc.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrowserTest {

  private static Browser browser;

  @TempDir private Path folder;

  @BeforeAll
  static void start() throws IOException {
    browser = Browser.start();
  }

  @AfterAll
  static void stop() {
    if (browser != null) {
      browser.close();
    }
  }

  @Test
  void aPlainPageHasNoProblems() throws IOException {
    BrowserPage page = open("<title>plain</title><p>Text", 400);
    assertEquals(List.of(), page.problems());
    assertFalse(page.overflows());
    assertEquals("plain", page.evaluate("document.title").getAsString());
  }

  @Test
  void aWidePageOverflowsANarrowViewOnly() throws IOException {
    BrowserPage page = open("<div style='width:600px'>wide</div>", 400);
    assertTrue(page.overflows());
    page.resize(1400, 600);
    assertFalse(page.overflows());
  }

  @Test
  void exceptionsAndMissingFilesAreProblems() throws IOException {
    assertEquals(1, open("<script>missing()</script>", 400).problems().size());
    assertFalse(open("<img src='nowhere.png'>", 400).problems().isEmpty());
    assertFalse(open("<img src='http://127.0.0.1:9/a.png'>", 400).problems().isEmpty());
  }

  @Test
  void anExpressionThatThrowsIsAnError() throws IOException {
    BrowserPage page = open("<p>Text", 400);
    assertThrows(IllegalStateException.class, () -> page.evaluate("nothing.there"));
  }

  @Test
  void aScreenshotShowsTheWholePageInItsColours() throws IOException {
    String style =
        "<style>@media (prefers-color-scheme: dark) { body { background: #000 } }</style>";
    BrowserPage page = open(style + "<div style='height:1500px'></div>", 400);
    page.dark(true);
    Path file = folder.resolve("page.png");
    page.screenshot(file);
    assertTrue(ImageIO.read(file.toFile()).getHeight() >= 1500);
    assertEquals(0xFF000000, ImageIO.read(file.toFile()).getRGB(10, 10));
  }

  private BrowserPage open(String html, int width) throws IOException {
    Path file = folder.resolve("page.html");
    Files.writeString(file, "<!doctype html><html lang=en><meta charset=utf-8>" + html);
    return browser.open(file, width, 600);
  }
}
