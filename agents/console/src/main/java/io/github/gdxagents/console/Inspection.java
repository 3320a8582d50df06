package io.github.gdxagents.console;

import io.github.gdxagents.console.text.NumberText;
import io.github.gdxagents.console.text.Table;
import io.github.gdxagents.hook.ActionSpec;
import io.github.gdxagents.hook.AgentSpec;
import io.github.gdxagents.hook.ObservationSpec;
import io.github.gdxagents.network.Activation;
import io.github.gdxagents.network.Network;
import io.github.gdxagents.policy.ObservationNormalizer;
import io.github.gdxagents.policy.Policy;
import io.github.gdxagents.policy.Provenance;
import java.util.Locale;

/** Everything in a policy file, to read; of the weights, how great they are. */
final class Inspection {

  private final Policy policy;

  Inspection(Policy policy) {
    this.policy = policy;
  }

  String text() {
    return String.join(
        "\n", origin(), agent(), observation(), action(), network(), values(), settings());
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
    double seconds = (double) spec.ticksPerDecision() * spec.fixedStepSeconds();
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

  private String observation() {
    ObservationSpec spec = policy.spec().observation();
    ObservationNormalizer normalizer = policy.normalizer();
    boolean normalized = !normalizer.isIdentity();
    Table table = new Table("><<>>>>");
    table.row(
        "", "name", "unit", "min", "max", normalized ? "mean" : "", normalized ? "std dev" : "");
    int index = 0;
    for (ObservationSpec.Component component : spec.components()) {
      for (int i = 0; i < component.size(); i++) {
        table.row(
            Integer.toString(index),
            component.size() == 1 ? component.name() : component.name() + "[" + i + "]",
            component.unit(),
            bound(component.low()),
            bound(component.high()),
            normalized ? NumberText.significant(normalizer.mean(index)) : "",
            normalized ? NumberText.significant(Math.sqrt(normalizer.variance(index))) : "");
        index++;
      }
    }
    String normalization =
        normalized
            ? "normalized by mean and standard deviation of %s observations, clipped to ±%s"
                .formatted(NumberText.count(normalizer.sampleCount()), number(normalizer.clip()))
            : "not normalized";
    return "Observation: %s numbers, %s\n".formatted(spec.size(), normalization) + table;
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

  private String network() {
    return text("Network", policy.network());
  }

  private String values() {
    Network network = policy.valueNetwork();
    return network == null ? "Value network: none\n" : text("Value network", network);
  }

  private static String text(String title, Network network) {
    Table table = new Table(">>>>>");
    table.row("layer", "inputs", "outputs", "weights (rms)", "biases (rms)");
    for (int layer = 0; layer < network.layers().size(); layer++) {
      table.row(
          Integer.toString(layer + 1),
          Integer.toString(network.layers().get(layer).inputs()),
          Integer.toString(network.layers().get(layer).outputs()),
          NumberText.significant(rootMeanSquare(network.layers().get(layer).weights())),
          NumberText.significant(rootMeanSquare(network.layers().get(layer).biases())));
    }
    Activation activation = network.denseLayer(0).activation();
    return "%s: %s parameters, %s%s\n"
            .formatted(
                title,
                NumberText.count(network.parameterCount()),
                activation == null ? "linear" : activation.name().toLowerCase(Locale.ROOT),
                network.memorySize() == 0
                    ? ""
                    : ", remembers " + NumberText.count(network.memorySize()) + " numbers")
        + table;
  }

  private String settings() {
    Table table = new Table("<<");
    policy.provenance().settings().forEach(table::row);
    return "Settings\n" + table;
  }

  private static String bound(float bound) {
    return Float.isInfinite(bound) ? "-" : number(bound);
  }

  /** The shortest text that reads back as the same number, without a trailing {@code .0}. */
  private static String number(float value) {
    String text = Float.toString(value);
    return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
  }

  private static double rootMeanSquare(float[] values) {
    double squares = 0;
    for (float value : values) {
      squares += (double) value * value;
    }
    return Math.sqrt(squares / values.length);
  }
}
