package io.github.gdxagents.console.settings;

import io.github.gdxagents.training.settings.InvalidSettingException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * A value in a settings file.
 *
 * @param text as {@code --set} takes it: {@code 64,64} for a list, {@code game:1} for a mapping
 * @param members of a mapping, by name; null where the value is none
 * @param place {@code file.yaml:3:5}, the line and column from 1
 */
record SettingsValue(String text, @Nullable Map<String, SettingsValue> members, String place) {

  /** Sections hold settings, some of which hold mappings or lists; nothing is deeper than this. */
  private static final int GREATEST_DEPTH = 6;

  static SettingsValue of(Node node, String file) {
    return of(node, file, 0);
  }

  private static SettingsValue of(Node node, String file, int depth) {
    String place = place(node.getStartMark().orElse(null), file);
    if (depth > GREATEST_DEPTH) {
      throw new InvalidSettingException(
          place + ": too many levels; settings are at most in games, a game, algorithms, a method");
    }
    if (node instanceof ScalarNode scalar) {
      return new SettingsValue(scalar.getValue().strip(), null, place);
    } else if (node instanceof SequenceNode sequence) {
      String text =
          sequence.getValue().stream()
              .map(element -> of(element, file, depth + 1).text())
              .collect(Collectors.joining(","));
      return new SettingsValue(text, null, place);
    } else if (node instanceof MappingNode mapping) {
      Map<String, SettingsValue> members = members(mapping.getValue(), file, depth);
      String text =
          members.entrySet().stream()
              .map(member -> member.getKey() + ":" + member.getValue().text())
              .collect(Collectors.joining(","));
      return new SettingsValue(text, members, place);
    }
    throw new IllegalStateException("YAML has no " + node.getNodeType());
  }

  private static Map<String, SettingsValue> members(
      List<NodeTuple> tuples, String file, int depth) {
    Map<String, SettingsValue> members = new LinkedHashMap<>();
    for (NodeTuple tuple : tuples) {
      String place = place(tuple.getKeyNode().getStartMark().orElse(null), file);
      if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
        throw new InvalidSettingException(place + ": a key must be a name, such as epochs");
      }
      SettingsValue value = of(tuple.getValueNode(), file, depth + 1);
      if (value.members() == null && value.text().isEmpty() && !isEmptyList(tuple)) {
        throw new InvalidSettingException(
            place + ": " + key.getValue() + " has no value; give it one, or remove the line");
      }
      if (members.put(key.getValue(), value) != null) {
        throw new InvalidSettingException(
            place + ": " + key.getValue() + " is set again; keep one of them");
      }
    }
    return members;
  }

  private static boolean isEmptyList(NodeTuple tuple) {
    return tuple.getValueNode() instanceof SequenceNode;
  }

  static String place(@Nullable Mark mark, String file) {
    return mark == null ? file : file + ":" + (mark.getLine() + 1) + ":" + (mark.getColumn() + 1);
  }
}
