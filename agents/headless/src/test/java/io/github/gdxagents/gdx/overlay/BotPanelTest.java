package io.github.gdxagents.gdx.overlay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.badlogic.gdx.Gdx;
import com.badlogic.gdx.Input.Keys;
import com.badlogic.gdx.graphics.OrthographicCamera;
import com.sun.management.ThreadMXBean;
import io.github.gdxagents.gdx.VirtualInput;
import io.github.gdxagents.gdx.sensor.NearestNeighbors;
import io.github.gdxagents.headless.Headless;
import io.github.gdxagents.hook.AgentSpec;
import io.github.gdxagents.play.LivePlayer;
import io.github.gdxagents.policy.Policy;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Keys, and what is read of bots; how that looks is the business of a test with a window. */
class BotPanelTest {

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private final Pendulums game = new Pendulums(3);
  private final CountingLayer judge = new CountingLayer(Pendulums.SIZE);
  private final Policy policy = Pendulums.policy().withValueNetwork(judge.network());
  private final LivePlayer player = new LivePlayer(game, policy);
  private final BotPanel panel = new BotPanel(player);
  private VirtualInput input;

  @BeforeEach
  void start() {
    input = Headless.start().input();
    input.reset();
    player.start(1);
  }

  private void press(int key) {
    input.tap(key);
    panel.act(0.1f);
    input.endFrame();
  }

  @Test
  void aKeyShowsAndHidesIt() {
    assertThat(panel.isVisible()).isFalse();
    press(Keys.F1);
    assertThat(panel.isVisible()).isTrue();
    panel.act(0.1f);
    assertThat(panel.isVisible()).isTrue();
    press(Keys.F1);
    assertThat(panel.isVisible()).isFalse();

    panel.showKey(Keys.TAB);
    press(Keys.F1);
    assertThat(panel.isVisible()).isFalse();
    press(Keys.TAB);
    assertThat(panel.isVisible()).isTrue();
  }

  @Test
  void keysGoThroughAgentsAndWhatIsExplainedWhileItIsShown() {
    press(Keys.PAGE_DOWN);
    assertThat(panel.agent()).isZero();
    panel.setVisible(true);
    press(Keys.PAGE_DOWN);
    assertThat(panel.agent()).isEqualTo(1);
    press(Keys.PAGE_UP);
    press(Keys.PAGE_UP);
    assertThat(panel.agent()).isEqualTo(2);
    press(Keys.PAGE_DOWN);
    assertThat(panel.agent()).isZero();

    assertThat(panel.explained()).isZero();
    press(Keys.F2);
    assertThat(panel.explained()).isEqualTo(1);
    press(Keys.F2);
    assertThat(panel.explained()).isZero();

    panel.agentKeys(Keys.LEFT, Keys.RIGHT).explainKey(Keys.UP);
    press(Keys.RIGHT);
    press(Keys.UP);
    assertThat(panel.agent()).isEqualTo(1);
    assertThat(panel.explained()).isEqualTo(1);
    assertThatThrownBy(() -> panel.showAgent(3))
        .isInstanceOf(IndexOutOfBoundsException.class)
        .hasMessageContaining("no agent 3")
        .hasMessageContaining("has 3");
  }

  @Test
  void hiddenItReadsNothingOfThePolicyMeasuresNothingAndAllocatesNothing() {
    for (int tick = 0; tick < 20; tick++) {
      player.tick();
      panel.act(0.1f);
    }
    assertThat(judge.calls).isZero();
    assertThat(panel.view().reads()).isZero();
    assertThat(panel.view().times().size()).isZero();

    BotOverlay overlay = new BotOverlay(panel);
    assertThat(allocatedBytes(overlay::render)).isZero();
  }

  @Test
  void shownItAllocatesNothingEitherOnceItHasBeenShown() {
    NearestNeighbors sensor = new NearestNeighbors("others", 1, "m").look(0, 0);
    sensor.offer(1, 1);
    BotOverlay overlay = new BotOverlay(panel).show(new OrthographicCamera(4, 3), sensor);
    panel.setVisible(true);

    long bytes =
        allocatedBytes(
            () -> {
              player.tick();
              overlay.render();
            });

    assertThat(bytes).isZero();
    assertThat(panel.getPrefHeight()).isBetween(150f, 300f);
    assertThat(panel.view().reads()).isGreaterThan(1_000);
    overlay.dispose();
  }

  /**
   * The least of several rounds: without what the JVM adds now and then, and as many as texts of
   * measured times, whose lengths vary, take to have found room for their longest.
   */
  private static long allocatedBytes(Runnable frame) {
    long least = Long.MAX_VALUE;
    for (int round = 0; round < 6 || (least > 0 && round < 60); round++) {
      long start = THREADS.getCurrentThreadAllocatedBytes();
      for (int i = 0; i < 1_000; i++) {
        frame.run();
      }
      least = Math.min(least, THREADS.getCurrentThreadAllocatedBytes() - start);
    }
    return least;
  }

  @Test
  void shownItReadsEachDecisionOnce() {
    panel.setVisible(true);
    DecisionView view = panel.view();
    for (int tick = 0; tick < 8; tick++) { // of 4 for each decision
      player.tick();
      view.refresh();
      view.refresh();
    }

    assertThat(view.reads()).isEqualTo(2);
    assertThat(judge.calls).isEqualTo(2);
    assertThat(view.times().size()).isEqualTo(2);
    view.explainNext();
    view.refresh();
    assertThat(view.reads()).isEqualTo(3);
    assertThat(judge.calls).isEqualTo(2);

    panel.setVisible(false);
    player.tick();
    assertThat(view.times().size()).isEqualTo(2);
  }

  @Test
  void itTellsWhatThePolicyThought() {
    DecisionView view = panel.view();
    assertThat(view.thinks()).isFalse();
    view.choose(1);
    player.tick();
    view.refresh();

    assertThat(view.thinks()).isTrue();
    assertThat(view.isWeighed()).isTrue();
    assertThat(view.probability(0, 0) + view.probability(0, 1)).isCloseTo(1, within(1e-6));
    float[] seen = player.agent(1).observation();
    assertThat(view.normalized()[0]).isEqualTo((seen[0] - 1) / 2);
    assertThat(view.value()).isEqualTo(CountingLayer.VALUE);
    // The axis is linear in what is seen, so each number weighs as the policy's weights say.
    view.explainNext();
    view.refresh();
    assertThat(view.weights()[0]).isCloseTo(5 * 0.5f * view.normalized()[0], within(1e-5f));
    assertThat(view.weights()[1]).isCloseTo(5 * -0.25f * view.normalized()[1], within(1e-5f));
  }

  @Test
  void whoIsNoPolicyAndWhatIsNotKnownIsNoFailure() {
    player.setSource(0, (observation, mask, action) -> {});
    player.setSource(1, new CountingLayer(Pendulums.SIZE).asPolicy().player());
    player.tick();
    DecisionView view = panel.view();
    view.refresh();
    assertThat(view.thinks()).isFalse();

    view.choose(1);
    view.refresh();
    assertThat(view.thinks()).isTrue();
    assertThat(view.isWeighed()).isFalse();
    assertThat(view.whyNotWeighed()).contains("dense layers only");
  }

  @Test
  void whatTheScreenHasNoRoomForIsLeftOutAndActionsAreNot() {
    AgentSpec.Builder few = AgentSpec.builder().observe("number", 2, "");
    AgentSpec.Builder many = AgentSpec.builder();
    for (int i = 0; i < 60; i++) {
      many.observe("number " + i, 1, "m");
    }
    String[] gears = "1 2 3 4 5 6 7 8 9 10".split(" ", -1);
    AgentSpec small = few.discrete("gear", gears).continuous("push", "N", 0, 1).build();
    AgentSpec large = many.discrete("gear", gears).continuous("push", "N", 0, 1).build();

    float room = Gdx.graphics.getHeight() - 2 * BotPanel.MARGIN;
    assertThat(height(large)).isBetween(room - 20, room);
    assertThat(height(small)).isLessThan(room - 100);
  }

  /** Of the panel, with an agent for which no policy decides. */
  private static float height(AgentSpec spec) {
    LivePlayer player = new LivePlayer(new Pendulums(1, spec), (seen, mask, action) -> {});
    BotOverlay overlay = new BotOverlay(player).scale(1);
    player.start(1);
    player.tick();
    overlay.panel().setVisible(true);
    overlay.render();
    float height = overlay.panel().getPrefHeight();
    overlay.dispose();
    return height;
  }
}
