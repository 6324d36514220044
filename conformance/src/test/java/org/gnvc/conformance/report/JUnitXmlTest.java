package org.gnvc.conformance.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.gnvc.conformance.judge.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class JUnitXmlTest {

  @TempDir private Path folder;

  @Test
  void everyVerdictIsATestCaseOfItsLevel() throws Exception {
    List<Verdict> verdicts = SyntheticRun.broken();
    Element root = written(verdicts);
    assertEquals("testsuites", root.getTagName());
    assertEquals(Integer.toString(verdicts.size()), root.getAttribute("tests"));
    assertEquals(verdicts.size(), elements(root, "testcase").size());
    assertEquals(
        List.of("L0 syntax", "L1 symbols", "L2 pixels", "L3 perception"),
        elements(root, "testsuite").stream().map(s -> s.getAttribute("name")).toList());
    Element first = elements(root, "testcase").get(0);
    assertEquals("conformance.L0.passing-case-0", first.getAttribute("classname"));
    assertEquals("Syntax: a stream is accepted", first.getAttribute("name"));
    assertEquals("1.234", first.getAttribute("time"));
  }

  @Test
  void countsAreThoseOfTheElements() throws Exception {
    for (Element suite : elements(written(SyntheticRun.broken()), "testsuite")) {
      assertEquals(count(suite, "testcase"), suite.getAttribute("tests"));
      assertEquals(count(suite, "failure"), suite.getAttribute("failures"));
      assertEquals(count(suite, "skipped"), suite.getAttribute("skipped"));
      assertEquals("2026-03-01T12:30:15Z", suite.getAttribute("timestamp"));
    }
  }

  @Test
  void reasonsSurviveWhateverIsInThem() throws Exception {
    Element failure =
        elements(written(SyntheticRun.broken()), "failure").stream()
            .filter(f -> f.getAttribute("message").contains("second line"))
            .findFirst()
            .orElseThrow();
    assertTrue(
        failure
            .getAttribute("message")
            .startsWith("<script>alert('x')</script> & \"quotes\" \uFFFDred ]]>"),
        failure.getAttribute("message"));
    assertTrue(failure.getTextContent().contains("lost sync at 4711"));
    assertTrue(failure.getTextContent().contains("exit code 3"));
  }

  private Element written(List<Verdict> verdicts) throws Exception {
    Report.write(folder, SyntheticRun.description(), verdicts);
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(folder.resolve("junit.xml").toFile())
        .getDocumentElement();
  }

  private static String count(Element parent, String name) {
    return Integer.toString(elements(parent, name).size());
  }

  private static List<Element> elements(Element parent, String name) {
    NodeList nodes = parent.getElementsByTagName(name);
    return IntStream.range(0, nodes.getLength()).mapToObj(i -> (Element) nodes.item(i)).toList();
  }
}
