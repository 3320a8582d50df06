package io.github.gdxagents.console.compare;

import io.github.gdxagents.training.settings.InvalidSettingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What this program writes for itself: text with one {@code key=value} on each line; empty lines
 * and lines that begin with {@code #} are skipped.
 */
final class KeyValueFile {

  private KeyValueFile() {}

  /**
   * Reads the values by key.
   *
   * @throws InvalidSettingException naming the line that is none, or sets a key again
   */
  static Map<String, String> read(Path file) throws IOException {
    Map<String, String> settings = new LinkedHashMap<>();
    int number = 0;
    for (String line : Files.readAllLines(file)) {
      number++;
      String text = line.strip();
      if (text.isEmpty() || text.startsWith("#")) {
        continue;
      }
      int equals = text.indexOf('=');
      if (equals < 1) {
        throw new InvalidSettingException(
            file + ", line " + number + " must be key=value, not '" + text + "'");
      }
      String key = text.substring(0, equals).strip();
      if (settings.put(key, text.substring(equals + 1).strip()) != null) {
        throw new InvalidSettingException(
            file + ", line " + number + " sets " + key + " again; keep one of them");
      }
    }
    return settings;
  }

  /**
   * The text of a file that {@link #read} understands.
   *
   * @param comments lines to put above the settings
   */
  static String text(List<String> comments, Map<String, String> settings) {
    StringBuilder text = new StringBuilder();
    comments.forEach(comment -> text.append("# ").append(comment).append('\n'));
    settings.forEach((key, value) -> text.append(key).append('=').append(value).append('\n'));
    return text.toString();
  }
}
