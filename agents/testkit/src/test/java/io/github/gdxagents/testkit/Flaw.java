package io.github.gdxagents.testkit;

/**
 * What can be wrong with a simulation, and which rule of the contract must say so, in which words.
 */
enum Flaw {
  ONE_INSTANCE_FOR_ALL("eachNewSimulationIsAnObjectOfItsOwn", "must return a new object"),
  SPEC_CHANGES_WITH_PLAY("theSpecIsTheSameAtEachCall", "spec() must return the same at each call"),
  SPEC_DIFFERS_BETWEEN_INSTANCES(
      "theSpecIsTheSameAtEachCall", "the same for all simulations of a kind"),
  NO_AGENTS("theAgentsAreTheSameObjectsAtEachCall", "at least one agent"),
  AGENTS_CHANGE_PLACES("theAgentsAreTheSameObjectsAtEachCall", "in the same order"),
  AGENTS_BEGIN_ENDED("everyAgentRunsAfterAReset", "must be running right after reset"),
  RANDOM_OUTSIDE_THE_SEED("theSameSeedAndActionsGiveTheSameEpisode", "played twice in a row"),
  VELOCITY_SURVIVES_RESET(
      "anEpisodeDoesNotDependOnThoseBeforeIt", "observation velocity (m/s) was"),
  DEPENDS_ON_INSTANCE(
      "anEpisodeIsTheSameOnANewSimulation", "on two simulations one after the other"),
  STATIC_RANDOM_STREAM(
      "simulationsThatTakeTurnsDoNotDisturbEachOther", "in turns with other simulations"),
  DEPENDS_ON_THREAD("simulationsRunOnSeveralThreadsAtOnce", "on one of several threads at once"),
  THROWS_ON_OTHER_THREADS("simulationsRunOnSeveralThreadsAtOnce", "but one threw"),
  TICKS_SURVIVE_A_RESET_IN_THE_MIDDLE(
      "aResetInTheMiddleOfAnEpisodeStartsAnew", "in the middle of another one"),
  IGNORES_THE_SEED("differentSeedsGiveDifferentEpisodes", "must make use of the seed"),
  NAN_OBSERVATION("observationsAreCompleteAndFinite", "Observation component fuel is NaN"),
  SHORT_OBSERVATION("observationsAreCompleteAndFinite", "Observation too short"),
  LONG_OBSERVATION("observationsAreCompleteAndFinite", "Observation too long"),
  OUT_OF_BOUNDS(
      "observationsStayWithinTheirBounds", "observation fuel must stay within the bounds"),
  INFINITE_REWARD("rewardsAreFinite", "reward() must be finite, but was Infinity"),
  NEVER_ENDS("everyEpisodeEndsUnderRandomPlay", "every episode must end"),
  COMES_BACK_TO_LIFE("anAgentThatHasEndedStaysEndedUntilTheReset", "must stay as it ended"),
  RESTARTS_BY_ITSELF("anAgentThatHasEndedStaysEndedUntilTheReset", "must stay as it ended"),
  KEEPS_THE_ACTION("theActionObjectIsNotKept", "read it and not keep it"),
  IGNORES_ACTIONS("everyBranchAndEveryAxisMatters", "branch 'move' of agent 0"),
  IGNORES_A_BRANCH("everyBranchAndEveryAxisMatters", "branch 'gear' of agent 0"),
  IGNORES_AN_AXIS_OF_ONE_AGENT("everyBranchAndEveryAxisMatters", "axis 'push' of agent 1"),
  MASKS_EVERYTHING("theMaskLeavesAChoice", "branch 'gear'"),
  OBSERVING_DRAWS_RANDOM_NUMBERS("observingAndMaskingChangeNothing", "three times per decision"),
  MASKING_BURNS_FUEL("observingAndMaskingChangeNothing", "three times per decision"),
  ALLOCATES_EACH_TICK("playingAllocatesNothing", "must allocate nothing"),
  ALLOCATES_NOW_AND_THEN("playingAllocatesNothing", "must allocate nothing"),
  ALLOCATES_OBSERVING("playingAllocatesNothing", "must allocate nothing"),
  ALLOCATES_MASKING("playingAllocatesNothing", "must allocate nothing"),
  LEAKS_OBJECTS("theHeapDoesNotGrowOverManyResets", "the Java heap must not grow"),
  LEAKS_NATIVE_MEMORY(
      "theProcessDoesNotGrowOverManyResets", "outside of the Java heap must not grow"),
  CLOSE_NEEDS_A_RESET("aSimulationCanBeClosedAtAnyTime", "never reset"),
  CLOSE_NEEDS_AN_END("aSimulationCanBeClosedAtAnyTime", "after up to 1 ticks"),
  CLOSE_STOPS_ALL(
      "closingASimulationLeavesTheOthersAlone", "another simulation is closed meanwhile"),
  NONE("", "");

  final String rule;
  final String words;

  Flaw(String rule, String words) {
    this.rule = rule;
    this.words = words;
  }
}
