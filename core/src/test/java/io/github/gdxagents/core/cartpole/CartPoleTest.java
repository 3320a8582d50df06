package io.github.gdxagents.core.cartpole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.gdxagents.hook.Action;
import io.github.gdxagents.hook.AgentState;
import io.github.gdxagents.hook.Episode;
import io.github.gdxagents.hook.ObservationWriter;
import io.github.gdxagents.hook.RandomStream;
import org.junit.jupiter.api.Test;

class CartPoleTest {

  private static final int LEFT = 0;
  private static final int RIGHT = 1;

  private final CartPole cartPole = new CartPole();

  @Test
  void aPushFromRestGivesTheVelocitiesComputedByHand() {
    // cos = 1, sin = 0: push 10 / 1.1 m/s²; angular acceleration -(10 / 1.1) / (0.5 (4/3 - 0.1 /
    // 1.1)) = -600 / 41;
    // acceleration 10 / 1.1 + 0.05 (600 / 41) / 1.1 = 400 / 41. Euler moves nothing in the first
    // tick.
    cartPole.start(0, 0, 0, 0);
    assertThat(after(RIGHT)).containsExactly(0, 8 / 41f, 0, -12 / 41f);
    cartPole.start(0, 0, 0, 0);
    assertThat(after(LEFT)).containsExactly(0, -8 / 41f, 0, 12 / 41f);
  }

  @Test
  void theSecondTickMovesByTheVelocityOfTheFirst() {
    cartPole.start(0, 0, 0, 0);
    after(RIGHT);
    float[] second = after(RIGHT);
    assertThat(second[0]).isEqualTo((float) (0.02 * 8 / 41));
    assertThat(second[2]).isEqualTo((float) (0.02 * -12 / 41));
  }

  /**
   * The same motion from the Lagrangian of cart and rod, as two linear equations: {@code (M + m)
   * x'' + m l cos(a) a'' = F + m l sin(a) a'^2} and {@code m l cos(a) x'' + 4/3 m l^2 a'' = m g l
   * sin(a)}.
   */
  @Test
  void everyTickObeysTheEquationsOfMotion() {
    RandomStream random = new RandomStream(7);
    for (int i = 0; i < 1000; i++) {
      double x = random.nextFloat(-2.3f, 2.3f);
      double v = random.nextFloat(-3, 3);
      double a = random.nextFloat(-0.2f, 0.2f);
      double w = random.nextFloat(-3, 3);
      int choice = random.nextInt(2);
      double coupling = 0.1 * 0.5 * Math.cos(a);
      double inertia = 4 / 3.0 * 0.1 * 0.25;
      double force = (choice == RIGHT ? 10 : -10) + 0.1 * 0.5 * Math.sin(a) * w * w;
      double torque = 0.1 * 9.8 * 0.5 * Math.sin(a);
      double determinant = 1.1 * inertia - coupling * coupling;
      double acceleration = (force * inertia - coupling * torque) / determinant;
      double angularAcceleration = (1.1 * torque - coupling * force) / determinant;

      cartPole.start(x, v, a, w);
      float[] after = after(choice);

      assertThat(after[0]).isCloseTo((float) (x + 0.02 * v), within(1e-6f));
      assertThat(after[1]).isCloseTo((float) (v + 0.02 * acceleration), within(1e-6f));
      assertThat(after[2]).isCloseTo((float) (a + 0.02 * w), within(1e-6f));
      assertThat(after[3]).isCloseTo((float) (w + 0.02 * angularAcceleration), within(1e-6f));
    }
  }

  @Test
  void itStartsNearTheMiddleAndUpright() {
    float least = 1;
    float greatest = -1;
    for (long seed = 0; seed < 500; seed++) {
      cartPole.reset(Episode.of(seed));
      for (float value : observe()) {
        least = Math.min(least, value);
        greatest = Math.max(greatest, value);
      }
    }
    assertThat(least).isBetween(-0.05f, -0.049f);
    assertThat(greatest).isBetween(0.049f, 0.05f);
  }

  @Test
  void leaningBeyondTwelveDegreesTerminates() {
    assertThat(stateAfterMovingTo(0, Math.toRadians(11.99))).isEqualTo(AgentState.RUNNING);
    assertThat(stateAfterMovingTo(0, Math.toRadians(12.01))).isEqualTo(AgentState.TERMINATED);
    assertThat(stateAfterMovingTo(0, Math.toRadians(-11.99))).isEqualTo(AgentState.RUNNING);
    assertThat(stateAfterMovingTo(0, Math.toRadians(-12.01))).isEqualTo(AgentState.TERMINATED);
  }

  @Test
  void leavingTheTrackTerminates() {
    assertThat(stateAfterMovingTo(2.399, 0)).isEqualTo(AgentState.RUNNING);
    assertThat(stateAfterMovingTo(2.401, 0)).isEqualTo(AgentState.TERMINATED);
    assertThat(stateAfterMovingTo(-2.399, 0)).isEqualTo(AgentState.RUNNING);
    assertThat(stateAfterMovingTo(-2.401, 0)).isEqualTo(AgentState.TERMINATED);
  }

  /** Position and angle after a tick depend on the velocities before it only. */
  private AgentState stateAfterMovingTo(double position, double angle) {
    cartPole.start(position - 0.02, 1, angle - 0.01, 0.5);
    after(RIGHT);
    return cartPole.state();
  }

  @Test
  void aPoleKeptUprightIsTruncatedAfterFiveHundredTicks() {
    cartPole.reset(Episode.of(1));
    float earned = 0;
    while (cartPole.state() == AgentState.RUNNING) {
      float[] seen = observe();
      after(0.1f * seen[0] + 0.3f * seen[1] + 4 * seen[2] + seen[3] > 0 ? RIGHT : LEFT);
      earned += cartPole.reward();
    }
    assertThat(cartPole.state()).isEqualTo(AgentState.TRUNCATED);
    assertThat(cartPole.tick()).isEqualTo(500);
    assertThat(earned).isEqualTo(500);
  }

  @Test
  void fallingInTheLastTickIsATermination() {
    cartPole.reset(Episode.of(1));
    for (int tick = 0; tick < 499; tick++) {
      float[] seen = observe();
      after(0.1f * seen[0] + 0.3f * seen[1] + 4 * seen[2] + seen[3] > 0 ? RIGHT : LEFT);
    }
    assertThat(cartPole.state()).isEqualTo(AgentState.RUNNING);
    cartPole.place(0, 0, Math.toRadians(11.9), 1);
    after(RIGHT);
    assertThat(cartPole.state()).isEqualTo(AgentState.TERMINATED);
  }

  @Test
  void theFallingTickEarnsItsReward() {
    assertThat(stateAfterMovingTo(0, 0.3)).isEqualTo(AgentState.TERMINATED);
    assertThat(cartPole.reward()).isEqualTo(1);
  }

  @Test
  void itCannotAdvanceAfterTheEnd() {
    stateAfterMovingTo(0, 0.3);
    assertThatThrownBy(cartPole::advance)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("TERMINATED");
  }

  private float[] after(int choice) {
    Action action = new Action(cartPole.spec().action());
    action.setChoice(0, choice);
    cartPole.act(action);
    cartPole.advance();
    return observe();
  }

  private float[] observe() {
    float[] observation = new float[4];
    ObservationWriter writer = new ObservationWriter(cartPole.spec().observation());
    writer.begin(0, cartPole.tick(), observation, 0);
    cartPole.observe(writer);
    writer.end();
    return observation;
  }
}
