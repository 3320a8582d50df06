package io.github.gdxagents.play;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.gdxagents.AllocatedBytes;
import io.github.gdxagents.hook.Action;
import io.github.gdxagents.hook.ActionMask;
import io.github.gdxagents.hook.ActionSource;
import io.github.gdxagents.hook.AgentState;
import io.github.gdxagents.hook.Episode;
import io.github.gdxagents.hook.Reaction;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReactionTest {

  private static final int TICKS = 120;

  /**
   * Pushes to and fro by what it sees, and keeps the ticks that it saw and the ticks it acted at.
   */
  private static final class Slow implements ActionSource {

    final Reaction reaction;
    final List<Float> seenTicks = new ArrayList<>();

    Slow(int delay, int interval) {
      reaction = new Reaction(delay, interval);
    }

    @Override
    public Reaction reaction() {
      return reaction;
    }

    @Override
    public void decide(float[] observation, ActionMask mask, Action action) {
      seenTicks.add(observation[2]);
      action.setChoice(0, observation[0] + observation[1] > 0 ? 0 : 2);
    }
  }

  private static List<Float> seen(Slow source, int decisions) {
    Stepper stepper = new Stepper(new TestSimulation(2, 1));
    stepper.seat(0, source);
    stepper.reset(1);
    while (source.seenTicks.size() < decisions) {
      stepper.step();
    }
    return source.seenTicks;
  }

  @Test
  void whoeverIsSlowDecidesByWhatWasThereSomeDecisionsAgo() {
    assertThat(seen(new Slow(0, 1), 5)).containsExactly(0f, 2f, 4f, 6f, 8f);
    assertThat(seen(new Slow(1, 1), 5)).containsExactly(0f, 0f, 2f, 4f, 6f);
    assertThat(seen(new Slow(3, 1), 7)).containsExactly(0f, 0f, 0f, 0f, 2f, 4f, 6f);
  }

  @Test
  void whoeverDecidesSeldomLetsTheActionGoOn() {
    TestSimulation simulation = new TestSimulation(2, 1);
    Stepper stepper = new Stepper(simulation);
    Slow source = new Slow(0, 3);
    stepper.seat(0, source);
    stepper.reset(1);
    for (int tick = 0; tick < 13; tick++) {
      assertThat(stepper.decisionDue()).isEqualTo(tick % 6 == 0);
      stepper.decide();
      stepper.tick();
    }

    assertThat(source.seenTicks).containsExactly(0f, 6f, 12f);
    assertThat(simulation.puck(0).actions).isEqualTo(3);
  }

  @Test
  void aDelayCountsTheDecisionsThatAreLeft() {
    assertThat(seen(new Slow(1, 3), 4)).containsExactly(0f, 0f, 6f, 12f);
  }

  @Test
  void aNewLifeKnowsNothingOfTheOneBefore() {
    Stepper stepper = new Stepper(new TestSimulation(1, 1).endAt(0, 10, AgentState.TERMINATED));
    Slow source = new Slow(4, 1);
    stepper.seat(0, source);
    for (int episode = 0; episode < 2; episode++) {
      stepper.reset(episode);
      while (!stepper.over()) {
        stepper.step();
      }
    }

    assertThat(source.seenTicks.subList(10, 16)).containsExactly(0f, 0f, 0f, 0f, 0f, 1f);
  }

  @Test
  void whatATruncatedLifeLedToIsSeenAsLateAsEverythingElse() {
    Stepper stepper = new Stepper(new TestSimulation(1, 1).endAt(0, 10, AgentState.TRUNCATED));
    stepper.seat(0, new Slow(4, 1));
    stepper.reset(1);
    while (!stepper.over()) {
      stepper.step();
    }

    assertThat(stepper.agent(0).observation()[2]).isEqualTo(6f);
  }

  @Test
  void whoeverTakesOverIsAsQuickAsHeIs() {
    LivePlayer player = new LivePlayer(new TestSimulation(1, 1), new Slow(5, 4));
    player.start(1);
    for (int tick = 0; tick < 8; tick++) {
      player.tick();
    }
    Slow quick = new Slow(0, 1);
    player.setSource(0, quick);
    player.tick();
    player.tick();

    assertThat(quick.seenTicks).containsExactly(8f, 9f);
  }

  /** As bots that live in their game's own loop are driven. */
  @Test
  void aDriverOfItsOwnTakesTheReactionOfItsSource() {
    TestSimulation simulation = new TestSimulation(1, 1);
    AgentDriver driver = new AgentDriver(simulation.puck(0), 0);
    Slow source = new Slow(2, 2);
    simulation.reset(Episode.of(1));
    driver.begin();
    for (int tick = 0; tick < 10; tick++) {
      driver.beforeTick(source);
      simulation.advance();
      driver.afterTick();
    }

    assertThat(source.seenTicks).containsExactly(0f, 0f, 0f, 2f, 4f);
  }

  @ParameterizedTest
  @CsvSource({"0, 1", "3, 1", "0, 4", "2, 3"})
  void aReplayPlaysTheSameAgain(int delay, int interval, @TempDir Path folder) throws IOException {
    TestSimulation played = new TestSimulation(2, 2);
    Stepper stepper = new Stepper(played);
    ActionLog log = new ActionLog(stepper, true);
    stepper.seat(0, new Slow(delay, interval));
    stepper.seat(1, new Slow(0, 1));
    Episode episode = Episode.of(7);
    log.begin(episode);
    stepper.reset(episode);
    while (stepper.tickCount() < TICKS) {
      stepper.decide();
      log.record();
      stepper.tick();
    }
    File file = folder.resolve("slow.replay").toFile();
    ReplayFile.write(log.replay().of("pucks"), file);
    Replay read =
        ReplayFile.read(new ByteArrayInputStream(Files.readAllBytes(file.toPath())), "slow");

    TestSimulation again = new TestSimulation(2, 2);
    ReplayPlayer player = new ReplayPlayer(read, again);
    while (player.hasTick()) {
      player.tick();
    }

    assertThat(read).isEqualTo(log.replay().of("pucks"));
    assertThat(player.stepper().tickCount()).isEqualTo(TICKS);
    for (int puck = 0; puck < 2; puck++) {
      assertThat(again.puck(puck).position).isEqualTo(played.puck(puck).position);
      assertThat(again.puck(puck).actions).isEqualTo(played.puck(puck).actions);
    }
  }

  @Test
  void aLogGoesOnFromAReplayOfTheSamePaceOnly() {
    Stepper slow = new Stepper(new TestSimulation(1, 1));
    ActionLog log = new ActionLog(slow, true);
    slow.seat(0, new Slow(0, 2));
    log.begin(Episode.of(1));
    slow.reset(1);
    slow.decide();
    log.record();
    slow.tick();
    Replay replay = log.replay();

    assertThatThrownBy(
            () -> new ActionLog(new Stepper(new TestSimulation(1, 1)), true).playAgain(replay, 1))
        .isInstanceOf(ReplayMismatchException.class)
        .hasMessageContaining("decision-interval=1 here, but did with 2");
    assertThatThrownBy(() -> new ReplayPlayer(replay, new TestSimulation(1, 3)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("a game with 1 agents, but this one has 3");
  }

  @Test
  void beingSlowAllocatesNothing() {
    Stepper stepper = new Stepper(new TestSimulation(1, 1));
    stepper.reset(1);
    stepper.seat(
        0,
        new ActionSource() {
          @Override
          public Reaction reaction() {
            return new Reaction(6, 2);
          }

          @Override
          public void decide(float[] observation, ActionMask mask, Action action) {
            action.setChoice(0, observation[0] > 0 ? 0 : 2);
          }
        });

    assertThat(
            AllocatedBytes.whenWarm(
                () -> {
                  for (int i = 0; i < 1_000; i++) {
                    stepper.step();
                  }
                }))
        .isZero();
  }

  /** Ticks are what is seen; whoever comes sees what the one before would have seen. */
  @Test
  void whoeverReactsAsQuicklyTakesOverWhatWasSeen() {
    Slow before = new Slow(2, 1);
    Slow after = new Slow(2, 1);
    Stepper stepper = new Stepper(new TestSimulation(1, 1));
    stepper.seat(0, before);
    stepper.reset(1);
    for (int tick = 0; tick < 4; tick++) {
      stepper.step();
    }
    stepper.seat(0, after);
    for (int tick = 0; tick < 3; tick++) {
      stepper.step();
    }

    assertThat(before.seenTicks).containsExactly(0f, 0f, 0f, 1f);
    assertThat(after.seenTicks).containsExactly(2f, 3f, 4f);
  }

  @Test
  void moreThanAnAgentCanKeepIsRefused() {
    new Reaction(1_000, 1).requireFits(4_000);
    new Reaction(0, 1).requireFits(Integer.MAX_VALUE);
    assertThatThrownBy(() -> new Reaction(1_000, 1).requireFits(3 * 84 * 84))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("reaction-delay=1000 would keep 21189168 numbers");
  }

  @Test
  void settingsSayHowQuickAPolicyIs() {
    Map<String, String> settings = new HashMap<>();
    assertThat(Reaction.ofSettings(settings)).isEqualTo(Reaction.IMMEDIATE);
    settings.put("reaction-delay", "6");
    assertThat(Reaction.ofSettings(settings)).isEqualTo(new Reaction(6, 1));
    settings.put("decision-interval", "2");
    assertThat(Reaction.ofSettings(settings)).isEqualTo(new Reaction(6, 2));
    assertThat(new Reaction(6, 2))
        .hasToString("delay 6, interval 2")
        .isNotEqualTo(new Reaction(2, 6));
  }

  @ParameterizedTest
  @CsvSource({
    "reaction-delay, -1, from 0 to 1000",
    "reaction-delay, 1001, from 0 to 1000",
    "decision-interval, 0, from 1 to 1000",
    "decision-interval, 1001, from 1 to 1000",
    "decision-interval, often, must be a whole number"
  })
  void whatCannotBeIsRefused(String key, String text, String expected) {
    assertThatThrownBy(() -> Reaction.ofSettings(Collections.singletonMap(key, text)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(key)
        .hasMessageContaining(expected);
  }
}
