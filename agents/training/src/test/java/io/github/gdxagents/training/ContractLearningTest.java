package io.github.gdxagents.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.gdxagents.hook.Action;
import io.github.gdxagents.hook.ActionMask;
import io.github.gdxagents.hook.Agent;
import io.github.gdxagents.hook.AgentSpec;
import io.github.gdxagents.hook.AgentState;
import io.github.gdxagents.hook.Episode;
import io.github.gdxagents.hook.ObservationWriter;
import io.github.gdxagents.hook.Parameter;
import io.github.gdxagents.hook.RandomStream;
import io.github.gdxagents.hook.Simulation;
import io.github.gdxagents.play.Stepper;
import io.github.gdxagents.policy.Policy;
import io.github.gdxagents.policy.PolicyPlayer;
import io.github.gdxagents.training.experience.Lineup;
import io.github.gdxagents.training.network.Learner;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/**
 * Games that can only be learned if stacks, lives, late rewards, turns, parameters and kinds work.
 *
 * <p>Each score leaves room on both sides of 40 runs: seeds 1 to 10, each with OpenBLAS' kernels
 * for Haswell, Sandybridge, Nehalem and Prescott, which round differently. Where play is asked to
 * be perfect, the policy of every run takes the right choice with a probability of 0.95 or more.
 */
class ContractLearningTest {

  private static final TrainingSettings SETTINGS =
      TrainingSettings.DEFAULT.with(
          Map.of(
              "simulations", "8",
              "steps-per-rollout", "64",
              "discount", "0.5",
              "hidden", "32",
              "learning-rate", "5e-3..5e-4",
              "minibatch-size", "128"));

  private static final double LEARNED = 0.9;
  private static final double NOT_LEARNED = 0.7;

  private static Policy train(
      Supplier<? extends Simulation> game, long steps, TrainingSettings settings) {
    return train(game, settings, new TrainingPlan(1, steps, 2, Learner.FUSED));
  }

  private static Policy train(
      Supplier<? extends Simulation> game, TrainingSettings settings, TrainingPlan plan) {
    try (Trainer trainer = new Trainer("toy", game, settings, plan)) {
      while (!trainer.finished()) {
        trainer.iterate();
      }
      return trainer.policy();
    }
  }

  private static Evaluation trained(Supplier<? extends Simulation> game, long steps) {
    Policy policy = train(game, steps, SETTINGS);
    try (Simulation fresh = game.get()) {
      return Evaluation.of(fresh, policy, 50, 1);
    }
  }

  // Stacks.

  /** Shows a number each tick; 1 / 16 for naming the one shown three decisions ago. */
  private static final class RecallGame extends SoloGame {

    private final int[] shown = new int[20];

    RecallGame(int stacked) {
      super(
          AgentSpec.builder()
              .observe("number", 1, "", 0, 1)
              .stacked(stacked)
              .maxTicks(19)
              .discrete("recall", "zero", "one")
              .build());
    }

    @Override
    void begin() {
      for (int t = 0; t < shown.length; t++) {
        shown[t] = random.nextInt(2);
      }
    }

    @Override
    public void observe(ObservationWriter observation) {
      observation.add(shown[tick]);
    }

    @Override
    void step() {
      int decided = tick - 1;
      reward = decided >= 3 && choice == shown[decided - 3] ? 1 / 16f : 0;
    }
  }

  @Test
  void whatWasSeenThreeDecisionsAgoIsRecalledFromAStackOfFourOnly() {
    assertThat(trained(() -> new RecallGame(4), 30_000).meanReturn()).isGreaterThan(LEARNED);
    assertThat(trained(() -> new RecallGame(3), 30_000).meanReturn()).isLessThan(NOT_LEARNED);
  }

  // Lives.

  /**
   * Dies after each decision, is absent for a tick and comes back; the observation says what pays.
   */
  private static final class RespawnGame extends SoloGame {

    private int paying;

    RespawnGame() {
      super(
          AgentSpec.builder()
              .observe("paying", 1, "", 0, 1)
              .maxTicks(60)
              .discrete("arm", "left", "right")
              .build());
    }

    @Override
    void begin() {
      paying = random.nextInt(2);
    }

    @Override
    public void observe(ObservationWriter observation) {
      observation.add(paying);
    }

    @Override
    void step() {
      switch (tick % 3) {
        case 1 -> {
          reward = choice == paying ? 1 : 0;
          state = AgentState.TERMINATED;
        }
        case 2 -> state = AgentState.ABSENT;
        default -> {
          reward = 0;
          paying = random.nextInt(2);
          state = AgentState.RUNNING;
        }
      }
    }

    @Override
    public boolean isOver(int runningAgents) {
      return false;
    }
  }

  @Test
  void everyLifeOfAnAgentThatComesBackIsLearnedFrom() {
    Evaluation evaluation = trained(RespawnGame::new, 6_000);

    assertThat(evaluation.returns()).hasSize(50 * 20);
    assertThat(evaluation.meanReturn()).isGreaterThan(LEARNED);
  }

  // Late rewards.

  /** Two agents: only if the first gives its life at once does the team win, some ticks later. */
  private static final class SacrificeGame implements Simulation {

    private static final AgentSpec SPEC =
        AgentSpec.builder().observe("one", 1, "").discrete("do", "live", "die").build();

    private final boolean awaits;
    private final List<Member> members = List.of(new Member(0), new Member(1));
    private int tick;
    private boolean sacrificed;

    SacrificeGame(boolean awaits) {
      this.awaits = awaits;
    }

    @Override
    public List<Member> agents() {
      return members;
    }

    @Override
    public void reset(Episode episode) {
      tick = 0;
      sacrificed = false;
      members.forEach(member -> member.state = AgentState.RUNNING);
    }

    @Override
    public void advance() {
      tick++;
      Member first = members.get(0);
      if (tick == 1 && first.choice == 1) {
        sacrificed = true;
        first.state = AgentState.TERMINATED;
      }
      if (tick == 5) {
        members.forEach(member -> member.end(AgentState.TERMINATED));
      }
    }

    private final class Member implements Agent {

      private final int number;
      private int choice;
      private AgentState state = AgentState.ABSENT;

      Member(int number) {
        this.number = number;
      }

      void end(AgentState end) {
        state = state == AgentState.RUNNING ? end : state;
      }

      @Override
      public AgentSpec spec() {
        return SPEC;
      }

      @Override
      public void observe(ObservationWriter observation) {
        observation.add(number == 0 && tick == 0);
      }

      @Override
      public void act(Action action) {
        choice = action.choice(0);
      }

      /** A small pay for living on, a large one for the team's victory. */
      @Override
      public float reward() {
        boolean lives = number == 0 && state == AgentState.RUNNING && tick == 1;
        return (lives ? 0.2f : 0) + (tick == 5 && sacrificed ? 1 : 0);
      }

      @Override
      public AgentState state() {
        return state;
      }

      @Override
      public boolean awaitsReward() {
        return awaits && tick < 5;
      }
    }
  }

  @Test
  void aRewardAfterDeathTeachesToDieForTheTeam() {
    double[] returns = trained(() -> new SacrificeGame(true), 10_000).returns();
    assertThat(returns).hasSize(100).containsOnly(1);

    // Where nobody waits for it, the reward for living on is all that is seen.
    double[] selfish = trained(() -> new SacrificeGame(false), 10_000).returns();
    assertThat(selfish).contains(0.2f).doesNotContain(1);
  }

  /** With rollouts of three decisions, the reward comes in another rollout than the death. */
  @Test
  void aRewardAfterDeathIsNotLostWhereARolloutEndsInBetween() {
    TrainingSettings shortRollouts =
        SETTINGS.with(Map.of("steps-per-rollout", "3", "simulations", "64"));
    Policy policy = train(() -> new SacrificeGame(true), 20_000, shortRollouts);
    try (Simulation game = new SacrificeGame(true)) {
      assertThat(Evaluation.of(game, policy, 10, 1).returns()).containsOnly(1);
    }
  }

  // Turns.

  /** Nim: ten stones, each takes one to three of them in turn, and who takes the last one wins. */
  private static final class NimGame implements Simulation {

    private static final AgentSpec SPEC =
        AgentSpec.builder()
            .observe("stones left over by four", 4, "", 0, 1)
            .discrete("take", "one", "two", "three")
            .build();

    private final List<Player> players = List.of(new Player(0), new Player(1));
    private int stones;
    private int turn;

    @Override
    public List<Player> agents() {
      return players;
    }

    @Override
    public void reset(Episode episode) {
      RandomStream random = new RandomStream(episode.seed());
      stones = 1 + random.nextInt(10);
      turn = random.nextInt(2);
    }

    @Override
    public void advance() {
      stones -= players.get(turn).taken;
      turn = 1 - turn;
    }

    private final class Player implements Agent {

      private final int number;
      private int taken;

      Player(int number) {
        this.number = number;
      }

      @Override
      public AgentSpec spec() {
        return SPEC;
      }

      @Override
      public void observe(ObservationWriter observation) {
        observation.addOneHot(stones % 4, 4);
      }

      @Override
      public void maskActions(ActionMask mask) {
        for (int choice = stones; choice < 3; choice++) {
          mask.forbid(0, choice);
        }
      }

      @Override
      public void act(Action action) {
        assertThat(turn).as("who is asked").isEqualTo(number);
        taken = action.choice(0) + 1;
      }

      @Override
      public float reward() {
        return stones > 0 ? 0 : turn == number ? -1 : 1;
      }

      @Override
      public AgentState state() {
        return stones > 0 ? AgentState.RUNNING : AgentState.TERMINATED;
      }

      @Override
      public boolean awaitsDecision() {
        return turn == number;
      }
    }
  }

  @Test
  void aGameOfTurnsIsLearnedWithoutForcedPasses() {
    TrainingSettings settings =
        SETTINGS.with(
            Map.of(
                "discount", "0.99",
                "normalize-observations", "false",
                "entropy-coefficient", "0.01"));
    Policy policy = train(NimGame::new, 60_000, settings);

    ActionMask mask = new ActionMask(policy.spec().action());
    Action action = new Action(policy.spec().action());
    PolicyPlayer player = policy.player();
    for (int left = 1; left <= 3; left++) {
      float[] observation = new float[4];
      observation[left] = 1;
      player.decide(observation, mask, action);
      assertThat(action.choice(0) + 1).as("taken of 4 n + %d stones", left).isEqualTo(left);
    }
  }

  // Parameters.

  // Mean returns of the GoalGame. Of those that go to the goal the worst is 0.83; of those that
  // stay at 0, wherever the goal is, the best is 0.20.
  private static final double NEAR = 0.7;
  private static final double FAR = 0.4;

  /**
   * The goal is a parameter; without randomization it is always 0. Each tick pays the nearer the
   * more, 1 / 30 at the goal.
   */
  private static final class GoalGame extends SoloGame {

    private float goal;
    private float place;

    GoalGame() {
      super(
          AgentSpec.builder()
              .observe("place", 1, "", -1, 1)
              .observe("goal", 1, "", -1, 1)
              .maxTicks(30)
              .discrete("go", "left", "right")
              .build());
    }

    @Override
    public List<Parameter> parameters() {
      return List.of(new Parameter("goal", "", -1, 1, 0));
    }

    @Override
    public void reset(Episode episode) {
      goal = episode.value("goal");
      super.reset(episode);
    }

    @Override
    void begin() {
      place = random.nextFloat(-1, 1);
    }

    @Override
    public void observe(ObservationWriter observation) {
      observation.add(place, goal);
    }

    @Override
    void step() {
      place = Math.max(-1, Math.min(1, place + (choice == 0 ? -0.1f : 0.1f)));
      reward = (1 - Math.abs(place - goal)) / 30;
    }
  }

  private static double meanReturnAtGoal(Policy policy, float goal) {
    GoalGame game = new GoalGame();
    Stepper stepper = new Stepper(game);
    stepper.seat(0, policy.player());
    double sum = 0;
    for (int episode = 0; episode < 20; episode++) {
      stepper.reset(Episode.of(episode, game.parameters()).with("goal", goal));
      while (!stepper.over()) {
        stepper.step();
      }
      sum += stepper.agent(0).lifeReturn() / 20;
    }
    return sum;
  }

  @Test
  void aPolicyCopesWithParametersThatItsTrainingDrew() {
    TrainingSettings fixed = SETTINGS.with(Map.of("normalize-observations", "false"));
    Policy drawn = train(GoalGame::new, 30_000, fixed.with(Map.of("randomize", "goal:-1..1")));
    Policy same = train(GoalGame::new, 30_000, fixed);

    for (float goal : new float[] {-0.8f, 0, 0.8f}) {
      assertThat(meanReturnAtGoal(drawn, goal)).as("goal %s", goal).isGreaterThan(NEAR);
    }
    assertThat(meanReturnAtGoal(same, 0)).isGreaterThan(NEAR);
    assertThat(Math.min(meanReturnAtGoal(same, -0.8f), meanReturnAtGoal(same, 0.8f)))
        .isLessThan(FAR);
    assertThat(drawn.provenance().settings()).containsEntry("randomize", "goal:-1..1");
  }

  @Test
  void aParameterThatTheGameDoesNotDeclareIsRefused() {
    for (String wrong : List.of("gaol:0..1", "goal:0..2")) {
      assertThatThrownBy(() -> train(GoalGame::new, 100, SETTINGS.with(Map.of("randomize", wrong))))
          .hasMessageContaining(
              wrong.startsWith("gaol") ? "did you mean 'goal'?" : "nearest valid range is 0..1");
    }
  }

  // Kinds.

  /** A sender that sees a number, and a receiver that hears what it sends and must repeat it. */
  private static final class WhisperGame implements Simulation {

    private static final AgentSpec SENDER =
        AgentSpec.builder("sender")
            .observe("number", 1, "", 0, 1)
            .maxTicks(16)
            .discrete("send", "zero", "one")
            .build();
    private static final AgentSpec RECEIVER =
        AgentSpec.builder("receiver")
            .observe("heard", 2, "", 0, 1)
            .maxTicks(16)
            .discrete("say", "zero", "one")
            .build();

    private final RandomStream random = new RandomStream(0);
    private final List<Speaker> speakers = List.of(new Speaker(SENDER), new Speaker(RECEIVER));
    private int number;
    private int heard;
    private int hoped;

    @Override
    public List<Speaker> agents() {
      return speakers;
    }

    @Override
    public void reset(Episode episode) {
      random.setSeed(episode.seed());
      number = random.nextInt(2);
      heard = 0;
      hoped = 0;
    }

    @Override
    public void advance() {
      int said = speakers.get(1).choice;
      speakers.get(1).reward = said == hoped ? 1 / 16f : 0;
      speakers.get(0).reward = speakers.get(0).choice == number ? 1 / 16f : 0;
      heard = speakers.get(0).choice;
      hoped = number;
      number = random.nextInt(2);
    }

    private final class Speaker implements Agent {

      private final AgentSpec spec;
      private int choice;
      private float reward;

      Speaker(AgentSpec spec) {
        this.spec = spec;
      }

      @Override
      public AgentSpec spec() {
        return spec;
      }

      @Override
      public void observe(ObservationWriter observation) {
        if (spec.kind().equals("sender")) {
          observation.add(number);
        } else {
          observation.add(heard, 1 - heard);
        }
      }

      @Override
      public void act(Action action) {
        choice = action.choice(0);
      }

      @Override
      public float reward() {
        return reward;
      }

      @Override
      public AgentState state() {
        return AgentState.RUNNING;
      }
    }
  }

  @Test
  void oneKindLearnsWhileAnotherIsPlayedByAPolicyOfItsOwn() {
    assertThatThrownBy(() -> train(WhisperGame::new, 100, SETTINGS))
        .hasMessageContaining("kinds [sender, receiver]; say which of them learns");
    TrainingPlan plan = new TrainingPlan(1, 20_000, 2, Learner.FUSED);
    assertThatThrownBy(
            () ->
                train(
                    WhisperGame::new, SETTINGS, plan.withLineup(new Lineup("receiver", Map.of()))))
        .hasMessageContaining("Nobody plays the agents of the kind 'sender'");

    Policy naiveReceiver = naive(WhisperGame.RECEIVER);
    Policy sender =
        train(
            WhisperGame::new,
            SETTINGS,
            plan.withLineup(new Lineup("sender", Map.of("receiver", naiveReceiver))));
    Policy receiver =
        train(
            WhisperGame::new,
            SETTINGS,
            plan.withLineup(new Lineup("receiver", Map.of("sender", sender))));

    assertThat(sender.spec().kind()).isEqualTo("sender");
    List<Double> returns = new ArrayList<>();
    try (WhisperGame game = new WhisperGame()) {
      Stepper stepper = new Stepper(game, life -> returns.add(life.lifeReturn()));
      stepper.seat(0, sender.player());
      stepper.seat(1, receiver.player());
      stepper.reset(1);
      while (!stepper.over()) {
        stepper.step();
      }
    }
    assertThat(returns).hasSize(2).allMatch(total -> total > LEARNED);
  }

  /** A policy that has seen next to nothing. */
  private static Policy naive(AgentSpec spec) {
    return train(() -> new QuietGame(spec), 512, SETTINGS.with(Map.of("learning-rate", "0")));
  }

  /** Nothing happens. */
  private static final class QuietGame extends SoloGame {

    QuietGame(AgentSpec spec) {
      super(spec);
    }

    @Override
    void begin() {}

    @Override
    void step() {}

    @Override
    public void observe(ObservationWriter observation) {
      for (int i = 0; i < spec().observation().size(); i++) {
        observation.add(0);
      }
    }
  }
}
