package io.github.gdxagents.core.screen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.badlogic.gdx.Input.Keys;
import io.github.gdxagents.core.hockey.AirHockey;
import io.github.gdxagents.play.Stepper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MalletByHandTest {

  private static final float PIXELS_PER_DM = 720 / 15.5f;

  private final AirHockey game = new AirHockey();
  private final Stepper stepper = new Stepper(game);
  private final SeedEntry seed = new SeedEntry(typed -> {});
  private final LevelMenu levels = new LevelMenu(chosen -> {});
  private final Controls controls = new Controls(command -> {}, number -> {}, seed, levels);

  @BeforeEach
  void begin() {
    controls.held().pointer().windowIs(1280, 720);
    stepper.seat(0, Games.AIR_HOCKEY.human(controls.held()));
    stepper.seat(1, (observation, mask, action) -> {});
    stepper.reset(1);
  }

  @AfterEach
  void close() {
    stepper.close();
  }

  private void play(int decisions) {
    for (int i = 0; i < decisions; i++) {
      stepper.step();
    }
  }

  /** Points to a place on the table, in dm from its middle. */
  private void point(float x, float y) {
    float fromTop = 720 - (0.49f * 720 + y * PIXELS_PER_DM);
    controls.mouseMoved(Math.round(640 + x * PIXELS_PER_DM), Math.round(fromTop));
  }

  @ParameterizedTest
  @CsvSource({"-3, 3", "-9, -4", "-6, 0.5", "-1, -4"})
  void theMalletGoesWhereTheMousePointsAndStaysThere(float x, float y) {
    point(x, y);
    play(25);

    assertThat(game.agents().get(0).x()).isCloseTo(x, within(0.1f));
    assertThat(game.agents().get(0).y()).isCloseTo(y, within(0.1f));
    play(5);
    assertThat(game.agents().get(0).x()).isCloseTo(x, within(0.05f));
    assertThat(game.agents().get(0).y()).isCloseTo(y, within(0.05f));
  }

  @Test
  void itStaysInItsHalfWhereverTheMousePoints() {
    point(8, 6);
    play(60);

    assertThat(game.agents().get(0).x()).isCloseTo(-0.5f, within(0.05f));
    assertThat(game.agents().get(0).y()).isCloseTo(4.5f, within(0.05f));
  }

  @Test
  void arrowsMoveItUntilTheMouseMovesAgain() {
    point(-3, 0);
    play(10);
    controls.keyDown(Keys.LEFT);
    play(5);
    controls.keyUp(Keys.LEFT);
    play(10);
    float resting = game.agents().get(0).x();
    play(5);

    assertThat(resting).isLessThan(-3.5f);
    assertThat(game.agents().get(0).x()).isEqualTo(resting);
    point(-2, 0);
    play(20);
    assertThat(game.agents().get(0).x()).isCloseTo(-2, within(0.1f));
  }

  @Test
  void aFingerThatIsDraggedLeadsAsTheMouseDoes() {
    controls.touchDown(200, 300, 0, 0);
    play(3);
    controls.touchDragged(Math.round(640 - 4 * PIXELS_PER_DM), 367, 0);
    play(25);

    assertThat(game.agents().get(0).x()).isCloseTo(-4, within(0.1f));
  }
}
