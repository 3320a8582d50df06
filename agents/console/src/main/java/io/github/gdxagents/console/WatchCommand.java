package io.github.gdxagents.console;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
    name = "watch",
    description =
        "Opens a window in which the latest policy of a run plays, and each newer one as soon as it is there; or a replay.",
    sortOptions = false)
final class WatchCommand extends BaseCommand {

  private final CommandNames names;
  private final @Nullable PolicyWindow window;

  @Parameters(
      paramLabel = "RUN_OR_POLICY",
      description = "Run folder, such as runs/NAME, a policy file, or a replay.")
  @SuppressWarnings("FieldCanBeFinal") // set by picocli
  private Path path = Path.of("");

  /**
   * @param window null where this program has none
   */
  WatchCommand(CommandNames names, @Nullable PolicyWindow window) {
    this.names = names;
    this.window = window;
  }

  @Override
  public Integer call() throws IOException {
    if (!Files.exists(path)) {
      throw new UserError("There is no run folder, and no policy file, called " + path);
    }
    if (window == null) {
      Optional<String> command = names.watching(path);
      throw new UserError(
          names.program()
              + " has no window here; "
              + command
                  .map(words -> "watch by " + words)
                  .orElse(
                      "play the policy in your game, by LivePlayer and PolicyWatch, or give this"
                          + " program a window: CommandLineTrainer.watchedIn"));
    }
    return window.show(path);
  }
}
