package io.github.gdxagents.console.settings;

import io.github.gdxagents.training.TrainingSettings;
import io.github.gdxagents.training.learn.AlgorithmSettings;
import io.github.gdxagents.training.settings.AggregationSettings;
import io.github.gdxagents.training.settings.CloningSettings;
import io.github.gdxagents.training.settings.ContrastiveSettings;
import io.github.gdxagents.training.settings.InvalidSettingException;
import io.github.gdxagents.training.settings.RewardWeights;
import io.github.gdxagents.training.settings.SettingsText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A settings file, in YAML 1.2:
 *
 * <pre>
 * game: lander               # options of the train command, by their names
 * steps: 500k
 * discount: 0.995            # settings, by their keys
 * hidden: [64, 64]
 * reward:
 *   game: 1
 * algorithms:
 *   grpo:                    # where this method trains
 *     group-size: 16
 * games:
 *   walker:                  # where this game is trained; algorithms may be told apart here, too
 *     steps: 3M
 * </pre>
 *
 * <p>What is said for a game and a method goes before what is said for the game, that before what
 * is said for the method, and that before all else. Paths are relative to the file's folder.
 */
public final class SettingsFile {

  /** Options of the train command that a file may hold. */
  public static final Set<String> OPTIONS =
      Set.of(
          "game",
          "variant",
          "kind",
          "opponent",
          "match",
          "from",
          "demos",
          "comparisons",
          "reward-model",
          "self-play",
          "past-selves",
          "snapshot-every",
          "latest-share",
          "prefer-stronger",
          "scenarios",
          "scenario-share",
          "seed",
          "steps",
          "learner",
          "evaluate-every",
          "evaluation-episodes",
          "stop-at-return",
          "final-episodes",
          "final-max-ticks",
          "final-max-seconds",
          "checkpoint-every",
          "keep-checkpoints");

  /** Settings of making a policy to start from: of no use where none is made. */
  static final Set<String> START_KEYS =
      Stream.of(CloningSettings.DEFAULT, AggregationSettings.DEFAULT, ContrastiveSettings.DEFAULT)
          .flatMap(settings -> SettingsText.toMap(settings).keySet().stream())
          .collect(Collectors.toUnmodifiableSet());

  /** A file that says nothing. */
  public static final SettingsFile EMPTY = new SettingsFile("", Map.of());

  private static final String GAMES = "games";
  private static final String ALGORITHMS = "algorithms";
  private static final String ALGORITHM = "algorithm";

  private final String name;
  private final Map<String, SettingsValue> values;

  private SettingsFile(String name, Map<String, SettingsValue> values) {
    this.name = name;
    this.values = values;
  }

  /**
   * Reads a file.
   *
   * @throws InvalidSettingException naming file, line and column of what is wrong, and what was
   *     expected
   */
  public static SettingsFile read(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return read(in, file.toString());
    }
  }

  /**
   * Reads a file.
   *
   * @param in UTF-8 text; not closed
   * @param name what to call it in messages
   * @throws InvalidSettingException naming file, line and column of what is wrong, and what was
   *     expected
   */
  public static SettingsFile read(InputStream in, String name) throws IOException {
    Map<String, SettingsValue> members = YamlFile.read(in, name, "epochs: 4");
    requireKnown(members, settingKeys(), true);
    return new SettingsFile(name, members);
  }

  /**
   * Checks names, of all sections, so that a mistake in one that is not used today does not wait.
   */
  private static void requireKnown(
      Map<String, SettingsValue> section, Set<String> keys, boolean gamesMayFollow) {
    Set<String> known = new LinkedHashSet<>(keys);
    known.addAll(OPTIONS);
    known.addAll(START_KEYS);
    known.add(ALGORITHMS);
    if (gamesMayFollow) {
      known.add(GAMES);
    }
    section.forEach((key, value) -> value.requireKnown(key, known));
    members(section, ALGORITHMS)
        .forEach(
            (method, value) -> {
              value.requireNamed("method", method, AlgorithmSettings.defaults().keySet());
              requireKnown(members(value, method), keysOf(method), false);
            });
    members(section, GAMES)
        .forEach((game, value) -> requireKnown(members(value, game), settingKeys(), false));
  }

  /** The keys of every setting, whatever the method. */
  public static Set<String> settingKeys() {
    return Collections.unmodifiableSet(Known.EVERY_KEY);
  }

  private static Set<String> keysOf(String method) {
    return Known.BY_METHOD.getOrDefault(method, Set.of());
  }

  /** Found out once. */
  private static final class Known {

    static final Map<String, Set<String>> BY_METHOD = new LinkedHashMap<>();
    static final Set<String> EVERY_KEY = new LinkedHashSet<>();

    static {
      for (String method : AlgorithmSettings.defaults().keySet()) {
        Set<String> keys =
            TrainingSettings.DEFAULT
                .forMethod(method)
                .with(Map.of("reward", RewardWeights.EVERY.toString()))
                .toMap()
                .keySet();
        BY_METHOD.put(method, keys);
        EVERY_KEY.addAll(keys);
      }
    }
  }

  private static Map<String, SettingsValue> members(
      Map<String, SettingsValue> section, String key) {
    SettingsValue value = section.get(key);
    return value == null ? Map.of() : members(value, key);
  }

  private static Map<String, SettingsValue> members(SettingsValue value, String key) {
    if (value.members() == null) {
      throw new InvalidSettingException(
          "%s: %s must hold settings of its own, such as 'epochs: 4' on an indented line, not '%s'"
              .formatted(value.place(), key, value.text()));
    }
    return value.members();
  }

  /** What is said regardless of game and method. */
  public SettingsSection general() {
    Map<String, SettingsValue> own = new LinkedHashMap<>(values);
    own.keySet().removeAll(List.of(GAMES, ALGORITHMS));
    return new SettingsSection(name, own);
  }

  /**
   * What is said for a game and a method.
   *
   * @param game {@code lander-continuous} for a variant
   * @param algorithm the method; null for the one that the file chooses, if it does
   */
  public SettingsSection of(String game, @Nullable String algorithm) {
    SettingsValue section = members(values, GAMES).get(game);
    Map<String, SettingsValue> ofGame = section == null ? Map.of() : members(section, game);
    SettingsValue chosen = ofGame.getOrDefault(ALGORITHM, values.get(ALGORITHM));
    String method = algorithm != null ? algorithm : chosen == null ? "" : chosen.text();
    Map<String, SettingsValue> all = new LinkedHashMap<>(values);
    all.putAll(ofMethod(values, method));
    all.putAll(ofGame);
    all.putAll(ofMethod(ofGame, method));
    all.keySet().removeAll(List.of(GAMES, ALGORITHMS));
    return new SettingsSection(name, all);
  }

  private static Map<String, SettingsValue> ofMethod(
      Map<String, SettingsValue> section, String method) {
    SettingsValue value = members(section, ALGORITHMS).get(method);
    return value == null ? Map.of() : members(value, method);
  }

  /**
   * Checks the names of games.
   *
   * @throws InvalidSettingException with the place of one that does not exist
   */
  public void requireGames(Collection<String> games) {
    members(values, GAMES).forEach((game, value) -> value.requireNamed("game", game, games));
  }
}
