package io.github.gdxagents.console.compare;

import static io.github.gdxagents.console.compare.InvalidComparisonException.at;

import io.github.gdxagents.console.settings.SettingsFile;
import io.github.gdxagents.console.settings.SettingsSection;
import io.github.gdxagents.console.settings.SettingsValue;
import io.github.gdxagents.console.settings.YamlFile;
import io.github.gdxagents.training.settings.InvalidSettingException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;

/**
 * The text form of a {@link Comparison}, in YAML 1.2:
 *
 * <pre>
 * name: clip-or-kl                  # optional, one word; else the name of the file
 * title: Clipping or KL penalty?    # optional
 * games: [lander, lander-continuous]
 * seeds: 1-3                        # or [1, 2, 5]
 * steps: 500k                       # optional: for every game; default: what the game's preset says
 *                                   # or {all: 500k, lander: 300k}, for single games
 * steps-scale: 0.1                  # optional: multiplies all of them
 * solved: {lander: 200}             # optional: the least evaluated return that counts as solved
 * reference: PPO paper              # optional: where the variants' references are from
 * variants:
 *   clip:
 *     clip-range: 0.2               # changes of settings, by their keys
 *     kl-penalty: none
 *     label: Clipping, epsilon 0.2  # optional: how tables call the variant
 *     reference: 0.82               # optional: a published score of it
 *   preset: {}                      # no changes
 * </pre>
 */
public final class ComparisonFile {

  static final String ALL = "all";
  static final String LABEL = "label";
  static final String REFERENCE = "reference";

  /** In order, since of two that are as near to a mistake the first one is suggested. */
  private static final Set<String> KEYS =
      new LinkedHashSet<>(
          List.of(
              "games",
              "seeds",
              "steps",
              "steps-scale",
              "solved",
              "variants",
              "name",
              "title",
              REFERENCE));

  private final String source;
  private final Map<String, SettingsValue> values;

  private ComparisonFile(String source, Map<String, SettingsValue> values) {
    this.source = source;
    this.values = values;
  }

  /**
   * Reads a comparison, which is named after its file unless it says otherwise.
   *
   * @param knownGames labels of the games that it may name; empty where it may name any
   * @throws InvalidComparisonException naming file, line and column of what is wrong, and the
   *     remedy
   */
  public static Comparison read(Path file, List<String> knownGames) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      String fileName = file.toAbsolutePath().getFileName().toString();
      String name = fileName.replaceFirst("(?<=.)\\.[^.]*$", "");
      return read(in, name, file.toString(), knownGames);
    }
  }

  /**
   * Reads a comparison.
   *
   * @param in UTF-8 text; not closed
   * @param name of the comparison unless the text says otherwise
   * @param source what to call the text in messages
   * @throws InvalidComparisonException naming source, line and column of what is wrong, and the
   *     remedy
   */
  public static Comparison read(InputStream in, String name, String source) throws IOException {
    return read(in, name, source, List.of());
  }

  private static Comparison read(
      InputStream in, String name, String source, List<String> knownGames) throws IOException {
    try {
      return new ComparisonFile(source, YamlFile.read(in, source, "games: [lander, cartpole]"))
          .comparison(name, knownGames);
    } catch (InvalidSettingException e) {
      throw new InvalidComparisonException(String.valueOf(e.getMessage()));
    }
  }

  private Comparison comparison(String fileName, List<String> knownGames) {
    values.forEach((key, value) -> value.requireKnown(key, KEYS));
    List<String> games = new ArrayList<>();
    for (SettingsValue game : required("games", "games: [lander, cartpole]").elements()) {
      if (!knownGames.isEmpty()) {
        game.requireNamed("game", game.text(), knownGames);
      }
      games.add(game.text());
    }
    List<Long> seeds = required("seeds", "seeds: 1-3").parsed("seeds", Seeds::parse);
    List<ComparedVariant> variants = new ArrayList<>();
    required("variants", "variants: {clip: {clip-range: 0.2}}")
        .members("variants with the settings that they change, such as {clip: {clip-range: 0.2}}")
        .forEach((name, value) -> variants.add(variant(name, value)));
    Steps steps = steps(games);
    Map<String, Double> solvedAt = new LinkedHashMap<>();
    members("solved", "returns by game, such as {lander: 200}")
        .forEach(
            (game, value) -> {
              requireGame(games, "a return that counts as solved is given", game, value);
              solvedAt.put(game, value.parsed(game, ComparisonFile::number));
            });
    return at(
        source,
        () ->
            new Comparison(
                text("name", fileName),
                source,
                text("title", fileName),
                games,
                seeds,
                steps,
                solvedAt,
                variants,
                text(REFERENCE, "reference")));
  }

  private SettingsValue required(String key, String example) {
    SettingsValue value = values.get(key);
    if (value == null) {
      throw new InvalidComparisonException(
          "%s: %s is missing; add a line such as %s".formatted(source, key, example));
    }
    return value;
  }

  private String text(String key, String otherwise) {
    SettingsValue value = values.get(key);
    return value == null ? otherwise : value.text();
  }

  private Map<String, SettingsValue> members(String key, String expected) {
    SettingsValue value = values.get(key);
    return value == null ? Map.of() : value.members(expected);
  }

  private static ComparedVariant variant(String name, SettingsValue value) {
    Map<String, SettingsValue> changes =
        new LinkedHashMap<>(value.members("settings to change, such as {clip-range: 0.2}, or {}"));
    Set<String> known = new LinkedHashSet<>(SettingsFile.settingKeys());
    known.addAll(List.of(LABEL, REFERENCE));
    changes.forEach((key, change) -> change.requireKnown(key, known));
    SettingsValue label = changes.remove(LABEL);
    SettingsValue score = changes.remove(REFERENCE);
    OptionalDouble reference =
        score == null
            ? OptionalDouble.empty()
            : OptionalDouble.of(score.parsed(REFERENCE, ComparisonFile::number));
    return at(
        value.place(),
        () ->
            new ComparedVariant(
                name,
                label == null ? name : label.text(),
                new SettingsSection(changes),
                reference));
  }

  private Steps steps(List<String> games) {
    OptionalLong all = OptionalLong.empty();
    Map<String, Long> byGame = new LinkedHashMap<>();
    SettingsValue steps = values.get("steps");
    Map<String, SettingsValue> single = steps == null ? null : steps.members();
    if (single != null) {
      single.forEach(
          (game, value) -> {
            if (!game.equals(ALL)) {
              requireGame(games, "steps are given", game, value);
            }
            byGame.put(game, value.parsed(game, Steps::parse));
          });
      Long ofAll = byGame.remove(ALL);
      all = ofAll == null ? all : OptionalLong.of(ofAll);
    } else if (steps != null) {
      all = OptionalLong.of(steps.parsed("steps", Steps::parse));
    }
    Steps unscaled = new Steps(all, byGame, 1);
    SettingsValue scale = values.get("steps-scale");
    return scale == null
        ? unscaled
        : scale.parsed("steps-scale", text -> unscaled.withScale(number(text)));
  }

  private static void requireGame(
      List<String> games, String what, String game, SettingsValue value) {
    value.parsed(
        game,
        text -> {
          Comparison.requireOneOf(games, what, Set.of(game));
          return text;
        });
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
}
