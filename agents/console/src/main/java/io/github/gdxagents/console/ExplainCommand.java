package io.github.gdxagents.console;

import io.github.gdxagents.console.export.TreeSource;
import io.github.gdxagents.console.export.TreeText;
import io.github.gdxagents.console.run.FinalEvaluation;
import io.github.gdxagents.console.run.TrainingRun;
import io.github.gdxagents.console.text.Json;
import io.github.gdxagents.console.text.NumberText;
import io.github.gdxagents.console.text.Table;
import io.github.gdxagents.hook.Reaction;
import io.github.gdxagents.hook.Simulation;
import io.github.gdxagents.policy.Policy;
import io.github.gdxagents.training.Evaluation;
import io.github.gdxagents.training.explain.DecisionTree;
import io.github.gdxagents.training.explain.DistillationSettings;
import io.github.gdxagents.training.explain.DistilledTree;
import io.github.gdxagents.training.explain.TreeDistillation;
import io.github.gdxagents.training.explain.TreeDistillation.GrownTree;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "explain",
    description =
        "Distills a policy into a small decision tree to be read, and says how much of its return the tree keeps.",
    sortOptions = false)
final class ExplainCommand extends BaseCommand {

  private final Games games;

  @Mixin private final PolicyArgument policyArgument = new PolicyArgument();

  @Mixin private final PlayOptions play = new PlayOptions();

  @Option(
      names = "--leaves",
      paramLabel = "N",
      description = "How many leaves the tree has at most. Default: ${DEFAULT-VALUE}.")
  private long leaves = DistillationSettings.DEFAULT.leaves();

  @Option(
      names = "--episodes",
      paramLabel = "N",
      description =
          "Over how many episodes tree, policy and random play are measured in the end. Default: ${DEFAULT-VALUE}.")
  private long episodes = FinalEvaluation.DEFAULT_EPISODES;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description =
          "Decides the tree, and by which episodes it is measured: those that evaluate plays with this seed."
              + " Default: ${DEFAULT-VALUE}.")
  private long seed = TrainingRun.EVALUATION_SEED;

  @Mixin private final JavaOptions java = new JavaOptions();

  @Option(names = "--overwrite", description = "Replace the file if it exists.")
  private boolean overwrite;

  @Mixin private final JsonOption json = new JsonOption();

  ExplainCommand(Games games) {
    this.games = games;
  }

  @Override
  public Integer call() throws IOException {
    DistillationSettings settings = settings();
    Policy read = policyArgument.read();
    if (read.remembers()) {
      throw new UserError(
          policyArgument.file()
              + " remembers, so what it does is no function of what it sees at the moment, and"
              + " no tree can say it");
    }
    if (!read.reaction().equals(Reaction.IMMEDIATE)) {
      throw new UserError(
          policyArgument.file()
              + " reacts slowly ("
              + read.reaction()
              + "), so it sees late what a tree would see at once; explain one that does not");
    }
    Games.Choice choice = play.choose(games, List.of(policyArgument.file()), List.of(read));
    PlayOptions.Cast cast = play.cast(policyArgument.file(), read, choice, true, messages());
    requireWritable();
    DistilledTree distilled;
    try (Simulation simulation = choice.variant().simulations().get()) {
      distilled =
          TreeDistillation.distill(
              simulation, cast.policy(), cast.lineup(), settings, progress(settings));
    }
    json.print(out(), () -> text(choice, distilled), () -> json(choice, distilled));
    write(distilled.tree(), read);
    return 0;
  }

  private DistillationSettings settings() {
    UserError.requireWithin("--leaves", 2, DistillationSettings.MOST_LEAVES, leaves);
    UserError.requireWithin("--episodes", 1, EvaluateCommand.MOST_EPISODES, episodes);
    return DistillationSettings.DEFAULT.withLeaves((int) leaves).measuredOver((int) episodes, seed);
  }

  /** Before anything is played, which takes a while. */
  private void requireWritable() throws IOException {
    ExportTarget target = java.target((packageName, className) -> "");
    if (target != null) {
      target.requireWritable(policyArgument.file(), overwrite);
    }
  }

  private void write(DecisionTree tree, Policy policy) throws IOException {
    ExportTarget target =
        java.target(
            (packageName, className) ->
                TreeSource.of(tree, policy.provenance(), packageName, className));
    if (target == null) {
      return;
    }
    if (!TreeSource.fits(tree)) {
      throw new UserError(
          "--java: a class cannot hold %s leaves with so many choices each; give fewer --leaves"
              .formatted(tree.leaves()));
    }
    target.write();
    messages()
        .println(
            "Wrote "
                + target.file()
                + ", "
                + NumberText.count(Files.size(target.file()))
                + " bytes");
    messages().flush();
  }

  /** Tells of each tree that is better than those before. */
  private Consumer<GrownTree> progress(DistillationSettings settings) {
    return new Consumer<>() {
      private @Nullable GrownTree best;

      @Override
      public void accept(GrownTree grown) {
        double mean = grown.evaluation().meanReturn();
        if (best == null || mean > best.evaluation().meanReturn()) {
          best = grown;
          messages()
              .println(
                  "Round %s of %s: a tree of %s leaves returns %s"
                      .formatted(
                          grown.round(),
                          settings.rounds(),
                          grown.tree().leaves(),
                          NumberText.significant(mean)));
          messages().flush();
        }
      }
    };
  }

  private String text(Games.Choice choice, DistilledTree distilled) {
    Table table = new Table("<>>");
    table.row("", "mean return", "standard error");
    addRow(table, "tree of " + distilled.tree().leaves() + " leaves", distilled.ofTree());
    addRow(table, "policy", distilled.ofPolicy());
    addRow(table, "random play", distilled.ofRandom());
    double kept = distilled.keptShare();
    return TreeText.of(distilled.tree())
        + "\n%s, %s new episodes, seed %s%n"
            .formatted(choice.label(), distilled.ofTree().episodes(), seed)
        + table
        + (Double.isNaN(kept)
            ? "The policy is no better than random play, so there is nothing to keep.\n"
            : "Of what the policy returns beyond random play, the tree keeps "
                + NumberText.fixed(100 * kept, 1)
                + " %.\n");
  }

  private static void addRow(Table table, String name, Evaluation evaluation) {
    table.row(
        name,
        NumberText.significant(evaluation.meanReturn()),
        NumberText.significant(evaluation.standardError()));
  }

  private Map<String, Object> json(Games.Choice choice, DistilledTree distilled) {
    return Json.object(
        "game", choice.game().name(),
        "variant", choice.variant().name(),
        "policy", policyArgument.file().toString(),
        "episodes", distilled.ofTree().episodes(),
        "seed", seed,
        "leaves", distilled.tree().leaves(),
        "kept_share", distilled.keptShare(),
        "returns",
            Json.object(
                "tree", json(distilled.ofTree()),
                "policy", json(distilled.ofPolicy()),
                "random", json(distilled.ofRandom())),
        "tree", TreeText.json(distilled.tree()));
  }

  private static Map<String, Object> json(Evaluation evaluation) {
    return Json.object(
        "mean", evaluation.meanReturn(), "standard_error", evaluation.standardError());
  }
}
