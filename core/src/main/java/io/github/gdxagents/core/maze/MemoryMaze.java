package io.github.gdxagents.core.maze;

import io.github.gdxagents.hook.Action;
import io.github.gdxagents.hook.ActionMask;
import io.github.gdxagents.hook.Agent;
import io.github.gdxagents.hook.AgentSpec;
import io.github.gdxagents.hook.AgentState;
import io.github.gdxagents.hook.Episode;
import io.github.gdxagents.hook.ObservationWriter;
import io.github.gdxagents.hook.Parameter;
import io.github.gdxagents.hook.RandomStream;
import io.github.gdxagents.hook.Simulation;
import java.util.Collections;
import java.util.List;

/**
 * A maze by lamplight: a light at its begin says through which of two gates it is to be left, and
 * goes out. Whoever does not remember it can but guess.
 *
 * <p>One agent, which steps from tile to tile and sees two tiles far. 60 ticks a second, a decision
 * every 8 ticks.
 *
 * <h2>Action</h2>
 *
 * <p>One choice of five: {@code stay}, {@code up}, {@code right}, {@code down}, {@code left}. What
 * would lead into a wall is forbidden.
 *
 * <h2>Observation</h2>
 *
 * <table>
 * <caption>Components</caption>
 * <tr><th>number</th><th>name</th><th>min</th><th>max</th><th>unit</th></tr>
 * <tr><td>0 to 24</td><td>open</td><td>0</td><td>1</td><td></td></tr>
 * <tr><td>25 to 27</td><td>amber gate</td><td>-2</td><td>2</td><td>tiles</td></tr>
 * <tr><td>28 to 30</td><td>blue gate</td><td>-2</td><td>2</td><td>tiles</td></tr>
 * <tr><td>31, 32</td><td>light</td><td>0</td><td>1</td><td></td></tr>
 * <tr><td>33, 34</td><td>step</td><td>-1</td><td>1</td><td>tiles</td></tr>
 * </table>
 *
 * <p>{@code open} says of each of the 5 x 5 tiles around the agent, row by row from the lowest,
 * whether one can stand there. A gate within them is seen as 1 and how far it is to the right and
 * upwards, else as three zeros. The light is {1, 0} for the amber gate and {0, 1} for the blue one
 * at the first decision, and {0, 0} ever after. The step is the latest one: to the right, and
 * upwards.
 *
 * <h2>Reward</h2>
 *
 * <p>1 at the right gate, -1 at the other; less 0.005 for each decision.
 *
 * <h2>Start</h2>
 *
 * <p>A new maze without loops, of as many rooms along each side as the parameter {@code rooms}
 * says. The gates are in two of its dead ends, the agent is in none.
 *
 * <h2>Episode end</h2>
 *
 * <p>Terminated at either gate. Truncated after 200 decisions.
 */
public final class MemoryMaze implements Simulation, Agent {

  public static final int TICKS_PER_SECOND = 60;
  public static final int TICKS_PER_STEP = 8;
  public static final int MOST_STEPS = 200;

  private static final float STEP_COST = 0.005f;

  /** How far the agent sees, in tiles. */
  public static final int SIGHT = 2;

  /** What is behind a gate, by its number. */
  public static final int AMBER = 0;

  public static final int BLUE = 1;

  private static final Parameter ROOMS = new Parameter("rooms", "", 2, MazePlan.MOST_ROOMS, 5);

  private static final AgentSpec SPEC =
      AgentSpec.builder()
          .fixedStepSeconds(1f / TICKS_PER_SECOND)
          .ticksPerDecision(TICKS_PER_STEP)
          .maxTicks(TICKS_PER_STEP * MOST_STEPS)
          .observe("open", (2 * SIGHT + 1) * (2 * SIGHT + 1), "", 0, 1)
          .observe("amber gate", 3, "tiles", -SIGHT, SIGHT)
          .observe("blue gate", 3, "tiles", -SIGHT, SIGHT)
          .observe("light", 2, "", 0, 1)
          .observe("step", 2, "tiles", -1, 1)
          .discrete("step", "stay", "up", "right", "down", "left")
          .build();

  /** Of each choice. */
  private static final int[] STEP_X = {0, 0, 1, 0, -1};

  private static final int[] STEP_Y = {0, 1, 0, -1, 0};

  private final MazePlan plan = new MazePlan();
  private final int[] gateX = new int[2];
  private final int[] gateY = new int[2];
  private final RandomStream random = new RandomStream(0);
  private AgentState state = AgentState.ABSENT;
  private int goal;
  private int x;
  private int y;
  private int step;
  private int tick;
  private float reward;

  @Override
  public AgentSpec spec() {
    return SPEC;
  }

  @Override
  public List<MemoryMaze> agents() {
    return Collections.singletonList(this);
  }

  @Override
  public List<Parameter> parameters() {
    return Collections.singletonList(ROOMS);
  }

  @Override
  public void reset(Episode episode) {
    random.setSeed(episode.seed());
    plan.dig(Math.round(episode.value("rooms")), random);
    int amber = plan.drawRoom(true, -1, random);
    int blue = plan.drawRoom(true, amber, random);
    int start = plan.drawRoom(false, -1, random);
    place(AMBER, amber);
    place(BLUE, blue);
    goal = random.nextInt(2);
    x = plan.tileX(start);
    y = plan.tileY(start);
    step = 0;
    tick = 0;
    reward = 0;
    state = AgentState.RUNNING;
  }

  private void place(int gate, int room) {
    gateX[gate] = plan.tileX(room);
    gateY[gate] = plan.tileY(room);
  }

  @Override
  public void observe(ObservationWriter out) {
    for (int up = -SIGHT; up <= SIGHT; up++) {
      for (int right = -SIGHT; right <= SIGHT; right++) {
        out.add(plan.isOpen(x + right, y + up));
      }
    }
    observeGate(AMBER, out);
    observeGate(BLUE, out);
    out.add(tick == 0 && goal == AMBER).add(tick == 0 && goal == BLUE);
    out.add(STEP_X[step], STEP_Y[step]);
  }

  private void observeGate(int gate, ObservationWriter out) {
    int right = gateX[gate] - x;
    int up = gateY[gate] - y;
    boolean seen = sees(gateX[gate], gateY[gate]);
    out.add(seen).add(seen ? right : 0, seen ? up : 0);
  }

  /** Whether a tile is near enough to be seen. */
  public boolean sees(int tileX, int tileY) {
    return Math.abs(tileX - x) <= SIGHT && Math.abs(tileY - y) <= SIGHT;
  }

  @Override
  public void maskActions(ActionMask mask) {
    for (int choice = 1; choice < STEP_X.length; choice++) {
      if (!plan.isOpen(x + STEP_X[choice], y + STEP_Y[choice])) {
        mask.forbid(0, choice);
      }
    }
  }

  /** Takes the step at once; the ticks that follow are what it takes. */
  @Override
  public void act(Action action) {
    step = action.choice(0);
    x += STEP_X[step];
    y += STEP_Y[step];
  }

  @Override
  public void advance() {
    tick++;
    reward = 0;
    if (tick % TICKS_PER_STEP == 0) {
      arrive();
    }
  }

  private void arrive() {
    reward = -STEP_COST;
    for (int gate = 0; gate < gateX.length; gate++) {
      if (x == gateX[gate] && y == gateY[gate]) {
        reward += gate == goal ? 1 : -1;
        state = AgentState.TERMINATED;
      }
    }
  }

  @Override
  public float reward() {
    return reward;
  }

  @Override
  public AgentState state() {
    return state;
  }

  /** Which gate is the right one. */
  public int goal() {
    return goal;
  }

  /** The tile on which the agent is, or which it is stepping on. */
  public int x() {
    return x;
  }

  public int y() {
    return y;
  }

  /** The latest choice. */
  public int step() {
    return step;
  }

  /** How far the latest step leads to the right. */
  public int stepX() {
    return STEP_X[step];
  }

  /** How far it leads upwards. */
  public int stepY() {
    return STEP_Y[step];
  }

  /** The ticks since the reset. */
  public int tick() {
    return tick;
  }

  public int gateX(int gate) {
    return gateX[gate];
  }

  public int gateY(int gate) {
    return gateY[gate];
  }

  /** Tiles along each side, walls included. */
  public int tiles() {
    return plan.tiles();
  }

  /** Whether one can stand on a tile; never outside of the maze. */
  public boolean isOpen(int tileX, int tileY) {
    return plan.isOpen(tileX, tileY);
  }
}
