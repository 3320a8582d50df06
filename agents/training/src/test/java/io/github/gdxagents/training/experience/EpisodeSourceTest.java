package io.github.gdxagents.training.experience;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gdxagents.hook.AgentState;
import io.github.gdxagents.hook.Parameter;
import io.github.gdxagents.hook.RandomStream;
import io.github.gdxagents.hook.Statistic;
import io.github.gdxagents.training.TrainingSettings;
import io.github.gdxagents.training.settings.RolloutSettings;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EpisodeSourceTest {

  private static final List<Parameter> PARAMETERS = List.of(new Parameter("size", "m", 0, 1, 0.5f));
  private static final List<Statistic> STATISTICS =
      List.of(new Statistic("goals", "", Statistic.Aggregation.SUM));

  private static EpisodeSource source(String curriculum, String randomize, int slots) {
    RolloutSettings settings =
        TrainingSettings.DEFAULT
            .with(Map.of("curriculum", curriculum, "randomize", randomize))
            .rollout();
    return EpisodeSource.of(
        settings.curriculum(), settings.randomize(), PARAMETERS, STATISTICS, slots);
  }

  private static EpisodeResult life(double totalReward, double goals, long origin) {
    return new EpisodeResult(totalReward, 1, AgentState.TERMINATED, new double[] {goals}, origin);
  }

  private static List<EpisodeResult> lives(int count, double totalReward, long origin) {
    return Collections.nCopies(count, life(totalReward, -totalReward, origin));
  }

  private static float size(EpisodeSource source, long seed) {
    return source.next(seed).episode().value("size");
  }

  @Test
  void aLessonIsLeftAtItsThresholdAndNotBefore() {
    EpisodeSource source = source("size:0.1,until:return>=5;size:0.9", "none", 1);
    assertThat(source.judge(lives(100, 4.99, 0), 0)).isEmpty();
    assertThat(size(source, 1)).isEqualTo(0.1f);
    assertThat(source.judge(lives(99, 5, 0), 0)).isEmpty(); // one of the hundred is worse
    assertThat(source.judge(lives(1, 5, 0), 0))
        .containsExactly(
            "Lesson 2 of 2 begins, size:0.9: the one before was until return>=5, and it is 5.000");
    assertThat(size(source, 1)).isEqualTo(0.9f);
    assertThat(source.judge(lives(500, -100, 1), 1)).isEmpty();
    assertThat(size(source, 1)).isEqualTo(0.9f);
  }

  @Test
  void fewLivesDoNotEndALessonHoweverGoodTheyAre() {
    EpisodeSource source = source("size:0.1,until:return>=5;size:0.9", "none", 1);
    assertThat(source.judge(lives(99, 1e6, 0), 0)).isEmpty();
    EpisodeSource ofMany = source("size:0.1,until:return>=5;size:0.9", "none", 70);
    assertThat(ofMany.judge(lives(139, 1e6, 0), 0)).isEmpty();
    assertThat(ofMany.judge(lives(1, 1e6, 0), 0)).hasSize(1);
  }

  @Test
  void livesThatBeganInAnotherLessonDoNotCount() {
    EpisodeSource source =
        source("size:0.1,until:return>=5;size:0.5,until:game_goals<=-5;size:0.9", "none", 1);
    assertThat(source.judge(lives(100, 5, 0), 0)).hasSize(1);
    assertThat(source.judge(lives(1_000, 5, 0), 0)).isEmpty();
    assertThat(source.judge(lives(100, 5, 1), 0)).hasSize(1);
    assertThat(size(source, 1)).isEqualTo(0.9f);
  }

  @Test
  void progressEndsALessonWithoutAnyLife() {
    EpisodeSource source = source("size:0.1,until:progress>=0.5", "size:0.7", 1);
    assertThat(source.judge(List.of(), 0.499)).isEmpty();
    assertThat(size(source, 1)).isEqualTo(0.1f);
    assertThat(source.judge(List.of(), 0.5)).hasSize(1);
    assertThat(size(source, 1)).isEqualTo(0.7f); // what no lesson says falls to randomize
  }

  @Test
  void withoutACurriculumEpisodesAreWhatTheirSeedsSay() {
    EpisodeSource source = source("none", "size:0.2..0.4", 1);
    EpisodeSampler sampler =
        new EpisodeSampler(
            PARAMETERS,
            TrainingSettings.DEFAULT
                .with(Map.of("randomize", "size:0.2..0.4"))
                .rollout()
                .randomize());
    source.judge(lives(500, 5, 0), 1);
    for (long seed = 0; seed < 20; seed++) {
      assertThat(source.next(seed).episode()).isEqualTo(sampler.sample(seed));
    }
    assertThat(source.measures()).isEmpty();
  }

  /** Succeeds the more often the smaller the size is: always below 0.3, never above 0.7. */
  private static List<Float> play(EpisodeSource source, int rollouts, long seed) {
    RandomStream random = new RandomStream(seed);
    List<Float> sizes = new ArrayList<>();
    for (int rollout = 0; rollout < rollouts; rollout++) {
      List<EpisodeResult> ended = new ArrayList<>();
      for (int i = 0; i < 40; i++) {
        DrawnEpisode drawn = source.next(random.nextLong());
        float size = drawn.episode().value("size");
        sizes.add(size);
        double chance = Math.max(0, Math.min(1, (0.7 - size) / 0.4));
        ended.add(life(random.nextDouble() < chance ? 1 : 0, 0, drawn.origin()));
      }
      source.judge(ended, 0);
    }
    return sizes;
  }

  /** Uniform draws would be there 0.2 of the time; half of the draws are uniform. */
  @Test
  void whatSucceedsHalfTheTimeIsDrawnMoreThanWhatAlwaysOrNeverDoes() {
    for (long seed = 1; seed <= 5; seed++) {
      EpisodeSource source = source("learnable:return>=1", "size:0..1", 1);
      play(source, 100, seed);
      List<Float> sizes = play(source, 100, -seed);
      double middle = sizes.stream().filter(s -> s > 0.4 && s < 0.6).count() / 4000.0;
      double ends = sizes.stream().filter(s -> s < 0.2 || s > 0.8).count() / 4000.0;
      assertThat(middle).as("seed %s", seed).isBetween(0.27, 0.5);
      assertThat(ends).as("seed %s", seed).isBetween(0.2, 0.33); // 0.4 if all were uniform
    }
  }

  @Test
  void whatWasSavedGoesOnAsIfItHadNeverStopped() throws IOException {
    for (String curriculum :
        List.of("learnable:return>=1", "until:return>=0.2;size:0.4..0.6,until:return>=0.9")) {
      EpisodeSource source = source(curriculum, "size:0..1", 1);
      play(source, 20, 1);
      ByteArrayOutputStream saved = new ByteArrayOutputStream();
      source.save(new DataOutputStream(saved));
      EpisodeSource loaded = source(curriculum, "size:0..1", 1);
      loaded.load(new DataInputStream(new ByteArrayInputStream(saved.toByteArray())));
      assertThat(play(loaded, 20, 2))
          .isEqualTo(play(source, 20, 2))
          .isNotEqualTo(play(source(curriculum, "size:0..1", 1), 20, 2));
    }
  }
}
