package io.github.gdxagents.classic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.gdxagents.hook.Action;
import io.github.gdxagents.hook.AgentState;
import io.github.gdxagents.hook.Episode;
import io.github.gdxagents.hook.ObservationWriter;
import io.github.gdxagents.hook.RandomStream;
import org.junit.jupiter.api.Test;

/** The dynamics of the classic games, checked against their equations in another form. */
class ClassicGamesTest {

  private static float[] observe(ClassicGame game) {
    float[] observation = new float[game.spec().observation().size()];
    ObservationWriter writer = new ObservationWriter(game.spec().observation());
    writer.begin(0, Episode.of(1), 0, observation);
    game.observe(writer);
    return observation;
  }

  private static void push(ClassicGame game, float force) {
    Action action = new Action(game.spec().action());
    action.setAxis(0, force);
    game.act(action);
    game.advance();
  }

  /** From rest at the bottom: a force of 1 is 0.0015, gravity cos(3 * -0.5) * 0.0025. */
  @Test
  void theCarGainsWhatItsForceAndTheSlopeGive() {
    MountainCar car = new MountainCar();
    car.place(-0.5f, 0);
    push(car, 1);
    double velocity = 0.0015 - 0.0025 * Math.cos(-1.5);
    assertThat(observe(car)[1]).isEqualTo((float) velocity);
    assertThat(observe(car)[0]).isEqualTo((float) (-0.5 + velocity));
    assertThat(car.reward()).isEqualTo(-0.1f);
    assertThat(car.state()).isEqualTo(AgentState.RUNNING);
  }

  @Test
  void theCarEndsOnTheHillAndStopsAtTheWall() {
    MountainCar car = new MountainCar();
    car.place(0.44f, 0.07f);
    push(car, 0.5f);
    assertThat(car.state()).isEqualTo(AgentState.TERMINATED);
    assertThat(car.reward()).isEqualTo((float) (100 - 0.1 * 0.25));

    car.place(-1.19f, -0.07f);
    push(car, -1);
    assertThat(observe(car)).containsExactly(-1.2f, 0);
  }

  /** A rod of moment of inertia 1/3 about its end: its acceleration is torque over that. */
  @Test
  void thePendulumObeysItsEquationOfMotion() {
    Pendulum pendulum = new Pendulum();
    RandomStream random = new RandomStream(4);
    for (int i = 0; i < 1_000; i++) {
      double angle = random.nextFloat(-7, 7);
      double velocity = random.nextFloat(-7, 7);
      float torque = random.nextFloat(-2, 2);
      pendulum.place(angle, velocity);
      push(pendulum, torque);
      double acceleration = (torque + 10 * 0.5 * Math.sin(angle)) / (1 / 3.0);
      double after = Math.max(-8, Math.min(8, velocity + 0.05 * acceleration));
      double lean = Math.atan2(Math.sin(angle), Math.cos(angle));
      assertThat((double) observe(pendulum)[2]).isCloseTo(after, within(1e-5));
      assertThat((double) observe(pendulum)[1])
          .isCloseTo(Math.cos(angle + 0.05 * after), within(1e-5));
      assertThat((double) pendulum.reward())
          .isCloseTo(
              -(lean * lean + 0.1 * velocity * velocity + 0.001 * torque * torque), within(1e-4));
    }
  }

  /** Without torque nothing is lost: the integrator of fourth order keeps the energy, nearly. */
  @Test
  void theAcrobotKeepsItsEnergyWhileItsMotorRests() {
    Acrobot acrobot = new Acrobot();
    acrobot.place(1.2, -0.4, 0.3, -0.2);
    Action rest = new Action(acrobot.spec().action());
    rest.setChoice(0, 1);
    double before = energy(observe(acrobot));
    for (int tick = 0; tick < 50; tick++) {
      acrobot.act(rest);
      acrobot.advance();
      double now = energy(observe(acrobot));
      assertThat(now).isCloseTo(before, within(0.05));
      before = now;
    }
  }

  /** Kinetic and potential, from the velocities and heights of both centers of mass. */
  private static double energy(float[] links) {
    double upper = Math.atan2(links[0], links[1]);
    double both = upper + Math.atan2(links[2], links[3]);
    double w1 = links[4];
    double w2 = w1 + links[5];
    double x = Math.cos(upper) * w1 + 0.5 * Math.cos(both) * w2;
    double y = Math.sin(upper) * w1 + 0.5 * Math.sin(both) * w2;
    double kinetic = 0.5 * (0.25 * w1 * w1 + w1 * w1 + x * x + y * y + w2 * w2);
    double height = -0.5 * Math.cos(upper) - Math.cos(upper) - 0.5 * Math.cos(both);
    return kinetic + 9.8 * height;
  }

  @Test
  void theAcrobotEndsWhenItsEndIsALinkAboveTheBar() {
    Acrobot acrobot = new Acrobot();
    acrobot.place(Math.PI - 0.01, 0, 0, 0);
    Action rest = new Action(acrobot.spec().action());
    rest.setChoice(0, 1);
    acrobot.act(rest);
    acrobot.advance();
    assertThat(acrobot.state()).isEqualTo(AgentState.TERMINATED);
    assertThat(acrobot.reward()).isZero();

    acrobot.place(0, 0, 0, 0);
    acrobot.act(rest);
    acrobot.advance();
    assertThat(acrobot.state()).isEqualTo(AgentState.RUNNING);
    assertThat(acrobot.reward()).isEqualTo(-1);
  }
}
