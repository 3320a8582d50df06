package io.github.gdxagents.training.experience;

import io.github.gdxagents.hook.RandomStream;
import io.github.gdxagents.policy.Policy;
import io.github.gdxagents.policy.PolicyFile;
import io.github.gdxagents.training.metric.Measure;
import io.github.gdxagents.training.state.Stateful;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The past selves that the policy is matched with, and how strong each of them is. They change
 * between rollouts only, by matches in a fixed order, so that it does not matter which thread asks,
 * or when.
 *
 * <p>Ratings are Elo's: of two players whose ratings differ by 400, the stronger one scores 10 of
 * 11 matches. The learner begins with 1,200, and a snapshot with what the learner has then. After
 * each match both move by at most {@value #MOST_CHANGE}, by as much as the result surprises.
 */
public final class PastSelves implements Stateful {

  /** Stands for the policy as it is at present, which is no past self yet. */
  static final long LATEST = -1;

  private static final double FIRST_RATING = 1_200;
  private static final double TENFOLD_ODDS = 400;
  private static final double MOST_CHANGE = 16;

  /** How much the latest match counts in what the learner scores against a past self. */
  private static final double NEWS_SHARE = 0.1;

  /** The weight of a past self that never scores, beside 1 of one that always does. */
  private static final double LEAST_WEIGHT = 0.05;

  private static final int BLOCK = 1 << 16;

  /** A past self and what matches with it say. */
  private static final class Entry {

    final long number;
    final Policy policy;
    double rating;

    /** What the learner scores against it; at first it is as strong. */
    double learnersScore = 0.5;

    Entry(long number, Policy policy, double rating) {
      this.number = number;
      this.policy = policy;
      this.rating = rating;
    }
  }

  private final SelfPlay settings;

  /** From the oldest to the youngest: those to be met, and before them those that still play. */
  private final List<Entry> entries = new ArrayList<>();

  private double rating = FIRST_RATING;
  private long nextNumber;

  /** Decisions of the run at which the next snapshot is due. */
  private long nextSnapshot;

  private int matches;
  private double score = Double.NaN;

  PastSelves(SelfPlay settings) {
    this.settings = settings;
  }

  /**
   * Keeps the policy as it stands, if that is due.
   *
   * @param steps decisions of the run so far
   * @param playing the numbers of past selves whose matches go on
   */
  void snapshot(Policy policy, long steps, Set<Long> playing) {
    if (steps >= nextSnapshot) {
      entries.add(new Entry(nextNumber++, policy, rating));
      nextSnapshot = steps + settings.snapshotEvery();
    }
    int old = entries.size() - settings.pastSelves();
    for (int i = old - 1; i >= 0; i--) {
      if (!playing.contains(entries.get(i).number)) {
        entries.remove(i);
      }
    }
  }

  boolean isEmpty() {
    return entries.isEmpty();
  }

  /** Draws who is met next: the number of a past self, or {@link #LATEST}. Thread-safe. */
  long draw(RandomStream random) {
    if (random.nextDouble() < settings.latestShare()) {
      return LATEST;
    }
    int first = Math.max(0, entries.size() - settings.pastSelves());
    if (!settings.prefersStronger()) {
      return entries.get(first + random.nextInt(entries.size() - first)).number;
    }
    double total = 0;
    for (int i = first; i < entries.size(); i++) {
      total += weight(entries.get(i));
    }
    double left = random.nextDouble() * total;
    int drawn = first;
    while (drawn < entries.size() - 1 && left >= weight(entries.get(drawn))) {
      left -= weight(entries.get(drawn));
      drawn++;
    }
    return entries.get(drawn).number;
  }

  private static double weight(Entry entry) {
    return Math.max(LEAST_WEIGHT, 1 - entry.learnersScore);
  }

  /** The policy of a past self. */
  Policy policy(long number) {
    return entry(number).policy;
  }

  private Entry entry(long number) {
    return entries.stream()
        .filter(entry -> entry.number == number)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("There is no past self " + number));
  }

  /** Moves ratings by the matches that ended in the latest rollout, in a fixed order. */
  void judge(List<MatchResult> results) {
    double sum = 0;
    for (MatchResult result : results) {
      Entry opponent = entry(result.opponent());
      double odds = StrictMath.pow(10, (opponent.rating - rating) / TENFOLD_ODDS);
      double change = MOST_CHANGE * (result.score() - 1 / (1 + odds));
      rating += change;
      opponent.rating -= change;
      opponent.learnersScore += NEWS_SHARE * (result.score() - opponent.learnersScore);
      sum += result.score();
    }
    matches = results.size();
    score = sum / matches; // NaN without any
  }

  /** The past selves to be met, from the oldest to the youngest. */
  List<PastSelf> list() {
    return entries
        .subList(Math.max(0, entries.size() - settings.pastSelves()), entries.size())
        .stream()
        .map(entry -> new PastSelf(entry.policy.provenance().steps(), entry.policy, entry.rating))
        .toList();
  }

  List<Measure> measures() {
    if (!settings.isActive()) {
      return List.of();
    }
    return List.of(
        measure(
            "elo", "", "rating of the policy among its past selves; it begins with 1,200", rating),
        measure("past_selves", "policies", "past selves that can be met", list().size()),
        measure("matches", "episodes", "matches with past selves that ended", matches),
        measure(
            "score",
            "",
            "share of these that were won, half of the draws included; empty without any",
            score));
  }

  private static Measure measure(String name, String unit, String meaning, double value) {
    return new Measure("self_play", name, unit, meaning, value);
  }

  @Override
  public void save(DataOutput out) throws IOException {
    out.writeDouble(rating);
    out.writeLong(nextNumber);
    out.writeLong(nextSnapshot);
    out.writeInt(entries.size());
    for (Entry entry : entries) {
      ByteArrayOutputStream file = new ByteArrayOutputStream();
      PolicyFile.write(entry.policy, file);
      out.writeLong(entry.number);
      out.writeDouble(entry.rating);
      out.writeDouble(entry.learnersScore);
      out.writeInt(file.size());
      out.write(file.toByteArray());
    }
  }

  @Override
  public void load(DataInput in) throws IOException {
    rating = in.readDouble();
    nextNumber = in.readLong();
    nextSnapshot = in.readLong();
    entries.clear();
    for (int left = in.readInt(); left > 0; left--) {
      long number = in.readLong();
      double itsRating = in.readDouble();
      double learnersScore = in.readDouble();
      Entry entry = new Entry(number, readPolicy(in), itsRating);
      entry.learnersScore = learnersScore;
      entries.add(entry);
    }
  }

  private static Policy readPolicy(DataInput in) throws IOException {
    int length = in.readInt();
    if (length < 0 || length > PolicyFile.MAX_SAVED_BYTES) {
      throw new IOException("A past self cannot be " + length + " bytes long");
    }
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    for (int left = length; left > 0; left -= BLOCK) {
      byte[] block = new byte[Math.min(left, BLOCK)]; // a wrong length allocates little
      in.readFully(block);
      file.writeBytes(block);
    }
    return PolicyFile.read(new ByteArrayInputStream(file.toByteArray()), length);
  }
}
