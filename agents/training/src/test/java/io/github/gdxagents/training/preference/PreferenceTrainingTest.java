package io.github.gdxagents.training.preference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.gdxagents.hook.Action;
import io.github.gdxagents.hook.Agent;
import io.github.gdxagents.hook.AgentSpec;
import io.github.gdxagents.hook.AgentState;
import io.github.gdxagents.hook.Episode;
import io.github.gdxagents.hook.ObservationWriter;
import io.github.gdxagents.hook.RandomStream;
import io.github.gdxagents.hook.Simulation;
import io.github.gdxagents.network.Network;
import io.github.gdxagents.policy.Policy;
import io.github.gdxagents.policy.PolicyFile;
import io.github.gdxagents.training.Checkpoint;
import io.github.gdxagents.training.Evaluation;
import io.github.gdxagents.training.Trainer;
import io.github.gdxagents.training.TrainingPlan;
import io.github.gdxagents.training.TrainingSettings;
import io.github.gdxagents.training.network.Learner;
import io.github.gdxagents.training.settings.InvalidSettingException;
import io.github.gdxagents.trajectory.Trajectory;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Policies that learn by comparisons of clips alone. */
class PreferenceTrainingTest {

  /** See a number from -1 to 1, say its sign; a right answer pays a twentieth. */
  private static class SignGame implements Simulation, Agent {

    private static final AgentSpec SPEC =
        AgentSpec.builder()
            .observe("number", 1, "", -1, 1)
            .discrete("sign", "minus", "plus")
            .maxTicks(20)
            .build();

    private final RandomStream random = new RandomStream(0);
    private float number;
    private int answer;
    float reward;

    @Override
    public List<? extends Agent> agents() {
      return List.of(this);
    }

    @Override
    public AgentSpec spec() {
      return SPEC;
    }

    @Override
    public void reset(Episode episode) {
      random.setSeed(episode.seed());
      number = random.nextFloat(-1, 1);
    }

    @Override
    public void act(Action action) {
      answer = action.choice(0);
    }

    @Override
    public void advance() {
      reward = (answer == 1) == (number > 0) ? 0.05f : 0;
      number = random.nextFloat(-1, 1);
    }

    @Override
    public void observe(ObservationWriter observation) {
      observation.add(number);
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

  /** The same, but what it pays means nothing. */
  private static final class GarbledGame extends SignGame {

    private final RandomStream noise = new RandomStream(3);

    @Override
    public void advance() {
      super.advance();
      reward = noise.nextFloat(-1, 1);
    }
  }

  private static TrainingSettings settings(String changes) {
    Map<String, String> texts = new LinkedHashMap<>();
    String always =
        "simulations=8 steps-per-rollout=64 discount=0.5 hidden=32 learning-rate=5e-3..5e-4"
            + " reward=preferences:1 clip-decisions=5 reward-hidden=16 reward-steps=100 ";
    for (String change : (always + changes).split(" ")) {
      texts.put(change.split("=")[0], change.split("=")[1]);
    }
    return TrainingSettings.DEFAULT.with(texts);
  }

  private static TrainingPlan plan(long seed) {
    return new TrainingPlan(seed, 10_000, 2, Learner.FUSED);
  }

  private static Policy train(
      Supplier<? extends Simulation> game, TrainingSettings settings, TrainingPlan plan) {
    try (Trainer trainer = new Trainer("sign", game, settings, plan)) {
      while (!trainer.finished()) {
        trainer.iterate();
      }
      return trainer.policy();
    }
  }

  /** The share of right answers, of 1,000. */
  private static double score(Policy policy) {
    try (Simulation game = new SignGame()) {
      return Evaluation.of(game, policy, 50, 1).meanReturn();
    }
  }

  /** Prefers the clip with more right answers, as it can be seen. */
  private static Answer bySight(Question question) {
    int more = right(question.left()) - right(question.right());
    return more > 0 ? Answer.LEFT : more < 0 ? Answer.RIGHT : Answer.EQUAL;
  }

  private static int right(Trajectory clip) {
    float[] seen = new float[1];
    float[] said = new float[1];
    int right = 0;
    for (int decision = 0; decision < clip.decisions(); decision++) {
      clip.copyObservation(decision, seen, 0);
      clip.copyAction(decision, said, 0);
      right += said[0] == 1 == seen[0] > 0 ? 1 : 0;
    }
    return right;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "algorithm=ppo minibatch-size=128",
        "algorithm=grpo group-size=4",
        "algorithm=vpg"
      })
  void aGameIsLearnedByComparisonsAloneWithAnyMethod(String method) {
    for (long seed = 1; seed <= 3; seed++) {
      Policy policy =
          train(SignGame::new, settings("teacher=oracle labels=80 " + method), plan(seed));
      assertThat(score(policy)).isGreaterThan(0.85);
    }
  }

  @Test
  void invertedAnswersTeachTheOpposite() {
    TrainingPlan plan = plan(1).taughtBy(question -> bySight(question).swapped());
    assertThat(score(train(SignGame::new, settings("labels=80"), plan))).isLessThan(0.15);
  }

  /** A policy may be right or wrong by chance; over ten seeds that levels out. */
  @Test
  void nothingIsLearnedByAnswersOfChance() {
    double byChance = 0;
    for (long seed = 1; seed <= 10; seed++) {
      RandomStream coin = new RandomStream(seed);
      TrainingPlan plan =
          plan(seed).taughtBy(question -> coin.nextInt(2) == 0 ? Answer.LEFT : Answer.RIGHT);
      byChance += score(train(SignGame::new, settings("labels=80"), plan)) / 10;
    }
    assertThat(byChance).isBetween(0.25, 0.75);
  }

  @Test
  void withoutAnswersThePolicyStaysAsItIs() {
    TrainingPlan plan = plan(1).taughtBy(question -> Answer.SKIP);
    try (Trainer trainer = new Trainer("sign", SignGame::new, settings("labels=80"), plan)) {
      float[] before = logits(trainer.policy());
      while (!trainer.finished()) {
        trainer.iterate();
      }
      assertThat(logits(trainer.policy())).isEqualTo(before);
    }
  }

  private static float[] logits(Policy policy) {
    Network network = policy.network();
    float[] logits = new float[2];
    network.forward(new float[] {0.5f}, 1, network.newScratch(1), logits);
    return logits;
  }

  /** A teacher who loses interest, while the policy still gets better at pleasing the networks. */
  @Test
  void aRunSaysWhereTheLearnedRewardIsNoLongerToBeTrusted() {
    for (long seed = 1; seed <= 2; seed++) {
      RandomStream coin = new RandomStream(seed);
      AtomicInteger asked = new AtomicInteger();
      Teacher bored =
          question ->
              asked.incrementAndGet() < 200
                  ? bySight(question)
                  : coin.nextInt(2) == 0 ? Answer.LEFT : Answer.RIGHT;
      assertThat(alarms(plan(seed).taughtBy(bored))).isPositive();
      assertThat(alarms(plan(seed).taughtBy(PreferenceTrainingTest::bySight))).isZero();
    }
  }

  private static int alarms(TrainingPlan plan) {
    TrainingSettings settings = settings("labels=400 learning-rate=1e-4");
    int alarms = 0;
    try (Trainer trainer = new Trainer("sign", SignGame::new, settings, plan)) {
      while (!trainer.finished()) {
        for (String warning : trainer.iterate().warnings()) {
          alarms += warning.contains("learned reward of lives rises") ? 1 : 0;
        }
      }
    }
    return alarms;
  }

  /** Whoever answers by what is seen gets the same policy, whatever the game pays. */
  @Test
  void rewardsOfTheGameReachNeitherRewardNorPolicy() throws IOException {
    TrainingPlan plan = plan(1).taughtBy(PreferenceTrainingTest::bySight);
    Policy honest = train(SignGame::new, settings("labels=40"), plan);
    Policy garbled = train(GarbledGame::new, settings("labels=40"), plan);
    assertThat(bytes(garbled)).isEqualTo(bytes(honest));
    assertThat(score(garbled)).isGreaterThan(0.85);
  }

  private static byte[] bytes(Policy policy) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PolicyFile.write(policy, bytes);
    return bytes.toByteArray();
  }

  @Test
  void theNumberOfThreadsDoesNotMatter() throws IOException {
    TrainingSettings settings = settings("teacher=oracle labels=40 pair-choice=disagreement");
    byte[] alone =
        bytes(train(SignGame::new, settings, new TrainingPlan(1, 4_000, 1, Learner.FUSED)));
    byte[] three =
        bytes(train(SignGame::new, settings, new TrainingPlan(1, 4_000, 3, Learner.FUSED)));
    assertThat(three).isEqualTo(alone);
  }

  @Test
  void somebodyHasToCompare() {
    assertThatThrownBy(() -> train(SignGame::new, settings("labels=40"), plan(1)))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageContaining("teacher=oracle");
    assertThatThrownBy(() -> TrainingSettings.DEFAULT.with(Map.of("labels", "40")))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessage(
            "labels is for the reward signal 'preferences'; set reward=preferences:1 as well");
    assertThatThrownBy(() -> train(SignGame::new, settings("teacher=oracle labels=0"), plan(1)))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessage("labels must be at least 1 where nothing has been compared before");
  }

  /** A run that ended between two checkpoints has asked about more than the last one knows. */
  @Test
  void comparisonsAreKeptInAFileWhichARunThatGoesOnAddsNothingToTwice(@TempDir Path folder)
      throws IOException {
    TrainingSettings settings = settings("teacher=noisy labels=60");
    Path file = folder.resolve("labels");
    TrainingPlan plan = plan(1).resumable().keepingComparisonsIn(file);
    Checkpoint early;
    byte[] later;
    try (Trainer trainer = new Trainer("sign", SignGame::new, settings, plan)) {
      iterate(trainer, 4);
      early = trainer.checkpoint();
      assertThat(kept(file)).hasSizeGreaterThan(10);
      iterate(trainer, 6);
      later = Files.readAllBytes(file);
    }
    List<Comparison> kept = kept(file);
    try (Trainer trainer = new Trainer("sign", SignGame::new, settings, plan)) {
      trainer.restore(early);
      iterate(trainer, 6);
      assertThat(Files.readAllBytes(file)).isEqualTo(later);
      while (!trainer.finished()) {
        assertThat(trainer.iterate().warnings()).isEmpty();
      }
    }
    assertThat(kept(file)).hasSize(60).startsWith(kept.toArray(new Comparison[0]));
    assertThat(folder.toFile().list()).containsExactly("labels");
  }

  private static void iterate(Trainer trainer, int times) {
    for (int i = 0; i < times; i++) {
      assertThat(trainer.iterate().warnings()).isEmpty();
    }
  }

  private static List<Comparison> kept(Path file) throws IOException {
    try (ComparisonFile comparisons = new ComparisonFile(file, "sign", SignGame.SPEC)) {
      return comparisons.comparisons();
    }
  }

  @Test
  void aFileOfAnotherRunIsKeptAsideAndTheRunSaysSo(@TempDir Path folder) throws IOException {
    TrainingSettings settings = settings("teacher=oracle labels=20");
    TrainingPlan plan = plan(1).keepingComparisonsIn(folder.resolve("labels"));
    train(SignGame::new, settings, plan);
    List<Comparison> first = kept(folder.resolve("labels"));
    TrainingPlan another = new TrainingPlan(2, 10_000, 1, Learner.FUSED);
    List<String> warnings = new ArrayList<>();
    try (Trainer trainer =
        new Trainer(
            "sign",
            SignGame::new,
            settings,
            another.keepingComparisonsIn(folder.resolve("labels")))) {
      while (!trainer.finished()) {
        warnings.addAll(trainer.iterate().warnings());
      }
    }
    assertThat(warnings).singleElement().asString().contains("it is kept as labels.old");
    assertThat(kept(folder.resolve("labels.old"))).isEqualTo(first);
    assertThat(kept(folder.resolve("labels"))).hasSize(20);
  }

  private static RewardModel learnedReward() {
    try (Trainer trainer =
        new Trainer("sign", SignGame::new, settings("teacher=oracle labels=80"), plan(1))) {
      assertThat(trainer.rewardModel()).isNull();
      while (!trainer.finished()) {
        trainer.iterate();
      }
      return Objects.requireNonNull(trainer.rewardModel());
    }
  }

  /** What the game pays means nothing, and nobody teaches. */
  @Test
  void aRewardThatWasLearnedBeforeTeachesAnyMethod() throws IOException {
    RewardModel model = learnedReward();
    assertThat(model.origin().labels()).isEqualTo(80);
    assertThat(model.origin().agreement()).isGreaterThan(0.7);
    for (TrainingSettings settings :
        List.of(
            settings("algorithm=ppo minibatch-size=128"),
            settings("algorithm=grpo group-size=4"),
            settings("algorithm=vpg"),
            settings("hidden=32").with(Map.of("algorithm", "trpo")))) {
      assertThat(score(train(GarbledGame::new, settings, plan(2).paidBy(model))))
          .as(settings.algorithm().algorithm())
          .isGreaterThan(0.85);
    }
  }

  @Test
  void aRunThatIsPaidByALearnedRewardGoesOnAsIfItHadNeverStopped() throws IOException {
    RewardModel model = learnedReward();
    TrainingPlan plan = new TrainingPlan(2, 2_000, 1, Learner.FUSED).resumable().paidBy(model);
    Policy whole = train(SignGame::new, settings("hidden=8"), plan);
    Checkpoint checkpoint;
    try (Trainer trainer = new Trainer("sign", SignGame::new, settings("hidden=8"), plan)) {
      iterate(trainer, 2);
      checkpoint = trainer.checkpoint();
    }
    try (Trainer trainer = new Trainer("sign", SignGame::new, settings("hidden=8"), plan)) {
      trainer.restore(checkpoint);
      while (!trainer.finished()) {
        trainer.iterate();
      }
      assertThat(bytes(trainer.policy())).isEqualTo(bytes(whole));
    }
    assertThat(checkpoint.identity()).containsKey("reward model");
  }

  @Test
  void nobodyTeachesWhereARewardWasLearnedBefore() {
    RewardModel model = learnedReward();
    assertThatThrownBy(
            () ->
                train(SignGame::new, settings("teacher=oracle"), plan(2).paidBy(model))
                    .normalizer())
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageContaining("set teacher=none");
  }

  @Test
  void aPolicySaysWhatItWasTaughtBy() {
    RewardModel model = learnedReward();
    Policy taught = train(SignGame::new, settings("teacher=oracle labels=20"), plan(1));
    assertThat(taught.provenance().settings()).containsEntry(TrainingPlan.COMPARISONS, "20");
    Policy paid =
        train(SignGame::new, settings("hidden=32"), plan(2).startingFrom(taught).paidBy(model));
    assertThat(paid.provenance().settings())
        .containsEntry(TrainingPlan.COMPARISONS, "20")
        .containsEntry(
            TrainingPlan.REWARD_MODEL,
            "sign, seed 1, 80 comparisons, checksum " + RewardModelFile.fingerprint(model));
  }

  /** Whoever begins with them needs neither a teacher nor what the game pays. */
  @Test
  void comparisonsOfOneRunTeachAnother(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("labels");
    train(SignGame::new, settings("teacher=oracle labels=80"), plan(1).keepingComparisonsIn(file));
    List<Comparison> made = ComparisonFile.read(file, SignGame.SPEC);
    TrainingPlan plan = plan(2).resumable().beginningWith(made);
    Checkpoint checkpoint;
    Policy whole;
    try (Trainer trainer = new Trainer("sign", GarbledGame::new, settings("discount=0.5"), plan)) {
      trainer.iterate();
      assertThat(Objects.requireNonNull(trainer.rewardModel()).origin().labels()).isEqualTo(80);
      iterate(trainer, 3);
      checkpoint = trainer.checkpoint();
      while (!trainer.finished()) {
        trainer.iterate();
      }
      whole = trainer.policy();
      assertThat(score(whole)).isGreaterThan(0.85);
    }
    try (Trainer trainer = new Trainer("sign", GarbledGame::new, settings("discount=0.5"), plan)) {
      trainer.restore(checkpoint);
      while (!trainer.finished()) {
        trainer.iterate();
      }
      assertThat(bytes(trainer.policy())).isEqualTo(bytes(whole));
    }
    assertThat(checkpoint.identity()).containsKey("comparisons to begin with");
  }

  @Test
  void aTeacherGoesOnWhereComparisonsBegan(@TempDir Path folder) throws IOException {
    Path first = folder.resolve("first");
    train(SignGame::new, settings("teacher=oracle labels=20"), plan(1).keepingComparisonsIn(first));
    List<Comparison> made = ComparisonFile.read(first, SignGame.SPEC);
    Path second = folder.resolve("second");
    try (Trainer trainer =
        new Trainer(
            "sign",
            SignGame::new,
            settings("teacher=oracle labels=40"),
            plan(2).beginningWith(made).keepingComparisonsIn(second))) {
      while (!trainer.finished()) {
        trainer.iterate();
      }
      assertThat(Objects.requireNonNull(trainer.rewardModel()).origin().labels()).isEqualTo(60);
    }
    assertThat(ComparisonFile.read(second, SignGame.SPEC))
        .hasSize(40)
        .doesNotContainAnyElementsOf(made);
  }
}
