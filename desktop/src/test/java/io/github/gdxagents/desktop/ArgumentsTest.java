package io.github.gdxagents.desktop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.gdxagents.core.screen.Game;
import io.github.gdxagents.core.screen.Games;
import io.github.gdxagents.core.screen.Pilot;
import io.github.gdxagents.policy.Match;
import java.io.File;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArgumentsTest {

  @Test
  void withoutArgumentsAPolicyPlaysTheFirstGame() throws BadArgumentException {
    Arguments arguments = Arguments.parse();

    assertThat(arguments.game()).isNull();
    assertThat(arguments.policy()).isNull();
    assertThat(arguments.pilot()).isEqualTo(Pilot.POLICY);
    assertThat(arguments.level()).isZero();
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
            "--match",
            "lenient",
            "--sampled",
            "--human",
            "--level",
            "7",
            "--seed",
            "-7",
            "--size",
            "800x600",
            "--screenshot",
            "out.png",
            "--after-ticks",
            "42",
            "--debug");

    assertThat(arguments.game()).isEqualTo(Games.LANDER_CONTINUOUS);
    assertThat(arguments.policy()).isEqualTo(new File("my.policy"));
    assertThat(arguments.match()).isEqualTo(Match.LENIENT);
    assertThat(arguments.sampled()).isTrue();
    assertThat(arguments.pilot()).isEqualTo(Pilot.HUMAN);
    assertThat(arguments.level()).isEqualTo(7);
    assertThat(arguments.seed()).isEqualTo(-7L);
    assertThat(arguments.width()).isEqualTo(800);
    assertThat(arguments.height()).isEqualTo(600);
    assertThat(arguments.screenshot()).isEqualTo(new File("out.png"));
    assertThat(arguments.afterTicks()).isEqualTo(42);
    assertThat(arguments.debug()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --gaem lander            | There is no option '--gaem'; choose from --game, --policy, --watch, --replay, --match, --sampled, --human, --random, --level, --seed, --size, --screenshot, --after-ticks, --debug, --help
          lander                   | There is no option 'lander'; did you mean --game lander?
          --sampled=yes            | --sampled needs nothing after it
          --seed=                  | --seed needs a number after it
          --game landr             | There is no game 'landr'; choose from lander, lander-continuous, cartpole, walker, walker-hardcore, airhockey, maze, swarm
          --game                   | --game needs the name of a game after it
          --policy --human         | --policy needs a file after it
          --policy a --match loose | --match needs strict or lenient, not 'loose'
          --match lenient          | --match goes with --policy FILE
          --replay a --seed 1      | --replay has its own actions and seed; leave out
          --policy a --watch b     | --policy and --watch name a policy each; leave out one
          --seed seven             | --seed needs a whole number, not 'seven'
          --level 11               | --level needs a whole number from 1 to 10, not '11'
          --level hard             | --level needs a whole number from 1 to 10, not 'hard'
          --size 1280              | --size needs WIDTHxHEIGHT, such as 1280x720, not '1280'
          --size 1280x7            | --size needs a whole number from 200 to 16384, not '7'
          --after-ticks 5          | --after-ticks goes with --screenshot FILE
          --screenshot a.png --after-ticks 0 | --after-ticks needs a whole number from 1 to 1000000, not '0'
          """)
  void aBadCommandLineIsRefusedInOneLineThatSaysWhatWasExpected(String line, String message) {
    assertThatThrownBy(() -> Arguments.parse(line.split(" ")))
        .isInstanceOf(BadArgumentException.class)
        .message()
        .contains(message)
        .doesNotContain("\n");
  }

  @Test
  void everyOptionIsInTheHelp() throws BadArgumentException {
    assertThatThrownBy(() -> Arguments.parse("--unknown"))
        .message()
        .satisfies(
            message -> {
              for (String option : message.replaceFirst(".*choose from ", "").split(", ")) {
                assertThat(Arguments.HELP).contains(" " + option + " ");
              }
            });
    assertThat(Arguments.parse("-h").help()).isTrue();
    for (Game game : Games.ALL) {
      assertThat(Arguments.HELP).contains(game.id());
    }
  }
}
