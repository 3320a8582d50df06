package io.github.gdxagents.console;

import io.github.gdxagents.console.text.Json;
import io.github.gdxagents.hook.ActionSource;
import io.github.gdxagents.hook.RandomStream;
import io.github.gdxagents.hook.Reaction;
import io.github.gdxagents.hook.Simulation;
import io.github.gdxagents.policy.Policy;
import io.github.gdxagents.training.experience.Lineup;
import io.github.gdxagents.training.imitation.RecordedEpisodes;
import io.github.gdxagents.trajectory.DemonstrationFile;
import io.github.gdxagents.trajectory.Demonstrations;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "record",
    description = "Lets a policy play episodes, and saves them as demonstrations.",
    sortOptions = false)
final class DemosRecordCommand extends BaseCommand {

  private final Games games;

  @Parameters(
      paramLabel = "GAME",
      completionCandidates = GameNames.class,
      description = "The game: ${COMPLETION-CANDIDATES}.")
  @SuppressWarnings("FieldCanBeFinal") // set by picocli
  private String gameName = "";

  @Option(
      names = "--variant",
      paramLabel = "NAME",
      description = "A variant of the game; see train --help.")
  private @Nullable String variantName;

  @Option(
      names = "--kind",
      paramLabel = "NAME",
      description = "The kind of agents to record, in a game with several kinds.")
  private @Nullable String kindName;

  @Mixin private final OpponentOption opponents = new OpponentOption();

  @Option(names = "--policy", paramLabel = "FILE", required = true, description = "Who plays.")
  @SuppressWarnings("FieldCanBeFinal") // set by picocli
  private Path policyFile = Path.of("");

  @Mixin private final MatchOption match = new MatchOption();

  @Option(
      names = "--sampled",
      description = "Sample actions, as in training, instead of taking the most probable ones.")
  private boolean sampled;

  @Option(
      names = "--episodes",
      paramLabel = "N",
      description = "Number of episodes. Default: ${DEFAULT-VALUE}.")
  private long episodes = 20;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description =
          "Seed of the episodes, which are others than those of an evaluation. Default: ${DEFAULT-VALUE}.")
  private long seed = 1;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      required = true,
      description = "Where to save them; must not exist yet.")
  @SuppressWarnings("FieldCanBeFinal") // set by picocli
  private Path file = Path.of("");

  @Mixin private final JsonOption json = new JsonOption();

  DemosRecordCommand(Games games) {
    this.games = games;
  }

  @Override
  public Integer call() throws IOException {
    OutputFile.requireNew("--out", file);
    UserError.requireWithin("--episodes", 1, EvaluateCommand.MOST_EPISODES, episodes);
    Games.Choice choice = games.choose(gameName, variantName);
    Kinds kinds = Kinds.of(choice);
    String kind = kinds.chosen(kindName);
    Policy policy = match.read(policyFile, kinds.spec(kind), messages());
    if (!policy.reaction().equals(Reaction.IMMEDIATE)) {
      throw new UserError(
          policyFile
              + " reacts slowly ("
              + policy.reaction()
              + "), and demonstrations show what is seen at once; record another policy");
    }
    Lineup lineup = opponents.lineup(kind, kinds, match, messages());
    opponents.tell(messages());
    Demonstrations demonstrations;
    try (Simulation simulation = choice.variant().simulations().get()) {
      demonstrations =
          RecordedEpisodes.record(
              choice.label(), simulation, players(policy), lineup, (int) episodes, seed);
    }
    DemonstrationFile.write(demonstrations, file.toFile());
    json.print(
        out(),
        () ->
            "Saved %s in %s, mean return %s%n"
                .formatted(
                    DemonstrationText.summary(demonstrations),
                    file,
                    DemonstrationText.meanReturn(demonstrations.lives())),
        () ->
            Json.object(
                "file", file.toString(),
                "game", choice.game().name(),
                "variant", choice.variant().name(),
                "lives", DemonstrationText.json(demonstrations.lives())));
    return 0;
  }

  private Supplier<ActionSource> players(Policy policy) {
    AtomicInteger bots = new AtomicInteger();
    return sampled
        ? () -> policy.sampler(RandomStream.deriveSeed(~seed, bots.getAndIncrement()))
        : policy::player;
  }
}
