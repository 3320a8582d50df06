package io.github.gdxagents.isolation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.gdxagents.hook.Agent;
import io.github.gdxagents.hook.Episode;
import io.github.gdxagents.hook.ObservationWriter;
import io.github.gdxagents.hook.Simulation;
import io.github.gdxagents.hook.SimulationUnavailableException;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import probe.Boxes;
import probe.Chance;
import probe.Counter;
import probe.Dealing;
import probe.Loading;
import probe.Misfits;
import probe.Order;
import probe.Time;

class IsolatedWorldsTest {

  @Test
  void eachWorldHasStaticFieldsAndAWindowOfItsOwn() {
    try (Simulation wide = IsolatedWorlds.of(Counter.class).window(800, 480).get();
        Simulation narrow = IsolatedWorlds.of(Counter.class).window(300, 200).get()) {
      wide.reset(Episode.of(1));
      narrow.reset(Episode.of(1));
      wide.advance();
      wide.advance();
      narrow.advance();

      assertThat(observed(wide)).containsExactly(2, 800);
      assertThat(observed(narrow)).containsExactly(1, 300);
    }
  }

  @Test
  void chanceIsAFunctionOfTheSeedWhateverWasPlayedBefore() {
    IsolatedWorlds worlds = IsolatedWorlds.of(Chance.class);
    try (Simulation fresh = worlds.get();
        Simulation used = worlds.get()) {
      play(used, 2, 5);
      System.gc(); // What has been collected must not matter, nor what has not.
      play(used, 3, 1);

      List<float[]> expected = play(fresh, 1, 5);

      assertThat(play(used, 1, 5)).usingRecursiveComparison().isEqualTo(expected);
    }
  }

  @Test
  void whatAGameDrawsWhenItIsCreatedIsTheSameInItsFirstEpisodeAsInLaterOnes() {
    IsolatedWorlds worlds = IsolatedWorlds.of(Dealing.class);
    try (Simulation used = worlds.get()) {
      play(used, 2, 0);
      assertThat(play(used, 1, 0)).usingRecursiveComparison().isEqualTo(play(worlds, 1, 0));
    }
  }

  @Test
  void everyKindOfChanceFollowsTheSeed() {
    try (Simulation world = IsolatedWorlds.of(Chance.class).get()) {
      float[] one = play(world, 1, 2).get(2);
      float[] two = play(world, 2, 2).get(2);
      for (int i = 0; i < one.length; i++) {
        assertThat(one[i]).as(Chance.WAYS.get(i)).isNotEqualTo(two[i]);
      }
    }
  }

  @Test
  void generatorsMadeInOneEpisodeAreNotAlike() {
    try (Simulation world = IsolatedWorlds.of(Chance.class).get()) {
      List<float[]> drawn = play(world, 1, 3);
      for (int i = 0; i < Chance.WAYS.size(); i++) {
        assertThat(drawn.get(2)[i]).as(Chance.WAYS.get(i)).isNotEqualTo(drawn.get(3)[i]);
      }
    }
  }

  @Test
  void everyClockTellsTheTimeOfTheTicks() {
    try (Simulation world = IsolatedWorlds.of(Time.class).get()) {
      for (int episode = 1; episode <= 2; episode++) {
        float[] afterASecond = play(world, episode, 32).get(32);
        for (int i = 0; i < afterASecond.length; i++) {
          assertThat(afterASecond[i]).as(Time.WAYS.get(i)).isEqualTo(1000);
        }
      }
    }
  }

  @Test
  void hashTablesHaveTheSameOrderInAllWorldsAndEpisodes() {
    IsolatedWorlds worlds = IsolatedWorlds.of(Order.class);
    try (Simulation used = worlds.get()) {
      play(used, 1, 0);
      assertThat(play(used, 2, 0)).usingRecursiveComparison().isEqualTo(play(worlds, 2, 0));
    }
  }

  @Test
  void nativePhysicsIsTheSameOnManyThreadsAndCallsBackIntoItsWorld() throws Exception {
    IsolatedWorlds worlds = IsolatedWorlds.of(Boxes.class);
    List<Simulation> simulations = new ArrayList<>();
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      List<Future<List<float[]>>> courses = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        Simulation world = worlds.get();
        simulations.add(world);
        courses.add(threads.submit(() -> play(world, 7, 200)));
      }
      List<float[]> expected = play(worlds, 7, 200);
      assertThat(expected.get(200)[2]).as("contacts").isGreaterThan(7);
      for (Future<List<float[]>> course : courses) {
        assertThat(course.get()).usingRecursiveComparison().isEqualTo(expected);
      }
    } finally {
      threads.shutdown();
      simulations.forEach(Simulation::close);
    }
  }

  /** libGDX gives a task to the next frame after the one in which it is due. */
  @Test
  void assetsAndTimersTakeTheSameFramesAtAnySpeed() throws Exception {
    try (Simulation world = IsolatedWorlds.of(Loading.class).get()) {
      List<float[]> hurried = play(world, 1, 64);
      world.reset(Episode.of(1));
      for (int i = 0; i < 64; i++) {
        world.advance();
        Thread.sleep(2);
      }

      assertThat(observed(world)).isEqualTo(hurried.get(64));
      assertThat(hurried.get(64)[0]).as("loaded in frame").isBetween(1f, 10f);
      assertThat(hurried.get(64)[1]).as("signs within two seconds").isEqualTo(4);
      assertThat(hurried.get(64)[2]).as("frame of the last sign").isEqualTo(63);
    }
  }

  @Test
  void aClosedWorldIsForgottenByTheJvm() {
    WeakReference<ClassLoader> loader = loaderOfAClosedWorld();
    for (int i = 0; i < 50 && loader.get() != null; i++) {
      System.gc();
      byte[][] pressure = new byte[16][1 << 20];
      assertThat(pressure).isNotNull();
    }
    assertThat(loader.get()).isNull();
  }

  private static WeakReference<ClassLoader> loaderOfAClosedWorld() {
    Simulation world = IsolatedWorlds.of(Loading.class).get();
    play(world, 1, 20);
    world.close();
    return new WeakReference<>(world.getClass().getClassLoader());
  }

  @Test
  void whatCannotBeMadeSaysWhy() {
    assertThatThrownBy(() -> IsolatedWorlds.of(Misfits.Demanding.class).get())
        .isInstanceOf(SimulationUnavailableException.class)
        .hasMessageContaining("probe.Misfits$Demanding")
        .hasMessageContaining("no constructor without parameters");
    assertThatThrownBy(() -> IsolatedWorlds.of(Misfits.Failing.class).get())
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("The cupboard is bare");
  }

  private static List<float[]> play(IsolatedWorlds worlds, long seed, int ticks) {
    try (Simulation world = worlds.get()) {
      return play(world, seed, ticks);
    }
  }

  /** What is observed after the reset, and after each tick. */
  private static List<float[]> play(Simulation world, long seed, int ticks) {
    List<float[]> course = new ArrayList<>();
    world.reset(Episode.of(seed));
    course.add(observed(world));
    for (int i = 0; i < ticks; i++) {
      world.advance();
      course.add(observed(world));
    }
    return course;
  }

  private static float[] observed(Simulation world) {
    Agent agent = world.agents().get(0);
    float[] numbers = new float[agent.spec().observation().size()];
    ObservationWriter writer = new ObservationWriter(agent.spec().observation());
    writer.begin(0, Episode.of(0), 0, numbers);
    agent.observe(writer);
    writer.end();
    return numbers;
  }
}
