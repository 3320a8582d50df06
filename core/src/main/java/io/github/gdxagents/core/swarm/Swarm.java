package io.github.gdxagents.core.swarm;

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

/**
 * A ship in an arena, and a swarm of drones that wants to ram it: from none to 24 of them, more and
 * fewer all the time. They fly at the ship, but turn slowly; its gun fires straight ahead, all the
 * time.
 *
 * <p>One agent. 60 ticks a second, a decision every third tick.
 *
 * <h2>Action</h2>
 *
 * <p>Two choices: {@code left}, {@code straight} or {@code right}, and {@code coast} or {@code
 * thrust}. The ship turns by 5 rad/s at most, which it reaches in an eighth of a second, and flies
 * at 10 m/s at most, to which it is pushed by 20 m/s² and slowed down by drag.
 *
 * <h2>Observation</h2>
 *
 * <table>
 * <caption>Components</caption>
 * <tr><th>number</th><th>name</th><th>min</th><th>max</th><th>unit</th></tr>
 * <tr><td>0 to 3</td><td>wall</td><td>0</td><td>30</td><td>m</td></tr>
 * <tr><td>4, 5</td><td>velocity</td><td>-10</td><td>10</td><td>m/s</td></tr>
 * <tr><td>6</td><td>turn rate</td><td>-5</td><td>5</td><td>rad/s</td></tr>
 * <tr><td>7</td><td>reload</td><td>0</td><td>0.12</td><td>s</td></tr>
 * <tr><td>8</td><td>ships</td><td>0</td><td>3</td><td></td></tr>
 * <tr><td>9</td><td>shield</td><td>0</td><td>1.5</td><td>s</td></tr>
 * <tr><td>10</td><td>drones to come</td><td>0</td><td>24</td><td></td></tr>
 * <tr><td>11</td><td>next wave</td><td>0</td><td>6</td><td>s</td></tr>
 * <tr><td>12 to 108</td><td>drones</td><td>-30</td><td>30</td><td>m, m/s</td></tr>
 * </table>
 *
 * <p>{@code wall} is how far it is to the wall ahead, to the left, behind and to the right. The
 * velocity is ahead and to the left. {@code reload} is the time to the next shot, {@code shield}
 * the time for which drones can do no harm, {@code next wave} the time to the next wave at most.
 * The drones are a set of up to 24, four numbers each, in no order that matters: how far ahead and
 * how far to the left, and its velocity relative to the ship's, ahead and to the left.
 *
 * <h2>Reward</h2>
 *
 * <p>1 for a drone that is shot, -5 for a ship that is lost.
 *
 * <h2>Start</h2>
 *
 * <p>The ship in the middle, at rest, turned anywhere. Drones come in at the wall, in groups of 5
 * side by side, each around a place 8 m from the ship at least. They come in waves: 5 in the first,
 * and in each of the following so many more as the parameter {@code wave growth} says. A wave
 * begins a second after the one before is gone, or 6 s after it has begun. Drones fly as fast as
 * the parameter {@code drone speed} says, give or take 15 %, and turn by 2 rad/s.
 *
 * <p>A ship that is touched by a drone is lost, with all drones within 4.5 m. The next of three
 * takes its place, and is shielded for 1.5 s: what touches it meanwhile is gone.
 *
 * <h2>Episode end</h2>
 *
 * <p>Terminated when the third ship is lost. Truncated after 45 s.
 */
public final class Swarm implements Simulation, Agent {

  public static final int TICKS_PER_SECOND = 60;

  private static final int TICKS_PER_DECISION = 3;
  public static final int MAX_TICKS = 45 * TICKS_PER_SECOND;

  public static final int MOST_DRONES = Drones.SLOTS;
  public static final int SHIPS = 3;

  /** How many shots there can be at once. */
  public static final int MOST_SHOTS = Shots.SLOTS;

  /** Half of the length of the arena's straight walls, in m. */
  public static final float HALF_STRAIGHT = Arena.HALF_STRAIGHT;

  /** The radius of its two ends, in m; half of its width, too. */
  public static final float ARENA_RADIUS = Arena.RADIUS;

  public static final float MAX_SPEED = Ship.MAX_SPEED; // m/s

  /** How far from a ship that is lost drones are lost, too. */
  public static final float BLAST_RADIUS = 4.5f; // m

  private static final float TICK_SECONDS = 1f / TICKS_PER_SECOND;
  public static final int SHIELD_TICKS = 90;
  private static final float SHIP_COST = 5;
  private static final float NEAREST_GATE = 8; // m from the ship
  private static final float ABREAST = 1.35f; // m between drones of a group
  private static final float SPEED_SPREAD = 0.15f;

  private static final Parameter DRONE_SPEED = new Parameter("drone speed", "m/s", 2, 8, 4);
  private static final Parameter WAVE_GROWTH = new Parameter("wave growth", "", 0, 6, 3);

  private static final List<Statistic> STATISTICS =
      List.of(
          new Statistic("drones hit", "", Statistic.Aggregation.SUM),
          new Statistic("ships lost", "", Statistic.Aggregation.SUM));

  private static final AgentSpec SPEC =
      AgentSpec.builder()
          .fixedStepSeconds(TICK_SECONDS)
          .ticksPerDecision(TICKS_PER_DECISION)
          .maxTicks(MAX_TICKS)
          .observe("wall", 4, "m", 0, Arena.LENGTH)
          .observe("velocity", 2, "m/s", -Ship.MAX_SPEED, Ship.MAX_SPEED)
          .observe("turn rate", 1, "rad/s", -Ship.MAX_TURN_RATE, Ship.MAX_TURN_RATE)
          .observe("reload", 1, "s", 0, Shots.RELOAD_TICKS * TICK_SECONDS)
          .observe("ships", 1, "", 0, SHIPS)
          .observe("shield", 1, "s", 0, SHIELD_TICKS * TICK_SECONDS)
          .observe("drones to come", 1, "", 0, MOST_DRONES)
          .observe("next wave", 1, "s", 0, Waves.LONGEST_TICKS * TICK_SECONDS)
          .observeSet("drones", MOST_DRONES, 4, "m, m/s", -Arena.LENGTH, Arena.LENGTH)
          .discrete("turn", "left", "straight", "right")
          .discrete("engine", "coast", "thrust")
          .build();

  private final Ship ship = new Ship();
  private final Drones drones = new Drones();
  private final Shots shots = new Shots();
  private final Waves waves = new Waves();
  private final RandomStream random = new RandomStream(0);
  private SwarmListener listener = new SwarmListener() {};
  private AgentState state = AgentState.ABSENT;
  private float droneSpeed;

  // The place at the wall that was looked at last: its direction from the middle, its distance.
  private float gateX;
  private float gateY;
  private float gateFromMiddle;

  private int ships;
  private int ticksToShot;
  private int shieldTicks;
  private int tick;
  private int hits;
  private int hitsOfTick;
  private int shipsLostOfTick;

  @Override
  public AgentSpec spec() {
    return SPEC;
  }

  @Override
  public List<Swarm> agents() {
    return List.of(this);
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(DRONE_SPEED, WAVE_GROWTH);
  }

  /** Sets who hears of hits and losses; nobody unless set. */
  public void setListener(SwarmListener listener) {
    this.listener = listener;
  }

  @Override
  public void reset(Episode episode) {
    random.setSeed(episode.seed());
    droneSpeed = episode.value(DRONE_SPEED.name());
    waves.begin(episode.value(WAVE_GROWTH.name()));
    ship.begin(random.nextFloat(0, (float) (2 * Math.PI)));
    drones.clear();
    shots.clear();
    ships = SHIPS;
    ticksToShot = Shots.RELOAD_TICKS;
    shieldTicks = 0;
    tick = 0;
    hits = 0;
    hitsOfTick = 0;
    shipsLostOfTick = 0;
    state = AgentState.RUNNING;
  }

  @Override
  public void observe(ObservationWriter out) {
    float headingX = ship.headingX;
    float headingY = ship.headingY;
    out.add(wallDistance(headingX, headingY), wallDistance(-headingY, headingX));
    out.add(wallDistance(-headingX, -headingY), wallDistance(headingY, -headingX));
    float velocityX = ship.velocityX;
    float velocityY = ship.velocityY;
    out.add(ship.ahead(velocityX, velocityY), ship.left(velocityX, velocityY));
    out.add(ship.turnRate);
    out.add(ticksToShot * TICK_SECONDS);
    out.add(ships);
    out.add(shieldTicks * TICK_SECONDS);
    out.add(waves.due());
    out.add(waves.ticksToWave() * TICK_SECONDS);
    for (int slot = 0; slot < MOST_DRONES; slot++) {
      if (drones.isAlive(slot)) {
        observeDrone(slot, out);
      }
    }
    out.endSet();
  }

  /**
   * How far it is from the ship to the wall, in m.
   *
   * @param directionX of a vector of length 1
   * @param directionY of the same
   */
  public float wallDistance(float directionX, float directionY) {
    return Arena.wallDistance(ship.x, ship.y, directionX, directionY);
  }

  private void observeDrone(int slot, ObservationWriter out) {
    float dx = drones.x[slot] - ship.x;
    float dy = drones.y[slot] - ship.y;
    out.add(ship.ahead(dx, dy), ship.left(dx, dy));
    float velocityX = drones.speed[slot] * drones.directionX[slot] - ship.velocityX;
    float velocityY = drones.speed[slot] * drones.directionY[slot] - ship.velocityY;
    out.add(ship.ahead(velocityX, velocityY), ship.left(velocityX, velocityY));
  }

  @Override
  public void act(Action action) {
    ship.turn = 1 - action.choice(0);
    ship.thrusting = action.choice(1) == 1;
  }

  @Override
  public void advance() {
    tick++;
    hitsOfTick = 0;
    shipsLostOfTick = 0;
    shieldTicks = Math.max(0, shieldTicks - 1);
    ship.advance();
    shots.advance();
    fire();
    drones.advance(ship.x, ship.y);
    if (waves.advance(drones.count())) {
      listener.waveBegan(waves.wave());
    }
    bringIn(waves.takeGroup(MOST_DRONES - drones.count()));
    hitDrones();
    meetDrones();
  }

  private void fire() {
    ticksToShot--;
    if (ticksToShot == 0) {
      ticksToShot = Shots.RELOAD_TICKS;
      shots.fire(ship);
    }
  }

  /** Lets so many drones come in, side by side, at a place that is not too close to the ship. */
  private void bringIn(int group) {
    if (group == 0) {
      return;
    }
    float angle;
    do {
      angle = random.nextFloat(0, (float) (2 * Math.PI));
      look(angle);
    } while (gateDistance() < NEAREST_GATE);
    float step = ABREAST / gateFromMiddle;
    for (int i = 0; i < group; i++) {
      look(angle + step * (i - 0.5f * (group - 1)));
      float fromMiddle = gateFromMiddle - Drones.RADIUS;
      float speed = droneSpeed * random.nextFloat(1 - SPEED_SPREAD, 1 + SPEED_SPREAD);
      int slot = drones.add(fromMiddle * gateX, fromMiddle * gateY, -gateX, -gateY, speed);
      listener.droneAppeared(slot);
    }
  }

  /** Finds where the wall is in a direction from the middle. */
  private void look(float angle) {
    gateX = (float) StrictMath.cos(angle);
    gateY = (float) StrictMath.sin(angle);
    gateFromMiddle = Arena.wallDistance(0, 0, gateX, gateY);
  }

  /** How far the ship is from there. */
  private float gateDistance() {
    float dx = gateFromMiddle * gateX - ship.x;
    float dy = gateFromMiddle * gateY - ship.y;
    return (float) Math.sqrt(dx * dx + dy * dy);
  }

  private void hitDrones() {
    for (int slot = 0; slot < MOST_DRONES; slot++) {
      int shot = drones.isAlive(slot) ? shots.touching(drones.x[slot], drones.y[slot]) : -1;
      if (shot >= 0) {
        shots.remove(shot);
        drones.remove(slot);
        hits++;
        hitsOfTick++;
        listener.droneHit(drones.x[slot], drones.y[slot]);
      }
    }
  }

  private void meetDrones() {
    for (int slot = 0; slot < MOST_DRONES && state == AgentState.RUNNING; slot++) {
      if (drones.isAlive(slot) && isWithin(slot, Ship.RADIUS + Drones.RADIUS)) {
        if (shieldTicks == 0) {
          loseShip();
        } else {
          blast(slot);
        }
      }
    }
  }

  private boolean isWithin(int slot, float distance) {
    float dx = drones.x[slot] - ship.x;
    float dy = drones.y[slot] - ship.y;
    return dx * dx + dy * dy < distance * distance;
  }

  private void loseShip() {
    ships--;
    shipsLostOfTick++;
    shieldTicks = SHIELD_TICKS;
    state = ships == 0 ? AgentState.TERMINATED : AgentState.RUNNING;
    listener.shipLost(ship.x, ship.y);
    for (int slot = 0; slot < MOST_DRONES; slot++) {
      if (drones.isAlive(slot) && isWithin(slot, BLAST_RADIUS)) {
        blast(slot);
      }
    }
  }

  private void blast(int slot) {
    drones.remove(slot);
    listener.droneBlasted(drones.x[slot], drones.y[slot]);
  }

  @Override
  public float reward() {
    return hitsOfTick - SHIP_COST * shipsLostOfTick;
  }

  @Override
  public AgentState state() {
    return state;
  }

  @Override
  public List<Statistic> statistics() {
    return STATISTICS;
  }

  @Override
  public void report(StatisticsWriter statistics) {
    statistics.add(hitsOfTick);
    statistics.add(shipsLostOfTick);
  }

  // What a screen draws.

  /** Where the ship is, in m to the right of the arena's middle. */
  public float x() {
    return ship.x;
  }

  /** The same, in m above it. */
  public float y() {
    return ship.y;
  }

  /** Where the ship points, anticlockwise from the x axis, in rad; goes on beyond a full turn. */
  public float heading() {
    return ship.heading;
  }

  public float velocityX() {
    return ship.velocityX;
  }

  public float velocityY() {
    return ship.velocityY;
  }

  /** 1 for a turn to the left, -1 to the right, 0 for none. */
  public int turn() {
    return ship.turn;
  }

  public boolean thrusting() {
    return ship.thrusting;
  }

  /** How many ships are left, the one that flies included. */
  public int ships() {
    return ships;
  }

  /** The ticks for which drones can do no harm. */
  public int shieldTicks() {
    return shieldTicks;
  }

  /** The number of the latest wave, 0 before the first. */
  public int wave() {
    return waves.wave();
  }

  /** How many drones were shot in this episode. */
  public int hits() {
    return hits;
  }

  /** The ticks since the reset. */
  public int tick() {
    return tick;
  }

  /** How many drones there are. */
  public int drones() {
    return drones.count();
  }

  /** Whether there is a drone in a slot, of {@link #MOST_DRONES}. */
  public boolean hasDrone(int slot) {
    return drones.isAlive(slot);
  }

  public float droneX(int slot) {
    return drones.x[slot];
  }

  public float droneY(int slot) {
    return drones.y[slot];
  }

  /** Where a drone flies, anticlockwise from the x axis, in rad. */
  public float droneHeading(int slot) {
    return (float) StrictMath.atan2(drones.directionY[slot], drones.directionX[slot]);
  }

  /** The ticks since a drone came in. */
  public int droneAge(int slot) {
    return drones.age[slot];
  }

  /** The ticks until a shot is gone, of {@link #MOST_SHOTS}; 0 where there is none. */
  public int shotTicksLeft(int slot) {
    return shots.ticksLeft[slot];
  }

  public float shotX(int slot) {
    return shots.x[slot];
  }

  public float shotY(int slot) {
    return shots.y[slot];
  }

  /** A shot's velocity, in m/s to the right. */
  public float shotVelocityX(int slot) {
    return shots.velocityX[slot];
  }

  /** The same, upwards. */
  public float shotVelocityY(int slot) {
    return shots.velocityY[slot];
  }
}
