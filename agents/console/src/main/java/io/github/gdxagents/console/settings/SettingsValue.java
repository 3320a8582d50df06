package io.github.gdxagents.console.settings;

import io.github.gdxagents.training.settings.InvalidSettingException;
import io.github.gdxagents.training.settings.Nearest;
import io.github.gdxagents.training.settings.SettingsText;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * A value in a YAML file.
 *
 * @param text as {@code --set} takes it: {@code 64,64} for a list, {@code game:1} for a mapping,
 *     {@code size:1;size:2} for a list of mappings
 * @param members of a mapping, by name; null where the value is none
 * @param list of a list, its elements; null where the value is none
 * @param place {@code file.yaml:3:5}, the line and column from 1
 */
public record SettingsValue(
    String text,
    @Nullable Map<String, SettingsValue> members,
    @Nullable List<SettingsValue> list,
    String place) {

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
      return new SettingsValue(scalar.getValue().strip(), null, null, place);
    } else if (node instanceof SequenceNode sequence) {
      List<SettingsValue> list =
          sequence.getValue().stream().map(element -> of(element, file, depth + 1)).toList();
      boolean ofMappings = list.stream().anyMatch(element -> element.members() != null);
      String text =
          list.stream()
              .map(SettingsValue::text)
              .collect(Collectors.joining(ofMappings ? ";" : ","));
      return new SettingsValue(text, null, list, place);
    } else if (node instanceof MappingNode mapping) {
      Map<String, SettingsValue> members = members(mapping.getValue(), file, depth);
      String text =
          members.entrySet().stream()
              .map(member -> member.getKey() + ":" + member.getValue().text())
              .collect(Collectors.joining(","));
      return new SettingsValue(text, members, null, place);
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

  /** The elements of a list; a value that is none is a list of itself. */
  public List<SettingsValue> elements() {
    return list == null ? List.of(this) : list;
  }

  /**
   * The members of a mapping, by name.
   *
   * @param expected what they should have been, for messages: {@code "settings such as {epochs:
   *     4}"}
   * @throws InvalidSettingException with the place, where the value is no mapping
   */
  public Map<String, SettingsValue> members(String expected) {
    if (members == null) {
      throw new InvalidSettingException(
          "%s: expected %s, but found '%s'".formatted(place, expected, text));
    }
    return members;
  }

  /**
   * The value in the form that the program takes.
   *
   * @param parser throws an exception where it cannot read the text, with a message that says why
   * @throws InvalidSettingException with the place, where the parser throws anything
   */
  public <T> T parsed(String key, Function<String, T> parser) {
    try {
      return parser.apply(text);
    } catch (RuntimeException e) {
      throw new InvalidSettingException(place + ": " + key + ": " + e.getMessage(), e);
    }
  }

  /**
   * Checks the name of this value.
   *
   * @throws InvalidSettingException with the place and the nearest name, where it is not known
   */
  public void requireKnown(String key, Set<String> known) {
    if (!known.contains(key)) {
      throw new InvalidSettingException(
          "%s: there is no setting '%s'; did you mean '%s'?"
              .formatted(place, key, SettingsText.nearest(key, known)));
    }
  }

  /**
   * Checks what something is called that this value is, or belongs to.
   *
   * @param what it is: {@code "game"}
   * @throws InvalidSettingException with the place and the nearest name, where there is none such
   */
  public void requireNamed(String what, String name, Collection<String> names) {
    if (!names.contains(name)) {
      throw new InvalidSettingException(
          "%s: there is no %s '%s'; did you mean '%s'? Choose one of: %s"
              .formatted(place, what, name, Nearest.to(name, names), String.join(", ", names)));
    }
  }

  static String place(@Nullable Mark mark, String file) {
    return mark == null ? file : file + ":" + (mark.getLine() + 1) + ":" + (mark.getColumn() + 1);
  }
}
