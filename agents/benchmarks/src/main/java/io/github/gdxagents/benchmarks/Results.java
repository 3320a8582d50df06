package io.github.gdxagents.benchmarks;

import java.util.List;

/**
 * Everything that one run of the benchmarks measured; what was left out is empty.
 *
 * @param date of the run, such as 2025-01-31
 */
record Results(
    String date,
    Machine machine,
    List<MicroBenchmark> microBenchmarks,
    List<FrameCost> frameCost,
    List<TrainingSpeed> trainingSpeed,
    List<RolloutOverhead> rolloutOverhead,
    List<TellingCost> tellingCost,
    List<TimeToThreshold> timeToThreshold,
    List<MemoryUse> memory) {}
