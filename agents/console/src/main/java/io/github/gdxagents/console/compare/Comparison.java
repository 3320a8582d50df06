package io.github.gdxagents.console.compare;

import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * What is to be compared: every variant is trained on every game with every seed. {@link
 * ComparisonFile} describes its text form.
 *
 * @param name what to call it in one word, such as {@code "paper-table-1"}
 * @param source where it was described, for messages
 * @param title for people, above the table
 * @param games labels, such as {@code "lander-continuous"}, at least one
 * @param seeds of the runs, at least one
 * @param steps how long runs are
 * @param solvedAt the least evaluated return that counts as solved, by game; of some games or none
 * @param variants at least one, in the order of the table
 * @param referenceLabel whose scores the variants' references are
 */
public record Comparison(
    String name,
    String source,
    String title,
    List<String> games,
    List<Long> seeds,
    Steps steps,
    Map<String, Double> solvedAt,
    List<ComparedVariant> variants,
    String referenceLabel) {

  public Comparison {
    if (!name.matches("[A-Za-z0-9][A-Za-z0-9._-]*")) {
      throw new InvalidComparisonException(
          "'%s' cannot name a comparison; add name: WORD, of letters, digits, hyphens, dots and"
                  .formatted(name)
              + " underscores");
    }
    games = List.copyOf(games);
    seeds = List.copyOf(seeds);
    variants = List.copyOf(variants);
    solvedAt = Collections.unmodifiableMap(new LinkedHashMap<>(solvedAt));
    requireSome("game", games, game -> game);
    requireSome("seed", seeds, seed -> seed);
    // Names become folders, and some file systems do not tell cases apart.
    requireSome("variant", variants, variant -> variant.name().toLowerCase(Locale.ROOT));
    requireSome("label", variants, ComparedVariant::label);
    requireOneOf(games, "steps are given", steps.byGame().keySet());
    requireOneOf(games, "a return that counts as solved is given", solvedAt.keySet());
  }

  /** Throws where something is given for what is none of the games. */
  static void requireOneOf(List<String> games, String what, Set<String> given) {
    for (String game : given) {
      if (!games.contains(game)) {
        throw new InvalidComparisonException(
            "%s for '%s', which is none of the games (%s); name one of them"
                .formatted(what, game, String.join(", ", games)));
      }
    }
  }

  private static <T> void requireSome(String what, List<T> values, Function<T, Object> identity) {
    if (values.isEmpty()) {
      throw new InvalidComparisonException("there is no " + what + "; name at least one");
    }
    Set<Object> seen = new HashSet<>();
    for (T value : values) {
      if (!seen.add(identity.apply(value))) {
        throw new InvalidComparisonException(
            "the %s %s is named twice; name it once".formatted(what, identity.apply(value)));
      }
    }
  }

  /** The same on other games. */
  public Comparison withGames(List<String> others) {
    Map<String, Long> byGame = new LinkedHashMap<>(steps.byGame());
    byGame.keySet().retainAll(others);
    Steps kept = new Steps(steps.all(), byGame, steps.scale());
    Map<String, Double> solved = new LinkedHashMap<>(solvedAt);
    solved.keySet().retainAll(others);
    return new Comparison(
        name, source, title, others, seeds, kept, solved, variants, referenceLabel);
  }

  /** The same with other seeds. */
  public Comparison withSeeds(List<Long> others) {
    return new Comparison(
        name, source, title, games, others, steps, solvedAt, variants, referenceLabel);
  }

  /** The same with longer or shorter runs. */
  public Comparison withSteps(Steps others) {
    return new Comparison(
        name, source, title, games, seeds, others, solvedAt, variants, referenceLabel);
  }

  boolean hasReferences() {
    return variants.stream().anyMatch(variant -> variant.reference().isPresent());
  }
}
