package io.github.gdxagents.console.compare;

import static io.github.gdxagents.console.compare.InvalidComparisonException.at;

import io.github.gdxagents.training.LibraryVersion;
import io.github.gdxagents.training.settings.InvalidSettingException;
import io.github.gdxagents.training.settings.Nearest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.TreeSet;

/**
 * The text form of a {@link Comparison}: one {@code key=value} on each line; empty lines and lines
 * that begin with {@code #} are skipped.
 *
 * <pre>
 * name=clip-or-kl                               optional, one word; else the name of the file
 * title=Clipping or KL penalty?                 optional
 * games=lander,lander-continuous
 * seeds=1-3                                     or 1,2,5
 * steps=500000                                  optional: for every game; default: what the game's preset says
 * steps.lander=300000                           optional: for one game
 * steps-scale=0.1                               optional: multiplies all of them
 * solved.lander=200                             optional: the least evaluated return that counts as solved
 * variant.clip=clip-range=0.2 kl-penalty=none   changes of settings, separated by spaces; may be empty
 * variant.kl=clip-range=none kl-penalty=adaptive:0.01
 * label.clip=Clipping, epsilon 0.2              optional: how tables call the variant
 * reference=PPO paper                           optional: where the reference scores are from
 * reference.clip=0.82                           optional: a published score of the variant
 * </pre>
 */
public final class ComparisonFile {

  private static final String VARIANT = "variant.";
  private static final String LABEL = "label.";
  private static final String REFERENCE = "reference.";
  private static final String STEPS = "steps.";
  private static final String SOLVED = "solved.";

  private static final List<String> KEYS =
      List.of("name", "title", "games", "seeds", "steps", "steps-scale", "reference");

  private final String source;
  private final Map<String, String> texts;

  private ComparisonFile(String source, Map<String, String> texts) {
    this.source = source;
    this.texts = texts;
  }

  /**
   * Reads a comparison, which is named after its file unless it says otherwise.
   *
   * @throws InvalidComparisonException naming the file, the line or the key, and the remedy
   */
  public static Comparison read(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      String fileName = file.toAbsolutePath().getFileName().toString();
      return read(in, fileName.replaceFirst("(?<=.)\\.[^.]*$", ""), file.toString());
    }
  }

  /**
   * Reads a comparison.
   *
   * @param in UTF-8 text; not closed
   * @param name of the comparison unless the text says otherwise
   * @param source what to call the text in messages
   * @throws InvalidComparisonException naming the source, the line or the key, and the remedy
   */
  public static Comparison read(InputStream in, String name, String source) throws IOException {
    Map<String, String> texts;
    try {
      texts = KeyValueFile.read(in, source);
    } catch (InvalidSettingException e) {
      throw new InvalidComparisonException(String.valueOf(e.getMessage()));
    }
    return new ComparisonFile(source, texts).comparison(name);
  }

  private Comparison comparison(String fileName) {
    texts.keySet().forEach(this::requireKnown);
    List<ComparedVariant> variants = variantNames().stream().map(this::variant).toList();
    List<String> games = at(place("games"), () -> words(required("games", "lander,cartpole")));
    List<Long> seeds = at(place("seeds"), () -> Seeds.parse(required("seeds", "1-3")));
    if (variants.isEmpty()) {
      throw new InvalidComparisonException(
          source + ": there is no variant; add a line such as variant.clip=clip-range=0.2");
    }
    Steps steps = steps();
    Map<String, Double> solvedAt = new LinkedHashMap<>();
    for (String key : texts.keySet()) {
      if (key.startsWith(SOLVED)) {
        solvedAt.put(key.substring(SOLVED.length()), numberAt(key));
      }
    }
    return at(
        source,
        () ->
            new Comparison(
                texts.getOrDefault("name", fileName),
                source,
                texts.getOrDefault("title", fileName),
                games,
                seeds,
                steps,
                solvedAt,
                variants,
                texts.getOrDefault("reference", "reference")));
  }

  private List<String> variantNames() {
    return texts.keySet().stream()
        .filter(key -> key.startsWith(VARIANT))
        .map(key -> key.substring(VARIANT.length()))
        .toList();
  }

  private void requireKnown(String key) {
    if (KEYS.contains(key)
        || key.startsWith(VARIANT)
        || key.startsWith(STEPS)
        || key.startsWith(SOLVED)) {
      return;
    }
    for (String prefix : List.of(LABEL, REFERENCE)) {
      if (key.startsWith(prefix)) {
        requireVariant(key, key.substring(prefix.length()));
        return;
      }
    }
    TreeSet<String> known = new TreeSet<>(KEYS);
    known.addAll(
        List.of(
            VARIANT + "NAME", LABEL + "NAME", REFERENCE + "NAME", STEPS + "GAME", SOLVED + "GAME"));
    throw new InvalidComparisonException(
        "%s: there is no key '%s'; did you mean '%s'? Keys: %s"
            .formatted(source, key, Nearest.to(key, known), String.join(", ", known)));
  }

  private void requireVariant(String key, String variant) {
    List<String> names = variantNames();
    if (!names.contains(variant)) {
      throw new InvalidComparisonException(
          "%s: there is no variant '%s'; %s"
              .formatted(
                  place(key),
                  variant,
                  names.isEmpty()
                      ? "add " + VARIANT + variant
                      : "did you mean '" + Nearest.to(variant, names) + "'?"));
    }
  }

  private ComparedVariant variant(String name) {
    String key = VARIANT + name;
    Map<String, String> changes = at(place(key), () -> changes(texts.getOrDefault(key, "")));
    OptionalDouble reference =
        texts.containsKey(REFERENCE + name)
            ? OptionalDouble.of(numberAt(REFERENCE + name))
            : OptionalDouble.empty();
    String label = texts.getOrDefault(LABEL + name, name);
    return at(place(key), () -> new ComparedVariant(name, label, changes, reference));
  }

  private static Map<String, String> changes(String text) {
    Map<String, String> changes = new LinkedHashMap<>();
    for (String change : text.isEmpty() ? new String[0] : text.split("\\s+")) {
      int equals = change.indexOf('=');
      if (equals < 1) {
        throw new InvalidComparisonException(
            "'"
                + change
                + "' does not change a setting; write KEY=VALUE without spaces, such as clip-range=0.2,"
                + " and a space before the next one");
      }
      String key = change.substring(0, equals);
      if (changes.put(key, change.substring(equals + 1)) != null) {
        throw new InvalidComparisonException(
            "the setting " + key + " is changed twice; keep one of them");
      }
    }
    return changes;
  }

  private Steps steps() {
    OptionalLong all =
        texts.containsKey("steps") ? OptionalLong.of(stepsAt("steps")) : OptionalLong.empty();
    Map<String, Long> byGame = new LinkedHashMap<>();
    for (String key : texts.keySet()) {
      if (key.startsWith(STEPS)) {
        byGame.put(key.substring(STEPS.length()), stepsAt(key));
      }
    }
    double scale = texts.containsKey("steps-scale") ? numberAt("steps-scale") : 1;
    return at(place("steps-scale"), () -> new Steps(all, byGame, scale));
  }

  private long stepsAt(String key) {
    return at(place(key), () -> Steps.parse(texts.getOrDefault(key, "")));
  }

  private double numberAt(String key) {
    return at(place(key), () -> number(texts.getOrDefault(key, "")));
  }

  private static double number(String text) {
    try {
      double number = Double.parseDouble(text);
      if (Double.isFinite(number)) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Refused below, as infinity and NaN are.
    }
    throw new InvalidComparisonException("'" + text + "' is not a number; write one such as 0.82");
  }

  /** The words of a list that is separated by commas. */
  private static List<String> words(String text) {
    return List.of(text.split("\\s*,\\s*", -1));
  }

  private String required(String key, String example) {
    String text = texts.getOrDefault(key, "");
    if (text.isEmpty()) {
      throw new InvalidComparisonException("is missing; add a line such as " + key + "=" + example);
    }
    return text;
  }

  private String place(String key) {
    return source + ": " + key;
  }

  /** The text that {@link #read} understands as the same comparison. */
  static String text(Comparison comparison) {
    Map<String, String> texts = new LinkedHashMap<>();
    texts.put("name", comparison.name());
    texts.put("title", comparison.title());
    texts.put("games", String.join(",", comparison.games()));
    texts.put("seeds", Seeds.text(comparison.seeds()));
    Steps steps = comparison.steps();
    steps.all().ifPresent(all -> texts.put("steps", Long.toString(all)));
    steps.byGame().forEach((game, number) -> texts.put(STEPS + game, Long.toString(number)));
    if (steps.scale() != 1) {
      texts.put("steps-scale", Double.toString(steps.scale()));
    }
    comparison.solvedAt().forEach((game, at) -> texts.put(SOLVED + game, Double.toString(at)));
    for (ComparedVariant variant : comparison.variants()) {
      List<String> changes = new ArrayList<>();
      variant.changes().forEach((key, value) -> changes.add(key + "=" + value));
      texts.put(VARIANT + variant.name(), String.join(" ", changes));
      texts.put(LABEL + variant.name(), variant.label());
    }
    if (comparison.hasReferences()) {
      texts.put("reference", comparison.referenceLabel());
    }
    for (ComparedVariant variant : comparison.variants()) {
      variant
          .reference()
          .ifPresent(score -> texts.put(REFERENCE + variant.name(), Double.toString(score)));
    }
    return KeyValueFile.text(
        List.of(
            "What is compared here, by gdx-agents " + LibraryVersion.current() + "; to repeat it,",
            "give this file to the compare command with --file."),
        texts);
  }
}
