package io.github.gdxagents.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class GamesTest {

  @Test
  void aLabelFindsItsGameAndVariant() {
    Games games =
        new Games(
            List.of(Corridor.game(), Game.of("other", () -> new Corridor(Corridor.Kind.STEPS))));

    for (Games.Choice choice : games.choices()) {
      assertThat(games.labeled(choice.label())).contains(choice);
    }
    assertThat(games.choices().stream().map(Games.Choice::label))
        .containsExactly("corridor", "corridor-throttle", "other");
    assertThat(games.labeled("corridor-steps")).isEmpty();
    assertThat(games.choose("corridor", "steps").label()).isEqualTo("corridor");
  }

  @Test
  void namesThatLookAlikeAreRefused() {
    Game lookalike = Game.of("corridor-throttle", () -> new Corridor(Corridor.Kind.STEPS));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> new CommandLineTrainer("toy", Corridor.game(), lookalike))
        .withMessageContaining("Two games or variants have the same name");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Game("corridor", List.of(steps(), steps())))
        .withMessageContaining("Two variants of game corridor have the same name");
  }

  @Test
  void namesThatNoFolderCanHaveAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Game.of("a/b", () -> new Corridor(Corridor.Kind.STEPS)))
        .withMessageContaining("unlike 'a/b'");
  }

  private static Variant steps() {
    return Corridor.variant("steps", Corridor.Kind.STEPS);
  }
}
