package io.github.gdxagents.training.experience;

import io.github.gdxagents.hook.Episode;

/**
 * An episode to play.
 *
 * @param origin which lesson or which parameters it is of, as its source numbers them; the source
 *     finds it again in each {@link EpisodeResult}
 */
record DrawnEpisode(Episode episode, long origin) {}
