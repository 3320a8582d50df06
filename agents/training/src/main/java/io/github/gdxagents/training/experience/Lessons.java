package io.github.gdxagents.training.experience;

import io.github.gdxagents.hook.Parameter;
import io.github.gdxagents.hook.Statistic;
import io.github.gdxagents.training.metric.Measure;
import io.github.gdxagents.training.settings.Lesson;
import io.github.gdxagents.training.settings.Randomization;
import io.github.gdxagents.training.settings.Threshold;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;

/**
 * Lessons, one after the other: each draws parameters uniformly from ranges of its own until its
 * condition is met. Without a curriculum there is one, which does not end.
 *
 * <p>A condition on lives is judged by the mean over the latest of those that began in the lesson,
 * once there are enough. Lives that end early come in first, whether good or bad; so they must be
 * at least two for each learner, and 100 in all.
 */
final class Lessons implements EpisodeSource {

  private static final int LEAST_LIVES = 100;
  private static final int LEAST_LIVES_OF_A_LEARNER = 2;

  private final List<Lesson> lessons;

  /** One for each lesson. */
  private final List<EpisodeSampler> samplers = new ArrayList<>();

  private final List<Statistic> statistics;
  private final int lives;

  /** The present one, from 0. */
  private int present;

  /** What the condition is about, of the latest lives that began in the present lesson. */
  private final Deque<Double> recent = new ArrayDeque<>();

  /**
   * @param lessons none for a single one that does not end
   * @param randomization from where parameters are drawn that a lesson does not name
   * @param parameters that the simulations declare
   * @param statistics that the learners report
   * @param slots how many learners there are
   */
  Lessons(
      List<Lesson> lessons,
      Randomization randomization,
      List<Parameter> parameters,
      List<Statistic> statistics,
      int slots) {
    this.lessons = lessons.isEmpty() ? List.of(new Lesson(Randomization.NONE, null)) : lessons;
    for (Lesson lesson : this.lessons) {
      samplers.add(new EpisodeSampler(parameters, randomization.with(lesson.ranges())));
    }
    this.statistics = statistics;
    this.lives = Math.max(LEAST_LIVES, Math.multiplyExact(LEAST_LIVES_OF_A_LEARNER, slots));
  }

  @Override
  public DrawnEpisode next(long seed) {
    return new DrawnEpisode(samplers.get(present).sample(seed), present);
  }

  @Override
  public List<String> judge(List<EpisodeResult> ended, double progress) {
    List<String> news = new ArrayList<>();
    Threshold until = lessons.get(present).until();
    if (until != null && !until.isOfRun()) {
      addRecent(ended, LifeValue.of(until, statistics));
    }
    while (until != null && until.isMetBy(judged(until, progress))) {
      double reached = judged(until, progress);
      present++;
      recent.clear();
      news.add(
          String.format(
              Locale.ROOT,
              "Lesson %d of %d begins, %s: the one before was until %s, and it is %.4g",
              present + 1,
              lessons.size(),
              samplers.get(present).randomization(),
              until,
              reached));
      until = lessons.get(present).until();
    }
    return news;
  }

  private void addRecent(List<EpisodeResult> ended, LifeValue value) {
    for (EpisodeResult life : ended) {
      if (life.origin() == present) {
        if (recent.size() == lives) {
          recent.removeFirst();
        }
        recent.addLast(value.of(life));
      }
    }
  }

  /** What a condition is judged by; NaN while there are too few lives. */
  private double judged(Threshold until, double progress) {
    if (until.isOfRun()) {
      return progress;
    }
    return recent.size() < lives ? Double.NaN : mean();
  }

  private double mean() {
    return recent.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
  }

  @Override
  public List<Measure> measures() {
    if (lessons.size() == 1) {
      return List.of();
    }
    return List.of(
        new Measure("curriculum", "lesson", "", "the present lesson, from 1", present + 1),
        new Measure(
            "curriculum",
            "lives",
            "episodes",
            "lives that the present lesson is judged by so far, of the "
                + lives
                + " that it takes; 0 where it is not judged by lives",
            recent.size()),
        new Measure(
            "curriculum",
            "mean",
            "",
            "mean over these lives of what the present lesson is judged by; empty where there are none",
            mean()));
  }

  @Override
  public void save(DataOutput out) throws IOException {
    out.writeInt(present);
    out.writeInt(recent.size());
    for (double value : recent) {
      out.writeDouble(value);
    }
  }

  @Override
  public void load(DataInput in) throws IOException {
    present = in.readInt();
    int size = in.readInt();
    if (present < 0 || present >= lessons.size() || size < 0 || size > lives) {
      throw new IOException(
          "Expected one of %s lessons and at most %s lives, found lesson %s and %s lives"
              .formatted(lessons.size(), lives, present + 1, size));
    }
    recent.clear();
    for (int i = 0; i < size; i++) {
      recent.addLast(in.readDouble());
    }
  }
}
