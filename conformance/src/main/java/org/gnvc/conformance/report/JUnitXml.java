package org.gnvc.conformance.report;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.gnvc.conformance.judge.ConformanceLevel;
import org.gnvc.conformance.judge.Outcome;
import org.gnvc.conformance.judge.Verdict;

/**
 * Verdicts in the form of JUnit's XML, as Maven Surefire writes it: a suite for each level, a test
 * case for each verdict.
 */
final class JUnitXml {

  private final XMLStreamWriter xml;
  private final RunDescription run;

  private JUnitXml(XMLStreamWriter xml, RunDescription run) {
    this.xml = xml;
    this.run = run;
  }

  /** Writes the file. */
  static void write(Path file, RunDescription run, List<Verdict> verdicts) throws IOException {
    try (OutputStream out = Files.newOutputStream(file)) {
      XMLStreamWriter xml =
          XMLOutputFactory.newInstance().createXMLStreamWriter(out, StandardCharsets.UTF_8.name());
      new JUnitXml(xml, run).document(verdicts);
      xml.close();
    } catch (XMLStreamException e) {
      throw new IOException(file + " cannot be written", e);
    }
  }

  private void document(List<Verdict> verdicts) throws XMLStreamException {
    xml.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
    open("testsuites", "GNVC conformance", verdicts);
    for (ConformanceLevel level : ConformanceLevel.values()) {
      List<Verdict> own = verdicts.stream().filter(v -> v.level() == level).toList();
      if (!own.isEmpty()) {
        suite(level, own);
      }
    }
    xml.writeCharacters("\n");
    xml.writeEndElement();
    xml.writeEndDocument();
  }

  private void suite(ConformanceLevel level, List<Verdict> verdicts) throws XMLStreamException {
    open("testsuite", level + " " + level.title(), verdicts);
    attribute("timestamp", run.started().truncatedTo(ChronoUnit.SECONDS).toString());
    start("properties");
    for (var command : run.commands().entrySet()) {
      start("property");
      attribute("name", command.getKey());
      attribute("value", command.getValue());
      xml.writeEndElement();
    }
    xml.writeEndElement();
    for (Verdict verdict : verdicts) {
      testCase(verdict);
    }
    xml.writeCharacters("\n");
    xml.writeEndElement();
  }

  private void testCase(Verdict verdict) throws XMLStreamException {
    start("testcase");
    attribute("classname", "conformance." + verdict.level() + "." + verdict.subject());
    attribute("name", verdict.scenario());
    attribute("time", seconds(verdict.time()));
    switch (verdict.outcome()) {
      case FAILED -> {
        start("failure");
        attribute("message", verdict.reason());
        attribute("type", "conformance");
        xml.writeCharacters(Html.printable(details(verdict)));
        xml.writeEndElement();
      }
      case SKIPPED -> {
        start("skipped");
        attribute("message", verdict.reason());
        xml.writeEndElement();
      }
      case PASSED -> {}
    }
    xml.writeEndElement();
  }

  private static String details(Verdict verdict) {
    return verdict
        .evidence()
        .run()
        .map(
            r ->
                "\n%s\n%s\n%s\n%s".formatted(verdict.reason(), r.command(), r.end(), r.errorTail()))
        .orElse(verdict.reason());
  }

  private void open(String element, String name, List<Verdict> verdicts) throws XMLStreamException {
    start(element);
    attribute("name", name);
    attribute("tests", Integer.toString(verdicts.size()));
    attribute("failures", Long.toString(count(verdicts, Outcome.FAILED)));
    attribute("errors", "0");
    attribute("skipped", Long.toString(count(verdicts, Outcome.SKIPPED)));
    attribute(
        "time",
        seconds(verdicts.stream().map(Verdict::time).reduce(Duration.ZERO, Duration::plus)));
  }

  private static long count(List<Verdict> verdicts, Outcome outcome) {
    return verdicts.stream().filter(v -> v.outcome() == outcome).count();
  }

  private void start(String element) throws XMLStreamException {
    xml.writeCharacters("\n");
    xml.writeStartElement(element);
  }

  private void attribute(String name, String value) throws XMLStreamException {
    xml.writeAttribute(name, Html.printable(value));
  }

  private static String seconds(Duration time) {
    return String.format(Locale.ROOT, "%.3f", time.toMillis() / 1000.0);
  }
}
