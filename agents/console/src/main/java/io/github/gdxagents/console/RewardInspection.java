package io.github.gdxagents.console;

import io.github.gdxagents.console.text.Json;
import io.github.gdxagents.console.text.NumberText;
import io.github.gdxagents.console.text.Table;
import io.github.gdxagents.hook.ActionSpec;
import io.github.gdxagents.hook.ObservationSpec;
import io.github.gdxagents.training.preference.RewardModel;
import io.github.gdxagents.training.preference.RewardModelFile;
import io.github.gdxagents.training.preference.RewardOrigin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a file with a learned reward says, but for its weights. */
final class RewardInspection {

  private final RewardModel model;

  RewardInspection(RewardModel model) {
    this.model = model;
  }

  /** Whether a file begins as one with a learned reward does. */
  static boolean isFor(Path file) {
    try {
      return Files.isRegularFile(file) && RewardModelFile.isOne(file);
    } catch (IOException e) {
      return false; // whoever reads it as a policy says why not
    }
  }

  /** Reads a learned reward, or says why it cannot be read. */
  static RewardModel read(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new UserError("Reward model not found: " + file);
    }
    try {
      return RewardModelFile.read(file);
    } catch (IOException e) {
      throw new UserError(String.valueOf(e.getMessage()));
    }
  }

  String text() {
    RewardOrigin origin = model.origin();
    Table learned = new Table("<<");
    learned.row("game", origin.game());
    learned.row("by", "gdx-agents " + origin.libraryVersion());
    learned.row("seed", Long.toString(origin.seed()));
    learned.row("comparisons", NumberText.count(origin.labels()));
    learned.row(
        "agreement",
        Double.isNaN(origin.agreement())
            ? "none was held out"
            : NumberText.percent(origin.agreement()) + " of those held out");
    Table judged = new Table("<<");
    judged.row("kind", model.spec().kind());
    judged.row("observations", observations() + "; " + normalization());
    judged.row("actions", actions());
    Table networks = new Table("<<");
    networks.row("networks", Integer.toString(model.networks()));
    networks.row("parameters", NumberText.count(model.parametersEach()) + " each");
    networks.row("hidden layers", layers());
    Table settings = new Table("<<");
    origin.settings().forEach(settings::row);
    return "Reward, learned from comparisons\n%s\nWhat it judges\n%s\nNetworks\n%s\nSettings of the run\n%s"
        .formatted(learned, judged, networks, settings);
  }

  private String observations() {
    return model.spec().observation().components().stream()
        .map(ObservationSpec.Component::name)
        .collect(Collectors.joining(", "));
  }

  private String normalization() {
    return "normalized by " + NumberText.count(model.normalizer().sampleCount()) + " of them";
  }

  private String actions() {
    ActionSpec action = model.spec().action();
    return Stream.concat(
            action.branches().stream().map(ActionSpec.Branch::name),
            action.axes().stream().map(ActionSpec.Axis::name))
        .collect(Collectors.joining(", "));
  }

  private String layers() {
    List<String> widths = model.hidden().stream().map(String::valueOf).toList();
    return widths.isEmpty() ? "none" : String.join(", ", widths) + ", " + activation();
  }

  private String activation() {
    return model.activation().name().toLowerCase(Locale.ROOT);
  }

  Map<String, Object> json() {
    RewardOrigin origin = model.origin();
    return Json.object(
        "game", origin.game(),
        "library_version", origin.libraryVersion(),
        "seed", origin.seed(),
        "comparisons", origin.labels(),
        "agreement", origin.agreement(),
        "kind", model.spec().kind(),
        "networks", model.networks(),
        "parameters_each", model.parametersEach(),
        "hidden", model.hidden(),
        "activation", activation(),
        "settings", origin.settings());
  }
}
