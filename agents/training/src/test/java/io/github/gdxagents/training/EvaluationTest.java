package io.github.gdxagents.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.gdxagents.hook.Action;
import io.github.gdxagents.hook.ActionMask;
import io.github.gdxagents.hook.ActionSource;
import io.github.gdxagents.hook.Agent;
import io.github.gdxagents.hook.AgentSpec;
import io.github.gdxagents.hook.AgentState;
import io.github.gdxagents.hook.Episode;
import io.github.gdxagents.hook.ObservationWriter;
import io.github.gdxagents.hook.Parameter;
import io.github.gdxagents.hook.Simulation;
import io.github.gdxagents.network.Activation;
import io.github.gdxagents.network.Network;
import io.github.gdxagents.policy.ObservationNormalizer;
import io.github.gdxagents.policy.Policy;
import io.github.gdxagents.policy.Provenance;
import io.github.gdxagents.training.experience.SlowHook;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class EvaluationTest {

  private static final ActionSource HOMING =
      (observation, mask, action) -> action.setChoice(0, observation[0] < observation[1] ? 1 : 0);
  private static final ActionSource LEFT = (observation, mask, action) -> action.setChoice(0, 0);

  @Test
  void summarizesReturnsAndLengths() {
    Evaluation evaluation =
        new Evaluation(3, new double[] {1, 2, 6}, new int[] {10, 20, 60}, 2, Map.of(), 1.5);
    assertThat(evaluation.meanReturn()).isEqualTo(3);
    assertThat(evaluation.returnSpread().deviation()).isCloseTo(Math.sqrt(14 / 3.0), within(1e-12));
    assertThat(evaluation.returnSpread().min()).isEqualTo(1);
    assertThat(evaluation.returnSpread().max()).isEqualTo(6);
    assertThat(evaluation.lengthSpread().mean()).isEqualTo(30);
  }

  @Test
  void everyLifeOfEveryAgentCountsAsOne() {
    // A walker that goes left from the right of its home pays for 60 ticks, and never arrives.
    Evaluation left = Evaluation.of(new WalkGame(2), () -> LEFT, 40, 1);
    assertThat(left.returns()).hasSize(80);
    assertThat(left.decisions()).hasSize(80).contains(30);
    assertThat(left.returnSpread().max()).isBetween(0.5, 1.0);
    // Half of the walkers have their home on the left.
    assertThat(left.terminated()).isBetween(25, 55);
    for (int life = 0; life < 80; life++) {
      assertThat(left.decisions()[life]).isBetween(1, 30);
    }
    assertThat(Evaluation.of(new WalkGame(2), () -> HOMING, 20, 1).terminated()).isEqualTo(40);
  }

  @Test
  void statisticsAreMeansOverLives() {
    Evaluation evaluation = Evaluation.of(new WalkGame(2), () -> HOMING, 20, 1);
    double ticks = 0;
    for (int decisions : evaluation.decisions()) {
      ticks += decisions / 40.0;
    }
    assertThat(evaluation.statistics()).containsOnlyKeys("distance", "steps");
    assertThat(evaluation.statistics().get("distance")).isBetween(0.0, 0.1);
    assertThat(evaluation.statistics().get("steps")).isBetween(ticks, 2 * ticks);
  }

  @Test
  void seedDecidesTheEpisodesWhateverWasPlayedBefore() {
    WalkGame game = new WalkGame(2);
    double[] first = Evaluation.of(game, () -> HOMING, 10, 1).returns();
    Evaluation.of(game, () -> LEFT, 3, 2);
    assertThat(Evaluation.of(game, () -> HOMING, 10, 1).returns()).isEqualTo(first);
    assertThat(Evaluation.of(game, () -> HOMING, 20, 1).returns()).startsWith(first);
    assertThat(Evaluation.of(game, () -> HOMING, 10, 2).returns()).isNotEqualTo(first);
    assertThat(Arrays.stream(first).distinct().count()).isGreaterThan(5);
  }

  @Test
  void leavesTheSimulationOpenAndMeasuresDecisions() {
    MatchGame game = new MatchGame(ActionKind.DISCRETE);
    ActionSource slow =
        (observation, mask, action) -> {
          long end = System.nanoTime() + 200_000;
          while (System.nanoTime() < end) {
            Thread.onSpinWait();
          }
        };
    Evaluation evaluation = Evaluation.of(game, () -> slow, 2, 1);
    assertThat(game.closed).isFalse();
    assertThat(evaluation.decisions()).containsExactly(MatchGame.TICKS, MatchGame.TICKS);
    assertThat(evaluation.terminated()).isZero();
    assertThat(evaluation.decisionMicros()).isBetween(200.0, 5_000.0);
  }

  @Test
  void needsAnEpisode() {
    assertThatThrownBy(() -> Evaluation.of(new WalkGame(1), () -> LEFT, 0, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("at least 1");
  }

  @Test
  void asksTheSourceWhetherItFitsTheGame() {
    ActionSource picky =
        new ActionSource() {
          @Override
          public void requireSpec(AgentSpec spec) {
            throw new IllegalArgumentException("Not for " + spec.observation().size() + " numbers");
          }

          @Override
          public void decide(float[] observation, ActionMask mask, Action action) {}
        };
    WalkGame game = new WalkGame(1);
    assertThatThrownBy(() -> Evaluation.of(game, () -> picky, 1, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Not for " + game.spec().observation().size() + " numbers");
  }

  @Test
  @Timeout(60)
  void anEpisodeThatNeverEndsIsTruncated() {
    ActionSource stayOrQuit =
        (observation, mask, action) -> action.setChoice(0, observation[0] < 3 ? 0 : 1);
    Evaluation evaluation =
        Evaluation.of(
            new EndlessGame(),
            () -> stayOrQuit,
            null,
            EvaluationSetup.of(3, 1).limitedTo(Long.MAX_VALUE, Double.POSITIVE_INFINITY));
    // The last episode is quit after a decision; the others would go on forever.
    int longest = (Evaluation.MOST_TICKS + 6) / 7;
    assertThat(evaluation.decisions()).containsExactly(longest, longest, 1);
    assertThat(evaluation.terminated()).isEqualTo(1);
    assertThat(evaluation.returns())
        .containsExactly(Evaluation.MOST_TICKS, Evaluation.MOST_TICKS, 7.0);
  }

  @Test
  void anEvaluationEndsWhenItsTicksAreSpent() {
    ActionSource stay = (observation, mask, action) -> action.setChoice(0, 0);

    Evaluation evaluation = Evaluation.of(new EndlessGame(), () -> stay, null, ticks(100_040));

    // The second episode is cut short, and says nothing.
    assertThat(evaluation.episodes()).isEqualTo(1);
    assertThat(evaluation.decisions()).containsExactly((Evaluation.MOST_TICKS + 6) / 7);
    assertThat(evaluation.terminatedShare()).isZero();
  }

  private static EvaluationSetup ticks(long mostTicks) {
    return EvaluationSetup.of(5, 1).limitedTo(mostTicks, Double.POSITIVE_INFINITY);
  }

  @Test
  @Timeout(60)
  void anEvaluationEndsWhenItsTimeIsUp() {
    ActionSource stay = (observation, mask, action) -> action.setChoice(0, 0);
    List<Long> ticksHeard = new ArrayList<>();
    EvaluationListener listener =
        new EvaluationListener() {
          @Override
          public void advanced(int episodes, long ticks) {
            ticksHeard.add(ticks);
          }
        };

    Evaluation evaluation =
        Evaluation.of(
            new EndlessGame(),
            () -> stay,
            null,
            EvaluationSetup.of(1_000_000, 1).limitedTo(Long.MAX_VALUE, 0.5).telling(listener));

    assertThat(evaluation.episodes()).isBetween(1, 999_999);
    assertThat(ticksHeard).hasSizeBetween(1, 5).isSorted();
  }

  @Test
  @Timeout(60)
  void aGameInWhichNobodyIsEverAskedComesToAnEnd() {
    EndlessGame lonely =
        new EndlessGame() {
          @Override
          public AgentState state() {
            return AgentState.ABSENT;
          }

          @Override
          public boolean isOver(int running) {
            return false;
          }
        };

    Evaluation evaluation = Evaluation.of(lonely, () -> (o, m, a) -> {}, null, ticks(40));

    assertThat(evaluation.episodes()).isEqualTo(1);
    assertThat(evaluation.returns()).isEmpty();
  }

  @Test
  @Timeout(60)
  void aHookThatDoesNotReturnIsToldOf() throws InterruptedException {
    LinkedBlockingQueue<SlowHook> told = new LinkedBlockingQueue<>();
    CountDownLatch heard = new CountDownLatch(1);
    EndlessGame stuck =
        new EndlessGame() {
          @Override
          public void advance() {
            super.advance();
            try {
              heard.await();
            } catch (InterruptedException e) {
              throw new IllegalStateException(e);
            }
          }
        };
    try (HookWatch watch = new HookWatch(1, told::add)) {
      Thread game =
          new Thread(
              () -> Evaluation.of(stuck, () -> (o, m, a) -> {}, null, ticks(9).watchedBy(watch)));
      game.start();
      SlowHook hook = told.take();
      heard.countDown();
      game.join();

      assertThat(hook.description())
          .matches("Simulation .*EvaluationTest\\$\\d \\(tick 0, seed -?\\d+\\)");
      assertThat(hook.toString()).contains("advance(EvaluationTest.java:");
    }
  }

  @Test
  void ofASingleEpisodeThereIsAlwaysSomething() {
    ActionSource stay = (observation, mask, action) -> action.setChoice(0, 0);

    Evaluation evaluation = Evaluation.of(new EndlessGame(), () -> stay, null, ticks(40));

    // 7 ticks a decision, of which the last one is cut short.
    assertThat(evaluation.decisions()).containsExactly(6);
    assertThat(evaluation.returns()).containsExactly(40);
    assertThat(evaluation.episodes()).isEqualTo(1);
  }

  @Test
  void parametersHaveTheirDefaults() {
    Parameter gravity = new Parameter("gravity", "m/s^2", 0, 20, 9);
    SoloGame game =
        new SoloGame(
            AgentSpec.builder().observe("x", 1, "").maxTicks(1).discrete("d", "a", "b").build()) {
          @Override
          public List<Parameter> parameters() {
            return List.of(gravity);
          }

          @Override
          public void reset(Episode episode) {
            super.reset(episode);
            reward = episode.value("gravity");
          }

          @Override
          void begin() {}

          @Override
          void step() {}

          @Override
          public void observe(ObservationWriter observation) {
            observation.add(0);
          }
        };
    ActionSource source = (observation, mask, action) -> action.setChoice(0, 0);

    assertThat(Evaluation.of(game, () -> source, 3, 1).returns()).containsExactly(9, 9, 9);
  }

  @Test
  void aFailureIsToldWithItsEpisode() {
    ActionSource failing =
        (observation, mask, action) -> {
          throw new AssertionError("no idea");
        };

    assertThatThrownBy(() -> Evaluation.of(new WalkGame(1), () -> failing, 5, 1))
        .hasMessageMatching(
            "Simulation .*WalkGame failed \\(tick 0, seed -?\\d+\\): java.lang.AssertionError: no idea");
  }

  @Test
  void aPolicyIsGivenItsScore() {
    Policy policy = untrained();
    Evaluation evaluation =
        new Evaluation(2, new double[] {1, 3}, new int[] {4, 4}, 2, Map.of(), 0.5);

    Provenance scored = evaluation.score(policy).provenance();

    assertThat(scored.scoreMean()).isEqualTo(2);
    assertThat(scored.scoreDeviation()).isEqualTo(1);
    assertThat(scored.scoreEpisodes()).isEqualTo(2);
    assertThat(scored.steps()).isEqualTo(policy.provenance().steps());
  }

  @Test
  void withoutALifeThereIsNoScore() {
    Policy policy = untrained();
    Evaluation nobody = new Evaluation(1, new double[0], new int[0], 0, Map.of(), Double.NaN);

    assertThat(nobody.score(policy)).isSameAs(policy);
    assertThat(nobody.meanReturn()).isNaN();
    assertThat(nobody.returnSpread().max()).isNaN();
  }

  private static Policy untrained() {
    return new Policy(
        AgentSpec.builder().observe("x", 1, "").discrete("d", "a", "b").build(),
        ObservationNormalizer.identity(1),
        Network.dense(new int[] {1, 2}, Activation.TANH, new float[1][2], new float[1][2]),
        new float[0],
        new Provenance("toy", "PPO", "0", Map.of(), 1, 300, 0, 0, 0));
  }

  /** Ends only by quitting. Observation: how many episodes have begun. Reward: 1 for each tick. */
  private static class EndlessGame implements Simulation, Agent {

    private int episodes;
    private boolean quit;
    private int ticks;

    @Override
    public AgentSpec spec() {
      return AgentSpec.builder()
          .observe("episodes", 1, "")
          .discrete("choice", "stay", "quit")
          .ticksPerDecision(7)
          .build();
    }

    @Override
    public List<? extends Agent> agents() {
      return List.of(this);
    }

    @Override
    public void reset(Episode episode) {
      episodes++;
      quit = false;
      ticks = 0;
    }

    @Override
    public void advance() {
      ticks++;
    }

    @Override
    public void observe(ObservationWriter observation) {
      observation.add(episodes);
    }

    @Override
    public void act(Action action) {
      quit = action.choice(0) == 1;
    }

    @Override
    public float reward() {
      return 1;
    }

    @Override
    public AgentState state() {
      return quit && ticks == 7 ? AgentState.TERMINATED : AgentState.RUNNING;
    }
  }
}
