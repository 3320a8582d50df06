package io.github.gdxagents.console;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What users type, for messages that show a command.
 *
 * @param program the name of the program
 * @param launcher what starts it; the name, unless it is not on the search path
 * @param watchCommand what shows a policy playing, with {@code POLICY} where its file belongs; none
 *     if nothing does
 */
record CommandNames(String program, String launcher, Optional<String> watchCommand) {

  private static final String POLICY_PLACE = "POLICY";

  CommandNames {
    Game.requireName("program", program);
  }

  CommandNames(String program) {
    this(program, program, Optional.empty());
  }

  /** The command that shows a policy playing. Its own quotes, if any, are double ones. */
  Optional<String> watching(Path policy) {
    return watchCommand.map(command -> command.replace(POLICY_PLACE, quoted(policy, "'")));
  }

  /** A path as a shell takes it for one word. */
  static String quoted(Path path) {
    return quoted(path, "\"");
  }

  private static String quoted(Path path, String quote) {
    String text = path.toString();
    return text.matches("[\\w./\\\\:+@-]+") ? text : quote + text + quote;
  }
}
