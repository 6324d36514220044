package org.gnvc.conformance.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.gnvc.conformance.judge.Verdict;
import org.gnvc.page.Browser;
import org.gnvc.page.BrowserPage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The page in a real browser. Screenshots are left in {@code target/report}. */
class ReportPageTest {

  private static final Path FOLDER = Path.of("target", "report");

  private static Browser browser;

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
  void thePageOfABrokenDecoderIsInOrder() throws IOException {
    BrowserPage page = open("broken", SyntheticRun.broken(), 1400);
    assertEquals(List.of(), page.problems());
    for (int width : List.of(400, 1400)) {
      page.resize(width, 900);
      assertFalse(page.overflows(), width + " pixels are too narrow");
      page.screenshot(FOLDER.resolve("broken-%d.png".formatted(width)));
    }
    page.dark(true);
    page.screenshot(FOLDER.resolve("broken-dark.png"));
    assertTrue(
        text(page, ".headline").startsWith("✗ Failed: 17 of 22 cases"), text(page, ".headline"));
    assertEquals(0, number(page, "document.querySelectorAll('main script').length"));
    assertTrue(text(page, "#case-hostile-reason .reason").startsWith("<script>alert('x')"));
  }

  @Test
  void picturesAreThereAndHaveASize() throws IOException {
    BrowserPage page = open("pictures", SyntheticRun.broken(), 1400);
    String images = "[...document.images]";
    assertTrue(number(page, images + ".length") >= 15);
    assertEquals(0, number(page, images + ".filter(i => i.naturalWidth === 0).length"));
    String pictures = "document.querySelectorAll('#case-%s img').length";
    assertEquals(5, number(page, pictures.formatted("predictive-group")));
    assertEquals(3, number(page, pictures.formatted("large-picture-10-bit")));
    assertEquals(
        17 - 1,
        number(page, "document.querySelectorAll('#case-predictive-group path.failing').length"));
    assertEquals(
        1, number(page, "document.querySelectorAll('#case-last-frame-lost rect.missing').length"));
  }

  @Test
  void theFilterLeavesFailedCasesAndThoseOfAName() throws IOException {
    BrowserPage page = open("filter", SyntheticRun.broken(), 1400);
    String rows =
        "[...document.querySelectorAll('.cases tbody tr')].filter(r => r.offsetHeight > 0).length";
    assertEquals(22, number(page, rows));
    page.evaluate("document.getElementById('failed-only').click()");
    assertEquals(17, number(page, rows));
    assertEquals("17 of 22 cases", text(page, "#shown"));
    page.evaluate(
        "document.getElementById('name-part').value = 'CRC-';"
            + "document.getElementById('name-part').dispatchEvent(new Event('input', {bubbles: true}))");
    assertEquals(12, number(page, rows));
    assertEquals(
        12,
        number(
            page,
            "[...document.querySelectorAll('details')].filter(d => d.offsetHeight > 0).length"));
  }

  @Test
  void aLinkOpensTheDetails() throws IOException {
    BrowserPage page = open("link", SyntheticRun.passing(2), 1400);
    String isOpen = "document.getElementById('case-passing-case-1').open";
    assertFalse(page.evaluate(isOpen).getAsBoolean());
    page.evaluate("document.querySelector('a[href=\"#case-passing-case-1\"]').click()");
    page.evaluate("new Promise(r => setTimeout(r, 100))");
    assertTrue(page.evaluate(isOpen).getAsBoolean());
    assertTrue(text(page, ".headline").startsWith("✓ Passed: 2 cases"));
  }

  @Test
  void aHundredCasesStaySmall() throws IOException {
    List<Verdict> verdicts = SyntheticRun.passing(100);
    BrowserPage page = open("hundred", verdicts, 400);
    assertTrue(Files.size(FOLDER.resolve("hundred").resolve("index.html")) < 5_000_000);
    assertFalse(page.overflows());
    assertEquals(4 * 5, number(page, "document.images.length"));
  }

  private static BrowserPage open(String name, List<Verdict> verdicts, int width)
      throws IOException {
    Path folder = FOLDER.resolve(name);
    Report.write(folder, SyntheticRun.description(), verdicts);
    return browser.open(folder.resolve("index.html"), width, 900);
  }

  private static int number(BrowserPage page, String expression) {
    return page.evaluate(expression).getAsInt();
  }

  private static String text(BrowserPage page, String selector) {
    return page.evaluate("document.querySelector('%s').textContent".formatted(selector))
        .getAsString();
  }
}
