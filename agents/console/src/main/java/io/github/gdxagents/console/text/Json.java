package io.github.gdxagents.console.text;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Writes JSON: maps become objects in their order, lists arrays, numbers that are not finite {@code
 * null}.
 */
public final class Json {

  private static final String INDENT = "  ";

  private Json() {}

  /**
   * An object.
   *
   * @param keysAndValues a key, its value, the next key, and so on
   */
  public static Map<String, Object> object(Object... keysAndValues) {
    if (keysAndValues.length % 2 != 0) {
      throw new IllegalArgumentException(
          "The key " + keysAndValues[keysAndValues.length - 1] + " has no value");
    }
    Map<String, Object> object = new LinkedHashMap<>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      object.put(keysAndValues[i].toString(), keysAndValues[i + 1]);
    }
    return object;
  }

  /** The text of a value on several lines, to be read; lists of plain values stay on one line. */
  public static String text(Object value) {
    StringBuilder text = new StringBuilder();
    append(value, "\n", text);
    return text.toString();
  }

  /** The text of a value on one line. */
  public static String line(Object value) {
    StringBuilder text = new StringBuilder();
    append(value, "", text);
    return text.toString();
  }

  /**
   * @param lineStart a line feed and the indent of the line that the value begins on; empty to stay
   *     on the line
   */
  private static void append(Object value, String lineStart, StringBuilder text) {
    if (value instanceof Map<?, ?> map) {
      appendMap(map, lineStart, text);
    } else if (value instanceof List<?> list) {
      appendList(list, lineStart, text);
    } else if (value instanceof Number number) {
      text.append(Double.isFinite(number.doubleValue()) ? number : "null");
    } else if (value instanceof Boolean) {
      text.append(value);
    } else {
      appendString(value.toString(), text);
    }
  }

  private static void appendMap(Map<?, ?> map, String lineStart, StringBuilder text) {
    String indented = indented(lineStart);
    String separator = "{";
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      text.append(separator).append(indented);
      appendString(entry.getKey().toString(), text);
      text.append(indented.isEmpty() ? ":" : ": ");
      append(entry.getValue(), indented, text);
      separator = ",";
    }
    text.append(map.isEmpty() ? "{}" : lineStart + "}");
  }

  private static void appendList(List<?> list, String lineStart, StringBuilder text) {
    boolean oneLine =
        list.stream().noneMatch(element -> element instanceof Map || element instanceof List);
    String indented = oneLine ? "" : indented(lineStart);
    String separator = "[";
    for (Object element : list) {
      text.append(separator).append(indented);
      append(element, indented, text);
      separator = oneLine && !lineStart.isEmpty() ? ", " : ",";
    }
    text.append(list.isEmpty() ? "[]" : oneLine ? "]" : lineStart + "]");
  }

  private static String indented(String lineStart) {
    return lineStart.isEmpty() ? "" : lineStart + INDENT;
  }

  private static void appendString(String value, StringBuilder text) {
    text.append('"');
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '"' || c == '\\') {
        text.append('\\').append(c);
      } else if (c < ' ') {
        text.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
      } else {
        text.append(c);
      }
    }
    text.append('"');
  }
}
