package io.github.gdxagents.core.walker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.badlogic.gdx.math.Vector2;
import com.badlogic.gdx.physics.box2d.Body;
import io.github.gdxagents.hook.Action;
import io.github.gdxagents.hook.ActionSource;
import io.github.gdxagents.hook.AgentState;
import io.github.gdxagents.hook.Episode;
import io.github.gdxagents.hook.ObservationWriter;
import io.github.gdxagents.hook.RandomStream;
import io.github.gdxagents.play.Stepper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The walker's rules, beyond what the recorded trajectories of {@link WalkerReferenceTest} prove.
 */
class WalkerTest {

  private static final ActionSource LIMP = (observation, mask, action) -> {};

  @ParameterizedTest
  @CsvSource({"false, 1600", "true, 2000"})
  void standingIsTruncatedAtTheTimeLimit(boolean obstacles, int ticks) {
    WalkerSettings settings = obstacles ? WalkerSettings.hardcore() : WalkerSettings.normal();
    try (Stepper stepper = new Stepper(new Walker(settings))) {
      play(stepper, 1, new Stance());
      assertThat(stepper.tickCount()).isEqualTo(ticks);
      assertThat(stepper.agent(0).state()).isEqualTo(AgentState.TRUNCATED);
      assertThat(Math.abs(stepper.agent(0).rewardSinceDecision())).isLessThan(1);
    }
  }

  @Test
  void theTimeLimitCanBeChosen() {
    try (Stepper stepper = new Stepper(new Walker(new WalkerSettings(false, 7)))) {
      play(stepper, 1, LIMP);
      assertThat(stepper.tickCount()).isEqualTo(7);
      assertThat(stepper.agent(0).state()).isEqualTo(AgentState.TRUNCATED);
    }
    assertThatThrownBy(() -> new WalkerSettings(false, 0))
        .hasMessageContaining("maxTicks must be at least 1, not 0");
  }

  @Test
  void fallingTerminatesWithMinusAHundred() {
    Walker walker = new Walker();
    try (Stepper stepper = new Stepper(walker)) {
      stepper.reset(1);
      while (!stepper.over()) {
        assertThat(walker.fallen()).isFalse();
        stepper.step(LIMP);
      }
      assertThat(walker.fallen()).isTrue();
      assertThat(stepper.agent(0).state()).isEqualTo(AgentState.TERMINATED);
      assertThat(stepper.agent(0).rewardSinceDecision()).isEqualTo(-100);
    }
  }

  @Test
  void passingTheGoalTerminatesWithoutAPenalty() {
    try (Walker walker = new Walker()) {
      walker.reset(Episode.of(1));
      move(walker, walker.goalX() - 0.1f);
      walker.advance();
      assertThat(walker.state()).isEqualTo(AgentState.RUNNING);
      move(walker, walker.goalX() + 0.1f);
      walker.advance();
      assertThat(walker.state()).isEqualTo(AgentState.TERMINATED);
      assertThat(walker.fallen()).isFalse();
      assertThat(walker.reward()).as("for 0.2 m").isBetween(0.5f, 1.2f);
      assertThat(walker.goalX()).isCloseTo(190 * 14 / 30f, within(1e-4f));
      assertThat(walker.score()).as("the whole way").isBetween(355.0, 375.0);
    }
  }

  @Test
  void leavingTheLeftEndTerminatesWithMinusAHundred() {
    try (Walker walker = new Walker()) {
      walker.reset(Episode.of(1));
      move(walker, 0.1f);
      walker.advance();
      assertThat(walker.state()).isEqualTo(AgentState.RUNNING);
      move(walker, -0.1f);
      walker.advance();
      assertThat(walker.state()).isEqualTo(AgentState.TERMINATED);
      assertThat(walker.fallen()).isFalse();
      assertThat(walker.reward()).isEqualTo(-100);
    }
  }

  /** Carries the whole walker so that its hull is at x, in the air. */
  private static void move(Walker walker, float x) {
    WalkerWorld world = walker.requireWorld();
    float deltaX = x - world.hull.getPosition().x;
    float deltaY = 8 - world.hull.getPosition().y;
    for (Body body :
        new Body[] {world.hull, world.legs[0], world.legs[1], world.legs[2], world.legs[3]}) {
      Vector2 position = body.getPosition();
      body.setTransform(position.x + deltaX, position.y + deltaY, body.getAngle());
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void everyTickEarnsItsProgressLessTheLeanAndTheEffort(boolean obstacles) {
    Walker walker = new Walker(new WalkerSettings(obstacles, 300));
    RandomStream random = new RandomStream(1);
    Action action = new Action(walker.spec().action());
    float[] before = new float[3];
    float[] after = new float[3];
    double score = 0;
    int rewarded = 0;
    try (walker) {
      for (long seed = 0; seed < 5; seed++) {
        walker.reset(Episode.of(seed));
        score = 0;
        while (true) {
          double effort = 0;
          for (int axis = 0; axis < 4; axis++) {
            action.setAxis(axis, random.nextFloat(-1, 1));
            effort += Math.abs(action.axis(axis));
          }
          walker.copyPose(WalkerPart.HULL, before);
          walker.act(action);
          walker.advance();
          score += walker.reward();
          if (walker.state() == AgentState.TERMINATED) {
            break;
          }
          walker.copyPose(WalkerPart.HULL, after);
          double progress = 130 / 30.0 * (after[0] - before[0]);
          double lean = 5 * (Math.abs(after[2]) - Math.abs(before[2]));
          assertThat(walker.reward())
              .isCloseTo((float) (progress - lean - 0.028 * effort), within(1e-5f));
          rewarded++;
          if (walker.state() == AgentState.TRUNCATED) {
            break;
          }
        }
        assertThat(walker.score()).isCloseTo(score, within(1e-3));
      }
    }
    assertThat(rewarded).isGreaterThan(200);
  }

  @Test
  void itCannotAdvanceBeforeTheFirstResetNorAfterTheEnd() {
    Walker walker = new Walker();
    assertThatThrownBy(walker::advance)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("reset it first");
    assertThatThrownBy(walker::fallen)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("reset it first");
    try (Stepper stepper = new Stepper(walker)) {
      play(stepper, 1, LIMP);
      assertThatThrownBy(walker::advance)
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("TERMINATED");
    }
  }

  @Test
  void aFullDriveTurnsItsOwnJointAtItsRatedSpeed() {
    try (Walker walker = new Walker()) {
      for (int joint = 0; joint < 4; joint++) {
        int speedPlace = new int[] {5, 7, 10, 12}[joint];
        for (int direction : new int[] {-1, 1}) {
          walker.reset(Episode.of(1));
          move(walker, 5);
          Action action = new Action(walker.spec().action());
          action.setAxis(joint, -direction);
          walker.act(action);
          advance(walker, 12); // to the other end, so that there is room to turn
          action.setAxis(joint, direction);
          walker.act(action);
          float fastest = 0;
          for (int tick = 0; tick < 8; tick++) {
            move(walker, 5);
            walker.advance();
            fastest = Math.max(fastest, direction * observe(walker)[speedPlace]);
          }
          assertThat(fastest)
              .as("joint %d driven by %d", joint, direction)
              .isCloseTo(1, within(0.02f));
        }
      }
    }
  }

  @Test
  void halfADriveHasHalfTheTorque() {
    float limp = hipSpeedAfterATick(0);
    float quarter = hipSpeedAfterATick(0.05f) - limp;
    float half = hipSpeedAfterATick(0.1f) - limp;
    assertThat(quarter).isPositive();
    assertThat(half / quarter).isCloseTo(2, within(0.02f));
    assertThat(hipSpeedAfterATick(-0.1f)).isLessThan(limp);
  }

  private static float hipSpeedAfterATick(float drive) {
    try (Walker walker = new Walker()) {
      walker.reset(Episode.of(1));
      move(walker, 5);
      advance(walker, 10);
      Action action = new Action(walker.spec().action());
      action.setAxis(0, drive);
      walker.act(action);
      walker.advance();
      return observe(walker)[5];
    }
  }

  @Test
  void anActionHoldsUntilTheNextOneAndIsForgottenByAReset() {
    try (Walker walker = new Walker()) {
      Action action = new Action(walker.spec().action());
      action.setAxis(2, 0.7f);
      walker.reset(Episode.of(1));
      walker.act(action);
      advance(walker, 2);
      assertThat(walker.drive(2)).isEqualTo(0.7f);
      walker.reset(Episode.of(1));
      assertThat(walker.drive(2)).isZero();
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void whatAScreenDrawsAgreesWithWhatIsObserved(boolean obstacles) {
    Walker walker = new Walker(new WalkerSettings(obstacles, 200));
    try (Stepper stepper = new Stepper(walker)) {
      stepper.reset(3);
      float[] hull = new float[3];
      float[] leg = new float[3];
      float[] ray = new float[4];
      boolean firstTouched = false;
      boolean secondTouched = false;
      while (!stepper.over()) {
        stepper.step(new Stance());
        float[] seen = observe(walker);
        walker.copyPose(WalkerPart.HULL, hull);
        assertThat(seen[0]).isEqualTo(hull[2]);
        assertThat(walker.firstFootTouches()).isEqualTo(seen[8] == 1);
        assertThat(walker.secondFootTouches()).isEqualTo(seen[13] == 1);
        firstTouched |= walker.firstFootTouches();
        secondTouched |= walker.secondFootTouches();
        // The joints' angles count from the start, where both links of a leg leaned by 0.05 rad.
        walker.copyPose(WalkerPart.FIRST_UPPER_LEG, leg);
        assertThat(leg[2] - hull[2]).isCloseTo(seen[4] - 0.05f, within(1e-5f));
        float upper = leg[2];
        walker.copyPose(WalkerPart.FIRST_LOWER_LEG, leg);
        assertThat(leg[2] - upper).isCloseTo(seen[6] - 1, within(1e-5f));
        walker.copyPose(WalkerPart.SECOND_UPPER_LEG, leg);
        assertThat(leg[2] - hull[2]).isCloseTo(seen[9] + 0.05f, within(1e-5f));
        upper = leg[2];
        walker.copyPose(WalkerPart.SECOND_LOWER_LEG, leg);
        assertThat(leg[2] - upper).isCloseTo(seen[11] - 1, within(1e-5f));
        for (int i = 0; i < walker.lidarRays(); i++) {
          assertThat(walker.copyLidarRay(i, ray)).isEqualTo(seen[14 + i]);
          assertThat(ray[0]).isEqualTo(hull[0]);
          assertThat(ray[1]).isEqualTo(hull[1]);
          assertThat(Math.hypot(ray[2] - ray[0], ray[3] - ray[1]))
              .isCloseTo(seen[14 + i] * 160 / 30.0, within(1e-5));
        }
      }
      assertThat(firstTouched && secondTouched).isTrue();
      assertThat(walker.obstacleBoxes() > 0).isEqualTo(obstacles);
    }
  }

  @Test
  void theOutlinesAreThoseOfTheBodies() {
    assertThat(WalkerPart.HULL.outline()).hasSize(10).contains(34 / 30f, -1f, 0.3f);
    assertThat(WalkerPart.FIRST_UPPER_LEG.outline())
        .containsExactly(WalkerPart.SECOND_UPPER_LEG.outline());
    assertThat(WalkerPart.FIRST_LOWER_LEG.outline())
        .containsExactly(WalkerPart.SECOND_LOWER_LEG.outline());
    assertThat(WalkerPart.FIRST_UPPER_LEG.outline()[2]).isEqualTo(4 / 30f);
    assertThat(WalkerPart.FIRST_LOWER_LEG.outline()[2]).isEqualTo(3.2f / 30f);
  }

  @Test
  void theObstaclesAreKnownToTheScreenFromLeftToRight() {
    try (Walker walker = new Walker(WalkerSettings.hardcore())) {
      walker.reset(Episode.of(1));
      float[] box = new float[4];
      float left = walker.terrainX(0);
      assertThat(walker.obstacleBoxes()).isGreaterThan(10);
      for (int i = 0; i < walker.obstacleBoxes(); i++) {
        walker.copyObstacleBox(i, box);
        assertThat(box[0]).isGreaterThan(left);
        assertThat(box[2]).isGreaterThan(box[0]);
        assertThat(box[3]).isGreaterThan(box[1]);
        left = box[0];
      }
    }
  }

  private static void advance(Walker walker, int ticks) {
    for (int tick = 0; tick < ticks; tick++) {
      walker.advance();
    }
  }

  private static float[] observe(Walker walker) {
    float[] seen = new float[24];
    ObservationWriter writer = new ObservationWriter(walker.spec().observation());
    writer.begin(0, walker.tick(), seen, 0);
    walker.observe(writer);
    writer.end();
    return seen;
  }

  private static void play(Stepper stepper, long seed, ActionSource source) {
    stepper.reset(seed);
    while (!stepper.over()) {
      stepper.step(source);
    }
  }
}
