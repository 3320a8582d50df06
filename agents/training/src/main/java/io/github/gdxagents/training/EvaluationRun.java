package io.github.gdxagents.training;

import io.github.gdxagents.hook.Episode;
import io.github.gdxagents.hook.RandomStream;
import io.github.gdxagents.hook.Simulation;
import io.github.gdxagents.play.ActionLog;
import io.github.gdxagents.play.Stepper;
import io.github.gdxagents.training.experience.HookTurns;
import io.github.gdxagents.training.experience.SimulationFailure;
import java.util.Arrays;

/** Plays the episodes of one evaluation. To be used once. */
final class EvaluationRun implements HookTurns.Place {

  private static final long NANOS_BETWEEN_NEWS = 100_000_000;

  private static final int MOST_TIMES = 100_000;

  private final Stepper stepper;
  private final EvaluatedLives lives;
  private final EvaluationSetup setup;
  private final ActionLog log;
  private final DecisionTimes times = new DecisionTimes();
  private final HookTurns turns = new HookTurns();
  private final long begin = System.nanoTime();
  private long lastNews = begin;
  private Episode episode = Episode.of(0);

  /** The episodes before the present one, and their ticks. */
  private int played;

  private long ticksBefore;

  /**
   * @param stepper with a source of actions for each agent; not closed
   * @param lives hears of the stepper's lives
   */
  EvaluationRun(Stepper stepper, EvaluatedLives lives, EvaluationSetup setup) {
    this.stepper = stepper;
    this.lives = lives;
    this.setup = setup;
    log = new ActionLog(stepper, true);
  }

  Evaluation play() {
    HookWatch watch = setup.watch();
    if (watch == null) {
      return playAll();
    }
    watch.add(turns);
    try {
      return playAll();
    } finally {
      watch.remove(turns);
    }
  }

  private Evaluation playAll() {
    do {
      playNext();
    } while (played < setup.episodes() && !spent(ticksBefore));
    return lives.evaluation(played, times.medianMicros());
  }

  private void playNext() {
    Simulation simulation = stepper.simulation();
    episode = Episode.of(RandomStream.deriveSeed(~setup.seed(), played), simulation.parameters());
    lives.begin();
    try {
      playEpisode();
      ticksBefore += stepper.tickCount();
      if (stepper.over() || stepper.tickCount() >= Evaluation.MOST_TICKS || played == 0) {
        if (!stepper.over()) {
          stepper.end();
        }
        played++;
      } else {
        lives.forget();
      }
    } catch (RuntimeException | AssertionError | StackOverflowError failure) {
      log.record();
      RuntimeException told = SimulationFailure.of(failure, -1, stepper, log);
      if (!(told instanceof SimulationFailure ofGame)) {
        throw told;
      }
      lives.forget();
      ticksBefore += stepper.tickCount() + 1;
      played++;
      setup.listener().failed(ofGame);
    }
  }

  private void playEpisode() {
    log.begin(episode);
    turns.next(this);
    stepper.reset(episode);
    do {
      turns.next(this);
      if (stepper.decisionDue()) {
        times.decide(stepper);
        log.record();
      }
      stepper.tick();
    } while (!stepper.over()
        && stepper.tickCount() < Evaluation.MOST_TICKS
        && !spent(ticksBefore + stepper.tickCount()));
  }

  /**
   * Whether a limit is reached. Tells the listener now and then how far the evaluation is.
   *
   * @param ticks so far
   */
  private boolean spent(long ticks) {
    long now = System.nanoTime();
    if (now - lastNews >= NANOS_BETWEEN_NEWS) {
      lastNews = now;
      setup.listener().advanced(played, ticks);
    }
    return ticks >= setup.mostTicks() || (now - begin) * 1e-9 >= setup.mostSeconds();
  }

  @Override
  public String place() {
    return "Simulation %s (tick %s, %s)"
        .formatted(stepper.simulation().getClass().getName(), stepper.tickCount(), episode);
  }

  /** Measures how long decisions take. */
  private static final class DecisionTimes {

    private final long[] nanos = new long[MOST_TIMES];
    private long count;

    void decide(Stepper stepper) {
      int deciding = 0;
      for (int a = 0; a < stepper.agentCount(); a++) {
        deciding += stepper.agent(a).decisionDue() ? 1 : 0;
      }
      long start = System.nanoTime();
      stepper.decide();
      nanos[(int) (count++ % MOST_TIMES)] = (System.nanoTime() - start) / Math.max(1, deciding);
    }

    double medianMicros() {
      int samples = (int) Math.min(count, MOST_TIMES);
      long[] sorted = Arrays.copyOf(nanos, samples);
      Arrays.sort(sorted);
      return samples == 0 ? Double.NaN : sorted[samples / 2] * 1e-3;
    }
  }
}
