package io.github.gdxagents.training;

import io.github.gdxagents.hook.Statistic;
import io.github.gdxagents.training.experience.ActionCounts;
import io.github.gdxagents.training.experience.EpisodeResult;
import io.github.gdxagents.training.learn.UpdateReport;
import io.github.gdxagents.training.metric.Measure;
import java.util.List;
import java.util.Map;

/**
 * One iteration of training: what was played, what was learned, and where the time went.
 *
 * @param iteration from 1
 * @param steps decisions made since the run began
 * @param episodes episodes that ended since the run began
 * @param meanReturn the mean return of the last 100 episodes; NaN before the first one ended
 * @param meanEpisodeDecisions the mean length of the last 100 episodes, in decisions; NaN before
 *     the first one ended
 * @param explainedVariance 1 - Var(target - value) / Var(target): 1 for a perfect value network, 0
 *     for one that knows nothing, below 0 for one that misleads
 * @param update what the learning algorithm reports
 * @param statistics what the game reports: each statistic's mean over the last 100 episodes, NaN
 *     before the first one ended; the same statistics in the same order throughout a run
 * @param measures what the rewards that are learned tell, beside the game's, and what the
 *     curriculum tells; the same figures in the same order throughout a run
 * @param news what the curriculum changes from now on, one sentence each
 * @param warnings what is wrong with the game's numbers or with learning, though not fatally, one
 *     sentence each; each is told once in a run
 * @param time where the iteration's time went
 * @param actions which actions were taken in this iteration
 * @param endedEpisodes the lives that ended in this iteration
 */
public record TrainingReport(
    int iteration,
    long steps,
    long episodes,
    double meanReturn,
    double meanEpisodeDecisions,
    double explainedVariance,
    UpdateReport update,
    Map<Statistic, Double> statistics,
    List<Measure> measures,
    List<String> news,
    List<String> warnings,
    TimeBudget time,
    ActionCounts actions,
    List<EpisodeResult> endedEpisodes) {}
