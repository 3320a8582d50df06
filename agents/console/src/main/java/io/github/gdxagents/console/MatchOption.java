package io.github.gdxagents.console;

import io.github.gdxagents.console.settings.SettingsSection;
import io.github.gdxagents.hook.AgentSpec;
import io.github.gdxagents.policy.Match;
import io.github.gdxagents.policy.Policy;
import io.github.gdxagents.policy.PolicyFit;
import io.github.gdxagents.policy.SpecMismatchException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** How closely policies have to match the game. */
final class MatchOption {

  @Option(
      names = "--match",
      paramLabel = "NAME",
      completionCandidates = Names.class,
      converter = Converter.class,
      description =
          "How closely a policy has to match the game: ${COMPLETION-CANDIDATES}. With lenient, units, labels,"
              + " bounds, the order of observations, the kind's name and a slightly changed step may differ;"
              + " each difference is listed. Default: strict.")
  private @Nullable Match match;

  /** Takes what a settings file says where nothing was typed. */
  void orElse(SettingsSection file) {
    if (match == null) {
      match = file.option("match", new Converter()::convert);
    }
  }

  /** What was chosen; null for the default. */
  @Nullable String name() {
    return match == null || match == Match.STRICT ? null : nameOf(match);
  }

  private Match chosen() {
    return match == null ? Match.STRICT : match;
  }

  /**
   * Reads a policy and fits it to a game.
   *
   * @param err receives the differences that are accepted
   */
  Policy read(Path file, AgentSpec spec, PrintWriter err) {
    return fit(file, PolicyArgument.read(file), spec, err);
  }

  /**
   * Fits a policy to a game.
   *
   * @param file where it comes from, for messages
   * @param err receives the differences that are accepted
   */
  Policy fit(Path file, Policy policy, AgentSpec spec, PrintWriter err) {
    try {
      PolicyFit fit = policy.fitTo(spec, chosen());
      if (!fit.differences().isEmpty()) {
        err.println(file + " differs from the game; accepted:");
        fit.differences().forEach(difference -> err.println("  " + difference));
        err.flush();
      }
      return fit.policy();
    } catch (SpecMismatchException e) {
      String remedy =
          chosen() == Match.STRICT && fitsLeniently(policy, spec)
              ? "\nIf these mean the same in the game, accept them with --match lenient"
              : "";
      throw new UserError(file + ": " + e.getMessage() + remedy);
    }
  }

  private static boolean fitsLeniently(Policy policy, AgentSpec spec) {
    try {
      policy.fitTo(spec, Match.LENIENT);
      return true;
    } catch (SpecMismatchException e) {
      return false;
    }
  }

  private static String nameOf(Match match) {
    return match.name().toLowerCase(Locale.ROOT);
  }

  private static List<String> all() {
    return Arrays.stream(Match.values()).map(MatchOption::nameOf).toList();
  }

  /** The names of all matches, for completion. */
  static final class Names implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return all().iterator();
    }
  }

  /** Reads names of matches for picocli. */
  static final class Converter implements ITypeConverter<Match> {
    @Override
    public Match convert(String text) {
      for (Match match : Match.values()) {
        if (nameOf(match).equals(text)) {
          return match;
        }
      }
      throw new TypeConversionException(
          String.valueOf(UserError.unknown("match", text, all()).getMessage()));
    }
  }
}
