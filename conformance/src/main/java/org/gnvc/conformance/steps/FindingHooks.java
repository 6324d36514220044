package org.gnvc.conformance.steps;

import io.cucumber.java.After;
import io.cucumber.java.Scenario;

/** Hands what a scenario has found out to its run. */
public final class FindingHooks {

  private final World world;

  public FindingHooks(World world) {
    this.world = world;
  }

  @After
  public void keep(Scenario scenario) {
    world.run().found(scenario.getId(), world.finding(scenario.getName()));
  }
}
