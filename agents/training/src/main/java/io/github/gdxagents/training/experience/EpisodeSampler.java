package io.github.gdxagents.training.experience;

import io.github.gdxagents.hook.Episode;
import io.github.gdxagents.hook.Parameter;
import io.github.gdxagents.hook.RandomStream;
import io.github.gdxagents.training.settings.Randomization;
import java.util.List;
import java.util.Map;

/**
 * Makes an episode of a seed: draws each parameter that is to be randomized, uniformly within its
 * range, and leaves the others at their defaults.
 *
 * @param parameters that the simulation declares
 * @param randomization which of them to draw, and from where
 */
record EpisodeSampler(List<Parameter> parameters, Randomization randomization) {

  /** The stream of a seed that parameters are drawn from; the game has the seed itself. */
  private static final int PARAMETER_STREAM = 1;

  /** An episode that is a function of the seed. */
  Episode sample(long seed) {
    return sample(seed, seed);
  }

  /**
   * The same with parameters that are a function of another seed.
   *
   * @param parameterSeed decides the parameters, and nothing else
   */
  Episode sample(long seed, long parameterSeed) {
    Episode episode = Episode.of(seed, parameters);
    RandomStream random =
        new RandomStream(RandomStream.deriveSeed(parameterSeed, PARAMETER_STREAM));
    for (Map.Entry<String, Randomization.Range> entry : randomization.ranges().entrySet()) {
      Randomization.Range range = entry.getValue();
      float value = (float) (range.low() + random.nextDouble() * (range.high() - range.low()));
      episode = episode.with(entry.getKey(), value);
    }
    return episode;
  }
}
