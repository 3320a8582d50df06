package io.github.gdxagents.testkit;

/**
 * What can be wrong with a simulation, and which rule of the contract must say so, in which words.
 */
enum Flaw {
  ONE_INSTANCE_FOR_ALL("eachNewSimulationIsAnObjectOfItsOwn", "must return a new object"),

  // Places and kinds
  NO_AGENTS("thereAreAsManyAgentsAtEachCall", "at least one agent"),
  AN_AGENT_LEAVES_THE_LIST("thereAreAsManyAgentsAtEachCall", "as many agents at each call"),
  SPEC_CHANGES_WITH_PLAY("theSpecsAreTheSameAtEachCall", "must return the same at each call"),
  SPEC_DIFFERS_BETWEEN_INSTANCES("theSpecsAreTheSameAtEachCall", "in another simulation"),
  TIME_LIMIT_CHANGES_WITH_PLAY("theSpecsAreTheSameAtEachCall", "spec().maxTicks() of agent 0"),
  KINDS_CHANGE_PLACES(Variety.KINDS, "theSpecsAreTheSameAtEachCall", "after a reset"),
  STATISTICS_CHANGE_WITH_PLAY("theStatisticsAreTheSameAtEachCall", "here after playing"),
  STATISTICS_DIFFER_BETWEEN_INSTANCES(
      "theStatisticsAreTheSameAtEachCall", "here in another simulation"),
  STATISTICS_SHARE_A_NAME("theStatisticsOfAnAgentHaveNamesOfTheirOwn", "names of their own"),
  CHANCE_IN_A_STATISTIC("theSameSeedAndActionsGiveTheSameEpisode", "statistic 'distance' was"),
  AGENTS_CHANGE_PLACES(
      "theAgentsAreTheSameObjectsFromOneResetToTheNext", "the same objects in the same order"),
  NEW_OBJECTS_AT_EACH_CALL(
      "theAgentsAreTheSameObjectsFromOneResetToTheNext", "the same objects in the same order"),
  UNEQUAL_SPECS_IN_A_KIND("agentsOfAKindAreAlike", "must have equal specs"),
  UNEQUAL_STATISTICS_IN_A_KIND("agentsOfAKindAreAlike", "must have equal statistics"),
  KINDS_DIFFER_IN_TICK_LENGTH(
      Variety.KINDS, "allKindsShareTheTicksOfTheWorld", "fixedStepSeconds belongs to the world"),
  KINDS_DIFFER_IN_TIME_LIMIT(
      Variety.KINDS, "allKindsShareTheTicksOfTheWorld", "maxTicks belongs to the world"),

  // Lives
  AGENTS_BEGIN_ENDED("noAgentHasEndedRightAfterAReset", "must be RUNNING right after reset"),
  OVER_AT_ONCE("noEpisodeIsOverRightAfterItsReset", "must not be over right after reset"),
  VANISHES("everyLifeHasOneEndThatShows", "to say how its life ended"),
  CHANGES_ITS_END("everyLifeHasOneEndThatShows", "must stay as it ended"),
  ENDS_WITHOUT_A_LIFE("everyLifeHasOneEndThatShows", "has no life that could be TERMINATED"),
  NEVER_ENDS("everyEpisodeEndsUnderRandomPlay", "every episode must end"),
  WAVES_NEVER_END(Variety.WAVES, "everyEpisodeEndsUnderRandomPlay", "every episode must end"),

  // Reproducible episodes
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
  IGNORES_THE_SEED("differentSeedsGiveDifferentEpisodes", "must make use of the episode's seed"),

  // Parameters
  PARAMETERS_CHANGE_WITH_PLAY("theParametersAreTheSameAtEachCall", "here after playing"),
  PARAMETERS_DIFFER_BETWEEN_INSTANCES("theParametersAreTheSameAtEachCall", "in another simulation"),
  PARAMETERS_SHARE_A_NAME("theParametersAreTheSameAtEachCall", "names of their own"),
  STRONG_WIND_BRINGS_NAN(
      "episodesWithExtremeParametersAreReproducibleAndFinite", "playable, in finite numbers"),
  STRONG_WIND_BRINGS_INFINITE_REWARDS(
      "episodesWithExtremeParametersAreReproducibleAndFinite", "reward() must be finite"),
  STRONG_WIND_BRINGS_CHANCE(
      "episodesWithExtremeParametersAreReproducibleAndFinite", "played twice in a row with"),
  STRONG_WIND_DEPENDS_ON_INSTANCE(
      "episodesWithExtremeParametersAreReproducibleAndFinite", "played on two simulations with"),
  LOW_GRIP_NEVER_ENDS("everyEpisodeEndsWithExtremeParameters", "grip 0.5 it still goes on"),
  IGNORES_A_PARAMETER("everyParameterMatters", "parameter 'grip' must make a difference"),
  REMEMBERS_THE_STRONGEST_WIND(
      "theParametersOfTheEpisodeBeforeAreForgotten", "before and after one with seed 1, wind 0.5"),

  // Observations, rewards, statistics
  NAN_OBSERVATION("observationsAreCompleteAndFinite", "Observation component fuel is NaN"),
  NAN_OBSERVATION_AT_THE_END(
      "observationsAreCompleteAndFinite", "Observation component fuel is NaN"),
  SHORT_OBSERVATION("observationsAreCompleteAndFinite", "Observation too short"),
  LONG_OBSERVATION("observationsAreCompleteAndFinite", "Observation too long"),
  OUT_OF_BOUNDS(
      "observationsStayWithinTheirBounds", "fuel is -0.25, outside of its declared bounds"),
  OUT_OF_BOUNDS_IN_A_SET(
      Variety.KINDS, "observationsStayWithinTheirBounds", "outside of its declared bounds"),
  INFINITE_REWARD("rewardsAreFinite", "Infinity at tick 30"),
  NAN_LATE_REWARD("rewardsAreFinite", "NaN at tick"),
  NAN_STATISTIC("statisticsAreCompleteAndFinite", "Statistic 'distance' is NaN"),
  NAN_STATISTIC_AT_THE_END("statisticsAreCompleteAndFinite", "Statistic 'distance' is NaN"),
  TOO_FEW_STATISTICS("statisticsAreCompleteAndFinite", "Too few statistics"),
  TOO_MANY_STATISTICS("statisticsAreCompleteAndFinite", "Too many statistics"),
  REPORTING_BURNS_FUEL("reportingChangesNothing", "three times per tick"),
  ASKING_FOR_A_DECISION_DRAWS_RANDOM_NUMBERS(
      "askingWhatIsAwaitedChangesNothing", "asked three times"),
  ASKING_FOR_A_REWARD_SHORTENS_THE_WAIT("askingWhatIsAwaitedChangesNothing", "asked three times"),
  ASKING_FOR_THE_END_BRINGS_IT_NEARER(
      Variety.WAVES, "askingWhatIsAwaitedChangesNothing", "asked three times"),
  OBSERVING_DRAWS_RANDOM_NUMBERS("observingAndMaskingChangeNothing", "three times per decision"),
  MASKING_BURNS_FUEL("observingAndMaskingChangeNothing", "three times per decision"),

  // Actions
  KEEPS_THE_ACTION("theActionObjectIsNotKept", "read it and not keep it"),
  IGNORES_ACTIONS("everyBranchAndEveryAxisMatters", "branch 'move' of agent 0"),
  IGNORES_A_BRANCH("everyBranchAndEveryAxisMatters", "branch 'gear' of agent 0"),
  IGNORES_AN_AXIS_OF_ONE_AGENT("everyBranchAndEveryAxisMatters", "axis 'push' of agent 1"),
  IGNORES_AN_AXIS_OF_ONE_KIND(
      Variety.KINDS, "everyBranchAndEveryAxisMatters", "axis 'lunge' of agent 1"),
  ACTS_ONLY_IN_STATISTICS("everyBranchAndEveryAxisMatters", "branch 'gear' of agent 0"),
  NEVER_HAS_A_TURN(Variety.TURNS, "everyBranchAndEveryAxisMatters", "branch 'move' of agent 1"),
  MASKS_EVERYTHING("theMaskLeavesAChoice", "branch 'gear'"),

  // Memory and closing
  ALLOCATES_EACH_TICK("playingAllocatesNothing", "must allocate nothing"),
  ALLOCATES_NOW_AND_THEN("playingAllocatesNothing", "must allocate nothing"),
  ALLOCATES_OBSERVING("playingAllocatesNothing", "must allocate nothing"),
  ALLOCATES_MASKING("playingAllocatesNothing", "must allocate nothing"),
  ALLOCATES_REPORTING("playingAllocatesNothing", "must allocate nothing"),
  ALLOCATES_ASKED_WHAT_IS_AWAITED("playingAllocatesNothing", "must allocate nothing"),
  LEAKS_OBJECTS("theHeapDoesNotGrowOverManyResets", "the Java heap must not grow"),
  LEAKS_NATIVE_MEMORY(
      "theProcessDoesNotGrowOverManyResets", "outside of the Java heap must not grow"),
  CLOSE_NEEDS_A_RESET("aSimulationCanBeClosedAtAnyTime", "never reset"),
  CLOSE_NEEDS_AN_END("aSimulationCanBeClosedAtAnyTime", "after up to 1 ticks"),
  CLOSE_STOPS_ALL(
      "closingASimulationLeavesTheOthersAlone", "another simulation is closed meanwhile"),
  NONE("", "");

  /** The kind of game in which it shows. */
  final Variety variety;

  final String rule;
  final String words;

  Flaw(String rule, String words) {
    this(Variety.PLAIN, rule, words);
  }

  Flaw(Variety variety, String rule, String words) {
    this.variety = variety;
    this.rule = rule;
    this.words = words;
  }
}
