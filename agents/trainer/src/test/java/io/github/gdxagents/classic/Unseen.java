package io.github.gdxagents.classic;

import io.github.gdxagents.hook.Action;
import io.github.gdxagents.hook.ActionMask;
import io.github.gdxagents.hook.Agent;
import io.github.gdxagents.hook.AgentSpec;
import io.github.gdxagents.hook.AgentState;
import io.github.gdxagents.hook.Episode;
import io.github.gdxagents.hook.ObservationSpec;
import io.github.gdxagents.hook.ObservationWriter;
import io.github.gdxagents.hook.Simulation;
import java.util.ArrayList;
import java.util.List;

/** A game of one agent, some of whose observations are not shown. */
final class Unseen implements Simulation, Agent {

  private final Simulation game;
  private final Agent agent;
  private final AgentSpec spec;
  private final ObservationWriter whole;
  private final float[] observation;
  private final List<Integer> shown = new ArrayList<>();
  private Episode episode = Episode.of(0);
  private long tick;

  /**
   * @param word that is in the names of those observations
   */
  Unseen(Simulation game, String word) {
    this.game = game;
    this.agent = game.agents().get(0);
    AgentSpec all = agent.spec();
    List<ObservationSpec.Component> left = new ArrayList<>();
    int next = 0;
    for (ObservationSpec.Component component : all.observation().components()) {
      for (int i = 0; i < component.size(); i++, next++) {
        if (!component.name().contains(word)) {
          shown.add(next);
        }
      }
      if (!component.name().contains(word)) {
        left.add(component);
      }
    }
    this.spec =
        new AgentSpec(
            all.kind(),
            new ObservationSpec(left),
            all.action(),
            all.fixedStepSeconds(),
            all.ticksPerDecision(),
            all.maxTicks());
    this.whole = new ObservationWriter(all.observation());
    this.observation = new float[all.observation().size()];
  }

  @Override
  public AgentSpec spec() {
    return spec;
  }

  @Override
  public List<Unseen> agents() {
    return List.of(this);
  }

  @Override
  public void reset(Episode episode) {
    this.episode = episode;
    tick = 0;
    game.reset(episode);
  }

  @Override
  public void observe(ObservationWriter out) {
    whole.begin(0, episode, tick, observation);
    agent.observe(whole);
    whole.end();
    for (int i : shown) {
      out.add(observation[i]);
    }
  }

  @Override
  public void maskActions(ActionMask mask) {
    agent.maskActions(mask);
  }

  @Override
  public void act(Action action) {
    agent.act(action);
  }

  @Override
  public void advance() {
    tick++;
    game.advance();
  }

  @Override
  public float reward() {
    return agent.reward();
  }

  @Override
  public AgentState state() {
    return agent.state();
  }

  @Override
  public void close() {
    game.close();
  }
}
