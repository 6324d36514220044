package org.gnvc.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.gnvc.page.Browser;
import org.gnvc.page.BrowserPage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The page that the build has made of the real pages, in a browser. */
class HtmlPageTest {

  private static final Path FILE = Path.of("target", "gnvc-bitstream-1.html");

  private static Browser browser;
  private static BrowserPage page;

  @BeforeAll
  static void open() throws IOException {
    SpecificationBuilder.main(new String[] {"", FILE.toString()});
    browser = Browser.start();
    page = browser.open(FILE, 1400, 900);
  }

  @AfterAll
  static void close() {
    if (browser != null) {
      browser.close();
    }
  }

  @Test
  void itLoadsWithoutProblems() {
    assertEquals(List.of(), page.problems());
  }

  @Test
  void everyClauseHasItsHeading() {
    JsonObject headings =
        page.evaluate(
                "Object.fromEntries([...document.querySelectorAll('h1, h2, h3, h4')]"
                    + ".map(heading => [heading.id, heading.textContent]))")
            .getAsJsonObject();
    for (Clause clause : Specification.load().clauses()) {
      String heading = headings.get(clause.number()).getAsString();
      assertTrue(heading.contains(clause.number() + " " + clause.title()), heading);
    }
  }

  @Test
  void everyLinkInThePageLeadsToAPlaceInIt() {
    String dead =
        "[...document.querySelectorAll('a')].map(a => a.getAttribute('href'))"
            + ".filter(href => !href.startsWith('http'))"
            + ".filter(href => !document.getElementById(href.slice(1))).join(' ')";
    assertEquals("", page.evaluate(dead).getAsString());
    String count = "document.querySelectorAll('main a[href^=\"#\"]').length";
    assertTrue(page.evaluate(count).getAsInt() > 100);
  }

  @Test
  void noIdComesTwice() {
    String twice =
        "[...document.querySelectorAll('[id]')].map(e => e.id)"
            + ".filter((id, i, ids) => ids.indexOf(id) < i).join(' ')";
    assertEquals("", page.evaluate(twice).getAsString());
  }

  @Test
  void diagramsAreInThePage() {
    assertTrue(page.evaluate("document.querySelectorAll('figure svg').length").getAsInt() >= 4);
    assertEquals(0, page.evaluate("document.querySelectorAll('img').length").getAsInt());
  }

  @Test
  void itFitsPhonesAndScreens() throws IOException {
    for (int width : new int[] {800, 400, 1400}) {
      page.resize(width, 900);
      assertFalse(page.overflows(), "at " + width);
    }
    page.screenshot(Path.of("target", "page.png"));
  }
}
