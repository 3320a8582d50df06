package io.github.gdxagents.trainer;

import static org.assertj.core.api.Assertions.assertThat;

import com.badlogic.gdx.ApplicationAdapter;
import com.badlogic.gdx.Gdx;
import com.badlogic.gdx.Input.Keys;
import com.badlogic.gdx.backends.lwjgl3.Lwjgl3Application;
import com.badlogic.gdx.backends.lwjgl3.Lwjgl3ApplicationConfiguration;
import io.github.gdxagents.console.TeachingSession;
import io.github.gdxagents.console.Variant;
import io.github.gdxagents.core.cartpole.CartPole;
import io.github.gdxagents.core.screen.Games;
import io.github.gdxagents.core.screen.TeachingApp;
import io.github.gdxagents.hook.AgentSpec;
import io.github.gdxagents.hook.Simulation;
import io.github.gdxagents.network.Network;
import io.github.gdxagents.play.Clip;
import io.github.gdxagents.play.ClipPlayer;
import io.github.gdxagents.training.Trainer;
import io.github.gdxagents.training.TrainingPlan;
import io.github.gdxagents.training.TrainingSettings;
import io.github.gdxagents.training.network.Learner;
import io.github.gdxagents.training.preference.Answer;
import io.github.gdxagents.training.preference.Comparison;
import io.github.gdxagents.training.preference.ComparisonFile;
import io.github.gdxagents.training.preference.LabelDesk;
import io.github.gdxagents.trajectory.Trajectory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TeachingTest {

  private static final Map<String, String> TAUGHT =
      Map.of(
          "reward", "preferences:1",
          "simulations", "8",
          "steps-per-rollout", "64",
          "minibatch-size", "64",
          "reward-steps", "20");

  @TempDir private Path folder;

  private LabelDesk desk(Variant variant) throws IOException {
    try (Simulation simulation = variant.simulations().get()) {
      AgentSpec spec = simulation.agents().get(0).spec();
      return new LabelDesk(new ComparisonFile(folder.resolve("labels.comparisons"), "game", spec));
    }
  }

  private static Trainer trainer(Variant variant, LabelDesk desk) {
    TrainingSettings settings = variant.preset().settings().with(TAUGHT);
    TrainingPlan plan =
        new TrainingPlan(1, 1_000_000, 1, Learner.FUSED).resumable().labeledAt(desk);
    return new Trainer("game", variant.simulations(), settings, plan);
  }

  static Stream<Variant> variants() {
    return Stream.of(BundledGames.LANDER, BundledGames.CARTPOLE, BundledGames.WALKER)
        .flatMap(game -> game.variants().stream());
  }

  @ParameterizedTest
  @MethodSource("variants")
  void clipsThatAreShownAgainAreWhatTheAgentsSawBitForBit(Variant variant) throws IOException {
    try (LabelDesk desk = desk(variant);
        Trainer trainer = trainer(variant, desk);
        Simulation simulation = variant.simulations().get()) {
      int later = 0;
      for (int shown = 0; shown < 8; ) {
        LabelDesk.Offer offer = desk.next();
        if (offer == null) {
          trainer.iterate();
          continue;
        }
        for (Clip clip : List.of(offer.left(), offer.right())) {
          requireExact(clip, simulation);
          later += clip.trajectory().origin().decision() > 0 ? 1 : 0;
        }
        desk.answer(offer, Answer.SKIP);
        shown++;
      }
      assertThat(later).as("clips that begin in the middle of an episode").isPositive();
    }
  }

  private static void requireExact(Clip clip, Simulation simulation) {
    Trajectory recorded = clip.trajectory();
    ClipPlayer player = new ClipPlayer(clip, simulation);
    long first = recorded.origin().decision();
    float[] expected = new float[player.agent().spec().observation().size()];
    int compared = 0;
    while (!player.over()) {
      if (player.agent().decisionDue()) {
        player.agent().observe();
        int decision = (int) (player.agent().decisionsInEpisode() - first);
        recorded.copyObservation(decision, expected, 0);
        assertThat(player.agent().observation()).isEqualTo(expected);
        compared++;
      }
      player.tick();
    }
    assertThat(compared).isEqualTo(recorded.decisions());
    assertThat(player.agent().state()).isEqualTo(recorded.end());
  }

  @Test
  void beforeTheFirstLabelsThePolicyStaysAsItIs() throws IOException {
    Variant variant = BundledGames.CARTPOLE.variants().get(0);
    try (LabelDesk desk = desk(variant);
        Trainer trainer = trainer(variant, desk)) {
      trainer.iterate();
      float[] before = outputs(trainer.policy().network());
      trainer.iterate();
      assertThat(outputs(trainer.policy().network())).isEqualTo(before);

      for (int labels = 0; labels < 12; ) {
        LabelDesk.Offer offer = desk.next();
        if (offer == null) {
          trainer.iterate();
        } else {
          desk.answer(offer, Answer.LEFT);
          labels++;
        }
      }
      trainer.iterate();
      assertThat(outputs(trainer.policy().network())).isNotEqualTo(before);
    }
  }

  /** What a network puts out for some input, which any change of its parameters changes. */
  private static float[] outputs(Network network) {
    float[] input = new float[network.inputSize()];
    Arrays.fill(input, 0.5f);
    float[] output = new float[network.outputSize()];
    network.forward(input, 1, network.newScratch(1), output);
    return output;
  }

  @Test
  void twentyComparisonsByKeysAreInTheFileAsTheyWereGiven() throws IOException {
    Assumptions.assumeTrue(
        System.getenv("DISPLAY") != null || System.getenv("WAYLAND_DISPLAY") != null,
        "There is no display; run this under xvfb-run");
    Variant variant = BundledGames.CARTPOLE.variants().get(0);
    int[] keys = {Keys.LEFT, Keys.RIGHT, Keys.DOWN, Keys.UP};
    Answer[] answers = {Answer.LEFT, Answer.RIGHT, Answer.EQUAL, Answer.SKIP};
    List<Comparison> expected = new ArrayList<>();
    try (LabelDesk desk = desk(variant);
        Trainer trainer = trainer(variant, desk)) {
      TeachingSession session = new TeachingSession("cartpole", desk);
      TeachingApp screen = new TeachingApp(Games.CARTPOLE, new DeskClassroom(session));
      ApplicationAdapter app =
          new ApplicationAdapter() {
            @Override
            public void create() {
              screen.create();
            }

            @Override
            public void dispose() {
              screen.dispose();
            }

            @Override
            public void render() {
              LabelDesk.Offer offer = desk.next();
              if (offer == null) {
                trainer.iterate();
                return;
              }
              screen.frame(0.3f);
              int number = expected.size();
              press(keys[number % 4]);
              if (number == 7) { // a slip of the finger
                press(Keys.BACKSPACE);
                assertThat(desk.next()).isSameAs(offer);
                screen.frame(0.02f);
                press(Keys.LEFT);
              }
              expected.add(
                  new Comparison(
                      offer.left().trajectory(),
                      offer.right().trajectory(),
                      number == 7 ? Answer.LEFT : answers[number % 4]));
              if (expected.size() == 20) {
                press(Keys.ESCAPE);
              }
            }
          };
      Lwjgl3ApplicationConfiguration configuration = new Lwjgl3ApplicationConfiguration();
      configuration.setWindowedMode(640, 360);
      configuration.disableAudio(true);
      new Lwjgl3Application(app, configuration);
    }

    try (Simulation simulation = new CartPole();
        ComparisonFile file =
            new ComparisonFile(
                folder.resolve("labels.comparisons"), "game", simulation.agents().get(0).spec())) {
      assertThat(file.comparisons()).isEqualTo(expected).hasSize(20);
    }
  }

  private static void press(int key) {
    Gdx.input.getInputProcessor().keyDown(key);
    Gdx.input.getInputProcessor().keyUp(key);
  }
}
