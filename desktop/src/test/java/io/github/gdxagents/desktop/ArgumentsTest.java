package io.github.gdxagents.desktop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.gdxagents.core.screen.Game;
import io.github.gdxagents.core.screen.Pilot;
import java.io.File;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArgumentsTest {

  @Test
  void withoutArgumentsAPolicyPlaysTheFirstGame() throws BadArgumentException {
    Arguments arguments = Arguments.parse();

    assertThat(arguments.game()).isEmpty();
    assertThat(arguments.policy()).isEmpty();
    assertThat(arguments.pilot()).isEqualTo(Pilot.POLICY);
    assertThat(arguments.width()).isEqualTo(1280);
    assertThat(arguments.height()).isEqualTo(720);
  }

  @Test
  void readsEveryOption() throws BadArgumentException {
    Arguments arguments =
        Arguments.parse(
            "--game",
            "lander-continuous",
            "--policy=my.policy",
            "--sampled",
            "--human",
            "--seed",
            "-7",
            "--size",
            "800x600",
            "--screenshot",
            "out.png",
            "--after-ticks",
            "42",
            "--debug");

    assertThat(arguments.game()).contains(Game.LANDER_CONTINUOUS);
    assertThat(arguments.policy()).contains(new File("my.policy"));
    assertThat(arguments.sampled()).isTrue();
    assertThat(arguments.pilot()).isEqualTo(Pilot.HUMAN);
    assertThat(arguments.seed()).contains(-7L);
    assertThat(arguments.width()).isEqualTo(800);
    assertThat(arguments.height()).isEqualTo(600);
    assertThat(arguments.screenshot()).contains(new File("out.png"));
    assertThat(arguments.afterTicks()).isEqualTo(42);
    assertThat(arguments.debug()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --gaem lander            | Unknown option '--gaem'; did you mean --game? See --help
          lander                   | did you mean
          --game landr             | There is no game 'landr'; did you mean lander? The games are lander, lander-continuous, cartpole, walker, walker-hardcore
          --game cart-pole         | did you mean cartpole?
          --game                   | --game needs the name of a game after it
          --policy --human         | --policy needs a file after it
          --seed seven             | --seed needs a whole number, not 'seven'
          --size 1280              | --size needs WIDTHxHEIGHT, such as 1280x720, not '1280'
          --size 1280x7            | --size needs a whole number from 200 to 16384, not '7'
          --after-ticks 5          | --after-ticks goes with --screenshot FILE
          --screenshot a.png --after-ticks 0 | --after-ticks needs a whole number from 1 to 1000000, not '0'
          """)
  void aBadCommandLineIsRefusedInOneLineThatNamesWhatIsNearest(String line, String message) {
    assertThatThrownBy(() -> Arguments.parse(line.split(" ")))
        .isInstanceOf(BadArgumentException.class)
        .message()
        .contains(message)
        .doesNotContain("\n");
  }

  @ParameterizedTest
  @CsvSource({"lander,lander,0", "landr,lander,1", "kitten,sitting,3", "'',abc,3"})
  void countsTheLettersToChange(String a, String b, int distance) {
    assertThat(Arguments.distance(a, b)).isEqualTo(distance);
  }
}
