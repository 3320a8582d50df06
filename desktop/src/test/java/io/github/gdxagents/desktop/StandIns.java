package io.github.gdxagents.desktop;

import io.github.gdxagents.core.cartpole.CartPole;
import io.github.gdxagents.core.hockey.AirHockey;
import io.github.gdxagents.core.hockey.AirHockeyScript;
import io.github.gdxagents.core.lander.Lander;
import io.github.gdxagents.core.lander.LanderSettings;
import io.github.gdxagents.core.maze.MemoryMaze;
import io.github.gdxagents.core.screen.Game;
import io.github.gdxagents.core.swarm.Swarm;
import io.github.gdxagents.core.walker.Walker;
import io.github.gdxagents.core.walker.WalkerSettings;
import io.github.gdxagents.hook.Action;
import io.github.gdxagents.hook.ActionMask;
import io.github.gdxagents.hook.ActionSource;
import io.github.gdxagents.hook.AgentSpec;
import io.github.gdxagents.hook.RandomStream;
import io.github.gdxagents.hook.Simulation;
import io.github.gdxagents.network.Activation;
import io.github.gdxagents.network.Network;
import io.github.gdxagents.policy.ObservationNormalizer;
import io.github.gdxagents.policy.Policy;
import io.github.gdxagents.policy.Provenance;
import java.util.Map;

/** Players that need no training. */
final class StandIns {

  private StandIns() {}

  /** The simulation of a game without a window. */
  static Simulation simulation(Game game) {
    return switch (game.id()) {
      case "lander" -> new Lander();
      case "lander-continuous" -> new Lander(LanderSettings.continuous());
      case "cartpole" -> new CartPole();
      case "walker" -> new Walker();
      case "walker-hardcore" -> new Walker(WalkerSettings.hardcore());
      case "airhockey" -> new AirHockey();
      case "maze" -> new MemoryMaze();
      case "swarm" -> new Swarm();
      default -> throw new IllegalArgumentException("There is no stand-in for " + game);
    };
  }

  static AgentSpec spec(Game game) {
    try (Simulation simulation = simulation(game)) {
      return simulation.agents().get(0).spec();
    }
  }

  /** A policy of random weights, which plays badly but always the same. */
  static Policy policy(AgentSpec spec, String game) {
    return policy(spec, game, 0);
  }

  /** The same, after some decisions of training. */
  static Policy policy(AgentSpec spec, String game, long steps) {
    int inputs = spec.observation().size();
    int outputs = spec.action().totalChoices() + spec.action().axisCount();
    int[] sizes = {inputs, 24, outputs};
    RandomStream random = new RandomStream(11);
    float[][] weights = {normal(random, inputs * 24), normal(random, 24 * outputs)};
    float[][] biases = {normal(random, 24), normal(random, outputs)};
    return new Policy(
        spec,
        ObservationNormalizer.identity(inputs),
        Network.dense(sizes, Activation.TANH, weights, biases),
        new float[spec.action().axisCount()],
        new Provenance(game, "stand-in", "test", Map.of(), 11, steps, 0, 0, 0));
  }

  private static float[] normal(RandomStream random, int count) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return values;
  }

  /** Balances the pole by leaning against its fall. */
  static void balance(float[] observation, ActionMask mask, Action action) {
    float push =
        observation[2] + 0.5f * observation[3] + 0.05f * observation[0] + 0.1f * observation[1];
    action.setChoice(0, push > 0 ? 1 : 0);
  }

  /**
   * Lands the lander: leans toward the pad and against its drift, and brakes the more the closer
   * the ground is. Two proportional controllers with damping.
   */
  static void land(float[] observation, ActionMask mask, Action action) {
    float lean = Math.max(-0.4f, Math.min(0.4f, 0.5f * observation[0] + observation[2]));
    float turn = 0.5f * (lean - observation[4]) - observation[5];
    float lift = 0.5f * (0.55f * Math.abs(observation[0]) - observation[1]) - 0.5f * observation[3];
    if (observation[6] + observation[7] > 0) {
      turn = 0;
      lift = -0.5f * observation[3];
    }
    if (action.spec().axisCount() == 2) {
      action.setAxis(0, Math.max(-1, Math.min(1, 20 * lift - 1)));
      action.setAxis(1, Math.max(-1, Math.min(1, -20 * turn)));
    } else if (lift > Math.abs(turn) && lift > 0.05f) {
      action.setChoice(0, 2);
    } else {
      action.setChoice(0, turn > 0.05f ? 1 : turn < -0.05f ? 3 : 0);
    }
  }

  /** Turns the ship to the nearest drone, and flies on where no drone is near. */
  static void hunt(float[] observation, ActionMask mask, Action action) {
    int drones = 12; // how many there are, and then four numbers each
    double nearest = 10;
    double angle = 0;
    for (int at = drones + 1; at < drones + 1 + 4 * observation[drones]; at += 4) {
      double distance = Math.hypot(observation[at], observation[at + 1]);
      if (distance < nearest) {
        nearest = distance;
        angle = Math.atan2(observation[at + 1], observation[at]);
      }
    }
    action.setChoice(0, angle > 0.1 ? 0 : angle < -0.1 ? 2 : 1);
    action.setChoice(1, nearest < 10 ? 0 : 1);
  }

  /** A pilot who knows the game. */
  static ActionSource pilot(Game game) {
    return switch (game.id()) {
      case "lander", "lander-continuous" -> StandIns::land;
      case "cartpole" -> StandIns::balance;
      case "walker", "walker-hardcore" -> new WalkingPilot();
      case "airhockey" -> new AirHockeyScript();
      case "maze" -> new MazePilot();
      case "swarm" -> StandIns::hunt;
      default -> throw new IllegalArgumentException("There is no stand-in for " + game);
    };
  }
}
