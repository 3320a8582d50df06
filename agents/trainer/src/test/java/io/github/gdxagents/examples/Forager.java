package io.github.gdxagents.examples;

import io.github.gdxagents.hook.Action;
import io.github.gdxagents.hook.Agent;
import io.github.gdxagents.hook.AgentSpec;
import io.github.gdxagents.hook.AgentState;
import io.github.gdxagents.hook.Episode;
import io.github.gdxagents.hook.ObservationWriter;
import io.github.gdxagents.hook.RandomStream;
import io.github.gdxagents.hook.Simulation;
import java.util.Arrays;
import java.util.List;

/**
 * Walks over a field of which it sees the cells around it, grass and rocks, and picks mushrooms,
 * whose number changes and which it sees wherever they are.
 */
final class Forager implements Simulation, Agent {

  private static final int SIDE = 20;
  private static final int SIGHT = 4;
  private static final int MUSHROOMS = 6;

  private static final AgentSpec SPEC =
      AgentSpec.builder()
          .observe("hunger", 1, "", 0, 1)
          .observeGrid("field", 2, 2 * SIGHT + 1, 2 * SIGHT, 0, 1)
          .observeSet("mushrooms", MUSHROOMS, 2, "cells", -SIDE, SIDE)
          .discrete("step", "left", "right", "up", "down")
          .maxTicks(60)
          .build();

  private final boolean[] rocks = new boolean[SIDE * SIDE];
  private final boolean[] mushrooms = new boolean[SIDE * SIDE];
  private RandomStream random = new RandomStream(0);
  private int cell;
  private int step;
  private float hunger;
  private float reward;

  @Override
  public AgentSpec spec() {
    return SPEC;
  }

  @Override
  public List<Forager> agents() {
    return List.of(this);
  }

  @Override
  public void reset(Episode episode) {
    random = new RandomStream(episode.seed());
    for (int i = 0; i < rocks.length; i++) {
      rocks[i] = random.nextInt(5) == 0;
    }
    Arrays.fill(mushrooms, false);
    for (int i = 0; i < 4; i++) {
      mushrooms[random.nextInt(SIDE * SIDE)] = true;
    }
    cell = SIDE * SIDE / 2 + SIDE / 2;
    hunger = 0;
  }

  @Override
  public void observe(ObservationWriter out) {
    int row = cell / SIDE;
    int column = cell % SIDE;
    out.add(hunger);
    for (int rock = 0; rock < 2; rock++) {
      for (int y = row - SIGHT; y <= row + SIGHT; y++) {
        for (int x = column - SIGHT; x < column + SIGHT; x++) {
          boolean inside = x >= 0 && y >= 0 && x < SIDE && y < SIDE;
          out.add(inside && rocks[y * SIDE + x] == (rock == 1));
        }
      }
    }
    for (int i = 0; i < mushrooms.length; i++) {
      if (mushrooms[i]) {
        out.add(i % SIDE - column, i / SIDE - row);
      }
    }
    out.endSet();
  }

  @Override
  public void act(Action action) {
    step = action.choice(0);
  }

  @Override
  public void advance() {
    int x = cell % SIDE + (step == 0 ? -1 : step == 1 ? 1 : 0);
    int y = cell / SIDE + (step == 2 ? -1 : step == 3 ? 1 : 0);
    boolean free = x >= 0 && y >= 0 && x < SIDE && y < SIDE && !rocks[y * SIDE + x];
    cell = free ? y * SIDE + x : cell;
    hunger = Math.min(1, hunger + 0.05f);
    reward = -0.1f * hunger;
    if (mushrooms[cell]) {
      mushrooms[cell] = false;
      hunger = 0;
      reward = 1;
    }
    int grown = random.nextInt(SIDE * SIDE * 8);
    if (grown < mushrooms.length && count() < MUSHROOMS) {
      mushrooms[grown] = true;
    }
  }

  private int count() {
    int count = 0;
    for (boolean mushroom : mushrooms) {
      count += mushroom ? 1 : 0;
    }
    return count;
  }

  @Override
  public float reward() {
    return reward;
  }

  @Override
  public AgentState state() {
    return AgentState.RUNNING;
  }
}
