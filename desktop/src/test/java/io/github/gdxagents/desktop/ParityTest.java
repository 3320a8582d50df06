package io.github.gdxagents.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import com.badlogic.gdx.Input.Keys;
import io.github.gdxagents.core.hockey.AirHockeyLevels;
import io.github.gdxagents.core.screen.Game;
import io.github.gdxagents.core.screen.Games;
import io.github.gdxagents.core.screen.GamesApp;
import io.github.gdxagents.core.screen.Pilot;
import io.github.gdxagents.core.screen.PolicySeat;
import io.github.gdxagents.hook.Action;
import io.github.gdxagents.hook.ActionMask;
import io.github.gdxagents.hook.ActionSource;
import io.github.gdxagents.play.Stepper;
import io.github.gdxagents.policy.Policy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** What a policy sees and does in the window is what it sees and does without one, bit for bit. */
class ParityTest {
  private static final long SEED = 21;
  private static final int FRAMES = 200;
  private static final float[] ODD_FRAMES = {1 / 37f, 1 / 144f, 0.1f, 1 / 60f, 0.0031f}; // s

  @ParameterizedTest
  @FieldSource("io.github.gdxagents.core.screen.Games#ALL")
  void theWindowedTrajectoryIsTheHeadlessOneTickForTick(Game game) {
    Policy policy = StandIns.policy(StandIns.spec(game), game.id());
    Recorder windowed = new Recorder(policy.player());
    GamesApp games =
        new GamesApp(
            Games.ALL,
            game,
            Pilot.POLICY,
            SEED,
            (opened, spec) -> PolicySeat.of(windowed, "stand-in"));

    TestWindow.show(
        games,
        FRAMES,
        frame -> {
          games.frame(ODD_FRAMES[frame % ODD_FRAMES.length]);
          if (games.session().over()) {
            TestWindow.press(Keys.N);
          }
        });

    List<String> decisions = windowed.decisions;
    assertThat(decisions).hasSizeGreaterThan(250 / StandIns.spec(game).ticksPerDecision());
    assertThat(headless(game, policy, decisions.size())).isEqualTo(decisions);
  }

  private static List<String> headless(Game game, Policy policy, int count) {
    Recorder recorder = new Recorder(policy.player());
    try (Stepper stepper = new Stepper(StandIns.simulation(game))) {
      if (stepper.agentCount() > 1) {
        Policy opponent = AirHockeyLevels.policy(AirHockeyLevels.DEFAULT);
        stepper.seat(1, opponent.player()); // as in the window
      }
      for (long seed = SEED; recorder.decisions.size() < count; seed++) {
        stepper.reset(seed);
        while (!stepper.over() && recorder.decisions.size() < count) {
          stepper.seat(0, recorder);
          stepper.step();
        }
      }
    }
    return recorder.decisions;
  }

  /** Writes down each observation and the action that was taken, with all their bits. */
  private static final class Recorder implements ActionSource {
    private final ActionSource source;
    private final List<String> decisions = new ArrayList<>();

    Recorder(ActionSource source) {
      this.source = source;
    }

    @Override
    public void decide(float[] observation, ActionMask mask, Action action) {
      source.decide(observation, mask, action);
      decisions.add(Arrays.toString(observation) + " -> " + action);
    }
  }
}
