package io.github.gdxagents.console.export;

import io.github.gdxagents.hook.ActionSpec;
import io.github.gdxagents.hook.ObservationShape;
import io.github.gdxagents.hook.ObservationSpec;
import io.github.gdxagents.policy.Provenance;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.StringJoiner;

/** What exported classes have in common: their templates, and what their comments say. */
final class ClassTemplate {

  private ClassTemplate() {}

  /** The text of a template beside this class, with line feeds at line ends. */
  static String read(String name) {
    try (InputStream resource =
        Objects.requireNonNull(ClassTemplate.class.getResourceAsStream(name), name)) {
      return new String(resource.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Who trained the policy, and how well it does, in a clause. */
  static String origin(Provenance origin) {
    String text =
        JavaText.comment(origin.game())
            + ", trained by "
            + JavaText.comment(origin.algorithm())
            + " of gdx-agents "
            + JavaText.comment(origin.libraryVersion())
            + ", seed "
            + origin.seed()
            + ", "
            + origin.steps()
            + " steps";
    return origin.scoreEpisodes() == 0
        ? text
        : text
            + ", with a mean return of "
            + origin.scoreMean()
            + " over "
            + origin.scoreEpisodes()
            + " episodes";
  }

  /** What each number of the observation is, a line for each component. */
  static String observation(ObservationSpec spec) {
    StringJoiner lines = new StringJoiner("\n");
    int first = 0;
    for (ObservationSpec.Component component : spec.components()) {
      int last = first + component.size() - 1;
      lines.add(
          " *   "
              + (first == last ? "" + first : first + " to " + last)
              + ": "
              + JavaText.comment(component.name())
              + (component.shape().kind() == ObservationShape.Kind.VECTOR
                  ? ""
                  : ", a " + component.shape())
              + (component.stacked() == 1
                  ? ""
                  : ", stacked: "
                      + component.shape().size()
                      + " of this decision, then those of a decision ago, up to "
                      + (component.stacked() - 1)
                      + " ago")
              + unit(component.unit()));
      first = last + 1;
    }
    return lines.toString();
  }

  /** What each number of the action is, a line for each branch and axis. */
  static String action(ActionSpec action) {
    StringJoiner lines = new StringJoiner("\n");
    for (int b = 0; b < action.branchCount(); b++) {
      ActionSpec.Branch branch = action.branches().get(b);
      StringJoiner choices = new StringJoiner(", ");
      for (int c = 0; c < branch.choices().size(); c++) {
        choices.add(c + " " + JavaText.comment(branch.choices().get(c)));
      }
      lines.add(" *   choices[" + b + "]: " + JavaText.comment(branch.name()) + ": " + choices);
    }
    for (int a = 0; a < action.axisCount(); a++) {
      ActionSpec.Axis axis = action.axes().get(a);
      lines.add(
          " *   axes["
              + a
              + "]: "
              + JavaText.comment(axis.name())
              + " from "
              + axis.low()
              + " to "
              + axis.high()
              + unit(axis.unit()));
    }
    return lines.toString();
  }

  private static String unit(String unit) {
    return unit.isEmpty() ? "" : ", in " + JavaText.comment(unit);
  }
}
