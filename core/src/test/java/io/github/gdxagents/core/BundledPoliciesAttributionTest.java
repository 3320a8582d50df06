package io.github.gdxagents.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.gdxagents.core.cartpole.CartPole;
import io.github.gdxagents.core.lander.Lander;
import io.github.gdxagents.core.lander.LanderSettings;
import io.github.gdxagents.hook.Action;
import io.github.gdxagents.hook.Simulation;
import io.github.gdxagents.play.AgentDriver;
import io.github.gdxagents.play.Stepper;
import io.github.gdxagents.policy.Attribution;
import io.github.gdxagents.policy.Policy;
import io.github.gdxagents.policy.PolicyFile;
import io.github.gdxagents.policy.PolicyPlayer;
import java.io.File;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** What is said of how the bundled policies weigh adds up, at every decision of some episodes. */
class BundledPoliciesAttributionTest {

  private static final int EPISODES = 5;

  @Test
  void ofTheCartPole() throws IOException {
    assertThat(explained("cartpole", new CartPole())).isGreaterThan(500);
  }

  @Test
  void ofTheLander() throws IOException {
    assertThat(explained("lander", new Lander())).isGreaterThan(500);
  }

  @Test
  void ofTheLanderWithThrottle() throws IOException {
    assertThat(explained("lander-continuous", new Lander(LanderSettings.continuous())))
        .isGreaterThan(500);
  }

  /** Explains each decision, and counts them. */
  private static int explained(String name, Simulation game) throws IOException {
    Policy policy = PolicyFile.read(new File("src/main/resources/policies/" + name + ".policy"));
    Attribution attribution = new Attribution(policy);
    PolicyPlayer player = policy.sampler(3);
    int decisions = 0;
    try (Stepper stepper = new Stepper(game)) {
      stepper.seat(0, player);
      for (int episode = 1; episode <= EPISODES; episode++) {
        stepper.reset(episode);
        while (!stepper.over()) {
          stepper.step();
          explain(attribution, player, stepper.agent(0));
          decisions++;
        }
      }
    }
    return decisions;
  }

  private static void explain(Attribution attribution, PolicyPlayer player, AgentDriver driver) {
    Action action = driver.action();
    for (int branch = 0; branch < driver.spec().action().branchCount(); branch++) {
      attribution.explainChoice(player, branch, action.choice(branch));
      assertAddsUp(attribution, driver.observation().length);
    }
    for (int axis = 0; axis < driver.spec().action().axisCount(); axis++) {
      attribution.explainMean(player, axis);
      assertAddsUp(attribution, driver.observation().length);
    }
  }

  /** All axes are from -1 to 1, so that half a range is 1. */
  private static void assertAddsUp(Attribution attribution, int size) {
    float[] shares = new float[size];
    attribution.integratedGradients(shares);
    double sum = 0;
    for (float share : shares) {
      sum += share;
    }
    double change = attribution.change();
    double most = 0.01 * Math.max(Math.abs(change), 0.01) + 1e-6;
    assertThat(sum)
        .as("by %s gradients", attribution.gradientCount())
        .isCloseTo(change, within(most));
  }
}
