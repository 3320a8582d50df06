package io.github.gdxagents.console;

import io.github.gdxagents.console.text.NumberText;
import io.github.gdxagents.console.text.Table;
import io.github.gdxagents.hook.ActionSpec;
import io.github.gdxagents.hook.AgentSpec;
import io.github.gdxagents.hook.ObservationSpec;
import io.github.gdxagents.network.Network;
import io.github.gdxagents.policy.Policy;
import io.github.gdxagents.policy.Provenance;

/** Everything in a policy file, to read; of the weights, how great they are. */
final class Inspection {

  private final Policy policy;

  Inspection(Policy policy) {
    this.policy = policy;
  }

  String text() {
    return String.join(
        "\n",
        origin(),
        agent(),
        ObservationTable.of(policy),
        action(),
        network("Network", policy.network()),
        values(),
        settings());
  }

  private String origin() {
    Provenance origin = policy.provenance();
    Table table = new Table("<<");
    table.row("game", origin.game());
    table.row("algorithm", origin.algorithm() + ", by gdx-agents " + origin.libraryVersion());
    table.row("seed", Long.toString(origin.seed()));
    table.row("steps", NumberText.count(origin.steps()));
    table.row(
        "score",
        origin.scoreEpisodes() == 0
            ? "none"
            : "mean return %s, standard deviation %s, over %s episodes"
                .formatted(
                    NumberText.significant(origin.scoreMean()),
                    NumberText.significant(origin.scoreDeviation()),
                    origin.scoreEpisodes()));
    return "Trained\n" + table;
  }

  private String agent() {
    AgentSpec spec = policy.spec();
    double seconds =
        (double) spec.ticksPerDecision() * policy.reaction().interval() * spec.fixedStepSeconds();
    Table table = new Table("<<");
    table.row("kind", spec.kind());
    table.row("tick", number(spec.fixedStepSeconds()) + " s");
    table.row("ticks per decision", Integer.toString(spec.ticksPerDecision()));
    table.row("decisions", NumberText.significant(1 / seconds) + " per second");
    table.row(
        "time limit",
        spec.maxTicks() == AgentSpec.UNLIMITED
            ? "none"
            : NumberText.count(spec.maxTicks()) + " ticks");
    return "Agent\n" + table;
  }

  private String action() {
    Table table = new Table("<<<<");
    for (ActionSpec.Branch branch : policy.spec().action().branches()) {
      table.row("one of", branch.name(), String.join(", ", branch.choices()));
    }
    for (int a = 0; a < policy.spec().action().axisCount(); a++) {
      ActionSpec.Axis axis = policy.spec().action().axes().get(a);
      double deviation = Math.exp(policy.logDeviation(a)) * (axis.high() - axis.low()) / 2;
      table.row(
          "axis",
          axis.name(),
          "%s to %s %s".formatted(number(axis.low()), number(axis.high()), axis.unit()),
          "standard deviation when sampled " + NumberText.significant(deviation));
    }
    return "Action\n" + table;
  }

  private String network(String title, Network network) {
    return NetworkTable.of(
        title,
        network,
        policy.spec().observation().components().stream()
            .map(ObservationSpec.Component::name)
            .toList());
  }

  private String values() {
    Network network = policy.valueNetwork();
    return network == null ? "Value network: none\n" : network("Value network", network);
  }

  private String settings() {
    Table table = new Table("<<");
    policy.provenance().settings().forEach(table::row);
    return "Settings\n" + table;
  }

  static String bound(float bound) {
    return Float.isInfinite(bound) ? "-" : number(bound);
  }

  /** The shortest text that reads back as the same number, without a trailing {@code .0}. */
  static String number(float value) {
    String text = Float.toString(value);
    return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
  }
}
