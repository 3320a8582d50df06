package io.github.gdxagents.core.swarm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.gdxagents.hook.ActionSource;
import io.github.gdxagents.hook.AgentState;
import io.github.gdxagents.hook.Episode;
import io.github.gdxagents.hook.RandomStream;
import io.github.gdxagents.play.RandomPlayer;
import io.github.gdxagents.play.Stepper;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SwarmTest {

  private static final float TICK = 1f / 60;
  private static final int DRONES = 12; // where the set begins in an observation

  private final Swarm game = new Swarm();
  private final Stepper stepper = new Stepper(game);

  @AfterEach
  void close() {
    stepper.close();
  }

  private static ActionSource doing(int turn, int engine) {
    return (observation, mask, action) -> {
      action.setChoice(0, turn);
      action.setChoice(1, engine);
    };
  }

  private Episode episode(long seed) {
    return Episode.of(seed, game.parameters());
  }

  private void begin(ActionSource source, Episode episode) {
    stepper.seat(0, source);
    stepper.reset(episode);
  }

  private double play(ActionSource source, Episode episode) {
    begin(source, episode);
    while (!stepper.over()) {
      stepper.step();
    }
    return stepper.agent(0).lifeReturn();
  }

  private float[] seen() {
    stepper.agent(0).observe();
    return stepper.agent(0).observation();
  }

  /** A millimeter at a time. */
  @Test
  void theWallIsWhereOneComesToIt() {
    RandomStream random = new RandomStream(4);
    for (int i = 0; i < 300; i++) {
      float x = random.nextFloat(-15, 15);
      float y = random.nextFloat(-9, 9);
      if (Arena.offSpine(x, y) < Arena.RADIUS) {
        float angle = i < 100 ? (float) (i % 4 * Math.PI / 2) : random.nextFloat(-4, 4);
        float directionX = i < 100 ? Math.round(Math.cos(angle)) : (float) Math.cos(angle);
        float directionY = i < 100 ? Math.round(Math.sin(angle)) : (float) Math.sin(angle);
        int millimeters = 0;
        while (Arena.offSpine(
                x + 1e-3f * millimeters * directionX, y + 1e-3f * millimeters * directionY)
            < Arena.RADIUS) {
          millimeters++;
        }
        assertThat(Arena.wallDistance(x, y, directionX, directionY))
            .isCloseTo(1e-3f * millimeters, within(2e-3f));
      }
    }
  }

  @Test
  void inTheMiddleTheWallsAreAsFarAsTheArenaIsLargeWhicheverWayTheShipLooks() {
    for (long seed = 0; seed < 20; seed++) {
      begin(doing(1, 0), episode(seed));
      float[] seen = seen();
      for (int side = 0; side < 4; side++) {
        double angle = game.heading() + side * Math.PI / 2;
        double x = seen[side] * Math.cos(angle);
        double y = seen[side] * Math.sin(angle);
        assertThat(Arena.offSpine((float) x, (float) y)).isCloseTo(9, within(1e-3f));
      }
    }
  }

  /** 20 m/s² against a drag of 2/s; an eighth of a second up to 5 rad/s. */
  @Test
  void theShipFliesAndTurnsAsFastAsItCan() {
    begin(doing(1, 1), episode(1));
    stepper.step();
    assertThat(seen()[4]).isCloseTo(1, within(0.1f));
    assertThat(seen()[5]).isCloseTo(0, within(1e-6f));
    for (int decision = 0; decision < 17; decision++) {
      stepper.step();
    }
    assertThat(seen()[4]).isBetween(8f, 10f);

    float before = game.heading();
    stepper.seat(0, doing(0, 0));
    stepper.step();
    assertThat(seen()[6]).isCloseTo(2, within(1e-4f));
    assertThat(game.heading() - before).isCloseTo(4f / 60, within(1e-4f));
    stepper.step();
    stepper.step();
    assertThat(seen()[6]).isEqualTo(5);
    stepper.seat(0, doing(2, 0));
    for (int decision = 0; decision < 6; decision++) {
      stepper.step();
    }
    assertThat(seen()[6]).isEqualTo(-5);
  }

  @Test
  void whoeverPlaysShipAndDronesStayInside() {
    for (long seed = 0; seed < 20; seed++) {
      begin(seed % 2 == 0 ? doing(1, 1) : new RandomPlayer(seed), episode(seed));
      while (!stepper.over()) {
        stepper.step();
        assertThat(Arena.offSpine(game.x(), game.y())).isLessThan(8.551f);
        for (int slot = 0; slot < Swarm.MOST_DRONES; slot++) {
          if (game.hasDrone(slot)) {
            assertThat(Arena.offSpine(game.droneX(slot), game.droneY(slot))).isLessThan(8.7f);
          }
        }
      }
    }
  }

  /** Turned back into the world's frame, what is seen is where the drones are and fly. */
  @Test
  void dronesAreSeenFromTheShip() {
    int drones = 0;
    for (long seed = 0; seed < 10; seed++) {
      begin(new RandomPlayer(seed), episode(seed).with("drone speed", 6));
      for (int decision = 0; decision < 120 && !stepper.over(); decision++) {
        stepper.step();
      }
      float[] seen = seen();
      assertThat(seen[DRONES]).isEqualTo(game.drones());
      double cos = Math.cos(game.heading());
      double sin = Math.sin(game.heading());
      int at = DRONES + 1;
      for (int slot = 0; slot < Swarm.MOST_DRONES; slot++) {
        if (game.hasDrone(slot)) {
          double x = game.x() + cos * seen[at] - sin * seen[at + 1];
          double y = game.y() + sin * seen[at] + cos * seen[at + 1];
          assertThat(x).isCloseTo(game.droneX(slot), within(1e-4));
          assertThat(y).isCloseTo(game.droneY(slot), within(1e-4));
          double velocityX = game.velocityX() + cos * seen[at + 2] - sin * seen[at + 3];
          double velocityY = game.velocityY() + sin * seen[at + 2] + cos * seen[at + 3];
          double speed = Math.hypot(velocityX, velocityY);
          assertThat(speed).isBetween(0.85 * 6 - 1e-3, 1.15 * 6 + 1e-3);
          double heading = game.droneHeading(slot);
          assertThat(velocityX).isCloseTo(speed * Math.cos(heading), within(1e-3));
          assertThat(velocityY).isCloseTo(speed * Math.sin(heading), within(1e-3));
          at += 4;
          drones++;
        }
      }
    }
    assertThat(drones).isGreaterThan(40);
  }

  /** 2 rad/s, wherever the ship is; whoever can point at it within a tick does. */
  @Test
  void dronesTurnTowardTheShipButSlowly() {
    Drones drones = new Drones();
    int slot = drones.add(0, 0, 1, 0, 0);
    float angle = 0;
    for (int tick = 1; tick <= 90; tick++) {
      drones.advance(-5, 0.1f);
      angle = (float) Math.atan2(drones.directionY[slot], drones.directionX[slot]);
      assertThat(angle).isCloseTo(Math.min(2 * tick * TICK, 3.1216f), within(1e-3f));
    }
    for (int tick = 1; tick <= 60; tick++) {
      drones.advance(5, 0.1f);
    }
    assertThat(Math.atan2(drones.directionY[slot], drones.directionX[slot]))
        .isCloseTo(angle - 2, within(1e-3));
  }

  @Test
  void dronesKeepApart() {
    Drones drones = new Drones();
    for (int i = 0; i < Drones.SLOTS; i++) {
      drones.add(0.1f * i, 0.05f * (i % 5), 1, 0, 4);
    }
    assertThat(drones.isFull()).isTrue();
    for (int tick = 0; tick < 180; tick++) {
      drones.advance(0, 0);
    }
    for (int one = 0; one < Drones.SLOTS; one++) {
      for (int other = 0; other < one; other++) {
        double distance =
            Math.hypot(drones.x[one] - drones.x[other], drones.y[one] - drones.y[other]);
        assertThat(distance).isGreaterThan(0.7);
      }
    }
  }

  /** How many come in of each wave, and how far from the ship. */
  @ParameterizedTest
  @ValueSource(ints = {0, 3, 6})
  void wavesGrowAsTheEpisodeAsksFor(int growth) {
    List<Integer> sizes = new ArrayList<>();
    game.setListener(
        new SwarmListener() {
          @Override
          public void waveBegan(int wave) {
            sizes.add(0);
            assertThat(wave).isEqualTo(sizes.size());
          }

          @Override
          public void droneAppeared(int slot) {
            sizes.set(sizes.size() - 1, sizes.get(sizes.size() - 1) + 1);
            double distance =
                Math.hypot(game.droneX(slot) - game.x(), game.droneY(slot) - game.y());
            assertThat(distance).isGreaterThan(4.5);
          }
        });
    for (long seed = 0; seed < 10; seed++) {
      sizes.clear();
      play(new SwarmPilot(), episode(seed).with("wave growth", growth).with("drone speed", 3));
      assertThat(sizes).hasSizeGreaterThan(3);
      for (int wave = 0; wave < sizes.size() - 1; wave++) {
        assertThat(sizes.get(wave)).isEqualTo(Math.min(24, 5 + growth * wave));
      }
    }
  }

  @Test
  void fromNoneTo24DronesThereIsEveryNumber() {
    boolean[] numbers = new boolean[Swarm.MOST_DRONES + 1];
    for (long seed = 0; seed < 10; seed++) {
      ActionSource source = seed % 2 == 0 ? new SwarmPilot() : new RandomPlayer(seed);
      begin(source, episode(seed).with("wave growth", 6).with("drone speed", 2));
      while (!stepper.over()) {
        numbers[game.drones()] = true;
        stepper.step();
      }
    }
    assertThat(numbers).doesNotContain(false);
  }

  /** Hears of everything, and knows what each tick is worth and what a lost ship takes along. */
  private final class Referee implements SwarmListener {
    private int hits;
    private int losses;
    private int blasted;
    private int rammed;
    private boolean shielded;

    @Override
    public void droneHit(float x, float y) {
      hits++;
    }

    @Override
    public void shipLost(float x, float y) {
      assertThat(shielded).isFalse();
      losses++;
    }

    @Override
    public void droneBlasted(float x, float y) {
      double distance = Math.hypot(x - game.x(), y - game.y());
      assertThat(distance).isLessThan(shielded ? 0.901 : 4.501);
      blasted += shielded ? 0 : 1;
      rammed += shielded ? 1 : 0;
    }

    void watch(ActionSource source, Episode episode) {
      begin(source, episode);
      int ships = 3;
      while (!stepper.over()) {
        stepper.decide();
        shielded = game.shieldTicks() > 1;
        int hitsBefore = hits;
        int lossesBefore = losses;
        stepper.tick();
        int lost = losses - lossesBefore;
        ships -= lost;
        assertThat(game.reward()).isEqualTo(hits - hitsBefore - 5 * lost);
        assertThat(game.ships()).isEqualTo(ships);
        assertThat(game.state()).isEqualTo(ships > 0 ? AgentState.RUNNING : AgentState.TERMINATED);
        if (lost > 0) {
          assertThat(game.shieldTicks()).isEqualTo(90);
          assertThat(nearestDrone()).isGreaterThan(4.499);
        } else if (ships > 0) {
          assertThat(nearestDrone()).as("who touches the ship is gone").isGreaterThan(0.899);
        }
      }
      assertThat(stepper.agent(0).statistics().values()).containsExactly(hits, 3 - ships);
    }

    private double nearestDrone() {
      double nearest = Double.POSITIVE_INFINITY;
      for (int slot = 0; slot < Swarm.MOST_DRONES; slot++) {
        if (game.hasDrone(slot)) {
          double dx = game.droneX(slot) - game.x();
          double dy = game.droneY(slot) - game.y();
          nearest = Math.min(nearest, Math.hypot(dx, dy));
        }
      }
      return nearest;
    }
  }

  @Test
  void whatIsHitPaysAndWhoeverIsTouchedLosesAShipAndIsShielded() {
    int rammed = 0;
    int blasted = 0;
    for (long seed = 0; seed < 30; seed++) {
      Referee referee = new Referee();
      game.setListener(referee);
      boolean skilled = seed % 2 == 0;
      referee.watch(
          skilled ? new SwarmPilot() : new RandomPlayer(seed),
          episode(seed).with("drone speed", 3 + (int) (seed % 3)));
      rammed += referee.rammed;
      blasted += referee.blasted;
    }
    assertThat(rammed).isGreaterThan(10);
    assertThat(blasted).isGreaterThan(100);
  }

  @Test
  void whoeverSurvivesIsStoppedByTheClock() {
    int survived = 0;
    for (long seed = 0; seed < 10; seed++) {
      play(new SwarmPilot(), episode(seed).with("drone speed", 2).with("wave growth", 1));
      boolean alive = game.ships() > 0;
      survived += alive ? 1 : 0;
      assertThat(stepper.agent(0).state())
          .isEqualTo(alive ? AgentState.TRUNCATED : AgentState.TERMINATED);
      assertThat(stepper.tickCount()).isLessThanOrEqualTo(45 * 60);
      assertThat(alive).isEqualTo(stepper.tickCount() == 45 * 60);
    }
    assertThat(survived).isGreaterThan(5);
  }

  /** The pilot's episodes go another way where rounding does; their mean hardly does. */
  @Test
  void thePilotBeatsChanceByFar() {
    double pilot = 0;
    double chance = 0;
    for (long seed = 0; seed < 100; seed++) {
      pilot += play(new SwarmPilot(), episode(seed)) / 100;
      chance += play(new RandomPlayer(seed), episode(seed)) / 100;
    }
    assertThat(pilot).isCloseTo(71, within(10.0));
    assertThat(chance).isCloseTo(-10.4, within(0.1));
  }

  /** With all numbers that were seen, in their order. */
  @Test
  void anEpisodeIsTheSameBitsOnEveryMachine() {
    long checksum = 0;
    begin(new RandomPlayer(3), episode(12).with("drone speed", 2.5f));
    while (!stepper.over()) {
      stepper.step();
      for (float number : seen()) {
        checksum = 31 * checksum + Float.floatToIntBits(number);
      }
    }
    assertThat(Long.toHexString(checksum)).isEqualTo("e1d28a1766abfb7");
  }
}
