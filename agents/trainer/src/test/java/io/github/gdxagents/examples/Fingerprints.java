package io.github.gdxagents.examples;

import io.github.gdxagents.core.cartpole.CartPole;
import io.github.gdxagents.hook.Action;
import io.github.gdxagents.hook.Agent;
import io.github.gdxagents.hook.AgentSpec;
import io.github.gdxagents.hook.AgentState;
import io.github.gdxagents.hook.Episode;
import io.github.gdxagents.hook.ObservationWriter;
import io.github.gdxagents.hook.RandomStream;
import io.github.gdxagents.hook.Simulation;
import io.github.gdxagents.network.Layer;
import io.github.gdxagents.network.Network;
import io.github.gdxagents.policy.Policy;
import io.github.gdxagents.training.Trainer;
import io.github.gdxagents.training.TrainingPlan;
import io.github.gdxagents.training.TrainingSettings;
import io.github.gdxagents.training.network.Arithmetic;
import io.github.gdxagents.training.network.Learner;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.zip.CRC32C;

/**
 * What a few iterations of each method make of games that are written in Java, as checksums of the
 * policies' bits. A program of its own, so that it can run in any JVM.
 */
final class Fingerprints {

  private static final long SEED = 1;
  private static final int ITERATIONS = 3;

  /** Small, so that it takes seconds where nothing is compiled. */
  private static final Map<String, String> SMALL =
      Map.of(
          "simulations", "8",
          "steps-per-rollout", "24",
          "hidden", "17,9",
          "convolutions", "5x3,6x2/2",
          "entity-layers", "7,5");

  private Fingerprints() {}

  /**
   * Prints them, line by line, and how they were computed. Arguments: the number of threads, and
   * how the names of those wanted begin.
   */
  public static void main(String[] arguments) {
    String wanted = arguments.length > 1 ? arguments[1] : "";
    of(Integer.parseInt(arguments[0]), wanted).forEach(System.out::println);
    System.err.println(
        Arithmetic.description() + ", Java " + System.getProperty("java.runtime.version"));
  }

  /** Those whose name begins as wanted, each with its name: game and method. */
  static List<String> of(int threads, String wanted) {
    Map<String, Supplier<Simulation>> games =
        Map.of(
            "cartpole", CartPole::new,
            "catcher", Catcher::new,
            "follower", Follower::new,
            "forager", Forager::new);
    Map<String, Map<String, String>> runs = new TreeMap<>();
    for (String game : games.keySet()) {
      for (String algorithm : List.of("ppo", "vpg", "trpo", "grpo")) {
        if (game.equals("forager") && algorithm.equals("trpo")) {
          continue; // which knows dense layers only
        }
        Map<String, String> changes = new HashMap<>(SMALL);
        changes.put("algorithm", algorithm);
        if (algorithm.equals("grpo")) {
          changes.put("steps-per-rollout", "120"); // a catcher is rewarded at the end
        }
        runs.put(game + " " + algorithm, changes);
      }
      Map<String, String> everything = new HashMap<>(SMALL);
      everything.put("hidden", "130");
      everything.put("shared-trunk", "true");
      everything.put("activation", "relu");
      everything.put("minibatch-size", "32");
      everything.put("normalize-observations", "true");
      everything.put("normalize-rewards", "true");
      everything.put("entropy-coefficient", "0.01");
      everything.put("kl-penalty", "adaptive:0.01");
      everything.put("reference-kl", "0.1");
      runs.put(game + " everything", everything);
      Map<String, String> memory = new HashMap<>(SMALL);
      memory.put("memory", "11");
      memory.put("sequence-length", "10");
      runs.put(game + " memory", memory);
      Map<String, String> sharedMemory = new HashMap<>(everything);
      sharedMemory.put("memory", "20");
      runs.put(game + " shared memory", sharedMemory);
    }
    List<String> lines = new ArrayList<>();
    runs.forEach(
        (name, changes) -> {
          if (name.startsWith(wanted)) {
            String game = name.substring(0, name.indexOf(' '));
            lines.add(line(name, Objects.requireNonNull(games.get(game)), changes, threads));
          }
        });
    return lines;
  }

  private static String line(
      String name, Supplier<Simulation> simulations, Map<String, String> changes, int threads) {
    TrainingSettings settings = TrainingSettings.DEFAULT.with(changes);
    TrainingPlan plan = new TrainingPlan(SEED, 1_000_000, threads, Learner.FUSED);
    try (Trainer trainer = new Trainer(name, simulations, settings, plan)) {
      for (int i = 0; i < ITERATIONS; i++) {
        trainer.iterate();
      }
      return String.format(Locale.ROOT, "%s %08x", name, checksum(trainer.policy()));
    }
  }

  private static long checksum(Policy policy) {
    CRC32C sum = new CRC32C();
    Network network = policy.network();
    for (Layer layer : network.layers()) {
      add(layer.weights(), sum);
      add(layer.biases(), sum);
    }
    for (int axis = 0; axis < policy.spec().action().axisCount(); axis++) {
      add(new float[] {policy.logDeviation(axis)}, sum);
    }
    for (int i = 0; i < policy.spec().observation().size(); i++) {
      add(new float[] {policy.normalizer().mean(i), policy.normalizer().variance(i)}, sum);
    }
    return sum.getValue();
  }

  private static void add(float[] values, CRC32C sum) {
    for (float value : values) {
      int bits = Float.floatToRawIntBits(value);
      for (int shift = 0; shift < Integer.SIZE; shift += Byte.SIZE) {
        sum.update(bits >>> shift);
      }
    }
  }

  /** Earns by staying near a point that jumps, with an axis and a choice. */
  private static final class Follower implements Simulation, Agent {

    private static final AgentSpec SPEC =
        AgentSpec.builder()
            .observe("offset", 1, "m", -4, 4)
            .discrete("gear", "slow", "fast")
            .continuous("speed", "m/s", -1, 1)
            .build();

    private RandomStream random = new RandomStream(0);
    private float offset;
    private float step;
    private int ticks;

    @Override
    public AgentSpec spec() {
      return SPEC;
    }

    @Override
    public List<Follower> agents() {
      return List.of(this);
    }

    @Override
    public void reset(Episode episode) {
      random = new RandomStream(episode.seed());
      offset = random.nextFloat(-1, 1);
      ticks = 0;
    }

    @Override
    public void observe(ObservationWriter out) {
      out.add(offset);
    }

    @Override
    public void act(Action action) {
      step = 0.1f * (1 + action.choice(0)) * action.axis(0);
    }

    @Override
    public void advance() {
      ticks++;
      offset = Math.max(-4, Math.min(4, offset - step));
      if (ticks % 10 == 0) {
        offset = random.nextFloat(-1, 1);
      }
    }

    @Override
    public float reward() {
      return -Math.abs(offset);
    }

    @Override
    public AgentState state() {
      return ticks < 40 ? AgentState.RUNNING : AgentState.TERMINATED;
    }
  }
}
