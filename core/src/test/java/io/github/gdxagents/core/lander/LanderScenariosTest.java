package io.github.gdxagents.core.lander;

import io.github.gdxagents.hook.AgentState;
import io.github.gdxagents.policy.Policy;
import io.github.gdxagents.policy.PolicyFile;
import io.github.gdxagents.testkit.scenario.Scenario;
import io.github.gdxagents.testkit.scenario.Scenarios;
import io.github.gdxagents.testkit.scenario.Situation;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the bundled policy is to do: an example of scenarios, and 300 of them. */
class LanderScenariosTest {

  @RegisterExtension
  static final Scenarios LANDER = Scenarios.of("lander", Lander::new).playedBy(bundled());

  private static Policy bundled() {
    try (InputStream in =
        LanderScenariosTest.class.getResourceAsStream("/policies/lander.policy")) {
      return PolicyFile.read(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean lands(Situation now) {
    return now.state() == AgentState.TERMINATED && now.reward() > 100;
  }

  private static Scenario twentySeconds(String name) {
    return LANDER.scenario(name).within(20);
  }

  @Test
  void landsWhereverItBegins() {
    twentySeconds("from the beginning")
        .seeds(200)
        .eventually("lands", LanderScenariosTest::lands)
        .inAtLeast(190);
  }

  @ParameterizedTest
  @ValueSource(ints = {10, 20, 30})
  void landsWhereverItIsLeftToItselfFor(int ticks) {
    twentySeconds("after " + ticks + " ticks")
        .afterTicks(ticks)
        .seeds(30)
        .eventually("lands", LanderScenariosTest::lands)
        .inAtLeast(27);
  }

  @Test
  void doesNotCrash() {
    LANDER
        .scenario("never down hard")
        .seeds(10)
        .always("is in one piece", now -> now.state() != AgentState.TERMINATED || now.reward() > 0)
        .inAtLeast(9);
  }
}
