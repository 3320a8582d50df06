package io.github.gdxagents.console;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What users type, for messages that show a command.
 *
 * @param program the name of the program
 * @param launcher what starts it; the name, unless it is not on the search path
 * @param watchCommand what shows a policy playing, with {@code POLICY} where its file belongs; null
 *     if nothing does
 */
record CommandNames(String program, String launcher, @Nullable String watchCommand) {

  private static final String POLICY_PLACE = "POLICY";

  CommandNames {
    Game.requireName("program", program);
  }

  CommandNames(String program) {
    this(program, program, null);
  }

  /** The same, where this program itself shows policies playing. */
  CommandNames withWatchCommand() {
    return new CommandNames(program, launcher, launcher + " watch " + POLICY_PLACE);
  }

  /** The command that shows a policy playing. Its own quotes, if any, are double ones. */
  Optional<String> watching(Path policy) {
    return Optional.ofNullable(watchCommand)
        .map(command -> command.replace(POLICY_PLACE, quoted(policy.toString(), "'")));
  }

  /** A path as a shell takes it for one word. */
  static String quoted(Path path) {
    return quoted(path.toString());
  }

  /** A text as a shell takes it for one word. */
  static String quoted(String text) {
    return quoted(text, "\"");
  }

  private static String quoted(String text, String quote) {
    return text.matches("[\\w./\\\\:+@=-]+") ? text : quote + text + quote;
  }
}
