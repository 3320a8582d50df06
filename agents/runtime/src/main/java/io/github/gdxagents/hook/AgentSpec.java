package io.github.gdxagents.hook;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * Everything that training and live play must agree on: what an agent observes, what it does, how
 * long a tick is and how many ticks an action holds.
 */
public final class AgentSpec {

  private final ObservationSpec observation;
  private final ActionSpec action;
  private final float fixedStepSeconds;
  private final int ticksPerDecision;

  /**
   * @param observation what each agent sees
   * @param action what each agent does
   * @param fixedStepSeconds the length of one tick of the simulation, in seconds
   * @param ticksPerDecision how many ticks each action holds, at least 1
   */
  public AgentSpec(
      ObservationSpec observation,
      ActionSpec action,
      float fixedStepSeconds,
      int ticksPerDecision) {
    this.observation = Objects.requireNonNull(observation, "observation");
    this.action = Objects.requireNonNull(action, "action");
    if (!(fixedStepSeconds > 0) || Float.isInfinite(fixedStepSeconds)) {
      throw new IllegalArgumentException(
          "fixedStepSeconds must be above 0 and finite, not " + fixedStepSeconds);
    }
    if (ticksPerDecision < 1) {
      throw new IllegalArgumentException(
          "ticksPerDecision must be at least 1, not " + ticksPerDecision);
    }
    this.fixedStepSeconds = fixedStepSeconds;
    this.ticksPerDecision = ticksPerDecision;
  }

  /** Starts a spec; the components, branches and axes keep the order in which they are added. */
  public static Builder builder() {
    return new Builder();
  }

  public ObservationSpec observation() {
    return observation;
  }

  public ActionSpec action() {
    return action;
  }

  /** The length of one tick of the simulation, in seconds. */
  public float fixedStepSeconds() {
    return fixedStepSeconds;
  }

  /** How many ticks each action holds. */
  public int ticksPerDecision() {
    return ticksPerDecision;
  }

  /**
   * Lists every difference from another spec, one sentence each, with both sides.
   *
   * @param mine what to call this spec in the sentences, such as {@code "policy"}
   * @param theirs what to call the other one, such as {@code "game"}
   * @return nothing if the specs are equal
   */
  public List<String> differences(String mine, AgentSpec other, String theirs) {
    List<String> found = new ArrayList<>();
    SpecDifferences differences = new SpecDifferences(mine, theirs, found);
    differences.compareEach(
        "observation component", observation.components(), other.observation.components());
    differences.compareEach("branch", action.branches(), other.action.branches());
    differences.compareEach("axis", action.axes(), other.action.axes());
    differences.compare("fixedStepSeconds", fixedStepSeconds, other.fixedStepSeconds);
    differences.compare("ticksPerDecision", ticksPerDecision, other.ticksPerDecision);
    return found;
  }

  @Override
  public boolean equals(Object other) {
    if (!(other instanceof AgentSpec)) {
      return false;
    }
    AgentSpec that = (AgentSpec) other;
    return observation.equals(that.observation)
        && action.equals(that.action)
        && Float.compare(fixedStepSeconds, that.fixedStepSeconds) == 0
        && ticksPerDecision == that.ticksPerDecision;
  }

  @Override
  public int hashCode() {
    return Objects.hash(observation, action, fixedStepSeconds, ticksPerDecision);
  }

  @Override
  public String toString() {
    return "observes "
        + observation
        + ", acts "
        + action
        + ", "
        + ticksPerDecision
        + " ticks of "
        + fixedStepSeconds
        + " s";
  }

  /** Collects the parts of an {@link AgentSpec}. */
  public static final class Builder {

    private final List<ObservationSpec.Component> components = new ArrayList<>();
    private final List<ActionSpec.Branch> branches = new ArrayList<>();
    private final List<ActionSpec.Axis> axes = new ArrayList<>();
    private float fixedStepSeconds = 1 / 60f;
    private int ticksPerDecision = 1;

    private Builder() {}

    /** Sets the length of one tick in seconds; 1/60 s unless set. */
    public Builder fixedStepSeconds(float seconds) {
      this.fixedStepSeconds = seconds;
      return this;
    }

    /** Sets how many ticks each action holds; 1 unless set. */
    public Builder ticksPerDecision(int ticks) {
      this.ticksPerDecision = ticks;
      return this;
    }

    /** Adds {@code size} observed numbers without known bounds. */
    public Builder observe(String name, int size, String unit) {
      return observe(name, size, unit, Float.NEGATIVE_INFINITY, Float.POSITIVE_INFINITY);
    }

    /** Adds {@code size} observed numbers, each within {@code [low, high]}. */
    public Builder observe(String name, int size, String unit, float low, float high) {
      components.add(new ObservationSpec.Component(name, size, unit, low, high));
      return this;
    }

    /** Adds a discrete branch: at each decision exactly one of the choices is taken. */
    public Builder discrete(String name, String... choices) {
      branches.add(new ActionSpec.Branch(name, Arrays.asList(choices)));
      return this;
    }

    /** Adds a continuous axis within {@code [low, high]}. */
    public Builder continuous(String name, String unit, float low, float high) {
      axes.add(new ActionSpec.Axis(name, unit, low, high));
      return this;
    }

    public AgentSpec build() {
      return new AgentSpec(
          new ObservationSpec(components),
          new ActionSpec(branches, axes),
          fixedStepSeconds,
          ticksPerDecision);
    }
  }
}
