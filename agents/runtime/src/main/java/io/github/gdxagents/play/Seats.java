package io.github.gdxagents.play;

import io.github.gdxagents.hook.ActionSource;
import io.github.gdxagents.policy.Actor;
import io.github.gdxagents.policy.Policy;
import io.github.gdxagents.policy.PolicyPlayer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Who decides for which agent. Bots of one policy are decided in one batch. */
final class Seats {

  /** Decides nothing: whoever has no source is left to the caller. */
  private static final ActionSource NOBODY = (observation, mask, action) -> {};

  private final AgentDriver[] drivers;
  private final ActionSource[] sources;

  /** One for each policy that plays, with room for every agent. */
  private final List<Actor> actors = new ArrayList<>();

  Seats(AgentDriver[] drivers) {
    this.drivers = drivers;
    this.sources = new ActionSource[drivers.length];
    Arrays.fill(sources, NOBODY);
  }

  void seat(int agent, ActionSource source) {
    for (int a = 0; a < sources.length; a++) {
      if (a != agent && sources[a] == source && source instanceof PolicyPlayer) {
        throw new IllegalArgumentException(
            "One policy player cannot decide for agents "
                + a
                + " and "
                + agent
                + ": each bot has a mind of its own; make a player for each by policy.player()");
      }
    }
    if (sources[agent] != source) {
      drivers[agent].accept(source);
      sources[agent] = source;
      dropIdleActors();
    }
  }

  ActionSource source(int agent) {
    return sources[agent];
  }

  /** A game that takes one policy after the other keeps none of those that play no more. */
  private void dropIdleActors() {
    for (int i = actors.size() - 1; i >= 0; i--) {
      if (!plays(actors.get(i).policy())) {
        actors.remove(i);
      }
    }
  }

  private boolean plays(Policy policy) {
    for (ActionSource source : sources) {
      if (source instanceof PolicyPlayer && ((PolicyPlayer) source).policy() == policy) {
        return true;
      }
    }
    return false;
  }

  void decide() {
    for (int a = 0; a < drivers.length; a++) {
      AgentDriver driver = drivers[a];
      if (driver.decisionDue() && sources[a] != NOBODY) {
        driver.observe();
        driver.prepare(sources[a]);
        if (sources[a] instanceof PolicyPlayer) {
          PolicyPlayer player = (PolicyPlayer) sources[a];
          player.join(actorOf(player.policy()), driver.observation(), driver.mask());
        } else {
          sources[a].decide(driver.observation(), driver.mask(), driver.action());
        }
      }
    }
    for (int i = 0; i < actors.size(); i++) {
      actors.get(i).forward();
    }
    for (int a = 0; a < drivers.length; a++) {
      if (drivers[a].decisionDue() && sources[a] != NOBODY) {
        if (sources[a] instanceof PolicyPlayer) {
          ((PolicyPlayer) sources[a]).choose(drivers[a].action());
        }
        drivers[a].act();
      }
    }
    for (int i = 0; i < actors.size(); i++) {
      actors.get(i).clear();
    }
  }

  private Actor actorOf(Policy policy) {
    for (int i = 0; i < actors.size(); i++) {
      if (actors.get(i).policy() == policy) {
        return actors.get(i);
      }
    }
    Actor actor = new Actor(policy, drivers.length);
    actors.add(actor);
    return actor;
  }
}
