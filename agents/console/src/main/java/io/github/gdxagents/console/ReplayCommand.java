package io.github.gdxagents.console;

import io.github.gdxagents.console.text.Json;
import io.github.gdxagents.console.text.NumberText;
import io.github.gdxagents.console.text.Table;
import io.github.gdxagents.hook.AgentState;
import io.github.gdxagents.play.AgentDriver;
import io.github.gdxagents.play.Replay;
import io.github.gdxagents.play.ReplayFile;
import io.github.gdxagents.play.ReplayMismatchException;
import io.github.gdxagents.play.ReplayPlayer;
import io.github.gdxagents.play.Stepper;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "replay",
    description =
        "Plays an episode again, tick by tick, to where its replay ends: the failure of a game, for instance."
            + " Run it in a debugger.",
    sortOptions = false)
final class ReplayCommand extends BaseCommand {

  private final Games games;

  @Parameters(paramLabel = "FILE", description = "Replay, such as runs/NAME/failures/1.replay.")
  @SuppressWarnings("FieldCanBeFinal") // set by picocli
  private Path file = Path.of("");

  @Option(
      names = "--game",
      paramLabel = "NAME",
      completionCandidates = GameNames.class,
      description =
          "The game to play: ${COMPLETION-CANDIDATES}. Default: the one that the replay is of.")
  private @Nullable String gameName;

  @Option(
      names = "--variant",
      paramLabel = "NAME",
      description = "The variant of the game. Default: the one that the replay is of.")
  private @Nullable String variantName;

  @Mixin private final JsonOption json = new JsonOption();

  ReplayCommand(Games games) {
    this.games = games;
  }

  @Override
  public Integer call() {
    Replay replay = read();
    Games.Choice choice = choose(replay.game());
    ReplayPlayer player;
    try {
      player = new ReplayPlayer(replay, choice.variant().simulations().get());
    } catch (IllegalArgumentException e) {
      throw new UserError(file + " does not fit " + choice.label() + ": " + e.getMessage());
    }
    try (Stepper stepper = player.stepper()) {
      Throwable failure = play(player);
      json.print(
          out(),
          () -> text(choice, replay, stepper, failure),
          () -> document(choice, replay, stepper, failure));
      return 0;
    }
  }

  /** Plays to the end; returns what the game throws, or null. */
  private @Nullable Throwable play(ReplayPlayer player) {
    try {
      while (player.hasTick()) {
        player.tick();
      }
      player.playTheRest();
      return null;
    } catch (ReplayMismatchException e) {
      throw new UserError(file + ": " + e.getMessage());
    } catch (RuntimeException | AssertionError | StackOverflowError e) {
      return e;
    }
  }

  private static String text(
      Games.Choice choice, Replay replay, Stepper stepper, @Nullable Throwable failure) {
    String ticks = NumberText.count(stepper.tickCount());
    return "%s, seed %s%s, %s ticks%n"
            .formatted(
                choice.label(),
                replay.seed(),
                replay.parameters().isEmpty() ? "" : ", " + replay.parameters(),
                NumberText.count(replay.ticks()))
        + (failure == null
            ? "Plays through tick %s without a failure%n%s".formatted(ticks, agents(stepper))
            : "Fails at tick %s:%n%s".formatted(ticks, trace(failure)));
  }

  private static Map<String, Object> document(
      Games.Choice choice, Replay replay, Stepper stepper, @Nullable Throwable failure) {
    Map<String, Object> document =
        Json.object(
            "game", choice.game().name(),
            "variant", choice.variant().name(),
            "seed", replay.seed(),
            "parameters", replay.parameters(),
            "recorded_ticks", replay.ticks(),
            "ticks", stepper.tickCount(),
            "failed", failure != null);
    if (failure != null) {
      document.put("failure", failure.toString());
      document.put("trace", trace(failure));
    }
    List<Object> agents = new ArrayList<>();
    for (int a = 0; a < stepper.agentCount(); a++) {
      AgentDriver agent = stepper.agent(a);
      agents.add(
          Json.object(
              "state", text(agent.state()),
              "decisions", agent.decisions(),
              "return", agent.lifeReturn()));
    }
    document.put("agents", agents);
    return document;
  }

  private static String trace(Throwable failure) {
    StringWriter trace = new StringWriter();
    failure.printStackTrace(new PrintWriter(trace));
    return trace.toString();
  }

  private static Table agents(Stepper stepper) {
    Table table = new Table("<<>>");
    for (int a = 0; a < stepper.agentCount(); a++) {
      AgentDriver agent = stepper.agent(a);
      table.row(
          "agent " + a,
          text(agent.state()),
          NumberText.count(agent.decisions()) + " decisions",
          "return " + NumberText.significant(agent.lifeReturn()));
    }
    return table;
  }

  private static String text(AgentState state) {
    return state.name().toLowerCase(Locale.ROOT);
  }

  private Replay read() {
    if (!Files.isRegularFile(file)) {
      throw new UserError("Replay not found: " + file);
    }
    try (InputStream in = Files.newInputStream(file)) {
      return ReplayFile.read(in, file.toString());
    } catch (IOException e) {
      throw new UserError(String.valueOf(e.getMessage()));
    }
  }

  private Games.Choice choose(String recorded) {
    if (gameName != null) {
      return games.choose(gameName, variantName);
    }
    return games
        .labeled(recorded)
        .orElseThrow(
            () ->
                new UserError(
                    "%s is of '%s', which is not among the games here; choose one with --game: %s"
                        .formatted(file, recorded, String.join(", ", games.names()))));
  }
}
