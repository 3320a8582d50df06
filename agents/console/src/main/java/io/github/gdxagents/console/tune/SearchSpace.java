package io.github.gdxagents.console.tune;

import io.github.gdxagents.console.settings.SettingsFile;
import io.github.gdxagents.console.settings.SettingsValue;
import io.github.gdxagents.console.settings.YamlFile;
import io.github.gdxagents.hook.RandomStream;
import io.github.gdxagents.training.TrainingSettings;
import io.github.gdxagents.training.learn.AlgorithmSettings;
import io.github.gdxagents.training.settings.InvalidSettingException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;

/**
 * What a search tries: for each setting the alternatives, in YAML 1.2.
 *
 * <pre>
 * discount: [0.98, 0.99, 0.995]                    # one of these
 * hidden: [[64, 64], [256, 256]]
 * epochs: {low: 3, high: 20}                       # a whole number, since both ends are
 * entropy-coefficient: [0, {low: 1e-4, high: 1e-2, scale: log}]
 * algorithms:
 *   ppo:                                           # where this method is searched
 *     learning-rate: {low: 1e-4, high: 3e-3, scale: log, end: 0}
 * </pre>
 */
public final class SearchSpace {

  private static final String DEFAULT = "space.yaml";
  private static final String ALGORITHMS = "algorithms";

  /** Combinations that are refused in a row until there seem to be no others. */
  private static final int MOST_DRAWS = 1_000;

  private final byte[] text;
  private final Map<String, List<Alternative>> alternatives;

  private SearchSpace(byte[] text, Map<String, List<Alternative>> alternatives) {
    this.text = text;
    this.alternatives = alternatives;
  }

  /** The UTF-8 text of the space that is searched unless a file says otherwise. */
  public static byte[] defaultText() {
    try (InputStream in =
        Objects.requireNonNull(SearchSpace.class.getResourceAsStream(DEFAULT), DEFAULT)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The space of a method that is searched unless a file says otherwise.
   *
   * @param method its name: {@code ppo}
   */
  public static SearchSpace ofMethod(String method) {
    return read(defaultText(), DEFAULT, method);
  }

  /**
   * Reads a space.
   *
   * @param method whose settings are searched
   * @throws InvalidSettingException naming file, line and column of what is wrong, and what was
   *     expected
   */
  public static SearchSpace read(Path file, String method) throws IOException {
    return read(Files.readAllBytes(file), file.toString(), method);
  }

  private static SearchSpace read(byte[] text, String source, String method) {
    Map<String, SettingsValue> values;
    try {
      values =
          new LinkedHashMap<>(
              YamlFile.read(new ByteArrayInputStream(text), source, "epochs: [4, 10]"));
    } catch (IOException e) {
      throw new UncheckedIOException(e); // arrays do not fail
    }
    SettingsValue ofMethods = values.remove(ALGORITHMS);
    Set<String> known = new LinkedHashSet<>(SettingsFile.settingKeys());
    known.remove(TrainingSettings.ALGORITHM);
    known.add(ALGORITHMS);
    values.forEach((key, value) -> value.requireKnown(key, known));
    if (ofMethods != null) {
      known.remove(ALGORITHMS);
      ofMethods
          .members("methods with settings of their own, such as {ppo: {epochs: [4, 10]}}")
          .forEach(
              (name, value) -> {
                value.requireNamed("method", name, AlgorithmSettings.defaults().keySet());
                Map<String, SettingsValue> own = value.members("settings, such as {epochs: [4]}");
                own.forEach((key, alternative) -> alternative.requireKnown(key, known));
                if (name.equals(method)) {
                  values.putAll(own);
                }
              });
    }
    Map<String, List<Alternative>> alternatives = new LinkedHashMap<>();
    values.forEach(
        (key, value) ->
            alternatives.put(
                key,
                elements(value).stream().map(element -> Alternative.of(key, element)).toList()));
    return new SearchSpace(text, alternatives);
  }

  private static List<SettingsValue> elements(SettingsValue value) {
    if (value.elements().isEmpty()) {
      throw new InvalidSettingException(
          value.place()
              + ": there is no alternative in the list; write one at least, or remove it");
    }
    return value.elements();
  }

  /** The space without some settings, which stay as they are. */
  public SearchSpace without(Collection<String> keys) {
    Map<String, List<Alternative>> kept = new LinkedHashMap<>(alternatives);
    kept.keySet().removeAll(keys);
    return new SearchSpace(text, kept);
  }

  /** As it was written, in UTF-8; not to be changed. */
  byte[] text() {
    return text;
  }

  /** The settings that are searched. */
  Set<String> keys() {
    return alternatives.keySet();
  }

  /**
   * Draws trials, of which the first one is the start itself. Each depends on those before it
   * alone, so a longer search begins with the trials of a shorter one.
   *
   * @param count how many; there are fewer where the space has no other combinations
   * @param feasible throws an {@link InvalidSettingException} for settings that the game cannot be
   *     trained with, which are drawn again
   * @throws InvalidSettingException naming the place of an alternative that nothing can be trained
   *     with
   */
  List<Trial> draw(
      TrainingSettings start, int count, long seed, Consumer<TrainingSettings> feasible) {
    RandomStream random = new RandomStream(seed);
    requireUsable(start, random);
    List<Trial> trials = new ArrayList<>(List.of(new Trial(0, start)));
    Set<TrainingSettings> drawn = new HashSet<>(Set.of(start));
    int failures = 0;
    while (trials.size() < count && failures < MOST_DRAWS) {
      try {
        TrainingSettings settings = start.with(changes(random));
        feasible.accept(settings);
        if (drawn.add(settings)) {
          trials.add(new Trial(trials.size(), settings));
          failures = 0;
        } else {
          failures++;
        }
      } catch (InvalidSettingException e) {
        failures++; // these do not go together; others will
      }
    }
    return trials;
  }

  private Map<String, String> changes(RandomStream random) {
    Map<String, String> changes = new LinkedHashMap<>();
    alternatives.forEach(
        (key, all) -> changes.put(key, all.get(random.nextInt(all.size())).draw(random)));
    return changes;
  }

  private void requireUsable(TrainingSettings start, RandomStream random) {
    alternatives.forEach(
        (key, all) ->
            all.forEach(
                alternative ->
                    alternative
                        .ends()
                        .forEach(end -> requireUsable(key, end, alternative, start, random))));
  }

  /** Some alternatives go with others alone: what no combination can be made with is a mistake. */
  private void requireUsable(
      String key,
      String end,
      Alternative alternative,
      TrainingSettings start,
      RandomStream random) {
    Map<String, String> changes = Map.of(key, end);
    InvalidSettingException mistake = null;
    for (int draws = 0; draws < MOST_DRAWS; draws++) {
      try {
        start.with(changes);
        return;
      } catch (InvalidSettingException e) {
        mistake = mistake == null ? e : mistake;
      }
      changes = new LinkedHashMap<>(changes(random));
      changes.put(key, end);
    }
    throw new InvalidSettingException(
        alternative.place() + ": " + Objects.requireNonNull(mistake).getMessage(), mistake);
  }
}
