package io.github.gdxagents.console.settings;

import io.github.gdxagents.training.TrainingSettings;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes what {@link SettingsFile} reads, with a comment on each setting. */
public final class SettingsYaml {

  /** Comments stand in one column, unless a setting is longer than this. */
  private static final int COMMENT_COLUMN = 32;

  private SettingsYaml() {}

  /**
   * The text of a settings file.
   *
   * @param comments lines to put above all else
   * @param options of the train command, by their names
   * @param opponents who plays the other kinds, by their names
   */
  public static String text(
      List<String> comments,
      Map<String, String> options,
      Map<String, String> opponents,
      TrainingSettings settings) {
    StringBuilder text = new StringBuilder();
    comments.forEach(comment -> text.append(("# " + comment).stripTrailing()).append('\n'));
    text.append('\n');
    options.forEach((key, value) -> appendLine(key, scalar(value), text));
    if (!opponents.isEmpty()) {
      appendLine("opponent", "", text);
      opponents.forEach(
          (kind, player) ->
              text.append("  ")
                  .append(scalar(kind))
                  .append(": ")
                  .append(scalar(player))
                  .append('\n'));
    }
    for (Map<String, String> group : settings.toGroups()) {
      text.append('\n');
      group.forEach((key, value) -> appendLine(key, value(key, value), text));
    }
    return text.toString();
  }

  private static void appendLine(String key, String value, StringBuilder text) {
    String line = (key + ": " + value).stripTrailing();
    String meaning = SettingMeanings.of(key);
    text.append(line);
    if (!meaning.isEmpty()) {
      text.append(" ".repeat(Math.max(1, COMMENT_COLUMN - line.length())))
          .append("# ")
          .append(meaning);
    }
    text.append('\n');
  }

  /** A setting's value as YAML has it, on one line: lists and mappings in brackets. */
  public static String value(String key, String text) {
    return switch (key) {
      case "hidden", "gail-hidden", "curiosity-hidden" -> "[" + text.replace(",", ", ") + "]";
      case "reward" -> mapping(text);
      case "randomize" -> text.equals("none") ? text : mapping(text);
      case "curriculum" -> text.equals("none") ? text : lessons(text);
      default -> scalar(text);
    };
  }

  /** Of {@code name:value,name:value}; a name may hold a colon itself, and so may a condition. */
  private static String mapping(String text) {
    return Arrays.stream(text.split(",", -1))
        .map(SettingsYaml::split)
        .map(member -> scalar(member.get(0)) + ": " + scalar(member.get(1)))
        .collect(Collectors.joining(", ", "{", "}"));
  }

  /** Of {@code mapping;mapping}: a list, unless there is one only. */
  private static String lessons(String text) {
    return text.contains(";")
        ? Arrays.stream(text.split(";", -1))
            .map(SettingsYaml::mapping)
            .collect(Collectors.joining(", ", "[", "]"))
        : mapping(text);
  }

  private static List<String> split(String member) {
    boolean isCondition = member.startsWith("until:") || member.startsWith("learnable:");
    int colon = isCondition ? member.indexOf(':') : member.lastIndexOf(':');
    return List.of(member.substring(0, colon), member.substring(colon + 1));
  }

  /** A word as it is, all else in quotes. */
  public static String scalar(String text) {
    return text.matches("[A-Za-z0-9][A-Za-z0-9._/+-]*(:[0-9.e+-]+)?")
            || text.matches("-?[0-9.]+(e-?[0-9]+)?")
        ? text
        : '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
