package io.github.gdxagents.console;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Writes JSON: maps become objects in their order, lists arrays, numbers that are not finite {@code
 * null}. Lists of numbers stay on one line.
 */
final class Json {

  private static final String INDENT = "  ";

  private Json() {}

  /** The text of a value: a map, list, string, number or boolean. */
  static String text(Object value) {
    StringBuilder text = new StringBuilder();
    append(value, "\n", text);
    return text.toString();
  }

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
    String separator = "{";
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      text.append(separator).append(lineStart).append(INDENT);
      appendString(entry.getKey().toString(), text);
      text.append(": ");
      append(entry.getValue(), lineStart + INDENT, text);
      separator = ",";
    }
    text.append(map.isEmpty() ? "{}" : lineStart + "}");
  }

  private static void appendList(List<?> list, String lineStart, StringBuilder text) {
    boolean oneLine =
        list.stream().noneMatch(element -> element instanceof Map || element instanceof List);
    String separator = "[";
    for (Object element : list) {
      text.append(separator).append(oneLine ? "" : lineStart + INDENT);
      append(element, lineStart + INDENT, text);
      separator = oneLine ? ", " : ",";
    }
    text.append(list.isEmpty() ? "[]" : oneLine ? "]" : lineStart + "]");
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
