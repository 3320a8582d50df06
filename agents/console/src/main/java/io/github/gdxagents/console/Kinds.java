package io.github.gdxagents.console;

import io.github.gdxagents.hook.AgentSpec;
import io.github.gdxagents.hook.Simulation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The kinds of agents of a game.
 *
 * @param game what to call it in messages
 * @param specs what each kind observes and does, by its name
 */
record Kinds(String game, Map<String, AgentSpec> specs) {

  /** Makes a simulation to look at its agents, and closes it. */
  static Kinds of(Games.Choice choice) {
    Map<String, AgentSpec> specs = new LinkedHashMap<>();
    try (Simulation simulation = choice.variant().simulations().get()) {
      simulation.agents().forEach(agent -> specs.putIfAbsent(agent.spec().kind(), agent.spec()));
    }
    if (specs.isEmpty()) {
      throw new UserError(choice.label() + " has no agents; a simulation needs at least one");
    }
    return new Kinds(choice.label(), specs);
  }

  /** Whether there is more than one. */
  boolean several() {
    return specs.size() > 1;
  }

  /** What a kind observes and does. */
  AgentSpec spec(String kind) {
    AgentSpec spec = specs.get(kind);
    if (spec == null) {
      throw UserError.unknown("kind of agent in " + game, kind, List.copyOf(specs.keySet()));
    }
    return spec;
  }

  /** The kind that an option names; where it names none, the only one. */
  String chosen(@Nullable String named) {
    if (named != null) {
      return spec(named).kind();
    }
    if (several()) {
      throw new UserError(
          "%s has several kinds of agents; choose the one to train with --kind: %s"
              .formatted(game, String.join(", ", specs.keySet())));
    }
    return specs.keySet().iterator().next();
  }
}
