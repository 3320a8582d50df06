package io.github.gdxagents.benchmarks;

import io.github.gdxagents.core.cartpole.CartPole;
import io.github.gdxagents.core.lander.Lander;
import io.github.gdxagents.core.lander.LanderSettings;
import io.github.gdxagents.hook.Simulation;
import io.github.gdxagents.training.TrainingSettings;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The games with the settings that rl-baselines3-zoo publishes for them (hyperparams/ppo.yml), so
 * that figures compare with those of other libraries. They stand here in full and do not follow the
 * trainer's presets.
 */
public enum ZooGame {
  CARTPOLE(
      "cartpole",
      CartPole::new,
      100_000,
      Map.of(
          "simulations", "8",
          "steps-per-rollout", "32",
          "discount", "0.98",
          "gae-lambda", "0.8",
          "epochs", "20",
          "minibatch-size", "256",
          "learning-rate", "0.001..0",
          "clip-range", "0.2..0",
          "entropy-coefficient", "0")),

  LANDER("lander", Lander::new, 16 * 16_384, lander()),

  LANDER_CONTINUOUS(
      "lander continuous", () -> new Lander(LanderSettings.continuous()), 16 * 16_384, lander());

  private final String label;

  @SuppressWarnings("ImmutableEnumChecker") // makes a new simulation each time
  private final Supplier<Simulation> simulations;

  private final long benchmarkSteps;

  @SuppressWarnings("ImmutableEnumChecker") // records all through
  private final TrainingSettings settings;

  ZooGame(
      String label,
      Supplier<Simulation> simulations,
      long benchmarkSteps,
      Map<String, String> settings) {
    this.label = label;
    this.simulations = simulations;
    this.benchmarkSteps = benchmarkSteps;
    this.settings = TrainingSettings.DEFAULT.with(common()).with(settings);
  }

  private static Map<String, String> lander() {
    return Map.of(
        "simulations", "16",
        "steps-per-rollout", "1024",
        "discount", "0.999",
        "gae-lambda", "0.98",
        "epochs", "4",
        "minibatch-size", "64",
        "learning-rate", "0.0003",
        "clip-range", "0.2",
        "entropy-coefficient", "0.01");
  }

  /** What Stable-Baselines3 does where the zoo says nothing. */
  private static Map<String, String> common() {
    Map<String, String> settings = new HashMap<>();
    settings.put("normalize-observations", "false");
    settings.put("normalize-rewards", "false");
    settings.put("hidden", "64,64");
    settings.put("activation", "tanh");
    settings.put("shared-trunk", "false");
    settings.put("initial-log-deviation", "0");
    settings.put("kl-penalty", "none");
    settings.put("kl-stop", "none");
    settings.put("value-coefficient", "0.5");
    settings.put("value-clip-range", "none");
    settings.put("normalize-advantages", "true");
    settings.put("max-gradient-norm", "0.5");
    return settings;
  }

  String label() {
    return label;
  }

  Simulation newSimulation() {
    return simulations.get();
  }

  TrainingSettings settings() {
    return settings;
  }

  /** How many decisions one measured run makes. */
  long benchmarkSteps() {
    return benchmarkSteps;
  }
}
