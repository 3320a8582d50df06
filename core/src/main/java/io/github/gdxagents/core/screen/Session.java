package io.github.gdxagents.core.screen;

import io.github.gdxagents.hook.ActionSource;
import io.github.gdxagents.hook.RandomStream;
import io.github.gdxagents.hook.Simulation;
import io.github.gdxagents.play.AgentDriver;
import io.github.gdxagents.play.LivePlayer;
import io.github.gdxagents.play.RandomPlayer;
import io.github.gdxagents.play.Replay;
import io.github.gdxagents.play.ReplayMismatchException;
import io.github.gdxagents.play.ReplayPlayer;
import io.github.gdxagents.policy.PolicyPlayer;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One game being played, episode after episode: who plays, how fast, and what came of it. Knows no
 * graphics.
 *
 * <p>Episode by episode the seed goes up by one, so that the seed shown beside an episode starts
 * the same one again.
 */
public final class Session implements AutoCloseable {

  private static final float RESULT_SECONDS = 2.6f;
  private static final int MOST_DOUBLINGS = 3; // of the pace, and halvings
  private static final String OTHER_COURSE = "The game takes another course.";

  private final Scene scene;
  private final Simulation simulation;
  private final ActionSource human;
  private final RandomStream chance = new RandomStream(0);
  private final ActionSource random = new RandomPlayer(chance);
  private final ScoreBoard scores = new ScoreBoard();
  private final BestAttempts attempts;

  private final @Nullable Replay replay;
  private LivePlayer player;

  /** How a replay ended, a headline first; no lines until then. */
  private List<String> ending = List.of();

  private PolicySeat policySeat;
  private Pilot pilot;
  private long seed;
  private int episode;
  private int doublings; // of the pace; below 0, halvings
  private boolean paused;
  private int stepsDue;
  private float resultSeconds;

  /**
   * Starts the first episode.
   *
   * @param human decides for whom sits at the keyboard
   * @param pilot who plays first; the human if it is a policy's turn and there is none
   */
  Session(Scene scene, PolicySeat policySeat, ActionSource human, Pilot pilot, long seed) {
    this.scene = scene;
    this.attempts = new BestAttempts(scene.pose().length);
    this.simulation = new WatchedSimulation(scene, () -> attempts.add(scene.pose()));
    this.policySeat = policySeat;
    this.human = human;
    this.pilot = pilot == Pilot.POLICY && policySeat.source() == null ? Pilot.HUMAN : pilot;
    ActionSource opponent = scene.opponent();
    this.player =
        opponent == null
            ? new LivePlayer(simulation, source())
            : new LivePlayer(simulation, source(), opponent);
    this.replay = null;
    this.seed = seed;
    begin();
  }

  /** Starts to play an episode again; nobody can take over. */
  Session(Scene scene, Replay replay) {
    this.scene = scene;
    this.attempts = new BestAttempts(0);
    this.simulation = new WatchedSimulation(scene);
    this.policySeat = PolicySeat.empty("A replay is played.", List.of());
    this.human = (observation, mask, action) -> {};
    this.pilot = Pilot.REPLAY;
    this.replay = replay;
    this.seed = replay.seed();
    this.episode = 1;
    this.player = player(replay);
  }

  /** From the beginning. A replay that does not fit the game ends before its first tick. */
  private LivePlayer player(Replay replay) {
    try {
      ending = List.of();
      return new LivePlayer(new ReplayPlayer(replay, simulation));
    } catch (IllegalArgumentException e) {
      ending = List.of("The replay does not fit the game.", String.valueOf(e.getMessage()));
      LivePlayer unused = new LivePlayer(simulation, human);
      unused.start(seed);
      return unused;
    }
  }

  private ActionSource source() {
    return switch (pilot) {
      case POLICY -> Objects.requireNonNullElse(policySeat.source(), human);
      case HUMAN -> human;
      case RANDOM, REPLAY -> random;
    };
  }

  private void begin() {
    episode++;
    resultSeconds = RESULT_SECONDS;
    chance.setSeed(RandomStream.deriveSeed(seed, 0));
    if (replay == null) {
      player.start(seed);
      attempts.begin(seed, scene.pose());
    } else {
      player = player(replay);
    }
  }

  /**
   * Makes the ticks that are due, or waits until the result has been shown long enough.
   *
   * @return how much game time passed, in s
   */
  float update(float deltaSeconds) {
    if (paused) {
      return takeSteps();
    }
    if (over()) {
      resultSeconds -= deltaSeconds * Math.max(1, Math.min(speed(), 2));
      if (resultSeconds <= 0 && replay == null) {
        nextEpisode();
      }
    } else {
      playOn(deltaSeconds);
    }
    return deltaSeconds * (over() ? Math.min(speed(), 1) : speed());
  }

  private float takeSteps() {
    float seconds = 0;
    for (; stepsDue > 0; stepsDue--) {
      if (!over()) {
        playOn(0);
        seconds += player.agent(0).spec().fixedStepSeconds();
      }
    }
    return seconds;
  }

  private void playOn(float deltaSeconds) {
    if (replay == null) {
      advance(deltaSeconds);
    } else {
      advance(replay, deltaSeconds);
    }
    if (player.over()) {
      attempts.end(score());
      scores.add(score(), scene.outcome().verdict);
    }
  }

  /**
   * While paused, a tick; else those that are due: more or fewer by the pace, and as long as ever.
   */
  private void advance(float deltaSeconds) {
    if (paused) {
      player.tick();
      return;
    }
    for (int i = 0; i < speed(); i++) {
      player.update(deltaSeconds * Math.min(1, speed()));
    }
  }

  /** The same, up to where the game fails. */
  private void advance(Replay replay, float deltaSeconds) {
    try {
      advance(deltaSeconds);
      if (player.over()) {
        ending = ending(replay);
      }
    } catch (ReplayMismatchException e) {
      ending = List.of(OTHER_COURSE, String.valueOf(e.getMessage()));
    } catch (RuntimeException | AssertionError | StackOverflowError e) {
      ending = List.of("The game fails at tick " + ticks() + ".", e.toString());
      e.printStackTrace();
    }
  }

  private List<String> ending(Replay replay) {
    return ticks() < replay.ticks()
        ? List.of(
            OTHER_COURSE,
            "The episode ends at tick "
                + ticks()
                + ", but went on to tick "
                + replay.ticks()
                + " in the replay; it is of another version of the game")
        : List.of("The replay ends at tick " + replay.ticks() + ", without a failure.");
  }

  /** Starts the same episode again. */
  void restart() {
    episode--;
    begin();
  }

  /** Starts the episode of a seed. */
  void playSeed(long chosenSeed) {
    if (replay == null) {
      seed = chosenSeed;
      begin();
    }
  }

  void nextEpisode() {
    if (replay != null) {
      restart();
      return;
    }
    seed++;
    begin();
  }

  /** Hands control over. A policy that is not there cannot take it. */
  void setPilot(Pilot next) {
    if (replay == null && (next != Pilot.POLICY || policySeat.source() != null)) {
      pilot = next;
      player.setSource(0, source());
    }
  }

  /** How strong the opponent is, from 1; 0 where there is no choice. */
  public int level() {
    return scene.level();
  }

  /** Plays against another level, from a new episode on. */
  void setLevel(int level) {
    scene.setLevel(level);
    ActionSource opponent = scene.opponent();
    if (opponent != null) {
      player.setSource(1, opponent);
    }
    nextEpisode();
  }

  /** Puts another policy into the seat. Where the former one plays, it decides from now on. */
  void seat(PolicySeat newer) {
    policySeat = newer;
    setPilot(pilot);
  }

  /** Hands control to the next one who can take it. */
  void nextPilot() {
    Pilot next = pilot.next();
    setPilot(next == Pilot.POLICY && policySeat.source() == null ? Pilot.HUMAN : next);
  }

  void togglePause() {
    paused = !paused;
    stepsDue = 0;
  }

  /** Pauses; makes a single tick with the next frame. */
  void step() {
    paused = true;
    stepsDue++;
  }

  void faster() {
    doublings = Math.min(MOST_DOUBLINGS, doublings + 1);
  }

  void slower() {
    doublings = Math.max(-MOST_DOUBLINGS, doublings - 1);
  }

  /** Where to draw between the last two ticks; at the end, the end itself. */
  float interpolation() {
    return over() ? 1 : player.interpolation();
  }

  Scene scene() {
    return scene;
  }

  /** Lets the scene draw the best attempt at this episode before the present one. */
  void showGhost() {
    scene.showGhost(attempts.ghost(ticks(), interpolation()));
  }

  /** The score of the best attempt at this episode before the present one; NaN for the first. */
  double bestScore() {
    return attempts.score();
  }

  PolicySeat policySeat() {
    return policySeat;
  }

  /** What is shown about the policy. */
  public String policyCredentials() {
    return policySeat.credentials();
  }

  /** The policy that plays, once it has decided in this episode; else null. */
  @Nullable PolicyPlayer thinker() {
    boolean thinks = pilot == Pilot.POLICY && agent().decisions() > 0;
    return thinks && policySeat.source() instanceof PolicyPlayer bot && bot.hasDecided()
        ? bot
        : null;
  }

  /** Whom somebody plays. */
  AgentDriver agent() {
    return player.agent(0);
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

  /** How many times faster than real time it runs: from an eighth to 8, each twice the last. */
  public float speed() {
    return doublings < 0 ? 1f / (1 << -doublings) : 1 << doublings;
  }

  public boolean paused() {
    return paused;
  }

  /** Whether the episode is over and its result is shown. */
  public boolean over() {
    return player.over() || !ending.isEmpty();
  }

  /** How a replay ended, a headline first; no lines until then. */
  public List<String> ending() {
    return ending;
  }

  /** The replay that is played, if one is. */
  @Nullable Replay replay() {
    return replay;
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
