package io.github.gdxagents.testkit;

import io.github.gdxagents.hook.ActionSpec;
import io.github.gdxagents.hook.AgentSpec;
import io.github.gdxagents.hook.AgentState;
import io.github.gdxagents.hook.Statistic;
import java.util.ArrayList;
import java.util.List;

/**
 * Everything that a simulation showed during one episode, in the order in which it showed it: each
 * number belongs to one agent, and is named by that agent's own spec.
 */
final class Trace {

  private final List<AgentSpec> specs;
  private final List<List<Statistic>> statistics;
  private final List<Entry> entries = new ArrayList<>();

  /**
   * @param specs those of all agents, in their order
   * @param statistics those of all agents, in their order
   */
  Trace(List<AgentSpec> specs, List<List<Statistic>> statistics) {
    this.specs = specs;
    this.statistics = statistics;
  }

  void addObservation(long tick, int agent, float[] observation) {
    for (int i = 0; i < observation.length; i++) {
      entries.add(new Entry(tick, agent, Part.OBSERVATION, i, observation[i]));
    }
  }

  void addMask(long tick, int agent, boolean[] allowed) {
    for (int i = 0; i < allowed.length; i++) {
      entries.add(new Entry(tick, agent, Part.MASK, i, allowed[i]));
    }
  }

  void addReward(long tick, int agent, float reward) {
    entries.add(new Entry(tick, agent, Part.REWARD, 0, reward));
  }

  void addState(long tick, int agent, AgentState state) {
    entries.add(new Entry(tick, agent, Part.STATE, 0, state));
  }

  void addStatistic(long tick, int agent, int statistic, double value) {
    entries.add(new Entry(tick, agent, Part.STATISTIC, statistic, value));
  }

  /** Says where and how another trace first differs, bit by bit; empty if it does not. */
  String firstDifference(Trace other) {
    for (int i = 0; i < Math.min(entries.size(), other.entries.size()); i++) {
      Entry mine = entries.get(i);
      Entry theirs = other.entries.get(i);
      if (!mine.samePlace(theirs)) {
        return "at tick %s, agent %s showed %s, then at tick %s, agent %s showed %s"
            .formatted(mine.tick, mine.agent, name(mine), theirs.tick, theirs.agent, name(theirs));
      }
      if (!mine.value.equals(theirs.value)) {
        return "at tick %s, agent %s, %s was %s, then %s"
            .formatted(mine.tick, mine.agent, name(mine), mine.value, theirs.value);
      }
    }
    return entries.size() == other.entries.size() ? "" : "one of the two episodes ended earlier";
  }

  /** Says where a reward is infinite or NaN; empty if none is. */
  String rewardThatIsNotFinite() {
    for (Entry entry : entries) {
      if (entry.part == Part.REWARD && !Float.isFinite((Float) entry.value)) {
        return "%s at tick %s, agent %s".formatted(entry.value, entry.tick, entry.agent);
      }
    }
    return "";
  }

  /** Says where a mask forbids every choice of a branch; empty if none does. */
  String maskWithoutChoice() {
    for (int i = 0; i < entries.size(); i++) {
      Entry first = entries.get(i);
      if (first.part == Part.MASK && first.index == 0) {
        ActionSpec spec = specs.get(first.agent).action();
        for (int branch = 0; branch < spec.branchCount(); branch++) {
          if (!allowsAny(i + spec.choiceOffset(branch), i + spec.choiceOffset(branch + 1))) {
            return "at tick %s, agent %s, branch '%s'"
                .formatted(first.tick, first.agent, spec.branches().get(branch).name());
          }
        }
      }
    }
    return "";
  }

  private boolean allowsAny(int from, int to) {
    for (int i = from; i < to; i++) {
      if ((Boolean) entries.get(i).value) {
        return true;
      }
    }
    return false;
  }

  private String name(Entry entry) {
    AgentSpec spec = specs.get(entry.agent);
    return switch (entry.part) {
      case OBSERVATION -> "observation " + spec.observation().describeIndex(entry.index);
      case MASK -> "the mask of " + choice(spec.action(), entry.index);
      case REWARD -> "the reward";
      case STATE -> "the state";
      case STATISTIC -> "statistic '" + statistics.get(entry.agent).get(entry.index).name() + "'";
    };
  }

  private static String choice(ActionSpec spec, int index) {
    int branch = 0;
    while (index >= spec.choiceOffset(branch + 1)) {
      branch++;
    }
    ActionSpec.Branch masked = spec.branches().get(branch);
    return "branch '%s', choice '%s'"
        .formatted(masked.name(), masked.choices().get(index - spec.choiceOffset(branch)));
  }

  private enum Part {
    OBSERVATION,
    MASK,
    REWARD,
    STATE,
    STATISTIC
  }

  /** The value is a number, a {@link Boolean} or a state; numbers compare bit by bit. */
  private record Entry(long tick, int agent, Part part, int index, Object value) {

    boolean samePlace(Entry other) {
      return tick == other.tick
          && agent == other.agent
          && part == other.part
          && index == other.index;
    }
  }
}
