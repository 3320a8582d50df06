package io.github.gdxagents.console;

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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
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

  ReplayCommand(Games games) {
    this.games = games;
  }

  @Override
  public Integer call() throws IOException {
    Replay replay = read();
    Games.Choice choice = choose(replay.game());
    ReplayPlayer player;
    try {
      player = new ReplayPlayer(replay, choice.variant().simulations().get());
    } catch (IllegalArgumentException e) {
      throw new UserError(file + " does not fit " + choice.label() + ": " + e.getMessage());
    }
    try (Stepper stepper = player.stepper()) {
      out()
          .printf(
              "%s, seed %s%s, %s ticks%n",
              choice.label(),
              replay.seed(),
              replay.parameters().isEmpty() ? "" : ", " + replay.parameters(),
              NumberText.count(replay.ticks()));
      return play(player, stepper);
    }
  }

  private int play(ReplayPlayer player, Stepper stepper) {
    try {
      while (player.hasTick()) {
        player.tick();
      }
      player.playTheRest();
    } catch (ReplayMismatchException e) {
      throw new UserError(file + ": " + e.getMessage());
    } catch (RuntimeException | AssertionError | StackOverflowError e) {
      out().printf("Fails at tick %s:%n", NumberText.count(stepper.tickCount()));
      e.printStackTrace(out());
      out().flush();
      return 0;
    }
    out()
        .printf("Plays through tick %s without a failure%n", NumberText.count(stepper.tickCount()));
    out().print(agents(stepper));
    out().flush();
    return 0;
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

  private Replay read() throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new UserError("Replay not found: " + file);
    }
    try (InputStream in = Files.newInputStream(file)) {
      return ReplayFile.read(in, file.toString());
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
