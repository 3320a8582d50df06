package io.github.gdxagents.console;

import io.github.gdxagents.console.text.Json;
import io.github.gdxagents.hook.Simulation;
import io.github.gdxagents.trajectory.DemonstrationFile;
import io.github.gdxagents.trajectory.Demonstrations;
import io.github.gdxagents.trajectory.Trajectory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "demos",
    description =
        "Lists demonstrations, cuts them, plays them again, and checks them against a game; or records some.",
    sortOptions = false)
final class DemosCommand extends BaseCommand {

  private static final Pattern RANGE = Pattern.compile("(\\d{1,9})(?:-(\\d{1,9}))?");
  private static final Pattern CUT = Pattern.compile("(\\d{0,9})\\.\\.(\\d{0,9})");

  private final Games games;

  @Parameters(
      arity = "0..*",
      paramLabel = "FILE",
      description = "Files of demonstrations, taken together where there are several.")
  @SuppressWarnings("FieldCanBeFinal") // set by picocli
  private List<Path> files = List.of();

  @Option(
      names = "--lives",
      paramLabel = "LIST",
      description = "Take these lives only, by the numbers in the list: 1-5,8.")
  private @Nullable String chosen;

  @Option(
      names = "--cut",
      paramLabel = "FROM..TO",
      description =
          "Take only the decisions from FROM to before TO of each life, counted from 0; either may be left out.")
  private @Nullable String cut;

  @Option(names = "--out", paramLabel = "FILE", description = "Save what is taken in a new file.")
  private @Nullable Path saved;

  @Option(
      names = "--replay",
      description =
          "Play each episode again, and compare what is seen, earned and how it ends; names the first difference.")
  private boolean replays;

  @Option(
      names = "--check",
      paramLabel = "GAME",
      description =
          "Check whether they are of this game as it is now; a variant is named as in lander-continuous.")
  private @Nullable String checked;

  @Mixin private final JsonOption json = new JsonOption();

  DemosCommand(Games games) {
    this.games = games;
  }

  @Override
  public Integer call() throws IOException {
    if (files.isEmpty()) {
      throw new UserError("Missing required parameter: 'FILE'; see 'demos --help'");
    }
    if (saved != null) {
      OutputFile.requireNew("--out", saved);
    }
    Demonstrations all = DemonstrationArgument.read(files.get(0));
    for (Path file : files.subList(1, files.size())) {
      Demonstrations more = DemonstrationArgument.read(file);
      DemonstrationArgument.requireSpec(file, more, all.spec());
      all = all.plus(more);
    }
    Demonstrations taken = all.of(cut(select(all.lives())));
    if (checked != null) {
      check(taken, checked);
    }
    List<Optional<String>> differences = replays ? replay(taken) : List.of();
    if (saved != null) {
      DemonstrationFile.write(taken, saved.toFile());
    }
    json.print(out(), () -> text(taken, differences), () -> document(taken, differences));
    return differences.stream().allMatch(Optional::isEmpty) ? 0 : CommandLineTrainer.FAILURE;
  }

  private List<Trajectory> select(List<Trajectory> lives) {
    if (chosen == null) {
      return lives;
    }
    List<Trajectory> selected = new ArrayList<>();
    for (String part : chosen.split(",", -1)) {
      Matcher range = RANGE.matcher(part.strip());
      if (!range.matches()) {
        throw new UserError("--lives needs numbers such as 1-5,8, not '" + chosen + "'");
      }
      int first = Integer.parseInt(range.group(1));
      int last = range.group(2) == null ? first : Integer.parseInt(range.group(2));
      if (first < 1 || first > last || last > lives.size()) {
        throw new UserError(
            "--lives names %s, but there are lives 1 to %s".formatted(part, lives.size()));
      }
      selected.addAll(lives.subList(first - 1, last));
    }
    return selected;
  }

  private List<Trajectory> cut(List<Trajectory> lives) {
    if (cut == null) {
      return lives;
    }
    Matcher range = CUT.matcher(cut);
    if (!range.matches()) {
      throw new UserError("--cut needs FROM..TO, such as 10..200 or 10.., not '" + cut + "'");
    }
    int from = range.group(1).isEmpty() ? 0 : Integer.parseInt(range.group(1));
    int to = range.group(2).isEmpty() ? Integer.MAX_VALUE : Integer.parseInt(range.group(2));
    List<Trajectory> parts = new ArrayList<>();
    for (Trajectory life : lives) {
      int end = Math.min(to, life.decisions());
      if (from < end) {
        parts.add(life.part(from, end));
      }
    }
    if (parts.isEmpty()) {
      throw new UserError("--cut " + cut + " leaves no decision");
    }
    return parts;
  }

  private void check(Demonstrations taken, String label) {
    Games.Choice choice =
        games.labeled(label).orElseThrow(() -> UserError.unknown("game", label, games.labels()));
    Kinds kinds = Kinds.of(choice);
    String kind = kinds.several() ? taken.spec().kind() : kinds.chosen(null);
    DemonstrationArgument.requireSpec(files.get(0), taken, kinds.spec(kind));
  }

  private List<Optional<String>> replay(Demonstrations taken) {
    String label = checked == null ? taken.game() : checked;
    Games.Choice choice =
        games
            .labeled(label)
            .orElseThrow(
                () ->
                    new UserError(
                        "%s is of '%s', which is not among the games here; choose one with --check: %s"
                            .formatted(files.get(0), label, String.join(", ", games.labels()))));
    check(taken, choice.label());
    try (Simulation simulation = choice.variant().simulations().get()) {
      return new DemonstrationReplay(simulation, taken).play();
    }
  }

  private String text(Demonstrations taken, List<Optional<String>> differences) {
    StringBuilder text = new StringBuilder();
    text.append(
        "%s, mean return %s%n"
            .formatted(
                DemonstrationText.summary(taken), DemonstrationText.meanReturn(taken.lives())));
    text.append(DemonstrationText.table(taken.lives()));
    for (int i = 0; i < differences.size(); i++) {
      int number = i + 1;
      differences.get(i).ifPresent(what -> text.append("Life %s: %s%n".formatted(number, what)));
    }
    if (!differences.isEmpty()) {
      long same = differences.stream().filter(Optional::isEmpty).count();
      text.append("%s of %s lives go as they went%n".formatted(same, differences.size()));
    }
    if (checked != null) {
      text.append("They are of %s as it is now%n".formatted(checked));
    }
    if (saved != null) {
      text.append("Saved in %s%n".formatted(saved));
    }
    return text.toString();
  }

  private Map<String, Object> document(Demonstrations taken, List<Optional<String>> differences) {
    Map<String, Object> document =
        Json.object(
            "game", taken.game(),
            "decisions", taken.decisions(),
            "lives", DemonstrationText.json(taken.lives()));
    if (!differences.isEmpty()) {
      document.put("differences", differences.stream().map(what -> what.orElse("")).toList());
    }
    if (saved != null) {
      document.put("saved", saved.toString());
    }
    return document;
  }
}
