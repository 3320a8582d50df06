package io.github.gdxagents.core.screen;

import io.github.gdxagents.hook.ActionSource;
import io.github.gdxagents.hook.Simulation;
import io.github.gdxagents.play.LivePlayer;
import io.github.gdxagents.play.RandomPlayer;
import java.util.Objects;

/**
 * One game being played, episode after episode: who plays, how fast, and what came of it. Knows no
 * graphics.
 *
 * <p>Episode by episode the seed goes up by one, so that the seed shown beside an episode starts
 * the same one again.
 */
public final class Session implements AutoCloseable {

  private static final float RESULT_SECONDS = 2.6f;
  private static final int FASTEST = 8;

  private final Scene scene;
  private final Simulation simulation;
  private final LivePlayer player;
  private final PolicySeat policySeat;
  private final ActionSource human;
  private final ActionSource random;
  private final ScoreBoard scores = new ScoreBoard();

  private Pilot pilot;
  private long seed;
  private int episode;
  private int speed = 1;
  private boolean paused;
  private float resultSeconds;

  /**
   * Starts the first episode.
   *
   * @param human decides for whom sits at the keyboard
   * @param pilot who plays first; the human if it is a policy's turn and there is none
   */
  Session(Scene scene, PolicySeat policySeat, ActionSource human, Pilot pilot, long seed) {
    this.scene = scene;
    this.simulation = new WatchedSimulation(scene);
    this.policySeat = policySeat;
    this.human = human;
    this.random = new RandomPlayer(seed);
    this.pilot = pilot == Pilot.POLICY && policySeat.source() == null ? Pilot.HUMAN : pilot;
    this.player = new LivePlayer(simulation, source());
    this.seed = seed;
    begin();
  }

  private ActionSource source() {
    return switch (pilot) {
      case POLICY -> Objects.requireNonNullElse(policySeat.source(), human);
      case HUMAN -> human;
      case RANDOM -> random;
    };
  }

  private void begin() {
    episode++;
    resultSeconds = RESULT_SECONDS;
    player.start(seed);
  }

  /** Makes the ticks that are due, or waits until the result has been shown long enough. */
  void update(float deltaSeconds) {
    if (paused) {
      return;
    }
    if (player.over()) {
      resultSeconds -= deltaSeconds * Math.min(speed, 2);
      if (resultSeconds <= 0) {
        nextEpisode();
      }
      return;
    }
    for (int i = 0; i < speed; i++) {
      player.update(deltaSeconds);
    }
    if (player.over()) {
      scores.add(score(), scene.outcome().verdict);
    }
  }

  /** Starts the same episode again. */
  void restart() {
    episode--;
    begin();
  }

  void nextEpisode() {
    seed++;
    begin();
  }

  /** Hands control over. A policy that is not there cannot take it. */
  void setPilot(Pilot next) {
    if (next != Pilot.POLICY || policySeat.source() != null) {
      pilot = next;
      player.setSource(0, source());
    }
  }

  /** Hands control to the next one who can take it. */
  void nextPilot() {
    Pilot next = pilot.next();
    setPilot(next == Pilot.POLICY && policySeat.source() == null ? Pilot.HUMAN : next);
  }

  void togglePause() {
    paused = !paused;
  }

  void faster() {
    speed = Math.min(FASTEST, speed * 2);
  }

  void slower() {
    speed = Math.max(1, speed / 2);
  }

  /** Where to draw between the last two ticks; at the end, the end itself. */
  float interpolation() {
    return player.over() ? 1 : player.interpolation();
  }

  /** How much game time passes in a frame. */
  float gameSeconds(float deltaSeconds) {
    return paused ? 0 : deltaSeconds * (player.over() ? 1 : speed);
  }

  Scene scene() {
    return scene;
  }

  PolicySeat policySeat() {
    return policySeat;
  }

  ScoreBoard scores() {
    return scores;
  }

  /** Who plays. */
  public Pilot pilot() {
    return pilot;
  }

  /** The number of the episode, from 1. */
  public int episode() {
    return episode;
  }

  /** The seed of the episode. */
  public long seed() {
    return seed;
  }

  /** How many times faster than real time it runs: 1, 2, 4 or 8. */
  public int speed() {
    return speed;
  }

  public boolean paused() {
    return paused;
  }

  /** Whether the episode is over and its result is shown. */
  public boolean over() {
    return player.over();
  }

  /** The sum of rewards of the episode. */
  public double score() {
    return player.agent(0).lifeReturn();
  }

  /** The ticks of the episode. */
  public long ticks() {
    return player.tickCount();
  }

  /** How long the result has been shown, in s. */
  float shownSeconds() {
    return RESULT_SECONDS - resultSeconds;
  }

  float episodeSeconds() {
    return player.tickCount() * player.agent(0).spec().fixedStepSeconds();
  }

  @Override
  public void close() {
    simulation.close();
  }
}
