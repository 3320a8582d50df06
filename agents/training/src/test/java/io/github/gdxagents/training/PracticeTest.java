package io.github.gdxagents.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.gdxagents.hook.Action;
import io.github.gdxagents.hook.Agent;
import io.github.gdxagents.hook.AgentSpec;
import io.github.gdxagents.hook.AgentState;
import io.github.gdxagents.hook.Episode;
import io.github.gdxagents.hook.ObservationWriter;
import io.github.gdxagents.hook.Simulation;
import io.github.gdxagents.play.ActionLog;
import io.github.gdxagents.play.Replay;
import io.github.gdxagents.play.Stepper;
import io.github.gdxagents.policy.Policy;
import io.github.gdxagents.policy.PolicyFile;
import io.github.gdxagents.training.experience.Practice;
import io.github.gdxagents.training.metric.Measure;
import io.github.gdxagents.training.network.Learner;
import io.github.gdxagents.training.settings.InvalidSettingException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Situations that training returns to. */
class PracticeTest {

  private static final AgentSpec SPEC =
      AgentSpec.builder().observe("alarm", 1, "").discrete("lever", "left", "right").build();

  private static final TrainingSettings SETTINGS =
      TrainingSettings.DEFAULT.with(
          Map.of(
              "simulations", "8",
              "steps-per-rollout", "64",
              "hidden", "16",
              "learning-rate", "3e-3",
              "discount", "0.5"));

  private static final int LENGTH = 20;

  /**
   * The lever belongs to the left, but to the right while the alarm rings. It begins to at the
   * eleventh tick, if each lever before was right, which chance does not achieve.
   */
  private static final class Alarm implements Simulation, Agent {

    private int tick;
    private boolean onlyRight;
    private int lever;
    private float reward;

    @Override
    public AgentSpec spec() {
      return SPEC;
    }

    @Override
    public List<Alarm> agents() {
      return List.of(this);
    }

    @Override
    public void reset(Episode episode) {
      tick = 0;
      onlyRight = true;
    }

    boolean rings() {
      return onlyRight && tick >= LENGTH / 2;
    }

    @Override
    public void observe(ObservationWriter out) {
      out.add(rings() ? 1 : 0);
    }

    @Override
    public void act(Action action) {
      lever = action.choice(0);
    }

    @Override
    public void advance() {
      reward = (lever == 1) == rings() ? 0.1f : 0;
      onlyRight &= lever == 1 || rings();
      tick++;
    }

    @Override
    public float reward() {
      return reward;
    }

    @Override
    public AgentState state() {
      return tick < LENGTH ? AgentState.RUNNING : AgentState.TERMINATED;
    }
  }

  /** The first half of an episode that everybody leaves alone. */
  private static Replay ringing() {
    Stepper stepper = new Stepper(new Alarm());
    ActionLog log = new ActionLog(stepper, true);
    stepper.seat(0, (seen, mask, action) -> action.setChoice(0, 1));
    Episode episode = Episode.of(5);
    log.begin(episode);
    stepper.reset(episode);
    while (stepper.tickCount() < LENGTH / 2) {
      stepper.decide();
      log.record();
      stepper.tick();
    }
    return log.replay();
  }

  private static TrainingPlan plan(long seed, int threads) {
    return new TrainingPlan(seed, 10_000, threads, Learner.FUSED);
  }

  private static Policy train(TrainingPlan plan) {
    try (Trainer trainer = new Trainer("alarm", Alarm::new, SETTINGS, plan)) {
      while (!trainer.finished()) {
        trainer.iterate();
      }
      return trainer.policy();
    }
  }

  /** The share of right levers while the alarm rings. */
  private static double whileItRings(Policy policy) {
    Stepper stepper = new Stepper(new Alarm());
    new ActionLog(stepper, false).playAgain(ringing(), LENGTH / 2);
    double before = stepper.agent(0).lifeReturn();
    stepper.seat(0, policy.player());
    while (!stepper.over()) {
      stepper.step();
    }
    return (stepper.agent(0).lifeReturn() - before) / (0.1 * LENGTH / 2);
  }

  @Test
  void whatChanceDoesNotComeToIsLearnedByPractice() {
    Practice practice = new Practice(List.of(ringing()), 0.25);
    for (long seed = 1; seed <= 3; seed++) {
      assertThat(whileItRings(train(plan(seed, 2)))).isLessThan(0.1);
      assertThat(whileItRings(train(plan(seed, 2).practicing(practice)))).isGreaterThan(0.9);
    }
  }

  @Test
  void theNumberOfThreadsDoesNotMatterNorDoesAnInterruption() throws IOException {
    Practice practice = new Practice(List.of(ringing()), 0.5);
    byte[] whole = bytes(train(plan(1, 1).practicing(practice)));
    assertThat(bytes(train(plan(1, 3).practicing(practice)))).isEqualTo(whole);

    TrainingPlan plan = plan(1, 2).practicing(practice).resumable();
    Checkpoint checkpoint;
    try (Trainer trainer = new Trainer("alarm", Alarm::new, SETTINGS, plan)) {
      for (int i = 0; i < 5; i++) {
        trainer.iterate();
      }
      checkpoint = trainer.checkpoint();
    }
    try (Trainer trainer = new Trainer("alarm", Alarm::new, SETTINGS, plan)) {
      trainer.restore(checkpoint);
      while (!trainer.finished()) {
        trainer.iterate();
      }
      assertThat(bytes(trainer.policy())).isEqualTo(whole);
    }
    TrainingPlan another = plan.practicing(new Practice(List.of(ringing()), 0.4));
    try (Trainer trainer = new Trainer("alarm", Alarm::new, SETTINGS, another)) {
      assertThatThrownBy(() -> trainer.restore(checkpoint))
          .isInstanceOf(CheckpointMismatchException.class)
          .hasMessageContaining("practice");
    }
  }

  private static byte[] bytes(Policy policy) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PolicyFile.write(policy, bytes);
    return bytes.toByteArray();
  }

  @Test
  void aShareOfEpisodesIsPracticedAndCountsOnItsOwn() {
    Practice practice = new Practice(List.of(ringing()), 0.25);
    int practiced = 0;
    int others = 0;
    long steps = 0;
    try (Trainer trainer =
        new Trainer("alarm", Alarm::new, SETTINGS, plan(1, 2).practicing(practice))) {
      while (!trainer.finished()) {
        TrainingReport report = trainer.iterate();
        practiced +=
            (int)
                report.measures().stream()
                    .filter(measure -> measure.group().equals("practice"))
                    .filter(measure -> measure.name().equals("lives"))
                    .mapToDouble(Measure::value)
                    .sum();
        others += report.endedEpisodes().size();
        steps = report.steps();
      }
      assertThat(trainer.policy().provenance().settings()).containsKey("practice");
    }
    assertThat((double) practiced / (practiced + others)).isBetween(0.2, 0.4);
    long learned = (long) LENGTH * others + LENGTH / 2L * practiced;
    assertThat(steps)
        .as("of a practiced life the second half is learned from, and at most 8 lives are open")
        .isBetween(learned, learned + 8L * LENGTH);
  }

  @Test
  void situationsAreAtTheGamesPaceAndSoAreThoseWhoPractice() {
    TrainingSettings seldom = SETTINGS.with(Map.of("decision-interval", "2"));

    TrainingPlan plan = plan(1, 1).practicing(new Practice(List.of(ringing()), 0.5));

    assertThatThrownBy(() -> new Trainer("alarm", Alarm::new, seldom, plan))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageContaining("decision-interval must be 1 with scenarios to practice");
  }

  @Test
  void whatCannotBePracticedIsRefused() {
    assertThatThrownBy(() -> new Practice(List.of(), 0.5)).hasMessageContaining("no situation");
    assertThatThrownBy(() -> new Practice(List.of(ringing()), 1)).hasMessageContaining("share");
    Replay over = new Replay("alarm", Episode.of(1), LENGTH, new float[LENGTH]);
    assertThatThrownBy(() -> Practice.require(over, new Alarm()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("over at its last tick, 20");
    Replay foreign = new Replay("alarm", Episode.of(1), 2, new float[] {0, 3});
    assertThatThrownBy(() -> Practice.require(foreign, new Alarm()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no action for tick 1");
  }
}
