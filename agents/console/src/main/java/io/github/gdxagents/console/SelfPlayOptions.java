package io.github.gdxagents.console;

import io.github.gdxagents.console.settings.SettingsSection;
import io.github.gdxagents.training.experience.SelfPlay;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How agents learn by playing against themselves. */
final class SelfPlayOptions {

  @Option(
      names = "--self-play",
      paramLabel = "SIDES",
      description =
          "Learn from matches against oneself: the agents are so many sides of equal size, in the game's order of them."
              + " One side of each copy of the game learns; the others are played by the policy as it is or was."
              + " Default: all agents learn.")
  private @Nullable Integer sides;

  @Option(
      names = "--past-selves",
      paramLabel = "N",
      description =
          "How many past selves are kept to play against. Default: "
              + SelfPlay.DEFAULT_PAST_SELVES
              + ".")
  private @Nullable Integer pastSelves;

  @Option(
      names = "--snapshot-every",
      paramLabel = "N",
      converter = RunOptions.StepsConverter.class,
      description =
          "Decisions from one past self to the next. Default: "
              + SelfPlay.DEFAULT_SNAPSHOT_EVERY
              + ".")
  private @Nullable Long snapshotEvery;

  @Option(
      names = "--latest-share",
      paramLabel = "SHARE",
      description =
          "The share of episodes that are played against the policy as it is, not as it was. Default: "
              + SelfPlay.DEFAULT_LATEST_SHARE
              + ".")
  private @Nullable Double latestShare;

  @Option(
      names = "--prefer-stronger",
      negatable = true,
      description = "Meet past selves the more often, the more the policy loses to them.")
  private @Nullable Boolean prefersStronger;

  /** Takes what a settings file says where nothing was typed. */
  void orElse(SettingsSection file) {
    sides = sides == null ? file.option("self-play", Integer::valueOf) : sides;
    pastSelves = pastSelves == null ? file.option("past-selves", Integer::valueOf) : pastSelves;
    snapshotEvery =
        snapshotEvery == null
            ? file.option("snapshot-every", new RunOptions.StepsConverter()::convert)
            : snapshotEvery;
    latestShare = latestShare == null ? file.option("latest-share", Double::valueOf) : latestShare;
    prefersStronger =
        prefersStronger == null
            ? file.option("prefer-stronger", SelfPlayOptions::parse)
            : prefersStronger;
  }

  private static Boolean parse(String text) {
    if (!text.equals("true") && !text.equals("false")) {
      throw new IllegalArgumentException("must be true or false, not '" + text + "'");
    }
    return Boolean.valueOf(text);
  }

  /** What the options ask for. */
  SelfPlay selfPlay() {
    if (sides == null) {
      requireUnused("--past-selves", pastSelves);
      requireUnused("--snapshot-every", snapshotEvery);
      requireUnused("--latest-share", latestShare);
      requireUnused("--prefer-stronger", prefersStronger);
      return SelfPlay.NONE;
    }
    UserError.requireWithin("--self-play", 2, SelfPlay.MOST_SIDES, sides);
    return new SelfPlay(
        sides,
        pastSelves == null ? SelfPlay.DEFAULT_PAST_SELVES : pastSelves,
        snapshotEvery == null ? SelfPlay.DEFAULT_SNAPSHOT_EVERY : snapshotEvery,
        latestShare == null ? SelfPlay.DEFAULT_LATEST_SHARE : latestShare,
        prefersStronger != null && prefersStronger);
  }

  private static void requireUnused(String option, @Nullable Object value) {
    if (value != null) {
      throw new UserError(option + " goes with --self-play SIDES, which is missing");
    }
  }

  /** What a settings file says to play in the same way. */
  static Map<String, String> asWritten(SelfPlay selfPlay) {
    Map<String, String> options = new LinkedHashMap<>();
    if (selfPlay.isActive()) {
      options.put("self-play", Integer.toString(selfPlay.sides()));
      options.put("past-selves", Integer.toString(selfPlay.pastSelves()));
      options.put("snapshot-every", Long.toString(selfPlay.snapshotEvery()));
      options.put("latest-share", Double.toString(selfPlay.latestShare()));
      options.put("prefer-stronger", Boolean.toString(selfPlay.prefersStronger()));
    }
    return options;
  }
}
