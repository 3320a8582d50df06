package io.github.gdxagents.training.settings;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Turns settings records into text by key, and text back into settings. Nested records of settings
 * are laid flat.
 */
final class SettingsText {

  private SettingsText() {}

  static Map<String, String> toMap(Record settings) {
    Map<String, String> texts = new LinkedHashMap<>();
    for (RecordComponent component : settings.getClass().getRecordComponents()) {
      Object value = read(component, settings);
      if (isGroup(component)) {
        texts.putAll(toMap((Record) value));
      } else {
        texts.put(key(component), text(value));
      }
    }
    return texts;
  }

  static <R extends Record> R with(R settings, Map<String, String> changes) {
    Map<String, String> known = toMap(settings);
    for (String key : changes.keySet()) {
      if (!known.containsKey(key)) {
        throw new InvalidSettingException(
            "There is no setting '"
                + key
                + "'; did you mean '"
                + Nearest.to(key, known.keySet())
                + "'?");
      }
    }
    return rebuild(settings, changes);
  }

  private static <R extends Record> R rebuild(R settings, Map<String, String> changes) {
    RecordComponent[] components = settings.getClass().getRecordComponents();
    Object[] values = new Object[components.length];
    for (int i = 0; i < components.length; i++) {
      Object current = read(components[i], settings);
      String change = changes.get(key(components[i]));
      if (isGroup(components[i])) {
        values[i] = rebuild((Record) current, changes);
      } else {
        values[i] =
            change == null
                ? current
                : parse(key(components[i]), components[i].getGenericType(), change.trim());
      }
    }
    return construct(settings, components, values);
  }

  @SuppressWarnings("unchecked") // the canonical constructor of R makes an R
  private static <R extends Record> R construct(
      R settings, RecordComponent[] components, Object[] values) {
    Class<?>[] types =
        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    try {
      Constructor<?> constructor = settings.getClass().getDeclaredConstructor(types);
      return (R) constructor.newInstance(values);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof InvalidSettingException invalid) {
        throw invalid;
      }
      throw new IllegalStateException(e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Object parse(String key, Type type, String text) {
    try {
      if (type instanceof ParameterizedType generic) {
        Type argument = generic.getActualTypeArguments()[0];
        if (generic.getRawType() == Optional.class) {
          return text.equals("none") ? Optional.empty() : Optional.of(parse(key, argument, text));
        }
        List<Object> elements = new ArrayList<>();
        for (String element : text.split(",")) {
          if (!element.isBlank()) {
            elements.add(parse(key, argument, element.trim()));
          }
        }
        return elements;
      }
      if (type == int.class || type == Integer.class) {
        return Integer.parseInt(text);
      } else if (type == double.class || type == Double.class) {
        return Double.parseDouble(text);
      } else if (type == boolean.class) {
        return parseBoolean(key, text);
      } else if (type == Schedule.class) {
        return Schedule.parse(text);
      } else if (type == KlPenalty.class) {
        return KlPenalty.parse(text);
      } else if (type instanceof Class<?> enumType && enumType.isEnum()) {
        return parseEnum(key, enumType, text);
      }
    } catch (NumberFormatException e) {
      throw new InvalidSettingException(key + " must be " + form(type) + ", not '" + text + "'");
    }
    throw new IllegalStateException(
        "Setting " + key + " has the type " + type + ", which has no text form");
  }

  private static boolean parseBoolean(String key, String text) {
    if (text.equals("true") || text.equals("false")) {
      return text.equals("true");
    }
    throw new InvalidSettingException(key + " must be true or false, not '" + text + "'");
  }

  private static Object parseEnum(String key, Class<?> type, String text) {
    List<String> names = new ArrayList<>();
    for (Object constant : type.getEnumConstants()) {
      if (text(constant).equals(text)) {
        return constant;
      }
      names.add(text(constant));
    }
    throw new InvalidSettingException(
        key
            + " must be one of "
            + String.join(", ", names)
            + ", not '"
            + text
            + "'; the nearest is "
            + Nearest.to(text, names));
  }

  private static String form(Type type) {
    if (type == Schedule.class) {
      return "a number such as 3e-4, or a line such as 3e-4..0";
    }
    return type == int.class || type == Integer.class ? "a whole number" : "a number";
  }

  private static String text(Object value) {
    if (value instanceof Optional<?> optional) {
      return optional.map(SettingsText::text).orElse("none");
    } else if (value instanceof List<?> list) {
      return String.join(",", list.stream().map(SettingsText::text).toList());
    } else if (value instanceof Enum<?> constant) {
      return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    } else if (value instanceof Double number) {
      return Numbers.text(number);
    }
    return value.toString();
  }

  private static boolean isGroup(RecordComponent component) {
    return component.getType().isRecord()
        && component.getType().getSimpleName().endsWith("Settings");
  }

  private static String key(RecordComponent component) {
    return component.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
  }

  private static Object read(RecordComponent component, Record settings) {
    try {
      return component.getAccessor().invoke(settings);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
