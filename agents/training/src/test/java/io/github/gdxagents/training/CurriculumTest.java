package io.github.gdxagents.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.gdxagents.hook.AgentSpec;
import io.github.gdxagents.hook.AgentState;
import io.github.gdxagents.hook.Episode;
import io.github.gdxagents.hook.ObservationWriter;
import io.github.gdxagents.hook.Parameter;
import io.github.gdxagents.training.network.Learner;
import io.github.gdxagents.training.settings.InvalidSettingException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CurriculumTest {

  private static final String LESSONS =
      "length:1..3,until:return>=0.6;length:2..6,until:progress>=0.8;length:12";

  /**
   * A corridor of some length, which has to be walked without a step back; a step back ends the
   * episode. Its end pays 1, and nothing else does.
   */
  private static class CorridorGame extends SoloGame {

    private int length;
    private int place;

    CorridorGame() {
      super(
          AgentSpec.builder()
              .observe("one", 1, "", 0, 1)
              .maxTicks(100)
              .discrete("go", "a", "b", "c", "d")
              .build());
    }

    @Override
    public List<Parameter> parameters() {
      return List.of(new Parameter("length", "", 1, 12, 12));
    }

    @Override
    public void reset(Episode episode) {
      length = Math.round(episode.value("length"));
      super.reset(episode);
    }

    @Override
    void begin() {
      place = 0;
    }

    @Override
    public void observe(ObservationWriter observation) {
      observation.add(1);
    }

    @Override
    void step() {
      place = choice == 2 ? place + 1 : -1;
      reward = place == length ? 1 : 0;
      state = place < 0 || place == length ? AgentState.TERMINATED : AgentState.RUNNING;
    }
  }

  private static TrainingSettings settings(String... changes) {
    TrainingSettings settings = ToyTraining.SETTINGS.with(Map.of("discount", "0.99"));
    for (String change : changes) {
      int equals = change.indexOf('=');
      settings = settings.with(Map.of(change.substring(0, equals), change.substring(equals + 1)));
    }
    return settings;
  }

  private static double success(String curriculum, long seed) {
    TrainingPlan plan = new TrainingPlan(seed, 25_000, 1, Learner.FUSED);
    try (CorridorGame game = new CorridorGame()) {
      return Evaluation.of(
              game,
              ToyTraining.train(CorridorGame::new, settings("curriculum=" + curriculum), plan),
              20,
              1)
          .meanReturn();
    }
  }

  /** By chance, one life in 17 million walks the whole corridor. */
  @Test
  void aCorridorThatChanceDoesNotWalkIsLearnedByLessons() {
    for (long seed = 1; seed <= 3; seed++) {
      assertThat(success(LESSONS, seed)).as("with lessons, seed %s", seed).isEqualTo(1);
      assertThat(success("none", seed)).as("without, seed %s", seed).isZero();
    }
  }

  /** A game that writes down its episodes, one list for each simulation. */
  private static final class WitnessGame extends CorridorGame {

    private final List<Episode> episodes;

    WitnessGame(List<Episode> episodes) {
      this.episodes = episodes;
    }

    @Override
    public void reset(Episode episode) {
      episodes.add(episode);
      super.reset(episode);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {LESSONS, "learnable:return>=1"})
  void aGroupOfGrpoBeginsWithTheSameParametersOnAnyThread(String curriculum) {
    List<List<Episode>> bySimulation = new ArrayList<>();
    TrainingSettings settings =
        settings("randomize=length:1..12", "curriculum=" + curriculum)
            .with(Map.of("algorithm", "grpo", "group-size", "4", "simulations", "8"));
    TrainingPlan plan = new TrainingPlan(3, 1_000_000, 3, Learner.FUSED);
    try (Trainer trainer =
        new Trainer(
            "toy",
            () -> {
              bySimulation.add(new ArrayList<>());
              return new WitnessGame(bySimulation.get(bySimulation.size() - 1));
            },
            settings,
            plan)) {
      for (int i = 0; i < 60; i++) {
        trainer.iterate();
      }
    }
    for (int simulation = 0; simulation < 8; simulation++) {
      assertThat(bySimulation.get(simulation))
          .hasSizeGreaterThan(60)
          .isEqualTo(bySimulation.get(simulation / 4 * 4));
    }
    assertThat(bySimulation.get(0)).isNotEqualTo(bySimulation.get(4));
    assertThat(bySimulation.get(0).stream().map(episode -> episode.value("length")).distinct())
        .hasSizeGreaterThan(10);
  }

  private static Checkpoint after(Trainer trainer, int iterations, List<String> told) {
    for (int i = 0; i < iterations; i++) {
      TrainingReport report = trainer.iterate();
      told.add(report.measures() + " " + report.news() + " " + report.meanReturn());
    }
    return trainer.checkpoint();
  }

  private static Trainer trainer(TrainingSettings settings, int threads) {
    return new Trainer(
        "toy",
        CorridorGame::new,
        settings,
        new TrainingPlan(3, 20 * 512, threads, Learner.FUSED).resumable());
  }

  @ParameterizedTest
  @ValueSource(strings = {LESSONS, "learnable:return>=1"})
  void aRunGoesOnBitByBitAndDoesNotDependOnThreads(String curriculum) throws IOException {
    TrainingSettings settings = settings("randomize=length:1..12", "curriculum=" + curriculum);
    List<String> told = new ArrayList<>();
    Checkpoint undisturbed;
    try (Trainer trainer = trainer(settings, 1)) {
      undisturbed = after(trainer, 18, told);
    }
    assertThat(told).anyMatch(line -> !line.equals(told.get(0)));
    for (int stop : new int[] {1, 4, 9, 17}) {
      List<String> toldInParts = new ArrayList<>();
      Checkpoint saved;
      try (Trainer trainer = trainer(settings, 3)) {
        saved = after(trainer, stop, toldInParts);
      }
      try (Trainer trainer = trainer(settings, 3)) {
        trainer.restore(saved);
        assertThat(after(trainer, 18 - stop, toldInParts)).isEqualTo(undisturbed);
      }
      assertThat(toldInParts).isEqualTo(told);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          length:1..3                             | curriculum has one lesson only
          length:1;length:2                       | curriculum never goes on after the lesson 'length:1'
          length:1,length:2,until:return>=1       | curriculum names the parameter 'length' twice
          length:1,until:return>1;length:2        | curriculum must have conditions with >= or <=
          until:return>=1,until:return>=2         | put a semicolon between lessons
          length:3..1,until:return>=1             | curriculum must have ranges with low <= high
          until:progress>=2;length:2              | curriculum progress must be between 0 and 1
          until:progress<=0.5;length:2            | curriculum must wait for progress to grow
          until:return>=NaN;length:2              | curriculum must compare return with a finite number
          until:return>=x;length:2                | curriculum must be none, lessons such as
          learnable:return>=1                     | curriculum learnable draws what randomize names
          """)
  void aMistakeIsNamedWithWhatToDo(String text, String message) {
    assertThatThrownBy(() -> settings("curriculum=" + text))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageStartingWith("curriculum ")
        .hasMessageContaining(message);
  }

  @Test
  void whatTheGameDoesNotHaveIsNamedWithTheNearestThatItHas() {
    assertThatThrownBy(() -> trainer(settings("curriculum=lenght:1,until:return>=1"), 1))
        .hasMessageContaining("curriculum names the parameter 'lenght'")
        .hasMessageContaining("did you mean 'length'?");
    assertThatThrownBy(() -> trainer(settings("curriculum=length:0..3,until:return>=1"), 1))
        .hasMessageContaining("curriculum draws length from 0..3")
        .hasMessageContaining("the nearest valid range is 1..3");
    assertThatThrownBy(() -> trainer(settings("curriculum=length:1,until:retrun>=1"), 1))
        .hasMessageContaining("curriculum asks for 'retrun'")
        .hasMessageContaining("did you mean 'return'?");
  }
}
