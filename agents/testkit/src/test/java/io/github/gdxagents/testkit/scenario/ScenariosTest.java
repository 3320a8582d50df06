package io.github.gdxagents.testkit.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.github.gdxagents.hook.ActionSource;
import io.github.gdxagents.hook.AgentState;
import io.github.gdxagents.hook.Episode;
import io.github.gdxagents.play.Replay;
import io.github.gdxagents.play.ReplayFile;
import io.github.gdxagents.play.ReplayPlayer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.platform.testkit.engine.EngineTestKit;

class ScenariosTest {

  private static final ActionSource SWIMS = (seen, mask, action) -> action.setChoice(0, 1);
  private static final ActionSource DRIFTS = (seen, mask, action) -> action.setChoice(0, 0);

  private static Scenarios river(ActionSource swimmer) {
    return Scenarios.of("river", River::new).playedBy("agent", () -> swimmer);
  }

  private static boolean isAtTheBank(Situation now) {
    return now.game(River.class).position() < -1;
  }

  @Test
  void whoeverSwimsComesToTheBankUnlessTheCurrentIsTooStrong() {
    Scenarios river = river(SWIMS);
    river.scenario("calm").eventually("lands", ScenariosTest::isAtTheBank).each();
    assertThatThrownBy(
            () ->
                river
                    .scenario("wild")
                    .with("current", 3)
                    .seeds(5, 3)
                    .within(60)
                    .eventually("lands", ScenariosTest::isAtTheBank)
                    .inAtLeast(2))
        .isInstanceOf(AssertionError.class)
        .hasMessageStartingWith(
            "'wild' (current 3.0, within 60.0 s): lands in 0 of 3, expected in at least 2")
        .hasMessageContaining("  seed 5: no  after ")
        .hasMessageContaining("  seed 7: no  after ")
        .hasMessageContaining("TERMINATED");
  }

  /** From at most 1 m to the bank at 1 m/s takes 2 s at most, and more than 0.9 s. */
  @Test
  void timeIsOfTheGame() {
    Scenarios river = river(SWIMS);
    river.scenario("2.5 s").within(2.5).eventually("lands", ScenariosTest::isAtTheBank).each();
    assertThatThrownBy(
            () ->
                river
                    .scenario("0.8 s")
                    .within(0.8)
                    .eventually("lands", ScenariosTest::isAtTheBank)
                    .inAtLeast(1))
        .hasMessageContaining("seed 1: no  after 0.8 s");
  }

  @Test
  void whatIsExpectedAlwaysOrAtTheEndIsLookedAtThen() {
    Scenarios river = river(DRIFTS);
    river.scenario("1 s").within(1).always("is above the fall", now -> height(now) < 3).each();
    assertThatThrownBy(
            () ->
                river
                    .scenario("4 s")
                    .within(4)
                    .always("is above the fall", now -> height(now) < 3)
                    .inAtLeast(1))
        .hasMessageContaining("always is above the fall in 0 of 10");
    river.scenario("end").atTheEnd("has fallen", now -> now.over() && height(now) > 3).each();
  }

  private static double height(Situation now) {
    return now.game(River.class).position();
  }

  @Test
  void rewardsAndTimeCountFromWhereTheScenarioBegins() {
    List<Double> rewards = new ArrayList<>();
    river(SWIMS)
        .scenario("later")
        .afterTicks(4)
        .seeds(3)
        .atTheEnd(
            "earns",
            now -> {
              rewards.add(now.reward() + now.ticks());
              assertThat(now.statistic("strokes")).isEqualTo(4.0 + now.ticks());
              assertThat(now.state()).isEqualTo(AgentState.TERMINATED);
              return true;
            })
        .each();
    assertThat(rewards).containsExactly(10.0, 10.0, 10.0);
  }

  @Test
  void aScenarioBeginsInTheMiddleOfAReplayBitForBit() {
    List<Run> whole = new ArrayList<>();
    Scenario scenario = river(SWIMS).scenario("whole").within(100);
    Expectation end = scenario.atTheEnd("", now -> true);
    whole.add(scenario.play(2, end));
    Replay replay = whole.get(0).replay();
    Scenario rest = river(SWIMS).scenario("rest").from(replay, 7);
    Run again = rest.play(0, rest.atTheEnd("", now -> true));
    assertThat(again.replay()).isEqualTo(replay);
    assertThat(again.seconds()).isCloseTo(whole.get(0).seconds() - 0.7, within(1e-6));

    Scenario other = river(DRIFTS).scenario("other").from(replay, 7);
    Run drifted = other.play(0, other.atTheEnd("", now -> true));
    assertThat(drifted.replay().seed()).isEqualTo(replay.seed());
    assertThat(drifted.reward()).as("it strokes until its next decision").isEqualTo(-1);
  }

  @Test
  void aReplayOfAnotherGameIsRefused() {
    Replay foreign = new Replay("river", Episode.of(1), 10, new float[] {7, 7, 7, 7, 7});
    assertThatThrownBy(
            () ->
                river(SWIMS)
                    .scenario("foreign")
                    .from(foreign, 3)
                    .eventually("lands", now -> true)
                    .each())
        .hasMessageContaining("The replay has no action for tick 0 that the game could take");
    assertThatThrownBy(
            () ->
                river(SWIMS)
                    .scenario("late")
                    .from(foreign, 11)
                    .eventually("lands", now -> true)
                    .each())
        .hasMessageContaining("there is no tick 11");
  }

  @Test
  void whatCannotBePlayedIsSaid() {
    Scenarios nobody = Scenarios.of("river", River::new);
    assertThatThrownBy(() -> nobody.scenario("a").eventually("b", now -> true).each())
        .hasMessageContaining("Nobody plays the agents of the kind 'agent'");
    assertThatThrownBy(() -> river(SWIMS).playedBy("agent", () -> DRIFTS))
        .hasMessageContaining("are played already");
    assertThatThrownBy(
            () -> river(SWIMS).scenario("a").seeds(3).eventually("b", now -> true).inAtLeast(4))
        .hasMessageContaining("Scenario 'a' is played 3 times");
    assertThatThrownBy(
            () ->
                river(SWIMS)
                    .scenario("a")
                    .afterTicks(1_000)
                    .eventually("b", now -> true)
                    .inAtLeast(4))
        .hasMessageContaining("the episode is over at tick");
    assertThatThrownBy(
            () ->
                river(SWIMS)
                    .scenario("a")
                    .eventually("b", now -> now.statistic("goals") > 0)
                    .inAtLeast(4))
        .hasMessageContaining("no statistic 'goals', but [strokes]");
  }

  /** Run by {@link #theReportNamesEachScenarioAndFailedEpisodesCanBePlayedAgain}. */
  static class Subject {

    static final River GAME = new River();

    @RegisterExtension
    static final Scenarios RIVER = Scenarios.of("river", () -> GAME).playedBy("agent", () -> SWIMS);

    @Test
    void lands() {
      RIVER.scenario("calm").eventually("lands", ScenariosTest::isAtTheBank).each();
    }

    @Test
    void falls() {
      RIVER
          .scenario("a wild one")
          .with("current", 5)
          .afterTicks(6)
          .seeds(2)
          .eventually("lands", ScenariosTest::isAtTheBank)
          .each();
    }
  }

  @Test
  void theReportNamesEachScenarioAndFailedEpisodesCanBePlayedAgain() throws IOException {
    Path folder = Path.of("target", "scenarios", Subject.class.getName());
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("stale.replay"), "");
    PrintStream out = System.out;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
    try {
      EngineTestKit.engine("junit-jupiter")
          .selectors(selectClass(Subject.class))
          .execute()
          .testEvents()
          .assertStatistics(events -> events.succeeded(1).failed(1));
    } finally {
      System.setOut(out);
    }
    assertThat(printed.toString(StandardCharsets.UTF_8).lines())
        .contains("Scenarios of Subject")
        .contains("  ok      calm         10 of 10   lands")
        .contains("  FAILED  a wild one    0 of 2    lands, wanted in 2")
        .contains("  Episodes that were not as expected: 2, in " + folder);
    assertThat(Subject.GAME.closed).isTrue();
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder(
              "a-wild-one-seed1.replay", "a-wild-one-seed2.replay", "starts");
    }
    try (InputStream in = Files.newInputStream(folder.resolve("starts/a-wild-one-seed2.replay"))) {
      Replay start = ReplayFile.read(in, "start");
      assertThat(start.ticks()).isEqualTo(6);
      assertThat(start.parameters()).containsEntry("current", 5f);
    }
    River again = new River();
    try (InputStream in = Files.newInputStream(folder.resolve("a-wild-one-seed2.replay"))) {
      ReplayPlayer player = new ReplayPlayer(ReplayFile.read(in, "replay"), again);
      while (player.hasTick()) {
        player.tick();
      }
      assertThat(player.stepper().over()).isTrue();
      assertThat(again.position()).isGreaterThan(3);
    }
  }
}
