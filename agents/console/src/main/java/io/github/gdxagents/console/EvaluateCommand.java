package io.github.gdxagents.console;

import io.github.gdxagents.console.run.TrainingRun;
import io.github.gdxagents.console.text.Json;
import io.github.gdxagents.hook.Simulation;
import io.github.gdxagents.policy.Policy;
import io.github.gdxagents.training.Evaluation;
import io.github.gdxagents.training.experience.Lineup;
import java.io.PrintWriter;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "evaluate",
    description = "Measures how well a policy plays, over new episodes.",
    sortOptions = false)
final class EvaluateCommand extends BaseCommand {

  static final long MOST_EPISODES = 1_000_000;

  private final Games games;

  @Mixin private final PolicyArgument policyArgument = new PolicyArgument();

  @Option(
      names = "--game",
      paramLabel = "NAME",
      completionCandidates = GameNames.class,
      description =
          "The game to play: ${COMPLETION-CANDIDATES}. Default: the one that the policy was trained on.")
  private @Nullable String gameName;

  @Option(
      names = "--variant",
      paramLabel = "NAME",
      description = "The variant of the game. Default: the one that the policy was trained on.")
  private @Nullable String variantName;

  @Option(
      names = "--kind",
      paramLabel = "NAME",
      description =
          "The kind of agents to play, in a game with several kinds. Default: the one that the policy was trained for.")
  private @Nullable String kindName;

  @Mixin private final OpponentOption opponents = new OpponentOption();

  @Mixin private final MatchOption match = new MatchOption();

  @Option(
      names = "--episodes",
      paramLabel = "N",
      description = "Number of episodes. Default: ${DEFAULT-VALUE}.")
  private long requestedEpisodes = TrainingRun.EVALUATION_EPISODES;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Seed of the episodes. Default: ${DEFAULT-VALUE}, as at the end of training.")
  private long seed = TrainingRun.EVALUATION_SEED;

  @Option(
      names = "--stochastic",
      description = "Sample actions, as in training, instead of taking the most probable ones.")
  private boolean stochastic;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  EvaluateCommand(Games games) {
    this.games = games;
  }

  @Override
  public Integer call() {
    int episodes = (int) UserError.requireWithin("--episodes", 1, MOST_EPISODES, requestedEpisodes);
    Policy policy = policyArgument.read();
    Games.Choice choice = choose(policy.provenance().game());
    Evaluation evaluation = play(policy, choice, episodes);
    PrintWriter out = out();
    if (json) {
      out.println(Json.text(json(choice, evaluation)));
    } else {
      out.printf(
          "%s, %s new episodes, seed %s, %s%n",
          choice.label(),
          evaluation.episodes(),
          seed,
          stochastic ? "sampled actions" : "most probable actions");
      out.print(EvaluationText.table(evaluation));
    }
    out.flush();
    return 0;
  }

  /** The game named by options, or else the one that the policy was trained on. */
  private Games.Choice choose(String trainedOn) {
    if (gameName != null) {
      return games.choose(gameName, variantName);
    }
    Games.Choice trained =
        games
            .labeled(trainedOn)
            .orElseThrow(
                () ->
                    new UserError(
                        policyArgument.file()
                            + " was trained on '"
                            + trainedOn
                            + "', which is not among the games here; choose one with --game: "
                            + String.join(", ", games.names())));
    return variantName != null ? games.choose(trained.game().name(), variantName) : trained;
  }

  private Evaluation play(Policy read, Games.Choice choice, int episodes) {
    Kinds kinds = Kinds.of(choice);
    String kind = kinds.chosen(kindName == null && kinds.several() ? read.spec().kind() : kindName);
    Policy policy = match.fit(policyArgument.file(), read, kinds.spec(kind), err());
    Lineup lineup = opponents.lineup(kind, kinds, match, err());
    opponents.tell(err());
    try (Simulation simulation = choice.variant().simulations().get()) {
      return stochastic
          ? Evaluation.sampled(simulation, policy, lineup, episodes, seed)
          : Evaluation.of(simulation, policy, lineup, episodes, seed);
    }
  }

  private Map<String, Object> json(Games.Choice choice, Evaluation evaluation) {
    Map<String, Object> json =
        Json.object(
            "policy",
            policyArgument.file().toString(),
            "game",
            choice.game().name(),
            "variant",
            choice.variant().name(),
            "episodes",
            evaluation.episodes(),
            "seed",
            seed,
            "stochastic",
            stochastic);
    json.putAll(EvaluationText.json(evaluation));
    return json;
  }
}
