package io.github.gdxagents.testkit.scenario;

import io.github.gdxagents.hook.ActionSource;
import io.github.gdxagents.hook.RandomStream;
import io.github.gdxagents.hook.Simulation;
import io.github.gdxagents.play.ActionLog;
import io.github.gdxagents.play.Stepper;
import io.github.gdxagents.policy.Policy;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A game and those who play it, in tests of what a policy does in situations that matter:
 *
 * <pre>{@code
 * class LanderScenarios {
 *   @RegisterExtension
 *   static final Scenarios LANDER =
 *       Scenarios.of("lander", Lander::new).playedBy(policy).sampled();
 *
 *   @Test
 *   void landsAfterAFall() {
 *     LANDER
 *         .scenario("after a fall")
 *         .from(fall, 60)
 *         .within(20)
 *         .eventually("lands", now -> now.state() == AgentState.TERMINATED && now.reward() > 200)
 *         .inAtLeast(8);
 *   }
 * }
 * }</pre>
 *
 * <p>Once all tests of the class are over, a table says what was expected and what came out. Each
 * episode in which something expected did not happen is a file in {@code target/scenarios}, to be
 * watched: {@code gdx-agents replay FILE}; {@code gdx-agents train GAME --scenarios
 * target/scenarios/CLASS/starts} practices where these began. Where there is no {@code target}, but
 * Gradle's {@code build}, it is there.
 *
 * <p>One simulation plays all scenarios, one after the other; it is closed after the tests.
 */
public final class Scenarios implements BeforeAllCallback, AfterAllCallback {

  private final String game;
  private final Supplier<? extends Simulation> simulations;
  private final Map<String, Seat> seats = new LinkedHashMap<>();
  private final ScenarioReport report = new ScenarioReport();
  private boolean sampled;
  private @Nullable Stage stage;

  /** Makes a source of actions for an agent. */
  @FunctionalInterface
  private interface Seat {

    /**
     * @param seed of what is left to chance
     */
    ActionSource source(long seed);
  }

  /** The simulation, and what there is to be known of its present episode. */
  record Stage(Stepper stepper, ActionLog log, Situation situation) {}

  private Scenarios(String game, Supplier<? extends Simulation> simulations) {
    this.game = game;
    this.simulations = simulations;
  }

  /**
   * Scenarios of a game.
   *
   * @param game what to call it in replays: its name on the command line
   * @param simulations makes a simulation
   */
  public static Scenarios of(String game, Supplier<? extends Simulation> simulations) {
    return new Scenarios(game, simulations);
  }

  /**
   * Lets policies play, each the agents of its kind, always taking their most probable actions.
   *
   * @throws IllegalArgumentException if there are two for a kind
   */
  public Scenarios playedBy(Policy... policies) {
    for (Policy policy : policies) {
      seat(policy.spec().kind(), seed -> sampled ? policy.sampler(seed) : policy.player());
    }
    return this;
  }

  /**
   * Lets anybody else play the agents of a kind.
   *
   * @param sources makes a source of actions, anew for each agent and episode
   * @throws IllegalArgumentException if somebody does already
   */
  public Scenarios playedBy(String kind, Supplier<? extends ActionSource> sources) {
    seat(kind, seed -> sources.get());
    return this;
  }

  private void seat(String kind, Seat seat) {
    if (seats.putIfAbsent(kind, seat) != null) {
      throw new IllegalArgumentException("Agents of the kind '" + kind + "' are played already");
    }
  }

  /** Lets policies draw their actions, as in training: each seed draws others. */
  public Scenarios sampled() {
    sampled = true;
    return this;
  }

  /**
   * A scenario that has yet to be told.
   *
   * @param name unlike those of the others
   */
  public Scenario scenario(String name) {
    return new Scenario(this, name);
  }

  String game() {
    return game;
  }

  ScenarioReport report() {
    return report;
  }

  /** The simulation, with its seats taken anew. */
  Stage stage(long seed) {
    if (stage == null) {
      stage = newStage();
    }
    Stepper stepper = stage.stepper;
    for (int agent = 0; agent < stepper.agentCount(); agent++) {
      String kind = stepper.agent(agent).spec().kind();
      Seat seat = seats.get(kind);
      if (seat == null) {
        throw new IllegalStateException(
            "Nobody plays the agents of the kind '%s'; name somebody by playedBy".formatted(kind));
      }
      stepper.seat(agent, seat.source(RandomStream.deriveSeed(seed, agent)));
    }
    return stage;
  }

  private Stage newStage() {
    List<Situation> hearing = new ArrayList<>();
    Stepper stepper =
        new Stepper(simulations.get(), life -> hearing.forEach(own -> own.lifeOver(life)));
    hearing.add(new Situation(stepper));
    return new Stage(stepper, new ActionLog(stepper, true), hearing.get(0));
  }

  @Override
  public void beforeAll(ExtensionContext context) throws IOException {
    report.begin(context.getRequiredTestClass());
  }

  @Override
  public void afterAll(ExtensionContext context) {
    if (stage != null) {
      stage.stepper.close();
      stage = null;
    }
    System.out.print(report.text());
  }
}
