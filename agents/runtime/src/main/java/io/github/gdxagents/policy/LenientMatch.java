package io.github.gdxagents.policy;

import io.github.gdxagents.hook.ActionSpec;
import io.github.gdxagents.hook.AgentSpec;
import io.github.gdxagents.hook.ObservationSpec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Holds a policy's spec against a game's by the rules of {@link Match#LENIENT}. */
final class LenientMatch {

  /** How much the game's fixed step may differ, as a share of the policy's. */
  private static final double MAX_STEP_CHANGE = 0.05;

  private final AgentSpec policy;
  private final AgentSpec game;
  private final int[] sources;
  private final List<String> accepted = new ArrayList<>();
  private final List<String> refused = new ArrayList<>();

  LenientMatch(AgentSpec policy, AgentSpec game) {
    this.policy = policy;
    this.game = game;
    this.sources = new int[policy.observation().size()];
    compare(true, "kind", policy.kind(), game.kind());
    compareObservations();
    compareBranches();
    compareAxes();
    double stepChange = Math.abs(game.fixedStepSeconds() / (double) policy.fixedStepSeconds() - 1);
    compare(
        stepChange <= MAX_STEP_CHANGE,
        "fixedStepSeconds",
        policy.fixedStepSeconds(),
        game.fixedStepSeconds());
    compare(false, "ticksPerDecision", policy.ticksPerDecision(), game.ticksPerDecision());
  }

  /** The differences that do not keep the policy from playing. */
  List<String> accepted() {
    return accepted;
  }

  /** The differences that do. */
  List<String> refused() {
    return refused;
  }

  /**
   * For each number of the policy's observation, its place in the game's; of use only if nothing is
   * refused.
   */
  int[] sources() {
    return sources;
  }

  private void compareObservations() {
    List<ObservationSpec.Component> theirs = game.observation().components();
    Map<String, Integer> places = new HashMap<>();
    int[] offsets = new int[theirs.size()];
    for (int i = 0, offset = 0; i < theirs.size(); i++) {
      places.put(theirs.get(i).name(), i);
      offsets[i] = offset;
      offset += theirs.get(i).size();
    }
    int target = 0;
    int place = 0;
    for (ObservationSpec.Component mine : policy.observation().components()) {
      String what = "observation component '" + mine.name() + "'";
      Integer found = places.remove(mine.name());
      if (found == null) {
        compare(false, what, mine, "none");
      } else {
        compareComponents(what, mine, theirs.get(found));
        compare(true, "place of " + what, place, found);
        for (int i = 0; i < mine.size(); i++) {
          sources[target + i] = offsets[found] + i;
        }
      }
      target += mine.size();
      place++;
    }
    for (ObservationSpec.Component other : theirs) {
      if (places.containsKey(other.name())) {
        compare(false, "observation component '" + other.name() + "'", "none", other);
      }
    }
  }

  private void compareComponents(
      String what, ObservationSpec.Component mine, ObservationSpec.Component theirs) {
    boolean sameShape = mine.shape().equals(theirs.shape()) && mine.stacked() == theirs.stacked();
    compare(sameShape, what, mine, theirs);
  }

  private void compareBranches() {
    List<ActionSpec.Branch> mine = policy.action().branches();
    List<ActionSpec.Branch> theirs = game.action().branches();
    for (int b = 0; b < Math.max(mine.size(), theirs.size()); b++) {
      boolean alike =
          b < mine.size()
              && b < theirs.size()
              && mine.get(b).name().equals(theirs.get(b).name())
              && mine.get(b).choices().size() == theirs.get(b).choices().size();
      compare(alike, "branch " + b, elementOrNone(mine, b), elementOrNone(theirs, b));
    }
  }

  private void compareAxes() {
    List<ActionSpec.Axis> mine = policy.action().axes();
    List<ActionSpec.Axis> theirs = game.action().axes();
    for (int a = 0; a < Math.max(mine.size(), theirs.size()); a++) {
      boolean alike =
          a < mine.size() && a < theirs.size() && mine.get(a).name().equals(theirs.get(a).name());
      compare(alike, "axis " + a, elementOrNone(mine, a), elementOrNone(theirs, a));
    }
  }

  private static Object elementOrNone(List<?> elements, int index) {
    return index < elements.size() ? elements.get(index) : "none";
  }

  /** Notes a difference, if there is one. */
  private void compare(boolean acceptable, String what, Object mine, Object theirs) {
    if (!mine.equals(theirs)) {
      (acceptable ? accepted : refused).add(what + ": policy has " + mine + ", game has " + theirs);
    }
  }
}
