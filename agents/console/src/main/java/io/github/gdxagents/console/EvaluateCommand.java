package io.github.gdxagents.console;

import io.github.gdxagents.console.record.Drawing;
import io.github.gdxagents.console.record.EpisodeGif;
import io.github.gdxagents.console.run.RunFolder;
import io.github.gdxagents.console.run.TrainingRun;
import io.github.gdxagents.console.text.Json;
import io.github.gdxagents.hook.Simulation;
import io.github.gdxagents.policy.AtomicFile;
import io.github.gdxagents.policy.Policy;
import io.github.gdxagents.training.Evaluation;
import io.github.gdxagents.training.experience.Lineup;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "evaluate",
    description =
        "Measures how well a policy plays, over new episodes; or several, over the same ones, and which is better.",
    sortOptions = false)
final class EvaluateCommand extends BaseCommand {

  static final long MOST_EPISODES = 1_000_000;

  private final Games games;

  @Parameters(
      arity = "1..*",
      paramLabel = "POLICY",
      description = "Policy files, such as runs/NAME/" + RunFolder.LATEST_POLICY + ".")
  @SuppressWarnings("FieldCanBeFinal") // set by picocli
  private List<Path> files = List.of();

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

  @Option(
      names = "--record",
      paramLabel = "FILE.gif",
      description =
          "Save the first episode as an animated GIF, of "
              + EpisodeGif.MOST_SECONDS
              + " s at most, drawn without a window. Replaces the file if it exists.")
  private @Nullable Path recording;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  EvaluateCommand(Games games) {
    this.games = games;
  }

  @Override
  public Integer call() throws IOException {
    requireRecordable();
    int episodes = (int) UserError.requireWithin("--episodes", 1, MOST_EPISODES, requestedEpisodes);
    List<Policy> policies = files.stream().map(PolicyArgument::read).toList();
    List<Games.Choice> choices = new ArrayList<>();
    for (int p = 0; p < files.size(); p++) {
      choices.add(choose(files.get(p), policies.get(p).provenance().game()));
    }
    Games.Choice choice = choices.get(0);
    for (int p = 1; p < files.size(); p++) {
      if (!choices.get(p).label().equals(choice.label())) {
        throw new UserError(
            "%s plays %s and %s plays %s; compare policies of one game, or choose it with --game"
                .formatted(files.get(0), choice.label(), files.get(p), choices.get(p).label()));
      }
    }
    Supplier<? extends Drawing> drawings = recording == null ? null : drawings(choice);
    List<Evaluation> evaluations = new ArrayList<>();
    for (int p = 0; p < files.size(); p++) {
      Player player = player(files.get(p), policies.get(p), choice, p == 0);
      try (Simulation simulation = choice.variant().simulations().get()) {
        evaluations.add(player.play(simulation, episodes));
      }
      if (recording != null && drawings != null) {
        byte[] gif = EpisodeGif.of(drawings, simulation -> player.play(simulation, 1));
        AtomicFile.replace(recording.toFile(), gif);
      }
    }
    print(choice, evaluations);
    return 0;
  }

  /** Before anything is played, which may take a while. */
  private void requireRecordable() {
    if (recording == null) {
      return;
    }
    if (!recording.toString().endsWith(".gif")) {
      throw new UserError("--record writes a GIF; name it FILE.gif, unlike '" + recording + "'");
    }
    if (files.size() > 1) {
      throw new UserError("--record films one policy; name one, not " + files.size());
    }
  }

  private static Supplier<? extends Drawing> drawings(Games.Choice choice) {
    Supplier<? extends Drawing> drawings = choice.variant().drawings();
    if (drawings == null) {
      throw new UserError(
          "Nothing draws "
              + choice.label()
              + " for --record; give its Variant or Game a Drawing, by drawnBy, where the command"
              + " line is made");
    }
    return drawings;
  }

  private void print(Games.Choice choice, List<Evaluation> evaluations) {
    PrintWriter out = out();
    Evaluation first = evaluations.get(0);
    boolean several = files.size() > 1;
    PolicyComparison comparison =
        new PolicyComparison(files.stream().map(Path::toString).toList(), evaluations);
    if (json) {
      Map<String, Object> json = json(choice, first);
      if (several) {
        json.put("policies", comparison.json());
      } else {
        json.put("policy", files.get(0).toString());
        json.putAll(EvaluationText.json(first));
      }
      out.println(Json.text(json));
    } else {
      out.printf(
          "%s, %s new episodes, seed %s, %s%n",
          choice.label(),
          first.episodes(),
          seed,
          stochastic ? "sampled actions" : "most probable actions");
      out.print(several ? comparison.text() : EvaluationText.table(first));
    }
    out.flush();
  }

  /** The game named by options, or else the one that the policy was trained on. */
  private Games.Choice choose(Path file, String trainedOn) {
    if (gameName != null) {
      return games.choose(gameName, variantName);
    }
    Games.Choice trained =
        games
            .labeled(trainedOn)
            .orElseThrow(
                () ->
                    new UserError(
                        file
                            + " was trained on '"
                            + trainedOn
                            + "', which is not among the games here; choose one with --game: "
                            + String.join(", ", games.names())));
    return variantName != null ? games.choose(trained.game().name(), variantName) : trained;
  }

  /** A policy that plays, with those who play the others. */
  private interface Player {
    Evaluation play(Simulation simulation, int episodes);
  }

  /**
   * @param tells whether to say who plays the others
   */
  private Player player(Path file, Policy read, Games.Choice choice, boolean tells) {
    Kinds kinds = Kinds.of(choice);
    String kind = kinds.chosen(kindName == null && kinds.several() ? read.spec().kind() : kindName);
    Policy policy = match.fit(file, read, kinds.spec(kind), err());
    Lineup lineup = opponents.lineup(kind, kinds, match, err());
    if (tells) {
      opponents.tell(err());
    }
    return (simulation, episodes) ->
        stochastic
            ? Evaluation.sampled(simulation, policy, lineup, episodes, seed)
            : Evaluation.of(simulation, policy, lineup, episodes, seed);
  }

  /** What all policies have in common. */
  private Map<String, Object> json(Games.Choice choice, Evaluation evaluation) {
    return Json.object(
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
  }
}
