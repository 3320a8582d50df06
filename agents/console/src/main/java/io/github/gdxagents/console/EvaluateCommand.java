package io.github.gdxagents.console;

import io.github.gdxagents.console.record.Drawing;
import io.github.gdxagents.console.record.EpisodeGif;
import io.github.gdxagents.console.run.EvaluationDisplay;
import io.github.gdxagents.console.run.EvaluationProgress;
import io.github.gdxagents.console.run.FinalEvaluation;
import io.github.gdxagents.console.run.HungHook;
import io.github.gdxagents.console.run.RunFolder;
import io.github.gdxagents.console.run.TrainingRun;
import io.github.gdxagents.console.text.Json;
import io.github.gdxagents.hook.Simulation;
import io.github.gdxagents.policy.AtomicFile;
import io.github.gdxagents.policy.Policy;
import io.github.gdxagents.training.Evaluation;
import io.github.gdxagents.training.EvaluationListener;
import io.github.gdxagents.training.EvaluationSetup;
import io.github.gdxagents.training.HookWatch;
import io.github.gdxagents.training.experience.SlowHook;
import java.io.IOException;
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

  @Mixin private final PlayOptions play = new PlayOptions();

  @Option(
      names = "--episodes",
      paramLabel = "N",
      description = "Number of episodes. Default: ${DEFAULT-VALUE}.")
  private long requestedEpisodes = FinalEvaluation.DEFAULT_EPISODES;

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
      names = "--max-ticks",
      paramLabel = "N",
      description =
          "End each policy's evaluation after so many ticks. Default: 10,000 for each episode, and 100,000 at least.")
  private @Nullable Long mostTicks;

  @Option(
      names = "--max-seconds",
      paramLabel = "N",
      description = "End each policy's evaluation after so many seconds. Default: no limit.")
  private @Nullable Long mostSeconds;

  @Mixin private final HookTimeoutOption hookTimeout = new HookTimeoutOption();

  @Option(
      names = "--record",
      paramLabel = "FILE.gif",
      description =
          "Save the first episode as an animated GIF, of "
              + EpisodeGif.MOST_SECONDS
              + " s at most, drawn without a window. Replaces the file if it exists.")
  private @Nullable Path recording;

  @Mixin private final JsonOption json = new JsonOption();

  EvaluateCommand(Games games) {
    this.games = games;
  }

  @Override
  public Integer call() throws IOException {
    requireRecordable();
    int episodes = (int) UserError.requireWithin("--episodes", 1, MOST_EPISODES, requestedEpisodes);
    List<Policy> policies = files.stream().map(PolicyArgument::read).toList();
    Games.Choice choice = play.choose(games, files, policies);
    EvaluationSetup setup = setup(episodes);
    Supplier<? extends Drawing> drawings = recording == null ? null : drawings(choice);
    List<Evaluation> evaluations = new ArrayList<>();
    try (HookWatch watch = watch()) {
      for (int p = 0; p < files.size(); p++) {
        Player player = player(files.get(p), policies.get(p), choice, p == 0);
        evaluations.add(evaluate(files.get(p), player, choice, setup.watchedBy(watch)));
        if (recording != null && drawings != null) {
          EvaluationSetup one = EvaluationSetup.of(1, seed).watchedBy(watch);
          byte[] gif = EpisodeGif.of(drawings, simulation -> player.play(simulation, one));
          AtomicFile.replace(recording.toFile(), gif);
        }
      }
    }
    print(choice, evaluations);
    return 0;
  }

  private EvaluationSetup setup(int episodes) {
    EvaluationSetup setup = EvaluationSetup.of(episodes, seed);
    long ticks =
        mostTicks == null
            ? setup.mostTicks()
            : UserError.requireWithin("--max-ticks", 1, Long.MAX_VALUE, mostTicks);
    double seconds =
        mostSeconds == null
            ? setup.mostSeconds()
            : UserError.requireWithin(
                "--max-seconds", 1, FinalEvaluationOptions.MOST_SECONDS, mostSeconds);
    return setup.limitedTo(ticks, seconds);
  }

  private @Nullable HookWatch watch() {
    long seconds = hookTimeout.seconds();
    return seconds == 0 ? null : new HookWatch(seconds, hook -> endFor(hook, seconds));
  }

  /** Nothing but the end of the JVM ends the hook's thread. */
  private void endFor(SlowHook hook, long seconds) {
    err().println(HungHook.message(hook, seconds));
    err().flush();
    Runtime.getRuntime().halt(CommandLineTrainer.FAILURE);
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
    OutputFile.requirePlace("--record", recording);
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
    Evaluation first = evaluations.get(0);
    boolean several = files.size() > 1;
    PolicyComparison comparison =
        new PolicyComparison(files.stream().map(Path::toString).toList(), evaluations);
    json.print(
        out(),
        () ->
            "%s, %s new episodes, seed %s, %s%n"
                    .formatted(
                        choice.label(),
                        first.episodes(),
                        seed,
                        stochastic ? "sampled actions" : "most probable actions")
                + (several ? comparison.text() : EvaluationText.table(first)),
        () -> {
          Map<String, Object> document = json(choice, first);
          if (several) {
            document.put("policies", comparison.json());
          } else {
            document.put("policy", files.get(0).toString());
            document.putAll(EvaluationText.json(first));
          }
          return document;
        });
  }

  /** A policy that plays, with those who play the others. */
  private interface Player {
    Evaluation play(Simulation simulation, EvaluationSetup setup);
  }

  /**
   * @param tells whether to say who plays the others
   */
  private Player player(Path file, Policy read, Games.Choice choice, boolean tells) {
    PlayOptions.Cast cast = play.cast(file, read, choice, tells, messages());
    return (simulation, setup) ->
        stochastic
            ? Evaluation.sampled(simulation, cast.policy(), cast.lineup(), setup)
            : Evaluation.of(simulation, cast.policy(), cast.lineup(), setup);
  }

  private Evaluation evaluate(
      Path file, Player player, Games.Choice choice, EvaluationSetup setup) {
    try (Simulation simulation = choice.variant().simulations().get();
        EvaluationDisplay display =
            isQuiet() ? EvaluationDisplay.none() : EvaluationDisplay.forTerminal(err())) {
      Evaluation evaluation =
          player.play(simulation, setup.telling(progress(file, setup.episodes(), display)));
      if (evaluation.episodes() < setup.episodes()) {
        messages()
            .printf(
                "%s reached a limit after %s of %s episodes (--max-ticks, --max-seconds)%n",
                file, evaluation.episodes(), setup.episodes());
        messages().flush();
      }
      return evaluation;
    }
  }

  private static EvaluationListener progress(
      Path file, int plannedEpisodes, EvaluationDisplay display) {
    return new EvaluationListener() {
      @Override
      public void advanced(int episodes, long ticks) {
        display.show(new EvaluationProgress(file.toString(), episodes, plannedEpisodes, ticks));
      }
    };
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
        "planned_episodes",
        requestedEpisodes,
        "seed",
        seed,
        "stochastic",
        stochastic);
  }
}
