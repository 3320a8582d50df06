package io.github.gdxagents.core.screen;

import static org.assertj.core.api.Assertions.assertThat;

import com.badlogic.gdx.Input.Keys;
import io.github.gdxagents.core.screen.Controls.Command;
import io.github.gdxagents.hook.Action;
import io.github.gdxagents.hook.ActionMask;
import io.github.gdxagents.hook.ActionSource;
import io.github.gdxagents.hook.ActionSpec;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ControlsTest {
  private static final int NONE = 0;
  private static final int LEFT = 1;
  private static final int MAIN = 2;
  private static final int RIGHT = 3;

  private final List<Command> commands = new ArrayList<>();
  private final Controls controls = new Controls(commands::add);

  @ParameterizedTest
  @CsvSource({
    Keys.LEFT + "," + LEFT,
    Keys.A + "," + LEFT,
    Keys.UP + "," + MAIN,
    Keys.W + "," + MAIN,
    Keys.RIGHT + "," + RIGHT,
    Keys.D + "," + RIGHT
  })
  void aHeldKeyFiresItsEngineUntilItIsReleased(int key, int engine) {
    Player player = new Player(Game.LANDER);

    assertThat(player.choice()).isEqualTo(NONE);
    assertThat(controls.keyDown(key)).isTrue();
    assertThat(player.choice()).isEqualTo(engine);
    assertThat(player.choice()).isEqualTo(engine);
    assertThat(controls.keyUp(key)).isTrue();
    assertThat(player.choice()).isEqualTo(NONE);
    assertThat(commands).isEmpty();
  }

  @Test
  void aTapBetweenTwoDecisionsCountsForOne() {
    Player player = new Player(Game.LANDER);

    controls.keyDown(Keys.UP);
    controls.keyUp(Keys.UP);

    assertThat(player.choice()).isEqualTo(MAIN);
    assertThat(player.choice()).isEqualTo(NONE);
  }

  @Test
  void mainAndSideEngineTakeTurnsWhereOnlyOneCanFire() {
    Player player = new Player(Game.LANDER);

    controls.keyDown(Keys.UP);
    controls.keyDown(Keys.LEFT);

    assertThat(List.of(player.choice(), player.choice(), player.choice(), player.choice()))
        .containsExactly(MAIN, LEFT, MAIN, LEFT);
  }

  @Test
  void oppositeKeysCancelOut() {
    Player player = new Player(Game.LANDER);

    controls.keyDown(Keys.LEFT);
    controls.keyDown(Keys.D);

    assertThat(player.choice()).isEqualTo(NONE);
  }

  @Test
  void twoKeysOfTheSameMeaningAreHeldUntilBothAreReleased() {
    Player player = new Player(Game.LANDER);

    controls.keyDown(Keys.LEFT);
    controls.keyDown(Keys.A);
    player.choice();
    controls.keyUp(Keys.A);

    assertThat(player.choice()).isEqualTo(LEFT);
  }

  @Test
  void withThrottleMainAndSideEnginesFireTogether() {
    Player player = new Player(Game.LANDER_CONTINUOUS);

    player.decide();
    assertThat(player.action.axis(0)).isEqualTo(-1);
    assertThat(player.action.axis(1)).isEqualTo(0);

    controls.keyDown(Keys.W);
    controls.keyDown(Keys.RIGHT);
    player.decide();
    assertThat(player.action.axis(0)).isEqualTo(1);
    assertThat(player.action.axis(1)).isEqualTo(1);

    controls.keyUp(Keys.RIGHT);
    controls.keyDown(Keys.LEFT);
    player.decide();
    assertThat(player.action.axis(1)).isEqualTo(-1);
  }

  @Test
  void theCartGoesWhereTheKeyPointsAndOtherwiseStaysAboutWhereItIs() {
    Player player = new Player(Game.CARTPOLE);

    controls.keyDown(Keys.RIGHT);
    assertThat(List.of(player.choice(), player.choice())).containsExactly(1, 1);
    controls.keyUp(Keys.RIGHT);
    controls.keyDown(Keys.A);
    assertThat(List.of(player.choice(), player.choice())).containsExactly(0, 0);
    controls.keyUp(Keys.A);
    assertThat(List.of(player.choice(), player.choice(), player.choice())).containsExactly(1, 0, 1);
  }

  @ParameterizedTest
  @CsvSource({
    Keys.TAB + ",NEXT_PILOT",
    Keys.P + ",POLICY_PLAYS",
    Keys.H + ",HUMAN_PLAYS",
    Keys.R + ",RESTART",
    Keys.N + ",NEXT_EPISODE",
    Keys.ENTER + ",NEXT_EPISODE",
    Keys.SPACE + ",PAUSE",
    Keys.G + ",NEXT_GAME",
    Keys.NUM_1 + ",LANDER",
    Keys.NUM_2 + ",LANDER_CONTINUOUS",
    Keys.NUM_3 + ",CARTPOLE",
    Keys.V + ",WIND",
    Keys.F11 + ",FULLSCREEN",
    Keys.F1 + ",HELP",
    Keys.ESCAPE + ",QUIT"
  })
  void otherKeysAreCommands(int key, Command command) {
    assertThat(controls.keyDown(key)).isTrue();
    assertThat(commands).containsExactly(command);
  }

  @ParameterizedTest
  @CsvSource({"+,FASTER", "=,FASTER", "-,SLOWER", "?,HELP"})
  void signsAreCommandsWhereverTheyAreOnTheKeyboard(char sign, Command command) {
    assertThat(controls.keyTyped(sign)).isTrue();
    assertThat(commands).containsExactly(command);
  }

  @ParameterizedTest
  @ValueSource(ints = {Keys.Q, Keys.F5, Keys.SHIFT_LEFT})
  void keysWithoutMeaningAreLeftToOthers(int key) {
    assertThat(controls.keyDown(key)).isFalse();
    assertThat(controls.keyUp(key)).isFalse();
    assertThat(controls.keyTyped('q')).isFalse();
    assertThat(commands).isEmpty();
  }

  /** The human's seat in a game. */
  private final class Player {
    private final ActionSource source;
    private final ActionMask mask;
    private final Action action;

    Player(Game game) {
      Scene scene = game.open(false);
      ActionSpec spec = scene.simulation().spec().action();
      source = controls.human(game);
      mask = new ActionMask(spec);
      action = new Action(spec);
      scene.simulation().close();
    }

    void decide() {
      source.decide(new float[8], mask, action);
    }

    int choice() {
      decide();
      return action.choice(0);
    }
  }
}
