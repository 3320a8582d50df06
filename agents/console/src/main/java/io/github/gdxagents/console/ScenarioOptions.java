package io.github.gdxagents.console;

import io.github.gdxagents.console.run.RunFolder;
import io.github.gdxagents.console.settings.SettingsSection;
import io.github.gdxagents.hook.Simulation;
import io.github.gdxagents.play.Replay;
import io.github.gdxagents.play.ReplayFile;
import io.github.gdxagents.training.experience.Practice;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Situations that training returns to: those of scenarios that failed, say. */
final class ScenarioOptions {

  private static final String SUFFIX = ".replay";
  private static final double DEFAULT_SHARE = 0.25;

  @Option(
      names = "--scenarios",
      paramLabel = "FILE",
      description =
          "Let a share of episodes begin in situations: a replay up to there, or a folder of them, such as"
              + " target/scenarios/CLASS/starts, where the tests of scenarios leave those that failed; may be repeated.")
  private List<Path> files = List.of();

  @Option(
      names = "--scenario-share",
      paramLabel = "SHARE",
      description = "The share of episodes that begin so. Default: " + DEFAULT_SHARE + ".")
  private @Nullable Double share;

  /**
   * Takes what a settings file says where nothing was typed.
   *
   * @param folder of the file, to which its paths are relative
   */
  void orElse(SettingsSection file, Path folder) {
    if (files.isEmpty()) {
      Path named = file.option("scenarios", folder::resolve);
      files = named == null ? List.of() : List.of(named);
    }
    share = share == null ? file.option("scenario-share", Double::valueOf) : share;
  }

  /**
   * What there is to practice.
   *
   * @throws UserError if a file is not there, damaged, or of another game
   */
  Practice practice(Supplier<? extends Simulation> simulations) {
    if (files.isEmpty()) {
      if (share != null) {
        throw new UserError("--scenario-share goes with --scenarios, which is missing");
      }
      return Practice.NONE;
    }
    double given = share == null ? DEFAULT_SHARE : share;
    if (!(given > 0 && given < 1)) {
      throw new UserError("--scenario-share must be greater than 0 and less than 1, not " + given);
    }
    List<Replay> starts = new ArrayList<>();
    try (Simulation simulation = simulations.get()) {
      for (Path file : replays()) {
        starts.add(read(file, simulation));
      }
    }
    return new Practice(starts, given);
  }

  private List<Path> replays() {
    List<Path> replays = new ArrayList<>();
    for (Path file : files) {
      if (!Files.isDirectory(file)) {
        replays.add(file);
        continue;
      }
      List<Path> found;
      try (Stream<Path> list = Files.list(file)) {
        found = list.filter(each -> each.toString().endsWith(SUFFIX)).sorted().toList();
      } catch (IOException e) {
        throw new UserError("Cannot read the folder " + file + ": " + e);
      }
      if (found.isEmpty()) {
        throw new UserError("There is no " + SUFFIX + " in " + file);
      }
      replays.addAll(found);
    }
    return replays;
  }

  private static Replay read(Path file, Simulation simulation) {
    if (!Files.isRegularFile(file)) {
      throw new UserError("Scenario not found: " + file);
    }
    try (InputStream in = Files.newInputStream(file)) {
      Replay start = ReplayFile.read(in, file.toString());
      Practice.require(start, simulation);
      return start;
    } catch (IOException e) {
      throw new UserError(String.valueOf(e.getMessage()));
    } catch (IllegalArgumentException e) {
      throw new UserError(file + ": " + e.getMessage());
    }
  }

  /**
   * Keeps what is practiced in the run's folder.
   *
   * @return what a settings file says to practice it again
   */
  static Map<String, String> kept(Practice practice, RunFolder folder) throws IOException {
    Map<String, String> options = new LinkedHashMap<>();
    if (practice.isActive()) {
      options.put("scenarios", folder.keep(practice).toString());
      options.put("scenario-share", Double.toString(practice.share()));
    }
    return options;
  }
}
