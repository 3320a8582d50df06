package io.github.gdxagents.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gdxagents.hook.Action;
import io.github.gdxagents.hook.ActionMask;
import io.github.gdxagents.hook.Agent;
import io.github.gdxagents.hook.AgentSpec;
import io.github.gdxagents.hook.AgentState;
import io.github.gdxagents.hook.Episode;
import io.github.gdxagents.hook.ObservationWriter;
import io.github.gdxagents.hook.Simulation;
import io.github.gdxagents.training.network.Learner;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Games that are allowed, though few are like them, train as any other. */
class UnusualGamesTest {

  private static final TrainingSettings SETTINGS =
      TrainingSettings.DEFAULT.with(
          Map.of(
              "simulations", "2",
              "steps-per-rollout", "100",
              "minibatch-size", "100",
              "hidden", "8",
              "epochs", "1"));

  private static TrainingReport train(
      Supplier<? extends Simulation> game, long steps, Consumer<TrainingReport> eachIteration) {
    TrainingPlan plan = new TrainingPlan(1, steps, 1, Learner.FUSED);
    try (Trainer trainer = new Trainer("unusual", game, SETTINGS, plan)) {
      TrainingReport report;
      do {
        report = trainer.iterate();
        eachIteration.accept(report);
      } while (!trainer.finished());
      return report;
    }
  }

  private static TrainingReport train(Supplier<? extends Simulation> game, long steps) {
    return train(game, steps, report -> {});
  }

  private static final AgentSpec PLAIN =
      AgentSpec.builder().observe("one", 1, "").discrete("do", "this", "that").build();

  /** Does as it is told, and is where it is put. */
  private static final class Body implements Agent {

    private AgentState state = AgentState.RUNNING;
    private int decisions;

    @Override
    public AgentSpec spec() {
      return PLAIN;
    }

    @Override
    public void observe(ObservationWriter observation) {
      observation.add(1);
    }

    @Override
    public void act(Action action) {
      decisions++;
    }

    @Override
    public float reward() {
      return state == AgentState.RUNNING ? 1 : 0;
    }

    @Override
    public AgentState state() {
      return state;
    }
  }

  /** A level is loaded at each reset: with agents of its own, for 20 ticks. */
  private static final class Levels implements Simulation {

    private final List<Body> all;
    private Body body = new Body();
    private int tick;

    Levels(List<Body> all) {
      this.all = all;
    }

    @Override
    public List<Body> agents() {
      return List.of(body);
    }

    @Override
    public void reset(Episode episode) {
      body = new Body();
      all.add(body);
      tick = 0;
    }

    @Override
    public void advance() {
      tick++;
      body.state = tick < 20 ? AgentState.RUNNING : AgentState.TERMINATED;
    }
  }

  @Test
  void agentsMadeAnewAtEachResetAreTheOnesThatAreTrained() {
    List<Body> bodies = new ArrayList<>();

    TrainingReport report = train(() -> new Levels(bodies), 400);

    assertThat(report.episodes()).isEqualTo(20);
    assertThat(report.meanReturn()).isEqualTo(19);
    // Two of them stand at the begin of an episode.
    assertThat(bodies).hasSize(22);
    assertThat(bodies.subList(0, 20)).allMatch(body -> body.decisions == 20);
  }

  /** Of eight that fight, seven fall after 20 ticks; the last one stands for 1,000. */
  private static final class FreeForAll implements Simulation {

    private final boolean comeBack;
    private final AtomicLong ticks;
    private final List<Body> bodies = Stream.generate(Body::new).limit(8).toList();
    private int tick;

    FreeForAll(boolean comeBack, AtomicLong ticks) {
      this.comeBack = comeBack;
      this.ticks = ticks;
    }

    @Override
    public List<Body> agents() {
      return bodies;
    }

    @Override
    public void reset(Episode episode) {
      tick = 0;
      bodies.forEach(body -> body.state = AgentState.RUNNING);
    }

    @Override
    public void advance() {
      tick++;
      ticks.incrementAndGet();
      for (Body body : bodies.subList(0, 7)) {
        if (body.state == AgentState.RUNNING) {
          body.state = tick % 21 == 20 ? AgentState.TERMINATED : AgentState.RUNNING;
        } else if (comeBack) {
          body.state = AgentState.RUNNING;
        }
      }
      if (tick == 1_000) {
        bodies.get(7).state = AgentState.TERMINATED;
      }
    }

    @Override
    public boolean isOver(int runningAgents) {
      return tick == 1_000;
    }
  }

  /** What is learned from, as a share of all places of all ticks. */
  private static double usedShare(boolean comeBack) {
    AtomicLong ticks = new AtomicLong();
    TrainingReport report = train(() -> new FreeForAll(comeBack, ticks), 4_000);
    return report.steps() / (8.0 * ticks.get());
  }

  @Test
  void whoComesBackAtOnceLeavesNoPlaceEmptyForTheLastSurvivor() {
    assertThat(usedShare(true)).isGreaterThan(0.95);
    assertThat(usedShare(false)).isLessThan(0.4);
  }

  /** A game of any spec, which allows of a large branch one choice in a hundred. */
  private static final class Wide extends SoloGame {

    private static final int ALLOWED = 7;

    Wide(AgentSpec spec) {
      super(spec);
    }

    @Override
    void begin() {}

    @Override
    public void observe(ObservationWriter observation) {
      observation.add(tick / 20f);
    }

    @Override
    public void maskActions(ActionMask mask) {
      if (spec().action().branchCount() == 1) {
        for (int c = 0; c < spec().action().choiceCount(0); c++) {
          if (c % 100 != ALLOWED) {
            mask.forbid(0, c);
          }
        }
      }
    }

    @Override
    public void act(Action action) {
      if (spec().action().branchCount() == 1) {
        assertThat(action.choice(0) % 100).isEqualTo(ALLOWED);
      }
      for (int axis = 0; axis < spec().action().axisCount(); axis++) {
        assertThat(action.axis(axis)).isBetween(0f, 1e6f);
      }
    }

    @Override
    void step() {
      reward = 1;
      state = tick < 20 ? AgentState.RUNNING : AgentState.TERMINATED;
    }
  }

  @Test
  void branchesAndAxesMayBeMany() {
    String[] slots = IntStream.range(0, 5_000).mapToObj(i -> "slot " + i).toArray(String[]::new);
    AgentSpec.Builder branches = AgentSpec.builder().observe("time", 1, "");
    AgentSpec.Builder axes = AgentSpec.builder().observe("time", 1, "");
    for (int i = 0; i < 100; i++) {
      branches.discrete("branch " + i, "left", "stay", "right");
    }
    for (int i = 0; i < 20; i++) {
      axes.continuous("axis " + i, "", 0, 1e6f);
    }
    for (AgentSpec spec :
        List.of(
            AgentSpec.builder().observe("time", 1, "").discrete("slot", slots).build(),
            branches.build(),
            axes.build())) {
      TrainingReport report = train(() -> new Wide(spec), 400);

      assertThat(report.meanReturn()).isEqualTo(20);
      assertThat(report.update().firstMinibatchRatioDeviation()).isLessThan(1e-4);
    }
  }

  @Test
  void aRewardBeyondAMillionIsWarnedOfOnce() {
    List<String> warnings = new ArrayList<>();
    Supplier<Simulation> rich = () -> new MatchGame(ActionKind.DISCRETE, 1, 0, 2e6f);

    train(rich, 600, report -> warnings.addAll(report.warnings()));

    assertThat(warnings)
        .singleElement()
        .asString()
        .matches(
            "The reward is 2000000.0 \\(agent 0, tick \\d+, seed -?\\d+\\); .*normalize-rewards");
    train(
        () -> new MatchGame(ActionKind.DISCRETE, 1, 0, 1e6f),
        600,
        report -> assertThat(report.warnings()).isEmpty());
  }
}
