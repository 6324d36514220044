package org.gnvc.conformance.steps;

import java.util.List;
import java.util.Optional;
import org.gnvc.conformance.decoder.DecodedSymbols;
import org.gnvc.conformance.decoder.Execution;
import org.gnvc.conformance.judge.Evidence;
import org.gnvc.conformance.judge.Finding;
import org.gnvc.conformance.judge.ProgramRun;
import org.gnvc.conformance.run.SuiteRun;
import org.gnvc.conformance.vector.TestVector;
import org.opentest4j.TestAbortedException;

/** What the steps of one scenario share. */
public final class World {

  private final SuiteRun run = SuiteRun.current();
  private String subject = "";
  private TestVector vector;
  private List<DecodedSymbols.Group> groups = List.of();
  private Evidence evidence = Evidence.NONE;

  /** The run that the scenario belongs to. */
  public SuiteRun run() {
    return run;
  }

  /** The vector that the scenario is about. */
  public TestVector vector() {
    if (vector == null) {
      throw new IllegalStateException("the scenario has chosen no vector");
    }
    return vector;
  }

  /** Chooses a vector. */
  void choose(TestVector chosen) {
    vector = chosen;
    subject(chosen.name());
  }

  /** The groups whose symbols were decoded. */
  List<DecodedSymbols.Group> groups() {
    return groups;
  }

  /** Keeps the groups whose symbols were decoded. */
  void groups(List<DecodedSymbols.Group> decoded) {
    groups = decoded;
  }

  /** Names what is judged, for tables and the report. */
  public void subject(String name) {
    subject = name;
  }

  /** What the verdict rests on so far. */
  public Evidence evidence() {
    return evidence;
  }

  /** Replaces what the verdict rests on. */
  public void evidence(Evidence found) {
    evidence = found;
  }

  /** Keeps how a program ran, for the report. */
  public void ran(Execution execution) {
    evidence =
        evidence.with(
            new ProgramRun(
                String.join(" ", execution.command()),
                execution.ending().toString(),
                execution.errors()));
  }

  /** Fails the scenario if there is an objection. */
  public void demand(Optional<String> objection) {
    objection.ifPresent(
        reason -> {
          throw new AssertionError(reason);
        });
  }

  /**
   * Fails the scenario unless a condition holds.
   *
   * @param reason one line for the user: what was expected and what was found
   */
  public void demand(boolean condition, String reason) {
    demand(condition ? Optional.empty() : Optional.of(reason));
  }

  /**
   * Ends the scenario without a verdict.
   *
   * @param reason one line for the user: why, and what could be done
   */
  public TestAbortedException skip(String reason) {
    throw new TestAbortedException(reason);
  }

  /** What the scenario has found out. */
  Finding finding(String scenario) {
    return new Finding(subject.isEmpty() ? scenario : subject, evidence);
  }
}
