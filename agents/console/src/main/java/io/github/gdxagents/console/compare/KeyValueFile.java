package io.github.gdxagents.console.compare;

import io.github.gdxagents.training.settings.InvalidSettingException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Text with one {@code key=value} on each line; empty lines and lines that begin with {@code #} are
 * skipped.
 */
final class KeyValueFile {

  /** What some editors put before UTF-8 text, Notepad for one. */
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private KeyValueFile() {}

  /**
   * Reads the values by key.
   *
   * @throws InvalidSettingException naming the line that is none, or sets a key again
   */
  static Map<String, String> read(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return read(in, file.toString());
    }
  }

  /**
   * Reads the values by key.
   *
   * @param in UTF-8 text; not closed
   * @param name what to call it in messages
   * @throws InvalidSettingException naming the line that is none, or sets a key again
   */
  static Map<String, String> read(InputStream in, String name) throws IOException {
    BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    Map<String, String> settings = new LinkedHashMap<>();
    int number = 0;
    for (String line : reader.lines().toList()) {
      number++;
      String text = (number == 1 ? withoutByteOrderMark(line) : line).strip();
      if (text.isEmpty() || text.startsWith("#")) {
        continue;
      }
      int equals = text.indexOf('=');
      if (equals < 1) {
        throw new InvalidSettingException(
            name + ", line " + number + " must be key=value, not '" + text + "'");
      }
      String key = text.substring(0, equals).strip();
      if (settings.put(key, text.substring(equals + 1).strip()) != null) {
        throw new InvalidSettingException(
            name + ", line " + number + " sets " + key + " again; keep one of them");
      }
    }
    return settings;
  }

  private static String withoutByteOrderMark(String line) {
    return line.startsWith(BYTE_ORDER_MARK) ? line.substring(BYTE_ORDER_MARK.length()) : line;
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
