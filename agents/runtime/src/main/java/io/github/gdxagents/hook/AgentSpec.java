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

  /** The kind of agents in a game where all are alike. */
  public static final String ONLY_KIND = "agent";

  /** The time limit of a game that has none. */
  public static final int UNLIMITED = Integer.MAX_VALUE;

  private final String kind;
  private final ObservationSpec observation;
  private final ActionSpec action;
  private final float fixedStepSeconds;
  private final int ticksPerDecision;
  private final int maxTicks;

  /**
   * @param kind what kind of agent this is, in a game where there are several, such as {@code
   *     "keeper"}: each kind has a spec, a policy and a policy file of its own
   * @param observation what each agent sees
   * @param action what each agent does
   * @param fixedStepSeconds the length of one tick of the simulation, in seconds
   * @param ticksPerDecision how many ticks each action holds, at least 1
   * @param maxTicks the ticks after which an episode is over and who still runs is truncated;
   *     {@link #UNLIMITED} for none. Not part of what policy and game must agree on.
   */
  public AgentSpec(
      String kind,
      ObservationSpec observation,
      ActionSpec action,
      float fixedStepSeconds,
      int ticksPerDecision,
      int maxTicks) {
    this.kind = Names.require("kind of agent", kind);
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
    if (maxTicks < 1) {
      throw new IllegalArgumentException("maxTicks must be at least 1, not " + maxTicks);
    }
    this.fixedStepSeconds = fixedStepSeconds;
    this.ticksPerDecision = ticksPerDecision;
    this.maxTicks = maxTicks;
  }

  /**
   * Starts a spec for a game whose agents are all alike; components, branches and axes keep the
   * order in which they are added.
   */
  public static Builder builder() {
    return builder(ONLY_KIND);
  }

  /** Starts a spec for one of several kinds of agents in a game. */
  public static Builder builder(String kind) {
    return new Builder(kind);
  }

  /** What kind of agent this is: {@code "agent"} where all are alike. */
  public String kind() {
    return kind;
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
   * The ticks after which an episode is over and who still runs is truncated; {@link #UNLIMITED}
   * for none.
   */
  public int maxTicks() {
    return maxTicks;
  }

  /**
   * Lists every difference from another spec, one sentence each, with both sides. The time limit is
   * none: a policy may play a game that goes on for longer than its training did.
   *
   * @param mine what to call this spec in the sentences, such as {@code "policy"}
   * @param theirs what to call the other one, such as {@code "game"}
   * @return nothing if the specs are equal
   */
  public List<String> differences(String mine, AgentSpec other, String theirs) {
    List<String> found = new ArrayList<>();
    SpecDifferences differences = new SpecDifferences(mine, theirs, found);
    differences.compare("kind", kind, other.kind);
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
    if (this == other) {
      return true;
    }
    if (!(other instanceof AgentSpec)) {
      return false;
    }
    AgentSpec that = (AgentSpec) other;
    return kind.equals(that.kind)
        && observation.equals(that.observation)
        && action.equals(that.action)
        && Float.compare(fixedStepSeconds, that.fixedStepSeconds) == 0
        && ticksPerDecision == that.ticksPerDecision
        && maxTicks == that.maxTicks;
  }

  @Override
  public int hashCode() {
    return Objects.hash(kind, observation, action, fixedStepSeconds, ticksPerDecision, maxTicks);
  }

  @Override
  public String toString() {
    return kind
        + " observes "
        + observation
        + ", acts "
        + action
        + ", "
        + ticksPerDecision
        + " ticks of "
        + fixedStepSeconds
        + " s"
        + (maxTicks == UNLIMITED ? "" : ", at most " + maxTicks);
  }

  /** Collects the parts of an {@link AgentSpec}. */
  public static final class Builder {

    private final String kind;
    private final List<ObservationSpec.Component> components = new ArrayList<>();
    private final List<ActionSpec.Branch> branches = new ArrayList<>();
    private final List<ActionSpec.Axis> axes = new ArrayList<>();
    private float fixedStepSeconds = 1 / 60f;
    private int ticksPerDecision = 1;
    private int maxTicks = UNLIMITED;

    private Builder(String kind) {
      this.kind = kind;
    }

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

    /**
     * Sets the ticks after which an episode is over and who still runs is truncated; no limit
     * unless set. The library counts, so that no game has to.
     */
    public Builder maxTicks(int ticks) {
      this.maxTicks = ticks;
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

    /**
     * Adds planes of numbers, each within {@code [low, high]}: a map, or a picture. To be written
     * channel after channel, row after row.
     */
    public Builder observeGrid(
        String name, int channels, int height, int width, float low, float high) {
      return observe(name, ObservationShape.grid(channels, height, width), "", low, high);
    }

    /**
     * Adds a set of up to {@code maxEntities} entities with {@code numbersEach} numbers each,
     * within {@code [low, high]}. To be written entity after entity, and ended with {@link
     * ObservationWriter#endSet()}.
     */
    public Builder observeSet(
        String name, int maxEntities, int numbersEach, String unit, float low, float high) {
      return observe(name, ObservationShape.set(maxEntities, numbersEach), unit, low, high);
    }

    private Builder observe(
        String name, ObservationShape shape, String unit, float low, float high) {
      components.add(new ObservationSpec.Component(name, shape, 1, unit, low, high));
      return this;
    }

    /**
     * Lets the component that was just added hold the last {@code decisions} decisions, the present
     * one included, for agents that must recall what they saw. The library keeps what lies before:
     * the agent writes the present numbers only.
     *
     * @throws IllegalStateException if no component has been added
     * @throws IllegalArgumentException if it is not a vector
     */
    public Builder stacked(int decisions) {
      if (components.isEmpty()) {
        throw new IllegalStateException("stacked() follows the component that it is about");
      }
      ObservationSpec.Component last = components.remove(components.size() - 1);
      components.add(
          new ObservationSpec.Component(
              last.name(), last.shape(), decisions, last.unit(), last.low(), last.high()));
      return this;
    }

    /** Adds a discrete branch: at each decision exactly one of the choices is taken. */
    public Builder discrete(String name, String... choices) {
      branches.add(new ActionSpec.Branch(name, Arrays.asList(choices)));
      return this;
    }

    /** Adds a discrete branch whose choices are an enum's constants, in their order. */
    public <E extends Enum<E>> Builder discrete(String name, Class<E> choices) {
      branches.add(ActionSpec.Branch.of(name, choices));
      return this;
    }

    /** Adds a continuous axis within {@code [low, high]}. */
    public Builder continuous(String name, String unit, float low, float high) {
      axes.add(new ActionSpec.Axis(name, unit, low, high));
      return this;
    }

    public AgentSpec build() {
      return new AgentSpec(
          kind,
          new ObservationSpec(components),
          new ActionSpec(branches, axes),
          fixedStepSeconds,
          ticksPerDecision,
          maxTicks);
    }
  }
}
