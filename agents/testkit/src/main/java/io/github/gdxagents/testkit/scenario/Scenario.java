package io.github.gdxagents.testkit.scenario;

import io.github.gdxagents.hook.Episode;
import io.github.gdxagents.play.Replay;
import io.github.gdxagents.play.Stepper;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.StringJoiner;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A situation, told step by step: where it begins, how long it lasts, how often it is played. What
 * is expected of it comes last, and plays it. Unless told otherwise it begins with an episode,
 * whose parameters have their defaults, lasts as long as the episode, and is played with seeds 1 to
 * 10.
 */
public final class Scenario {

  /** The longest one: 28 minutes at 60 Hz. */
  private static final long MOST_TICKS = 100_000;

  private final Scenarios scenarios;
  private final String name;
  private final Map<String, Float> parameters = new LinkedHashMap<>();
  private @Nullable Replay replay;
  private long ticksBefore;
  private long firstSeed = 1;
  private int seeds = 10;
  private double seconds = Double.POSITIVE_INFINITY;

  Scenario(Scenarios scenarios, String name) {
    this.scenarios = scenarios;
    this.name = name;
  }

  /** Gives a parameter of the episode a value. */
  public Scenario with(String parameter, double value) {
    parameters.put(parameter, (float) value);
    return this;
  }

  /** Begins after so many ticks, which are played by the same players. */
  public Scenario afterTicks(long ticks) {
    ticksBefore = ticks;
    return this;
  }

  /**
   * Begins in the middle of an episode that was recorded: with what everybody did up to a tick. The
   * seeds decide then what policies draw: see {@link Scenarios#sampled}.
   *
   * @param tick at most as many as were recorded
   */
  public Scenario from(Replay recorded, long tick) {
    replay = recorded;
    ticksBefore = tick;
    return this;
  }

  /** Plays it so often, with seeds from 1 on. */
  public Scenario seeds(int count) {
    return seeds(1, count);
  }

  /** Plays it so often, with seeds from some other one on. */
  public Scenario seeds(long first, int count) {
    if (count < 1) {
      throw new IllegalArgumentException("A scenario is played at least once, not " + count);
    }
    firstSeed = first;
    seeds = count;
    return this;
  }

  /**
   * Lasts no longer than this.
   *
   * @param seconds of the game's time
   */
  public Scenario within(double seconds) {
    this.seconds = seconds;
    return this;
  }

  /** Expects something to happen at some time. */
  public Expectation eventually(String what, Predicate<Situation> happens) {
    return new Expectation(this, what, Expectation.When.EVENTUALLY, happens);
  }

  /** Expects something to be so at every tick. */
  public Expectation always(String what, Predicate<Situation> holds) {
    return new Expectation(this, what, Expectation.When.ALWAYS, holds);
  }

  /** Expects something to be so when the time is up, or the episode over. */
  public Expectation atTheEnd(String what, Predicate<Situation> holds) {
    return new Expectation(this, what, Expectation.When.AT_THE_END, holds);
  }

  String name() {
    return name;
  }

  int seeds() {
    return seeds;
  }

  Scenarios scenarios() {
    return scenarios;
  }

  /** What is not as it usually is. */
  String conditions() {
    StringJoiner conditions = new StringJoiner(", ", " (", ")").setEmptyValue("");
    parameters.forEach((parameter, value) -> conditions.add(parameter + " " + value));
    if (replay != null) {
      conditions.add("from tick " + ticksBefore + " of a replay");
    } else if (ticksBefore > 0) {
      conditions.add("after " + ticksBefore + " ticks");
    }
    if (seconds != Double.POSITIVE_INFINITY) {
      conditions.add("within " + seconds + " s");
    }
    return conditions.toString();
  }

  /**
   * Plays it once.
   *
   * @param number of the seed, from 0 on
   */
  Run play(int number, Expectation expectation) {
    long seed = firstSeed + number;
    Scenarios.Stage stage = scenarios.stage(seed);
    Stepper stepper = stage.stepper();
    Situation situation = stage.situation();
    situation.reset();
    begin(stage, seed);
    situation.begin();
    Replay start = stage.log().replay().of(scenarios.game());
    double step = stepper.spec().fixedStepSeconds();
    long ticks = seconds / step < MOST_TICKS ? Math.round(seconds / step) : MOST_TICKS;
    boolean decided = expectation.isDecidedBy(situation);
    while (!decided && !stepper.over() && situation.ticks() < ticks) {
      tick(stage);
      situation.look();
      decided = expectation.isDecidedBy(situation);
    }
    boolean holds = expectation.holds(situation, decided);
    Replay played = stage.log().replay().of(scenarios.game());
    return new Run(
        seed, holds, situation.seconds(), situation.reward(), situation.state(), start, played);
  }

  private void begin(Scenarios.Stage stage, long seed) {
    Stepper stepper = stage.stepper();
    if (replay != null) {
      stage.log().playAgain(replay, ticksBefore);
    } else {
      Episode episode = Episode.of(seed, stepper.simulation().parameters());
      for (Map.Entry<String, Float> parameter : parameters.entrySet()) {
        episode = episode.with(parameter.getKey(), parameter.getValue());
      }
      stage.log().begin(episode);
      stepper.reset(episode);
      while (stepper.tickCount() < ticksBefore && !stepper.over()) {
        tick(stage);
        stage.situation().look();
      }
    }
    if (stepper.over()) {
      throw new IllegalStateException(
          "Scenario '%s' cannot begin with seed %s: the episode is over at tick %s"
              .formatted(name, seed, stepper.tickCount()));
    }
  }

  private static void tick(Scenarios.Stage stage) {
    Stepper stepper = stage.stepper();
    if (stepper.decisionDue()) {
      stepper.decide();
      stage.log().record();
    }
    stepper.tick();
  }
}
