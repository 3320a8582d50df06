package io.github.gdxagents.testkit;

import io.github.gdxagents.hook.ActionSpec;
import io.github.gdxagents.hook.AgentState;
import io.github.gdxagents.hook.ObservationSpec;
import java.util.ArrayList;
import java.util.List;

/** Everything that a simulation showed during one episode, in the order in which it showed it. */
final class Trace {

  private static final int REWARD = -1;
  private static final int STATE = -2;
  private static final int FIRST_CHOICE = -3;

  private final ObservationSpec spec;
  private final List<Entry> entries = new ArrayList<>();

  Trace(ObservationSpec spec) {
    this.spec = spec;
  }

  void addObservation(long tick, int agent, float[] observation) {
    for (int i = 0; i < observation.length; i++) {
      entries.add(new Entry(tick, agent, i, observation[i]));
    }
  }

  void addMask(long tick, int agent, boolean[] allowed) {
    for (int i = 0; i < allowed.length; i++) {
      entries.add(new Entry(tick, agent, FIRST_CHOICE - i, allowed[i]));
    }
  }

  void addReward(long tick, int agent, float reward) {
    entries.add(new Entry(tick, agent, REWARD, reward));
  }

  void addState(long tick, int agent, AgentState state) {
    entries.add(new Entry(tick, agent, STATE, state));
  }

  /** Says where and how another trace first differs, bit by bit; empty if it does not. */
  String firstDifference(Trace other) {
    for (int i = 0; i < Math.min(entries.size(), other.entries.size()); i++) {
      Entry mine = entries.get(i);
      Entry theirs = other.entries.get(i);
      if (!mine.equals(theirs)) {
        return "at tick %d, agent %d, %s was %s, then %s"
            .formatted(mine.tick, mine.agent, name(mine), mine.value, theirs.value);
      }
    }
    return entries.size() == other.entries.size() ? "" : "one of the two episodes ended earlier";
  }

  /** All values that one number of the observation took. */
  List<Float> observed(int index) {
    return values(index);
  }

  /** All rewards. */
  List<Float> rewards() {
    return values(REWARD);
  }

  private List<Float> values(int what) {
    return entries.stream()
        .filter(entry -> entry.what == what)
        .map(entry -> (Float) entry.value)
        .toList();
  }

  /** Says where a mask forbids every choice of a branch; empty if none does. */
  String maskWithoutChoice(ActionSpec spec) {
    for (int i = 0; i < entries.size(); i++) {
      Entry first = entries.get(i);
      for (int branch = 0; first.what == FIRST_CHOICE && branch < spec.branchCount(); branch++) {
        boolean allowed = false;
        for (int choice = spec.choiceOffset(branch);
            choice < spec.choiceOffset(branch + 1);
            choice++) {
          allowed |= (Boolean) entries.get(i + choice).value;
        }
        if (!allowed) {
          return "at tick %d, agent %d, branch '%s'"
              .formatted(first.tick, first.agent, spec.branches().get(branch).name());
        }
      }
    }
    return "";
  }

  private String name(Entry entry) {
    return switch (entry.what) {
      case REWARD -> "the reward";
      case STATE -> "the state";
      default ->
          entry.what >= 0
              ? "observation " + spec.describeIndex(entry.what)
              : "the mask of choice " + (FIRST_CHOICE - entry.what);
    };
  }

  /** The value is a {@link Float}, a {@link Boolean} or a state; floats compare bit by bit. */
  private record Entry(long tick, int agent, int what, Object value) {}
}
