package io.github.gdxagents.training.experience;

import io.github.gdxagents.hook.Parameter;
import io.github.gdxagents.hook.Statistic;
import io.github.gdxagents.training.metric.Measure;
import io.github.gdxagents.training.settings.Curriculum;
import io.github.gdxagents.training.settings.Randomization;
import io.github.gdxagents.training.state.Stateful;
import java.util.List;

/**
 * Where the parameters of episodes come from. It changes between rollouts only, by what became of
 * episodes in a fixed order, so that it does not matter which thread asks, or when.
 */
interface EpisodeSource extends Stateful {

  /**
   * The source that settings ask for.
   *
   * @param parameters that the simulations declare
   * @param statistics that the learners report
   * @param slots how many learners there are
   */
  static EpisodeSource of(
      Curriculum curriculum,
      Randomization randomization,
      List<Parameter> parameters,
      List<Statistic> statistics,
      int slots) {
    return curriculum.success() != null
        ? new LearnableEpisodes(
            curriculum.success(), new EpisodeSampler(parameters, randomization), statistics)
        : new Lessons(curriculum.lessons(), randomization, parameters, statistics, slots);
  }

  /** An episode that is a function of the seed and of what was judged so far. Thread-safe. */
  DrawnEpisode next(long seed);

  /**
   * Learns what became of episodes; while no thread asks for others.
   *
   * @param lives that ended in the latest rollout, in a fixed order
   * @param progress the share of the run that is over, 0 to 1
   * @return what changes from now on and should be known, one sentence each
   */
  List<String> judge(List<EpisodeResult> lives, double progress);

  /** What this tells of itself; the same figures in the same order throughout a run. */
  List<Measure> measures();
}
