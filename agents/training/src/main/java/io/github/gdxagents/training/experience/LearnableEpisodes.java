package io.github.gdxagents.training.experience;

import io.github.gdxagents.hook.Episode;
import io.github.gdxagents.hook.Parameter;
import io.github.gdxagents.hook.RandomStream;
import io.github.gdxagents.hook.Statistic;
import io.github.gdxagents.training.metric.Measure;
import io.github.gdxagents.training.settings.Threshold;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Draws parameters with which the policy succeeds sometimes but not always.
 *
 * <p>Half of the episodes have fresh parameters, drawn uniformly. The other half have those of one
 * of 32 candidates, drawn in proportion to p(1 - p), where p is the share of the candidate's last
 * ten lives that succeeded. A candidate with fewer lives is drawn as if that were one half. Where
 * all ten went alike, it leaves, and what was fresh takes its place.
 *
 * <p>Rutherford et al., "No Regrets: Investigating and Improving Regret Approximations for
 * Curriculum Discovery" (2024), call p(1 - p) learnability. They measure it by rollouts of their
 * own, from which nothing is learned; here the lives that are learned from measure it.
 */
final class LearnableEpisodes implements EpisodeSource {

  static final int CANDIDATES = 32;
  static final int LIVES = 10;
  private static final double FRESH_SHARE = 0.5;

  /** The stream of a seed that decides between candidates. */
  private static final int CANDIDATE_STREAM = 2;

  private final Threshold success;
  private final LifeValue value;
  private final EpisodeSampler sampler;
  private final List<Candidate> candidates = new ArrayList<>();
  private long judged;

  /** Of the latest rollout, lives with parameters of no candidate, and how many succeeded. */
  private int fresh;

  private int freshSuccesses;

  /**
   * @param success what a life has to reach
   * @param sampler draws fresh parameters
   * @param statistics that the learners report
   */
  LearnableEpisodes(Threshold success, EpisodeSampler sampler, List<Statistic> statistics) {
    this.success = success;
    this.value = LifeValue.of(success, statistics);
    this.sampler = sampler;
  }

  /** Parameters, known by the seed that they are drawn by, and how their last lives went. */
  private static final class Candidate {

    final long parameterSeed;
    int lives;

    /** A bit for each life, the latest lowest: whether it succeeded. */
    int successes;

    Candidate(long parameterSeed) {
      this.parameterSeed = parameterSeed;
    }

    void add(boolean succeeded) {
      lives = Math.min(LIVES, lives + 1);
      successes = (successes << 1 | (succeeded ? 1 : 0)) & ((1 << LIVES) - 1);
    }

    boolean measured() {
      return lives == LIVES;
    }

    double share() {
      return measured() ? (double) Integer.bitCount(successes) / LIVES : 0.5;
    }

    double learnability() {
      return share() * (1 - share());
    }
  }

  @Override
  public DrawnEpisode next(long seed) {
    RandomStream random = new RandomStream(RandomStream.deriveSeed(seed, CANDIDATE_STREAM));
    boolean isFresh = candidates.isEmpty() || random.nextDouble() < FRESH_SHARE;
    long parameterSeed = isFresh ? seed : draw(random.nextDouble()).parameterSeed;
    return new DrawnEpisode(sampler.sample(seed, parameterSeed), parameterSeed);
  }

  /**
   * The candidate in whose part of the whole a number falls.
   *
   * @param number within [0, 1)
   */
  private Candidate draw(double number) {
    double rest = number * totalLearnability();
    int last = candidates.size() - 1;
    for (Candidate candidate : candidates.subList(0, last)) {
      rest -= candidate.learnability();
      if (rest < 0) {
        return candidate;
      }
    }
    return candidates.get(last);
  }

  private double totalLearnability() {
    return candidates.stream().mapToDouble(Candidate::learnability).sum();
  }

  @Override
  public List<String> judge(List<EpisodeResult> lives, double progress) {
    judged += lives.size();
    fresh = 0;
    freshSuccesses = 0;
    Map<Long, Candidate> newcomers = new LinkedHashMap<>();
    for (EpisodeResult life : lives) {
      boolean succeeded = success.isMetBy(value.of(life));
      Candidate candidate = candidate(life.origin());
      if (candidate == null) {
        fresh++;
        freshSuccesses += succeeded ? 1 : 0;
        candidate = newcomers.computeIfAbsent(life.origin(), Candidate::new);
      }
      candidate.add(succeeded);
    }
    candidates.addAll(newcomers.values());
    candidates.removeIf(candidate -> candidate.learnability() == 0);
    if (candidates.size() > CANDIDATES) {
      candidates.subList(CANDIDATES, candidates.size()).clear();
    }
    return List.of();
  }

  private @Nullable Candidate candidate(long parameterSeed) {
    for (Candidate candidate : candidates) {
      if (candidate.parameterSeed == parameterSeed) {
        return candidate;
      }
    }
    return null;
  }

  @Override
  public List<Measure> measures() {
    List<Candidate> measured = candidates.stream().filter(Candidate::measured).toList();
    List<Measure> measures = new ArrayList<>();
    measures.add(measure("lives", "episodes", "lives judged since the run began", (double) judged));
    measures.add(
        measure(
            "candidates",
            "",
            "sets of parameters with which the policy succeeds sometimes but not always, measured by "
                + LIVES
                + " lives each",
            measured.size()));
    measures.add(
        measure(
            "success",
            "",
            "mean of p, the share of lives that reach %s, over these sets".formatted(success),
            measured.stream().mapToDouble(Candidate::share).average().orElse(Double.NaN)));
    measures.add(
        measure(
            "learnability",
            "",
            "mean of p(1 - p) over these sets",
            measured.stream().mapToDouble(Candidate::learnability).average().orElse(Double.NaN)));
    measures.add(
        measure(
            "fresh_success",
            "",
            "share of this iteration's lives with freshly drawn parameters that reach " + success,
            (double) freshSuccesses / fresh));
    addMeans(measures);
    return measures;
  }

  /** What candidates are like, as they are drawn. */
  private void addMeans(List<Measure> measures) {
    double total = totalLearnability();
    for (Parameter parameter : sampler.parameters()) {
      if (sampler.randomization().ranges().containsKey(parameter.name())) {
        double sum = 0;
        for (Candidate candidate : candidates) {
          Episode episode = sampler.sample(0, candidate.parameterSeed);
          sum += candidate.learnability() * episode.value(parameter.name());
        }
        measures.add(
            measure(
                "mean_" + parameter.name(),
                parameter.unit(),
                "mean of the parameter over the candidates, as often as each is drawn",
                sum / total));
      }
    }
  }

  private static Measure measure(String name, String unit, String definition, double value) {
    return new Measure("curriculum", name, unit, definition, value);
  }

  @Override
  public void save(DataOutput out) throws IOException {
    out.writeLong(judged);
    out.writeInt(candidates.size());
    for (Candidate candidate : candidates) {
      out.writeLong(candidate.parameterSeed);
      out.writeInt(candidate.lives);
      out.writeInt(candidate.successes);
    }
  }

  @Override
  public void load(DataInput in) throws IOException {
    judged = in.readLong();
    int size = in.readInt();
    if (size < 0 || size > CANDIDATES) {
      throw new IOException("Expected at most " + CANDIDATES + " candidates, found " + size);
    }
    candidates.clear();
    for (int i = 0; i < size; i++) {
      Candidate candidate = new Candidate(in.readLong());
      candidate.lives = in.readInt();
      candidate.successes = in.readInt();
      candidates.add(candidate);
    }
  }
}
