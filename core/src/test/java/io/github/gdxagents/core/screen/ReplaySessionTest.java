package io.github.gdxagents.core.screen;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gdxagents.hook.ActionSource;
import io.github.gdxagents.hook.Agent;
import io.github.gdxagents.hook.Episode;
import io.github.gdxagents.hook.Parameter;
import io.github.gdxagents.hook.Simulation;
import io.github.gdxagents.play.Replay;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Plays replays as the window does, without any window. */
class ReplaySessionTest {
  private static final float TICK = 0.02f;

  private final List<Session> opened = new ArrayList<>();

  @AfterEach
  void close() {
    opened.forEach(Session::close);
  }

  private static void playToTheEnd(Session session) {
    for (int frame = 0; frame < 2000 && !session.over(); frame++) {
      session.update(TICK);
    }
    assertThat(session.over()).isTrue();
  }

  /** The cart pole pushed to the right in each tick. */
  private static Replay toTheRight(int ticks, int actions) {
    float[] pushes = new float[actions];
    Arrays.fill(pushes, 1);
    return new Replay("cartpole", Episode.of(7), ticks, pushes);
  }

  private Session open(Scene scene, Replay replay) {
    Session session = new Session(scene, replay);
    opened.add(session);
    return session;
  }

  @Test
  void aReplayGoesAsTheEpisodeWentAndStaysAtItsEnd() {
    ActionSource right = (observation, mask, action) -> action.setChoice(0, 1);
    Session original =
        new Session(
            Games.CARTPOLE.open(false),
            PolicySeat.of(right, "to the right"),
            right,
            Pilot.POLICY,
            7);
    opened.add(original);
    playToTheEnd(original);
    int ticks = (int) original.ticks();

    Session session = open(Games.CARTPOLE.open(false), toTheRight(ticks, ticks));
    session.setPilot(Pilot.HUMAN);
    assertThat(session.pilot()).isEqualTo(Pilot.REPLAY);
    playToTheEnd(session);

    assertThat(session.ticks()).isEqualTo(ticks);
    assertThat(session.score()).isEqualTo(original.score());
    assertThat(session.ending())
        .containsExactly("The replay ends at tick " + ticks + ", without a failure.");
    session.update(10);
    assertThat(session.over()).isTrue();
    session.restart();
    assertThat(session.over()).isFalse();
    assertThat(session.ticks()).isZero();
    playToTheEnd(session);
    assertThat(session.ticks()).isEqualTo(ticks);
  }

  @Test
  void aReplayStopsWhereTheGameFails() {
    Scene scene = new FailingScene(Games.CARTPOLE.open(false), 5);

    Session session = open(scene, toTheRight(5, 6));
    playToTheEnd(session);

    assertThat(session.ticks()).isEqualTo(5);
    assertThat(session.ending().get(0)).isEqualTo("The game fails at tick 5.");
    assertThat(session.ending().get(1)).contains("IllegalStateException: the wheel is gone");
    session.update(TICK);
    assertThat(session.ticks()).isEqualTo(5);
  }

  @Test
  void aReplayOfAnotherCourseSaysSo() {
    Session session = open(Games.CARTPOLE.open(false), toTheRight(8, 3));
    playToTheEnd(session);

    assertThat(session.ending().get(0)).isEqualTo("The game takes another course.");
    assertThat(session.ending().get(1)).contains("no more actions at tick 3");
  }

  @Test
  void anEpisodeThatIsOverTooSoonIsAnotherCourse() {
    Session session = open(Games.CARTPOLE.open(false), toTheRight(400, 400));
    playToTheEnd(session);

    assertThat(session.ending().get(0)).isEqualTo("The game takes another course.");
    assertThat(session.ending().get(1))
        .contains("ends at tick " + session.ticks() + ", but went on to tick 400");
  }

  @Test
  void aReplayWithOtherParametersDoesNotFit() {
    Episode windy = Episode.of(7, List.of(new Parameter("storm", "m/s", 0, 9, 1)));
    Replay replay = new Replay("cartpole", windy, 5, new float[5]);

    Session session = open(Games.CARTPOLE.open(false), replay);

    assertThat(session.over()).isTrue();
    assertThat(session.ending().get(0)).isEqualTo("The replay does not fit the game.");
    assertThat(session.ending().get(1)).contains("storm");
  }

  /** A scene whose simulation fails in the tick after a number of them. */
  private record FailingScene(Scene scene, int goodTicks) implements Scene {

    @Override
    public Simulation simulation() {
      Simulation simulation = scene.simulation();
      return new Simulation() {
        private int ticks;

        @Override
        public List<? extends Agent> agents() {
          return simulation.agents();
        }

        @Override
        public void reset(Episode episode) {
          ticks = 0;
          simulation.reset(episode);
        }

        @Override
        public void advance() {
          if (ticks++ == goodTicks) {
            throw new IllegalStateException("the wheel is gone");
          }
          simulation.advance();
        }
      };
    }

    @Override
    public String variant() {
      return scene.variant();
    }

    @Override
    public int scoreDecimals() {
      return scene.scoreDecimals();
    }

    @Override
    public void begin() {
      scene.begin();
    }

    @Override
    public void ticked() {
      scene.ticked();
    }

    @Override
    public Outcome outcome() {
      return scene.outcome();
    }

    @Override
    public void draw(Canvas canvas, float interpolation, float deltaSeconds) {
      scene.draw(canvas, interpolation, deltaSeconds);
    }

    @Override
    public void drawInstruments(Canvas canvas, Overlay overlay) {
      scene.drawInstruments(canvas, overlay);
    }
  }
}
