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
      description = "How many past selves are kept to play against. Default: 20.")
  private @Nullable Integer pastSelves;

  @Option(
      names = "--snapshot-every",
      paramLabel = "N",
      converter = RunOptions.StepsConverter.class,
      description = "Decisions from one past self to the next. Default: 20k.")
  private @Nullable Long snapshotEvery;

  @Option(
      names = "--latest-share",
      paramLabel = "SHARE",
      description =
          "The share of episodes that are played against the policy as it is, not as it was. Default: 0.5.")
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
            ? file.option("prefer-stronger", Boolean::valueOf)
            : prefersStronger;
  }

  /** What the options ask for. */
  SelfPlay selfPlay() {
    SelfPlay standard = SelfPlay.DEFAULT;
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
        pastSelves == null ? standard.pastSelves() : pastSelves,
        snapshotEvery == null ? standard.snapshotEvery() : snapshotEvery,
        latestShare == null ? standard.latestShare() : latestShare,
        prefersStronger == null ? standard.prefersStronger() : prefersStronger);
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
