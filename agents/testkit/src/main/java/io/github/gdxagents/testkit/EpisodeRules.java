package io.github.gdxagents.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.fail;

import io.github.gdxagents.hook.Episode;
import io.github.gdxagents.hook.Parameter;
import io.github.gdxagents.hook.Simulation;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** An episode is a function of its seed, its parameters and the actions, and of nothing else. */
abstract class EpisodeRules extends AgentRules {

  private static final int THREADS = 4;
  private static final int EPISODES_PER_PARAMETER = 20;

  @Test
  final void theSameSeedAndActionsGiveTheSameEpisode() {
    EpisodePlayer player = player();
    for (long seed : SEEDS) {
      assertSame(
          "played twice in a row",
          player.play(seed, COMPARED_TICKS),
          player.play(seed, COMPARED_TICKS));
    }
  }

  @Test
  final void anEpisodeDoesNotDependOnThoseBeforeIt() {
    EpisodePlayer player = player();
    List<Trace> first = new ArrayList<>();
    for (long seed : SEEDS) {
      first.add(player.play(seed, RECORDED_TICKS));
    }
    for (int i = SEEDS.length - 1; i >= 0; i--) {
      assertSame(
          "played again after other episodes", first.get(i), player.play(SEEDS[i], RECORDED_TICKS));
    }
  }

  @Test
  final void anEpisodeIsTheSameOnANewSimulation() {
    for (long seed : SEEDS) {
      assertSame(
          "played on two simulations one after the other",
          player().play(seed, COMPARED_TICKS),
          player().play(seed, COMPARED_TICKS));
    }
  }

  @Test
  final void simulationsThatTakeTurnsDoNotDisturbEachOther() {
    List<EpisodePlayer> players = new ArrayList<>();
    for (long seed : SEEDS) {
      EpisodePlayer player = player();
      player.start(seed);
      players.add(player);
    }
    for (int tick = 0; tick < COMPARED_TICKS; tick++) {
      for (EpisodePlayer player : players) {
        if (!player.over()) {
          player.tick();
        }
      }
    }
    for (int i = 0; i < SEEDS.length; i++) {
      assertSame(
          "played in turns with other simulations, then alone",
          players.get(i).trace(),
          player().play(SEEDS[i], COMPARED_TICKS));
    }
  }

  @Test
  final void simulationsRunOnSeveralThreadsAtOnce() throws InterruptedException {
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      List<Future<List<Trace>>> results = new ArrayList<>();
      for (int thread = 0; thread < THREADS; thread++) {
        results.add(threads.submit(this::playAllSeeds));
      }
      List<Trace> alone = playAllSeeds();
      for (Future<List<Trace>> result : results) {
        List<Trace> together = result.get();
        for (int i = 0; i < SEEDS.length; i++) {
          assertSame("played on one of several threads at once", alone.get(i), together.get(i));
        }
      }
    } catch (ExecutionException e) {
      fail(
          "simulations must run on several threads at once, each on its own, but one threw",
          e.getCause());
    } finally {
      threads.shutdownNow();
    }
  }

  private List<Trace> playAllSeeds() {
    List<Trace> traces = new ArrayList<>();
    for (long seed : SEEDS) {
      traces.add(player().play(seed, COMPARED_TICKS));
    }
    return traces;
  }

  @Test
  final void aResetInTheMiddleOfAnEpisodeStartsAnew() {
    EpisodePlayer player = player();
    for (long seed : SEEDS) {
      Trace whole = player.play(seed, COMPARED_TICKS);
      player.play(seed + 1, 1 + player.tickCount() / 2);
      assertSame("begun in the middle of another one", whole, player.play(seed, COMPARED_TICKS));
    }
  }

  @Test
  final void differentSeedsGiveDifferentEpisodes() {
    EpisodePlayer player = player();
    Trace first = player.play(player.episode(SEEDS[0]), 0, COMPARED_TICKS);
    boolean differ = false;
    for (long seed : SEEDS) {
      differ |=
          !first.firstDifference(player.play(player.episode(seed), 0, COMPARED_TICKS)).isEmpty();
    }
    assertThat(differ)
        .as(
            "reset() must make use of the episode's seed, but %s seeds gave the same episode under"
                + " the same actions",
            SEEDS.length)
        .isTrue();
  }

  // Parameters

  @Test
  final void theParametersAreTheSameAtEachCall() {
    Simulation simulation = make();
    List<Parameter> before = List.copyOf(simulation.parameters());
    assertThatCode(() -> Episode.of(1, before))
        .as("parameters() must have names of their own")
        .doesNotThrowAnyException();
    for (long seed : SEEDS) {
      new EpisodePlayer(simulation).play(Episode.of(seed, before), COMPARED_TICKS);
      assertSameParameters(before, simulation, "after playing");
    }
    assertSameParameters(before, make(), "in another simulation");
  }

  private static void assertSameParameters(
      List<Parameter> before, Simulation simulation, String when) {
    assertThat(simulation.parameters())
        .as("parameters() must return the same at each call, here %s", when)
        .isEqualTo(before);
  }

  @Test
  final void episodesWithExtremeParametersAreReproducibleAndFinite() {
    for (Episode episode : extremes(1)) {
      EpisodePlayer player = player();
      AtomicReference<Trace> first = new AtomicReference<>();
      assertThatCode(() -> first.set(player.play(episode, RECORDED_TICKS)))
          .as("an episode must be playable, in finite numbers, with %s", episode)
          .doesNotThrowAnyException();
      Trace trace = Objects.requireNonNull(first.get());
      assertThat(trace.rewardThatIsNotFinite())
          .as("reward() must be finite with %s, but was not", episode)
          .isEmpty();
      assertSame(
          "played twice in a row with " + episode, trace, player.play(episode, RECORDED_TICKS));
      assertSame(
          "played on two simulations with " + episode,
          trace,
          player().play(episode, RECORDED_TICKS));
    }
  }

  @Test
  final void everyEpisodeEndsWithExtremeParameters() {
    for (Episode episode : extremes(1)) {
      EpisodePlayer player = player().withoutRecording();
      player.play(episode, maxEpisodeTicks());
      assertThat(player.over())
          .as(
              "every episode must end, but with %s it still goes on after %s ticks of random play",
              episode, maxEpisodeTicks())
          .isTrue();
    }
  }

  @Test
  final void everyParameterMatters() {
    EpisodePlayer low = player().reporting(0);
    EpisodePlayer high = player().reporting(0);
    for (Parameter parameter : parameters()) {
      boolean matters = parameter.low() == parameter.high();
      for (int seed = 0; seed < EPISODES_PER_PARAMETER && !matters; seed++) {
        Episode episode = low.episode(seed);
        Trace trace = low.play(episode.with(parameter.name(), parameter.low()), COMPARED_TICKS);
        matters =
            !trace
                .firstDifference(
                    high.play(episode.with(parameter.name(), parameter.high()), COMPARED_TICKS))
                .isEmpty();
      }
      assertThat(matters)
          .as(
              "parameter '%s' must make a difference to what is observed or earned, but its lowest"
                  + " and its highest value made none in %s episodes",
              parameter.name(), EPISODES_PER_PARAMETER)
          .isTrue();
    }
  }

  @Test
  final void theParametersOfTheEpisodeBeforeAreForgotten() {
    for (Episode extreme : extremes(1)) {
      EpisodePlayer player = player();
      Episode plain = player.episode(2);
      Trace undisturbed = player.play(plain, COMPARED_TICKS);
      player.play(extreme, COMPARED_TICKS);
      assertSame(
          "played before and after one with " + extreme,
          undisturbed,
          player.play(plain, COMPARED_TICKS));
    }
  }

  private List<Parameter> parameters() {
    return make().parameters();
  }

  /** For each parameter an episode in which it is lowest, and one in which it is highest. */
  private List<Episode> extremes(long seed) {
    List<Parameter> parameters = parameters();
    List<Episode> episodes = new ArrayList<>();
    for (Parameter parameter : parameters) {
      Episode plain = Episode.of(seed, parameters);
      episodes.add(plain.with(parameter.name(), parameter.low()));
      episodes.add(plain.with(parameter.name(), parameter.high()));
    }
    return episodes;
  }
}
