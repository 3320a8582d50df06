package io.github.gdxagents.console;

import io.github.gdxagents.console.run.RunFolder;
import io.github.gdxagents.console.run.TrainingRun;
import io.github.gdxagents.console.text.Json;
import io.github.gdxagents.console.text.NumberText;
import io.github.gdxagents.console.text.Table;
import io.github.gdxagents.hook.Simulation;
import io.github.gdxagents.policy.Policy;
import io.github.gdxagents.training.Tournament;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "tournament",
    description =
        "Lets policies play against each other, every pair as often on each side, and rates them.",
    sortOptions = false)
final class TournamentCommand extends BaseCommand {

  private static final long MOST_MATCHES = 1_000_000;
  private static final int MOST_SIDES = 1_000;

  private final Games games;

  @Parameters(
      arity = "2..*",
      paramLabel = "POLICY",
      description = "Policy files, such as those in runs/NAME/" + RunFolder.PAST_SELVES + ".")
  @SuppressWarnings("FieldCanBeFinal") // set by picocli
  private List<Path> files = List.of();

  @Mixin private final PlayedGameOptions played = new PlayedGameOptions();

  @Mixin private final MatchOption match = new MatchOption();

  @Option(
      names = "--sides",
      paramLabel = "N",
      description =
          "Number of sides: the game's agents are divided evenly, in its order of them. Default: ${DEFAULT-VALUE}.")
  private long sides = 2;

  @Option(
      names = "--matches",
      paramLabel = "N",
      description =
          "Number of matches of each pair, rounded up to as many on each side. Default: ${DEFAULT-VALUE}.")
  private long matches = 100;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Seed of the episodes. Default: ${DEFAULT-VALUE}.")
  private long seed = TrainingRun.EVALUATION_SEED;

  @Option(
      names = "--stochastic",
      description = "Sample actions, as in training, instead of taking the most probable ones.")
  private boolean stochastic;

  @Mixin private final JsonOption json = new JsonOption();

  TournamentCommand(Games games) {
    this.games = games;
  }

  @Override
  public Integer call() {
    int sideCount = (int) UserError.requireWithin("--sides", 2, MOST_SIDES, sides);
    int perPair = (int) UserError.requireWithin("--matches", 1, MOST_MATCHES, matches);
    List<Policy> read = files.stream().map(PolicyArgument::read).toList();
    Games.Choice choice = played.choose(games, files, read);
    try (Simulation simulation = choice.variant().simulations().get()) {
      requireSides(choice, simulation.agents().size(), sideCount);
      List<Policy> policies = new ArrayList<>();
      for (int p = 0; p < files.size(); p++) {
        policies.add(
            match.fit(files.get(p), read.get(p), simulation.agents().get(0).spec(), messages()));
      }
      print(choice, Tournament.play(simulation, policies, sideCount, perPair, stochastic, seed));
    }
    return 0;
  }

  private static void requireSides(Games.Choice choice, int agents, int sides) {
    if (agents % sides != 0) {
      throw new UserError(
          "%s has %s, which make no %s sides of equal size; set --sides to another number, or choose a game with --game in which agents play against each other"
              .formatted(choice.label(), agents == 1 ? "1 agent" : agents + " agents", sides));
    }
  }

  private void print(Games.Choice choice, Tournament tournament) {
    double[] ratings = tournament.ratings();
    List<Integer> ranking =
        IntStream.range(0, files.size())
            .boxed()
            .sorted(Comparator.comparingDouble(p -> -ratings[p]))
            .toList();
    json.print(
        out(),
        () -> text(choice, tournament, ranking, ratings),
        () ->
            Json.object(
                "game",
                choice.game().name(),
                "variant",
                choice.variant().name(),
                "matches_per_pair",
                tournament.matchesPerPair(),
                "seed",
                seed,
                "stochastic",
                stochastic,
                "policies",
                ranking.stream().map(p -> json(tournament, ranking, p, ratings[p])).toList()));
  }

  private String text(
      Games.Choice choice, Tournament tournament, List<Integer> ranking, double[] ratings) {
    Table table = new Table("<>" + ">".repeat(ranking.size()));
    List<String> header = new ArrayList<>(List.of("", "rating"));
    IntStream.rangeClosed(1, ranking.size()).forEach(rank -> header.add("(" + rank + ")"));
    table.row(header);
    for (int rank = 0; rank < ranking.size(); rank++) {
      int policy = ranking.get(rank);
      List<String> row =
          new ArrayList<>(
              List.of(
                  "(" + (rank + 1) + ") " + files.get(policy),
                  NumberText.fixed(ratings[policy], 0)));
      for (int other : ranking) {
        row.add(other == policy ? "" : NumberText.percent(tournament.score(policy, other)));
      }
      table.row(row);
    }
    return "%s, %s matches of each pair, seed %s, %s%n"
            .formatted(
                choice.label(),
                tournament.matchesPerPair(),
                seed,
                stochastic ? "sampled actions" : "most probable actions")
        + table
        + "\nWhat the policy of the row scores against that of the column; a draw is half a win."
        + " A rating 400 higher scores 10 of 11.\n";
  }

  /** A policy, with its results against each in the order of the ranking. */
  private Map<String, Object> json(
      Tournament tournament, List<Integer> ranking, int policy, double rating) {
    List<Integer> others = ranking.stream().filter(other -> other != policy).toList();
    return Json.object(
        "policy",
        files.get(policy).toString(),
        "rating",
        rating,
        "against",
        others.stream()
            .map(
                other ->
                    Json.object(
                        "policy", files.get(other).toString(),
                        "won", tournament.won(policy, other),
                        "drawn", tournament.drawn(policy, other),
                        "lost", tournament.won(other, policy),
                        "score", tournament.score(policy, other),
                        "chance", tournament.chanceOf(policy, other)))
            .toList());
  }
}
