package io.github.gdxagents.core.hockey;

import com.badlogic.gdx.math.Vector2;
import com.badlogic.gdx.physics.box2d.Body;
import io.github.gdxagents.gdx.Box2dNatives;
import io.github.gdxagents.hook.Action;
import io.github.gdxagents.hook.Agent;
import io.github.gdxagents.hook.AgentSpec;
import io.github.gdxagents.hook.AgentState;
import io.github.gdxagents.hook.Episode;
import io.github.gdxagents.hook.ObservationWriter;
import io.github.gdxagents.hook.Parameter;
import io.github.gdxagents.hook.RandomStream;
import io.github.gdxagents.hook.Simulation;
import io.github.gdxagents.hook.Statistic;
import io.github.gdxagents.hook.StatisticsWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Air hockey: two mallets, a puck, and a goal at each end of a table of 2 m by 1 m, seen from
 * above.
 *
 * <p>Two agents of one kind, the player on the left first. Each sees and moves as if it played from
 * the left to the right, so that one policy can play both. 60 ticks a second, a decision every
 * second tick. Lengths are in decimeters, from the table's middle.
 *
 * <h2>Action</h2>
 *
 * <p>Two axes, {@code forwards} and {@code leftwards}, -1 to 1: the velocity that the mallet is to
 * have, in units of 2.5 m/s. It gets there with 25 m/s² at most. Mallets stay in their half.
 *
 * <h2>Observation</h2>
 *
 * <table>
 * <caption>Components</caption>
 * <tr><th>number</th><th>name</th><th>min</th><th>max</th><th>unit</th></tr>
 * <tr><td>0, 1</td><td>puck</td><td>-12</td><td>12</td><td>dm</td></tr>
 * <tr><td>2, 3</td><td>puck velocity</td><td>-60</td><td>60</td><td>dm/s</td></tr>
 * <tr><td>4, 5</td><td>mallet</td><td>-10</td><td>10</td><td>dm</td></tr>
 * <tr><td>6, 7</td><td>mallet velocity</td><td>-</td><td>-</td><td>dm/s</td></tr>
 * <tr><td>8, 9</td><td>opponent</td><td>-10</td><td>10</td><td>dm</td></tr>
 * <tr><td>10, 11</td><td>opponent velocity</td><td>-</td><td>-</td><td>dm/s</td></tr>
 * <tr><td>12</td><td>time to play on</td><td>-1</td><td>1</td><td>5 s</td></tr>
 * </table>
 *
 * <p>The last one is how much time is left until the puck has to leave its half: positive in the
 * player's own half, negative in the other.
 *
 * <h2>Reward</h2>
 *
 * <p>1 for a goal, -1 for the opponent's.
 *
 * <h2>Start</h2>
 *
 * <p>Mallets 8 dm from the middle. The puck is served from the middle line, to whoever conceded the
 * last goal, at first by lot: from -2 to 2 dm off the middle, with 8 dm/s lengthwise and -4 to 4
 * across. A puck that has been in one half for 5 s is served to the other player.
 *
 * <h2>Episode end</h2>
 *
 * <p>Terminated at the third goal of either, or as many as the parameter {@code goals} says.
 * Truncated after 60 s.
 */
public final class AirHockey implements Simulation {

  public static final int TICKS_PER_SECOND = 60;

  private static final int TICKS_PER_DECISION = 2;
  public static final int MAX_TICKS = 60 * TICKS_PER_SECOND;

  public static final float HALF_LENGTH = 10; // dm
  public static final float HALF_WIDTH = 5;
  public static final float HALF_GOAL = 2.25f;
  public static final float PUCK_RADIUS = 0.4f;
  public static final float MALLET_RADIUS = 0.5f;
  static final float START_X = 8;

  public static final float MAX_PUCK_SPEED = 60; // dm/s
  static final float MAX_MALLET_SPEED = 25;
  private static final float MALLET_ACCELERATION = 250; // dm/s²
  private static final float MOST_CHANGE = MALLET_ACCELERATION / TICKS_PER_SECOND;

  private static final float SERVE_OFFSET = 2; // dm
  private static final float SERVE_SPEED = 8; // dm/s
  private static final float SERVE_ACROSS = 4;
  private static final int MOST_TICKS_IN_HALF = 5 * TICKS_PER_SECOND;

  private static final Parameter GOALS = new Parameter("goals", "", 1, 10, 3);

  private static final Statistic SCORED = new Statistic("goals", "", Statistic.Aggregation.SUM);

  private final AgentSpec spec =
      AgentSpec.builder("player")
          .fixedStepSeconds(1f / TICKS_PER_SECOND)
          .ticksPerDecision(TICKS_PER_DECISION)
          .maxTicks(MAX_TICKS)
          .observe("puck", 2, "dm", -12, 12)
          .observe("puck velocity", 2, "dm/s", -MAX_PUCK_SPEED, MAX_PUCK_SPEED)
          .observe("mallet", 2, "dm", -HALF_LENGTH, HALF_LENGTH)
          .observe("mallet velocity", 2, "dm/s")
          .observe("opponent", 2, "dm", -HALF_LENGTH, HALF_LENGTH)
          .observe("opponent velocity", 2, "dm/s")
          .observe("time to play on", 1, "5 s", -1, 1)
          .continuous("forwards", "25 dm/s", -1, 1)
          .continuous("leftwards", "25 dm/s", -1, 1)
          .build();

  private final Player left = new Player(0);
  private final Player right = new Player(1);
  private final List<Player> players = List.of(left, right);
  private final RandomStream random = new RandomStream(0);
  private AirHockeyListener listener = new AirHockeyListener() {};

  private @Nullable AirHockeyTable table;
  private int goalsToWin;
  private int tick;

  /** The half in which the puck is, -1 or 1, and for how many ticks it has been. */
  private int half;

  private int ticksInHalf;

  /** Loads Box2D. */
  public AirHockey() {
    Box2dNatives.load();
  }

  /** The player on the left, and the one on the right. */
  @Override
  public List<Player> agents() {
    return players;
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(GOALS);
  }

  /** Sets who hears of goals; nobody unless set. */
  public void setListener(AirHockeyListener listener) {
    this.listener = listener;
  }

  @Override
  public void reset(Episode episode) {
    close();
    random.setSeed(episode.seed());
    goalsToWin = Math.round(episode.value(GOALS.name()));
    table = new AirHockeyTable(listener);
    tick = 0;
    players.forEach(Player::begin);
    serve(random.nextInt(2));
  }

  /** Serves the puck to a side. */
  private void serve(int side) {
    half = side == 0 ? -1 : 1;
    ticksInHalf = 0;
    requireTable()
        .serve(
            0,
            random.nextFloat(-SERVE_OFFSET, SERVE_OFFSET),
            half * SERVE_SPEED,
            random.nextFloat(-SERVE_ACROSS, SERVE_ACROSS));
  }

  @Override
  public void advance() {
    AirHockeyTable current = requireTable();
    if (over()) {
      throw new IllegalStateException("The match is over; reset it first");
    }
    left.push(current.mallets[0]);
    right.push(current.mallets[1]);
    current.step();
    tick++;
    left.reward = 0;
    right.reward = 0;
    float x = puckX();
    if (Math.abs(x) > HALF_LENGTH + PUCK_RADIUS) {
      score(x > 0 ? left : right, x > 0 ? right : left);
    } else {
      watchHalf(x);
    }
  }

  private void score(Player scorer, Player other) {
    scorer.goals++;
    scorer.reward = 1;
    other.reward = -1;
    listener.scored(scorer.side);
    serve(other.side);
  }

  private void watchHalf(float x) {
    if (x * half < 0) {
      half = -half;
      ticksInHalf = 0;
    }
    ticksInHalf++;
    if (ticksInHalf >= MOST_TICKS_IN_HALF) {
      listener.turnedOver();
      serve(half < 0 ? 1 : 0);
    }
  }

  private boolean over() {
    return left.goals >= goalsToWin || right.goals >= goalsToWin;
  }

  private AirHockeyTable requireTable() {
    if (table == null) {
      throw new IllegalStateException("No match has begun; reset the game first");
    }
    return table;
  }

  @Override
  public void close() {
    if (table != null) {
      table.dispose();
      table = null;
    }
  }

  /** One of the two who play. */
  public final class Player implements Agent {

    private final int side;

    /** 1 where the player plays to the right, as it sees itself; -1 where all is turned by 180°. */
    private final int direction;

    private float forwards;
    private float leftwards;
    private float reward;
    private int goals;

    private Player(int side) {
      this.side = side;
      this.direction = side == 0 ? 1 : -1;
    }

    private void begin() {
      forwards = 0;
      leftwards = 0;
      reward = 0;
      goals = 0;
    }

    @Override
    public AgentSpec spec() {
      return spec;
    }

    @Override
    public void observe(ObservationWriter observation) {
      AirHockeyTable current = requireTable();
      write(observation, current.puck);
      write(observation, current.mallets[side]);
      write(observation, current.mallets[1 - side]);
      float left = 1 - (float) ticksInHalf / MOST_TICKS_IN_HALF;
      observation.add(half * direction < 0 ? left : -left);
    }

    private void write(ObservationWriter observation, Body body) {
      Vector2 place = body.getPosition();
      observation.add(direction * place.x, direction * place.y);
      Vector2 velocity = body.getLinearVelocity();
      observation.add(direction * velocity.x, direction * velocity.y);
    }

    /** Along and across are one velocity, of the length of a unit at most. */
    @Override
    public void act(Action action) {
      forwards = action.axis(0);
      leftwards = action.axis(1);
      float length = (float) Math.sqrt(forwards * forwards + leftwards * leftwards);
      if (length > 1) {
        forwards /= length;
        leftwards /= length;
      }
    }

    private void push(Body mallet) {
      Vector2 velocity = mallet.getLinearVelocity();
      float changeX = direction * forwards * MAX_MALLET_SPEED - velocity.x;
      float changeY = direction * leftwards * MAX_MALLET_SPEED - velocity.y;
      float change = (float) Math.sqrt(changeX * changeX + changeY * changeY);
      float share = change > MOST_CHANGE ? MOST_CHANGE / change : 1;
      mallet.setLinearVelocity(velocity.x + share * changeX, velocity.y + share * changeY);
    }

    @Override
    public float reward() {
      return reward;
    }

    @Override
    public AgentState state() {
      return over() ? AgentState.TERMINATED : AgentState.RUNNING;
    }

    @Override
    public List<Statistic> statistics() {
      return List.of(SCORED);
    }

    @Override
    public void report(StatisticsWriter statistics) {
      statistics.add(Math.max(0, reward));
    }

    // What a screen draws.

    /** Where the mallet is, in dm to the right of the table's middle. */
    public float x() {
      return requireTable().mallets[side].getPosition().x;
    }

    /** The same, in dm above it. */
    public float y() {
      return requireTable().mallets[side].getPosition().y;
    }

    /** How often the player has scored. */
    public int goals() {
      return goals;
    }
  }

  /** Where the puck is, in dm to the right of the table's middle. */
  public float puckX() {
    return requireTable().puck.getPosition().x;
  }

  /** The same, in dm above it. */
  public float puckY() {
    return requireTable().puck.getPosition().y;
  }

  /** How fast the puck is, in dm/s. */
  public float puckSpeed() {
    return requireTable().puck.getLinearVelocity().len();
  }

  /** The ticks since the reset. */
  public int tick() {
    return tick;
  }
}
