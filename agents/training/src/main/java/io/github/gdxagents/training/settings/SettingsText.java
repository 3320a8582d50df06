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
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Turns settings records into text by key, and text back into settings. Groups of settings are laid
 * flat.
 */
public final class SettingsText {

  /** How the message begins that a setting does not exist; its key in quotes follows. */
  public static final String NO_SETTING = "There is no setting ";

  /** Names that settings have in Stable-Baselines3, CleanRL and Spinning Up. */
  private static final Map<String, String> NAMES_ELSEWHERE =
      Map.ofEntries(
          Map.entry("gamma", "discount"),
          Map.entry("lam", "gae-lambda"),
          Map.entry("lr", "learning-rate"),
          Map.entry("pi-lr", "learning-rate"),
          Map.entry("vf-lr", "value-learning-rate"),
          Map.entry("n-steps", "steps-per-rollout"),
          Map.entry("num-steps", "steps-per-rollout"),
          Map.entry("n-envs", "simulations"),
          Map.entry("num-envs", "simulations"),
          Map.entry("batch-size", "minibatch-size"),
          Map.entry("n-epochs", "epochs"),
          Map.entry("update-epochs", "epochs"),
          Map.entry("ent-coef", "entropy-coefficient"),
          Map.entry("vf-coef", "value-coefficient"),
          Map.entry("clip-coef", "clip-range"),
          Map.entry("clip-ratio", "clip-range"),
          Map.entry("clip-range-vf", "value-clip-range"),
          Map.entry("max-grad-norm", "max-gradient-norm"),
          Map.entry("target-kl", "kl-stop"),
          Map.entry("net-arch", "hidden"),
          Map.entry("norm-adv", "normalize-advantages"));

  private SettingsText() {}

  /** The text form of every setting by key, in the order of their declaration. */
  public static Map<String, String> toMap(Record settings) {
    Map<String, String> texts = new LinkedHashMap<>();
    for (RecordComponent component : settings.getClass().getRecordComponents()) {
      @Nullable Object value = read(component, settings);
      if (value instanceof SettingsGroup group) {
        texts.putAll(toMap((Record) group));
      } else {
        texts.put(key(component), text(value));
      }
    }
    return texts;
  }

  /**
   * Checks that settings exist.
   *
   * @throws InvalidSettingException naming the nearest key that does
   */
  public static void requireKnown(Set<String> keys, Set<String> known) {
    for (String key : keys) {
      if (!known.contains(key)) {
        throw new InvalidSettingException(
            NO_SETTING + "'" + key + "'; did you mean '" + nearest(key, known) + "'?");
      }
    }
  }

  /** The setting that is most likely meant: what others call so, or what is spelled alike. */
  public static String nearest(String key, Set<String> known) {
    String ourStyle = key.toLowerCase(Locale.ROOT).replace('_', '-');
    String elsewhere = NAMES_ELSEWHERE.getOrDefault(ourStyle, "");
    return known.contains(elsewhere) ? elsewhere : Nearest.to(ourStyle, known);
  }

  /** The same settings with some changed; changes of settings that are not among them are left. */
  public static <R extends Record> R with(R settings, Map<String, String> changes) {
    RecordComponent[] components = settings.getClass().getRecordComponents();
    @Nullable Object[] values = new Object[components.length];
    for (int i = 0; i < components.length; i++) {
      @Nullable Object current = read(components[i], settings);
      String change = changes.get(key(components[i]));
      if (current instanceof SettingsGroup group) {
        values[i] = with((Record) group, changes);
      } else {
        values[i] = change == null ? current : parse(components[i], change.trim());
      }
    }
    return construct(settings, components, values);
  }

  @SuppressWarnings("unchecked") // the canonical constructor of R makes an R
  private static <R extends Record> R construct(
      R settings, RecordComponent[] components, @Nullable Object[] values) {
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

  private static @Nullable Object parse(RecordComponent component, String text) {
    if (isOptional(component) && text.equals("none")) {
      return null;
    }
    Type type = component.getGenericType();
    try {
      return parsePart(key(component), type, text);
    } catch (NumberFormatException e) {
      throw new InvalidSettingException(
          key(component)
              + " must be "
              + form(type, text)
              + (isOptional(component) ? " or none" : "")
              + ", not '"
              + text
              + "'");
    }
  }

  /** Whether a setting may be none. */
  private static boolean isOptional(RecordComponent component) {
    return component.isAnnotationPresent(OrNone.class);
  }

  /**
   * Parses a value, or what a list holds.
   *
   * @throws NumberFormatException if the text has not the type's form
   */
  private static Object parsePart(String key, Type type, String text) {
    if (type instanceof ParameterizedType generic) {
      return parseList(key, generic.getActualTypeArguments()[0], text);
    } else if (type == int.class || type == Integer.class) {
      return Integer.parseInt(text);
    } else if (type == double.class || type == Double.class) {
      return Double.parseDouble(text);
    } else if (type == boolean.class) {
      return parseBoolean(key, text);
    } else if (type == Schedule.class) {
      return Schedule.parse(text);
    } else if (type == Convolutions.class) {
      return Convolutions.parse(text);
    } else if (type == KlPenalty.class) {
      return KlPenalty.parse(text);
    } else if (type == ReferenceKl.class) {
      return ReferenceKl.parse(text);
    } else if (type == Randomization.class) {
      return Randomization.parse(text);
    } else if (type == Curriculum.class) {
      return Curriculum.parse(text);
    } else if (type == RewardWeights.class) {
      return RewardWeights.parse(text);
    } else if (type instanceof Class<?> enumType && enumType.isEnum()) {
      return parseEnum(key, enumType, text);
    }
    throw new IllegalStateException(
        "Setting " + key + " has the type " + type + ", which has no text form");
  }

  private static List<Object> parseList(String key, Type element, String text) {
    List<Object> elements = new ArrayList<>();
    if (!text.isEmpty()) {
      for (String part : text.split(",", -1)) {
        elements.add(parsePart(key, element, part.trim()));
      }
    }
    return elements;
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

  /** What a text should have been. */
  private static String form(Type type, String text) {
    if (type instanceof ParameterizedType) {
      return "whole numbers separated by commas, such as 64,64";
    } else if (type == Schedule.class) {
      return "a number such as 3e-4 or a line such as 3e-4..0";
    } else if (type == Randomization.class) {
      return "none or the game's parameters with their ranges, such as gravity:8..12,wind:0..5";
    } else if (type == Curriculum.class) {
      return "none, lessons such as gravity:8..9,until:return>=100;gravity:8..12, or learnable:return>=100";
    } else if (type == RewardWeights.class) {
      return "signals with their weights, such as game:1";
    } else if (type == Convolutions.class) {
      return "auto, or the filters of each convolution with kernel and stride, such as 16x8/4,32x3";
    } else if (type == KlPenalty.class) {
      return "none, fixed:BETA, adaptive:TARGET or adaptive:LOW..HIGH, such as adaptive:0.01";
    } else if (type == ReferenceKl.class) {
      return "a number such as 0.1 or adaptive:TARGET, such as adaptive:0.02";
    } else if (type == int.class) {
      return text.matches("\\d+")
          ? "at most " + Integer.MAX_VALUE
          : text.matches("-\\d+") ? "at least " + Integer.MIN_VALUE : "a whole number";
    }
    return "a number";
  }

  private static String text(@Nullable Object value) {
    if (value == null) {
      return "none";
    } else if (value instanceof List<?> list) {
      return String.join(",", list.stream().map(SettingsText::text).toList());
    } else if (value instanceof Enum<?> constant) {
      return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    } else if (value instanceof Double number) {
      return Numbers.text(number);
    }
    return value.toString();
  }

  private static String key(RecordComponent component) {
    return component.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
  }

  private static @Nullable Object read(RecordComponent component, Record settings) {
    try {
      return component.getAccessor().invoke(settings);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
