package io.github.gdxagents.console;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The games of a command line, by name.
 *
 * @param all at least one
 */
record Games(List<Game> all) {

  /** A game in one of its variants. */
  record Choice(Game game, Variant variant) {

    /** One word for both: {@code lander}, {@code lander-continuous}. */
    String label() {
      return game.label(variant);
    }
  }

  Games {
    all = List.copyOf(all);
    if (all.isEmpty()) {
      throw new IllegalArgumentException("A command line needs at least one game");
    }
    List<String> labels = choices(all).stream().map(Choice::label).toList();
    if (labels.stream().distinct().count() < labels.size()) {
      throw new IllegalArgumentException(
          "Two games or variants have the same name: " + labels + "; give each its own");
    }
  }

  /** Finds a game by name, in the variant named or the main one. */
  Choice choose(String gameName, @Nullable String variantName) {
    Game game =
        all.stream()
            .filter(candidate -> candidate.name().equals(gameName))
            .findFirst()
            .orElseThrow(() -> UserError.unknown("game", gameName, names()));
    Variant variant = variantName == null ? game.mainVariant() : variant(game, variantName);
    return new Choice(game, variant);
  }

  private static Variant variant(Game game, String name) {
    List<String> names = game.variants().stream().map(Variant::name).toList();
    return game.variants().stream()
        .filter(candidate -> candidate.name().equals(name))
        .findFirst()
        .orElseThrow(() -> UserError.unknown("variant of " + game.name(), name, names));
  }

  /** Finds what {@link Choice#label()} names. */
  Optional<Choice> labeled(String label) {
    return choices().stream().filter(choice -> choice.label().equals(label)).findFirst();
  }

  List<String> names() {
    return all.stream().map(Game::name).toList();
  }

  /** The labels of every variant of every game. */
  List<String> labels() {
    return choices().stream().map(Choice::label).toList();
  }

  /** Every variant of every game. */
  List<Choice> choices() {
    return choices(all);
  }

  private static List<Choice> choices(List<Game> games) {
    List<Choice> choices = new ArrayList<>();
    for (Game game : games) {
      game.variants().forEach(variant -> choices.add(new Choice(game, variant)));
    }
    return choices;
  }
}
