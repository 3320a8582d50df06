package io.github.gdxagents.core.lander;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.gdxagents.hook.Action;
import io.github.gdxagents.hook.ActionSource;
import io.github.gdxagents.hook.AgentState;
import io.github.gdxagents.hook.Episode;
import io.github.gdxagents.play.Stepper;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The lander's rules, beyond what the recorded trajectories of {@link LanderReferenceTest} prove.
 */
class LanderTest {

  private static final ActionSource IDLE = (observation, mask, action) -> action.setChoice(0, 0);
  private static final ActionSource CLIMB = (observation, mask, action) -> action.setChoice(0, 2);

  @Test
  void aFlightThatLastsIsTruncatedAfterAThousandTicks() {
    try (Stepper stepper = new Stepper(new Lander())) {
      play(stepper, 1, Pilot.hovering());
      assertThat(stepper.tickCount()).isEqualTo(1000);
      assertThat(stepper.agent(0).state()).isEqualTo(AgentState.TRUNCATED);
      assertThat(Math.abs(stepper.agent(0).rewardSinceDecision())).isLessThan(50);
    }
  }

  @Test
  void comingToRestTerminatesWithAHundred() {
    try (Stepper stepper = new Stepper(new Lander())) {
      play(stepper, 1, Pilot.landing());
      assertThat(stepper.agent(0).state()).isEqualTo(AgentState.TERMINATED);
      assertThat(stepper.agent(0).rewardSinceDecision()).isEqualTo(100);
      assertThat(stepper.agent(0).lifeReturn()).isGreaterThan(200);
    }
  }

  @Test
  void fallingTerminatesWithMinusAHundred() {
    try (Stepper stepper = new Stepper(new Lander())) {
      play(stepper, 1, IDLE);
      assertThat(stepper.agent(0).state()).isEqualTo(AgentState.TERMINATED);
      assertThat(stepper.agent(0).rewardSinceDecision()).isEqualTo(-100);
    }
  }

  @Test
  void flyingOffTheScreenTerminates() {
    int flownOff = 0;
    try (Stepper stepper = new Stepper(new Lander())) {
      for (long seed = 0; seed < 20; seed++) {
        play(stepper, seed, CLIMB);
        assertThat(Math.abs(stepper.agent(0).observation()[0])).as("before the end").isLessThan(1);
        stepper.agent(0).observe();
        float height = stepper.agent(0).observation()[1];
        if (height > 0.5f) { // else it hit a mountain
          assertThat(Math.abs(stepper.agent(0).observation()[0])).isBetween(1f, 1.2f);
          assertThat(stepper.agent(0).state()).isEqualTo(AgentState.TERMINATED);
          flownOff++;
        }
      }
      assertThat(flownOff).isPositive();
    }
  }

  @Test
  void theScoreIsTheSumOfRewards() {
    Lander lander = new Lander();
    try (Stepper stepper = new Stepper(lander)) {
      play(stepper, 2, Pilot.landing());
      assertThat(lander.score()).isEqualTo(stepper.agent(0).lifeReturn(), within(1e-3));
      play(stepper, 3, IDLE);
      assertThat(lander.score()).isEqualTo(stepper.agent(0).lifeReturn(), within(1e-3));
    }
  }

  @Test
  void itCannotAdvanceBeforeTheFirstResetNorAfterTheEnd() {
    Lander lander = new Lander();
    assertThatThrownBy(lander::advance)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("reset it first");
    try (Stepper stepper = new Stepper(lander)) {
      play(stepper, 1, IDLE);
      assertThatThrownBy(lander::advance)
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("TERMINATED");
    }
  }

  @Test
  void theThrottleIsOffBelowItsThresholdAndAtLeastHalfAbove() {
    Lander lander = new Lander(LanderSettings.continuous());
    try (lander) {
      assertThat(throttles(lander, 0, 0.5f)).containsExactly(0, 0);
      assertThat(throttles(lander, -1, -0.5f)).containsExactly(0, 0);
      assertThat(throttles(lander, 0.001f, 0.501f)).containsExactly(0.5005f, 0.501f);
      assertThat(throttles(lander, 0.25f, 0.75f)).containsExactly(0.625f, 0.75f);
      assertThat(throttles(lander, 1, -1)).containsExactly(1, -1);
    }
  }

  private static float[] throttles(Lander lander, float mainAxis, float sideAxis) {
    Action action = new Action(lander.spec().action());
    action.setAxis(0, mainAxis);
    action.setAxis(1, sideAxis);
    lander.reset(Episode.of(1));
    lander.act(action);
    lander.advance();
    return new float[] {lander.mainThrottle(), lander.sideThrottle()};
  }

  @Test
  void theSideEnginesPushAndTurnAsTheyAreNamed() {
    try (Lander lander = new Lander()) {
      float[] idle = poseAfterChoice(lander, "none");
      float[] left = poseAfterChoice(lander, "left");
      float[] right = poseAfterChoice(lander, "right");
      assertThat(left[0]).as("x after pushing left").isLessThan(idle[0]);
      assertThat(right[0]).as("x after pushing right").isGreaterThan(idle[0]);
      assertThat(left[2]).as("left turns anticlockwise").isGreaterThan(idle[2]);
      assertThat(right[2]).as("right turns clockwise").isLessThan(idle[2]);
      assertThat(poseAfterChoice(lander, "main")[1]).as("main lifts").isGreaterThan(idle[1]);
    }
  }

  private static float[] poseAfterChoice(Lander lander, String name) {
    Action action = new Action(lander.spec().action());
    action.setChoice(0, lander.spec().action().branches().get(0).choices().indexOf(name));
    lander.reset(Episode.of(1));
    lander.act(action);
    for (int tick = 0; tick < 20; tick++) {
      lander.advance();
    }
    float[] pose = new float[3];
    lander.copyPose(LanderPart.HULL, pose);
    return pose;
  }

  @Test
  void anActionHoldsUntilTheNextOne() {
    try (Lander lander = new Lander()) {
      Action action = new Action(lander.spec().action());
      lander.reset(Episode.of(1));
      action.setChoice(0, 1);
      lander.act(action);
      lander.advance();
      lander.advance();
      assertThat(lander.sideThrottle()).isEqualTo(-1);
      lander.reset(Episode.of(1));
      lander.advance();
      assertThat(lander.sideThrottle()).isZero();
    }
  }

  @Test
  void theListenerHearsEnginesAndTheEndAndChangesNothing() {
    List<String> heard = new ArrayList<>();
    Lander lander = new Lander();
    try (Stepper silent = new Stepper(new Lander());
        Stepper heeded = new Stepper(lander)) {
      lander.setListener(new Recorder(lander, heard));
      play(heeded, 1, Pilot.landing());
      play(silent, 1, Pilot.landing());
      assertThat(heeded.tickCount()).isEqualTo(silent.tickCount());
      assertThat(heeded.agent(0).observation()).isEqualTo(silent.agent(0).observation());
      assertThat(heard).contains("main", "side").endsWith("landed").containsOnlyOnce("landed");

      heard.clear();
      play(heeded, 1, IDLE);
      assertThat(heard).containsExactly("crashed");

      heard.clear();
      play(heeded, 1, CLIMB);
      assertThat(heard).contains("main").doesNotContain("side").endsWith("lost");
    }
  }

  private record Recorder(Lander lander, List<String> heard) implements LanderListener {

    @Override
    public void engineFired(
        boolean main, float x, float y, float exhaustX, float exhaustY, float throttle) {
      heard.add(main ? "main" : "side");
      float[] hull = new float[3];
      lander.copyPose(LanderPart.HULL, hull);
      assertThat(Math.hypot(x - hull[0], y - hull[1])).as("distance of the nozzle").isLessThan(1);
      assertThat(throttle).isEqualTo(1);
      if (main && Math.abs(hull[2]) < 0.3) {
        assertThat(y).as("height of the nozzle").isLessThan(hull[1]);
        assertThat(exhaustY).as("the exhaust goes down").isNegative();
      }
    }

    @Override
    public void crashed() {
      heard.add("crashed");
    }

    @Override
    public void lost() {
      heard.add("lost");
    }

    @Override
    public void landed() {
      heard.add("landed");
    }
  }

  @Test
  void whatAScreenDrawsAgreesWithWhatIsObserved() {
    Lander lander = new Lander();
    try (Stepper stepper = new Stepper(lander)) {
      stepper.reset(1);
      float[] hull = new float[3];
      float[] leg = new float[3];
      boolean rightTouched = false;
      boolean leftTouched = false;
      while (!stepper.over()) {
        stepper.step(Pilot.landing());
        stepper.agent(0).observe();
        float[] seen = stepper.agent(0).observation();
        lander.copyPose(LanderPart.HULL, hull);
        assertThat(hull[0]).isCloseTo(10 + 10 * seen[0], within(1e-4f));
        assertThat(hull[1])
            .isCloseTo(
                (float) (lander.worldHeight() / 4 + 0.6 + lander.worldHeight() / 2 * seen[1]),
                within(1e-4f));
        assertThat(hull[2]).isEqualTo(seen[4]);
        assertThat(lander.rightLegTouches()).isEqualTo(seen[6] == 1);
        assertThat(lander.leftLegTouches()).isEqualTo(seen[7] == 1);
        rightTouched |= lander.rightLegTouches();
        leftTouched |= lander.leftLegTouches();
        lander.copyPose(LanderPart.RIGHT_LEG, leg);
        assertThat(leg[0]).isGreaterThan(hull[0]);
        lander.copyPose(LanderPart.LEFT_LEG, leg);
        assertThat(leg[0]).isLessThan(hull[0]);
      }
      assertThat(rightTouched && leftTouched).isTrue();
    }
  }

  @Test
  void theTerrainSpansTheWorldAndIsFlatAtThePad() {
    try (Lander lander = new Lander()) {
      lander.reset(Episode.of(5));
      int last = lander.terrainPoints() - 1;
      assertThat(lander.terrainX(0)).isZero();
      assertThat(lander.terrainX(last)).isEqualTo(lander.worldWidth());
      assertThat(lander.terrainX(lander.padFirstPoint())).isEqualTo(8);
      assertThat(lander.terrainX(lander.padLastPoint())).isEqualTo(12);
      for (int point = lander.padFirstPoint(); point <= lander.padLastPoint(); point++) {
        assertThat(lander.terrainY(point)).isCloseTo(3.3f, within(1e-5f));
      }
      float firstHeight = lander.terrainY(0);
      lander.reset(Episode.of(6));
      assertThat(lander.terrainY(0)).isNotEqualTo(firstHeight);
    }
  }

  static void play(Stepper stepper, long seed, ActionSource source) {
    stepper.reset(seed);
    while (!stepper.over()) {
      stepper.step(source);
    }
  }
}
