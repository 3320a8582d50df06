package io.github.gdxagents.console;

import io.github.gdxagents.console.settings.SettingsFile;
import io.github.gdxagents.console.settings.SettingsSection;
import io.github.gdxagents.console.text.StepCount;
import io.github.gdxagents.training.network.Learner;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/**
 * What is trained, and how: what a settings file may hold beside settings. What is typed goes
 * before what the file says.
 */
final class RunOptions {

  private static final long DEFAULT_SEED = 1;

  @Mixin private final GameOptions game = new GameOptions();

  @Option(
      names = "--kind",
      paramLabel = "NAME",
      description = "The kind of agents that learns, in a game with several kinds.")
  private @Nullable String kindName;

  @Mixin private final OpponentOption opponents = new OpponentOption();

  @Option(
      names = "--seed",
      paramLabel = "N",
      description =
          "Seed of all randomness: the same seed and settings give the same policy. Default: "
              + DEFAULT_SEED
              + ".")
  private @Nullable Long seed;

  @Option(
      names = "--steps",
      paramLabel = "N",
      converter = EvaluationOptions.NumberOrNever.class,
      description =
          "Number of decisions to train for, over all agents: 500000, 500k or 5e5. Default: see below.")
  private @Nullable Long steps;

  @Option(
      names = "--from",
      paramLabel = "POLICY",
      description =
          "Continue from a saved policy instead of a new one: its network, standard deviations, observation"
              + " normalizer and, where the file has one, value network.")
  private @Nullable Path from;

  @Option(
      names = "--demos",
      paramLabel = "DEMOS",
      description =
          "Demonstrations to imitate where --set reward=gail:1 pays for that. Default: those of --clone.")
  private @Nullable Path demos;

  @Mixin private final MatchOption match = new MatchOption();

  @Option(
      names = "--learner",
      paramLabel = "NAME",
      completionCandidates = LearnerNames.class,
      description =
          "Implementation that computes gradients: ${COMPLETION-CANDIDATES}. They differ in speed and rounding."
              + " Default: fused.")
  private @Nullable String learnerName;

  @Mixin private final EvaluationOptions evaluations = new EvaluationOptions();

  @Mixin private final CheckpointOptions checkpoints = new CheckpointOptions();

  /**
   * Chooses the game.
   *
   * @param program the name of the program, for messages
   * @throws UserError if none is named, or there is none of that name
   */
  Games.Choice choose(Games games, SettingsFile file, String program) {
    Games.Choice choice = game.choose(games, file, program + " train");
    if (kindName == null && choice.game().name().equals(file.general().text("game"))) {
      kindName = file.general().text("kind");
    }
    return choice;
  }

  /**
   * Takes what a settings file says where nothing was typed.
   *
   * @param folder of the file, to which its paths are relative
   */
  void orElse(SettingsSection file, Path folder) {
    seed = seed == null ? file.option("seed", Long::valueOf) : seed;
    steps = steps == null ? file.option("steps", StepCount::parse) : steps;
    from = from == null ? file.option("from", folder::resolve) : from;
    demos = demos == null ? file.option("demos", folder::resolve) : demos;
    learnerName = learnerName == null ? file.text("learner") : learnerName;
    opponents.orElse(file, folder);
    match.orElse(file);
    evaluations.orElse(file);
    checkpoints.orElse(file);
  }

  @Nullable String kindName() {
    return kindName;
  }

  OpponentOption opponents() {
    return opponents;
  }

  MatchOption match() {
    return match;
  }

  EvaluationOptions evaluations() {
    return evaluations;
  }

  CheckpointOptions checkpoints() {
    return checkpoints;
  }

  @Nullable Path from() {
    return from;
  }

  /** The demonstrations to imitate; null for none. */
  @Nullable Path demos() {
    return demos;
  }

  long seed() {
    return seed == null ? DEFAULT_SEED : seed;
  }

  /** The steps that were asked for, or as many as the preset has. */
  long steps(long preset) {
    return steps == null ? preset : steps;
  }

  Learner learner() {
    return Learner.named(learnerName == null ? Learner.FUSED.name() : learnerName);
  }

  /**
   * What a settings file says to get the same run.
   *
   * @param start the file with the policy to start from; null for a new policy
   */
  Map<String, String> asWritten(Games.Choice choice, @Nullable Path start) {
    Map<String, String> options = new LinkedHashMap<>();
    options.put("game", choice.game().name());
    if (!choice.game().isMain(choice.variant())) {
      options.put("variant", choice.variant().name());
    }
    if (kindName != null) {
      options.put("kind", kindName);
    }
    if (start != null) {
      options.put("from", start.toString());
    }
    String matching = match.name();
    if (matching != null) {
      options.put("match", matching);
    }
    options.put("seed", Long.toString(seed()));
    options.put("learner", learner().name());
    return options;
  }

  /** Reads numbers of steps for picocli. */
  static final class StepsConverter implements ITypeConverter<Long> {
    @Override
    public Long convert(String text) {
      try {
        return StepCount.parse(text);
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(String.valueOf(e.getMessage()));
      }
    }
  }
}
