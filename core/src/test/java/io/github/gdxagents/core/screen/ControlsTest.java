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
  private final List<Integer> choices = new ArrayList<>();
  private final List<Long> seeds = new ArrayList<>();
  private final SeedEntry entry = new SeedEntry(seeds::add);
  private final List<Integer> chosenLevels = new ArrayList<>();
  private final LevelMenu levels = new LevelMenu(chosenLevels::add);
  private final Controls controls = new Controls(commands::add, choices::add, entry, levels);

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
    Player player = new Player(Games.LANDER);

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
    Player player = new Player(Games.LANDER);

    controls.keyDown(Keys.UP);
    controls.keyUp(Keys.UP);

    assertThat(player.choice()).isEqualTo(MAIN);
    assertThat(player.choice()).isEqualTo(NONE);
  }

  @Test
  void mainAndSideEngineTakeTurnsWhereOnlyOneCanFire() {
    Player player = new Player(Games.LANDER);

    controls.keyDown(Keys.UP);
    controls.keyDown(Keys.LEFT);

    assertThat(List.of(player.choice(), player.choice(), player.choice(), player.choice()))
        .containsExactly(MAIN, LEFT, MAIN, LEFT);
  }

  @Test
  void oppositeKeysCancelOut() {
    Player player = new Player(Games.LANDER);

    controls.keyDown(Keys.LEFT);
    controls.keyDown(Keys.D);

    assertThat(player.choice()).isEqualTo(NONE);
  }

  @Test
  void twoKeysOfTheSameMeaningAreHeldUntilBothAreReleased() {
    Player player = new Player(Games.LANDER);

    controls.keyDown(Keys.LEFT);
    controls.keyDown(Keys.A);
    player.choice();
    controls.keyUp(Keys.A);

    assertThat(player.choice()).isEqualTo(LEFT);
  }

  @Test
  void withThrottleMainAndSideEnginesFireTogether() {
    Player player = new Player(Games.LANDER_CONTINUOUS);

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
    Player player = new Player(Games.CARTPOLE);

    controls.keyDown(Keys.RIGHT);
    assertThat(List.of(player.choice(), player.choice())).containsExactly(1, 1);
    controls.keyUp(Keys.RIGHT);
    controls.keyDown(Keys.A);
    assertThat(List.of(player.choice(), player.choice())).containsExactly(0, 0);
    controls.keyUp(Keys.A);
    assertThat(List.of(player.choice(), player.choice(), player.choice())).containsExactly(1, 0, 1);
  }

  @Test
  void theShipInTheSwarmTurnsAndFliesAtOnce() {
    Player player = new Player(Games.SWARM);

    player.decide();
    assertThat(List.of(player.action.choice(0), player.action.choice(1))).containsExactly(1, 0);
    controls.keyDown(Keys.LEFT);
    controls.keyDown(Keys.W);
    player.decide();
    assertThat(List.of(player.action.choice(0), player.action.choice(1))).containsExactly(0, 1);
    controls.keyUp(Keys.LEFT);
    controls.keyUp(Keys.W);
    controls.keyDown(Keys.D);
    player.decide();
    assertThat(List.of(player.action.choice(0), player.action.choice(1))).containsExactly(2, 0);
  }

  @ParameterizedTest
  @CsvSource({
    Keys.Q + ",0,1", Keys.A + ",0,-1",
    Keys.W + ",1,1", Keys.S + ",1,-1",
    Keys.U + ",2,1", Keys.J + ",2,-1",
    Keys.I + ",3,1", Keys.K + ",3,-1"
  })
  void eachJointOfTheWalkerHasAKeyForEachDirection(int key, int joint, int direction) {
    for (Game game : List.of(Games.WALKER, Games.WALKER_HARDCORE)) {
      Player player = new Player(game);
      player.decide();
      float[] posture = player.axes();

      controls.keyDown(key);
      player.decide();
      float[] driven = player.axes();
      controls.keyUp(key);
      player.decide();

      for (int axis = 0; axis < 4; axis++) {
        assertThat(driven[axis]).isEqualTo(axis == joint ? direction : posture[axis]);
      }
      assertThat(player.axes()).isEqualTo(posture);
    }
    assertThat(commands).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({Keys.LEFT + ",0", Keys.RIGHT + ",2"})
  void anArrowSwingsItsLegForwardsAndBendsIt(int key, int hip) {
    Player player = new Player(Games.WALKER);
    player.observation[6] = 0.9f; // both knees almost straight
    player.observation[11] = 0.9f;

    controls.keyDown(key);
    player.decide();

    assertThat(player.action.axis(hip)).isGreaterThan(0.2f);
    assertThat(player.action.axis(hip + 1)).isLessThan(-0.5f);
    assertThat(player.action.axis(2 - hip)).as("the other hip").isBetween(-0.5f, 0.5f);
  }

  @ParameterizedTest
  @CsvSource({
    Keys.TAB + ",NEXT_PILOT",
    Keys.P + ",POLICY_PLAYS",
    Keys.H + ",HUMAN_PLAYS",
    Keys.R + ",RESTART",
    Keys.N + ",NEXT_EPISODE",
    Keys.ENTER + ",NEXT_EPISODE",
    Keys.E + ",CHOOSE_EPISODE",
    Keys.O + ",CHOOSE_LEVEL",
    Keys.SPACE + ",PAUSE",
    Keys.G + ",NEXT_GAME",
    Keys.V + ",WIND",
    Keys.L + ",SENSES",
    Keys.F9 + ",RECORD",
    Keys.F11 + ",FULLSCREEN",
    Keys.F1 + ",HELP",
    Keys.ESCAPE + ",QUIT"
  })
  void otherKeysAreCommands(int key, Command command) {
    assertThat(controls.keyDown(key)).isTrue();
    assertThat(commands).containsExactly(command);
  }

  @ParameterizedTest
  @CsvSource({
    Keys.NUM_1 + ",0",
    Keys.NUM_5 + ",4",
    Keys.NUM_9 + ",8",
    Keys.NUMPAD_1 + ",0",
    Keys.NUMPAD_5 + ",4",
    Keys.NUMPAD_9 + ",8"
  })
  void numbersChooseGames(int key, int number) {
    assertThat(controls.keyDown(key)).isTrue();
    assertThat(choices).containsExactly(number);
    assertThat(commands).isEmpty();
  }

  @Test
  void theHelpNumbersTheGames() {
    assertThat(List.of(Controls.help(Games.ALL)))
        .contains(
            new String[] {
              "G  or  1 2 3 4 5 6 7 8",
              "lander, with throttle, cart pole, walker, hardcore, air hockey, maze, swarm"
            });
  }

  @ParameterizedTest
  @CsvSource({"+,FASTER", "=,FASTER", "-,SLOWER", ".,STEP", "?,HELP"})
  void signsAreCommandsWhereverTheyAreOnTheKeyboard(char sign, Command command) {
    assertThat(controls.keyTyped(sign)).isTrue();
    assertThat(commands).containsExactly(command);
  }

  @ParameterizedTest
  @CsvSource({
    "42,42",
    "-7,-7",
    "0,0",
    "1x+ .2?3,123",
    "4-4,44",
    "12\b\b\b9,9",
    "9223372036854775807,9223372036854775807",
    "92233720368547758079,9223372036854775807",
    "-9223372036854775808,-9223372036854775808"
  })
  void aSeedIsTypedAndEnterTakesIt(String typed, long seed) {
    entry.open();

    typed.chars().forEach(character -> assertThat(controls.keyTyped((char) character)).isTrue());
    controls.keyDown(Keys.ENTER);

    assertThat(seeds).containsExactly(seed);
    assertThat(entry.isOpen()).isFalse();
    assertThat(commands).isEmpty();
  }

  @Test
  void withoutASeedEnterAndEscapeLeaveTheEpisodeAsItIs() {
    entry.open();
    controls.keyDown(Keys.ENTER);
    entry.open();
    controls.keyTyped('-');
    controls.keyDown(Keys.NUMPAD_ENTER);
    entry.open();
    controls.keyTyped('5');
    controls.keyDown(Keys.ESCAPE);

    assertThat(entry.isOpen()).isFalse();
    assertThat(seeds).isEmpty();
    assertThat(commands).isEmpty();
    entry.open();
    assertThat(entry.text()).isEmpty();
  }

  @Test
  void whileASeedIsTypedKeysNeitherPlayNorCommandNorChooseGames() {
    Player player = new Player(Games.LANDER);
    controls.keyDown(Keys.LEFT);
    player.choice();
    entry.open();

    controls.keyDown(Keys.UP);
    controls.keyDown(Keys.R);
    controls.keyDown(Keys.NUM_2);
    controls.keyTyped('-');
    controls.keyUp(Keys.UP);
    controls.keyUp(Keys.LEFT);
    controls.keyDown(Keys.ESCAPE);

    assertThat(player.choice()).as("what was held is released").isEqualTo(NONE);
    assertThat(commands).isEmpty();
    assertThat(choices).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    Keys.NUM_1 + ",1",
    Keys.NUM_9 + ",9",
    Keys.NUM_0 + ",10",
    Keys.NUMPAD_3 + ",3",
    Keys.NUMPAD_0 + ",10",
    Keys.LEFT + ",6",
    Keys.DOWN + ",6",
    Keys.RIGHT + ",8",
    Keys.UP + ",8",
    Keys.Z + ",7"
  })
  void aLevelIsMarkedAndEnterTakesIt(int key, int level) {
    levels.open(10, 7);

    assertThat(controls.keyDown(key)).isTrue();
    assertThat(levels.marked()).isEqualTo(level);
    assertThat(chosenLevels).isEmpty();
    controls.keyDown(Keys.ENTER);

    assertThat(chosenLevels).containsExactly(level);
    assertThat(levels.isOpen()).isFalse();
    assertThat(commands).isEmpty();
    assertThat(choices).isEmpty();
  }

  @Test
  void thereIsNoLevelBelowTheFirstOrAboveTheLast() {
    levels.open(3, 1);
    controls.keyDown(Keys.LEFT);
    assertThat(levels.marked()).isEqualTo(1);
    controls.keyDown(Keys.NUM_3);
    controls.keyDown(Keys.RIGHT);
    controls.keyDown(Keys.NUM_0);
    assertThat(levels.marked()).isEqualTo(3);
  }

  @ParameterizedTest
  @ValueSource(ints = {Keys.ESCAPE, Keys.O})
  void theLevelsAreLeftAsTheyWere(int key) {
    Player player = new Player(Games.LANDER);
    levels.open(10, 4);
    controls.keyDown(Keys.UP);
    controls.keyTyped('+');
    controls.keyDown(key);

    assertThat(levels.isOpen()).isFalse();
    assertThat(chosenLevels).isEmpty();
    assertThat(commands).isEmpty();
    assertThat(player.choice()).isEqualTo(NONE);
  }

  @ParameterizedTest
  @ValueSource(ints = {Keys.Z, Keys.F5, Keys.SHIFT_LEFT, Keys.NUM_0, Keys.NUMPAD_0})
  void keysWithoutMeaningAreLeftToOthers(int key) {
    assertThat(controls.keyDown(key)).isFalse();
    assertThat(controls.keyUp(key)).isFalse();
    assertThat(controls.keyTyped('z')).isFalse();
    assertThat(commands).isEmpty();
  }

  /** The human's seat in a game. */
  private final class Player {
    private final ActionSource source;
    private final ActionMask mask;
    private final Action action;
    private final float[] observation;

    Player(Game game) {
      Scene scene = game.open(false);
      ActionSpec spec = scene.simulation().agents().get(0).spec().action();
      observation = new float[scene.simulation().agents().get(0).spec().observation().size()];
      source = game.human(controls.held());
      mask = new ActionMask(spec);
      action = new Action(spec);
      scene.simulation().close();
    }

    void decide() {
      source.decide(observation, mask, action);
    }

    int choice() {
      decide();
      return action.choice(0);
    }

    float[] axes() {
      float[] axes = new float[action.spec().axisCount()];
      for (int axis = 0; axis < axes.length; axis++) {
        axes[axis] = action.axis(axis);
      }
      return axes;
    }
  }
}
