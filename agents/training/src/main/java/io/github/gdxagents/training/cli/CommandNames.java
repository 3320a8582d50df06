package io.github.gdxagents.training.cli;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What users type, for messages that show a command.
 *
 * @param command what starts this command line
 * @param watchCommand what shows a policy playing, with {@code POLICY} where its file belongs; none
 *     if nothing does
 */
record CommandNames(String command, Optional<String> watchCommand) {

  static final String POLICY_PLACE = "POLICY";

  /** The command that shows a policy playing. */
  Optional<String> watching(Path policy) {
    return watchCommand.map(command -> command.replace(POLICY_PLACE, quoted(policy)));
  }

  /** A path as a shell takes it for one word. */
  static String quoted(Path path) {
    String text = path.toString();
    return text.matches("[\\w./\\\\:+@-]+") ? text : '"' + text + '"';
  }
}
