package io.github.gdxagents.console;

import io.github.gdxagents.console.text.Json;
import io.github.gdxagents.console.text.NumberText;
import io.github.gdxagents.console.text.Table;
import io.github.gdxagents.hook.AgentState;
import io.github.gdxagents.trajectory.Demonstrations;
import io.github.gdxagents.trajectory.Trajectory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Demonstrations as a table to read, and as JSON. */
final class DemonstrationText {

  private DemonstrationText() {}

  /** One line for each life, numbered from 1. */
  static Table table(List<Trajectory> lives) {
    Table table = new Table(">>>>>>><");
    table.row("life", "seed", "agent", "from", "decisions", "return", "", "end");
    for (int i = 0; i < lives.size(); i++) {
      Trajectory life = lives.get(i);
      table.row(
          Integer.toString(i + 1),
          Long.toString(life.origin().seed()),
          Integer.toString(life.origin().agent()),
          NumberText.count(life.origin().decision()),
          NumberText.count(life.decisions()),
          NumberText.significant(life.undiscountedReturn()),
          "",
          end(life));
    }
    return table;
  }

  private static String end(Trajectory life) {
    return life.end() == AgentState.RUNNING
        ? "went on"
        : life.end().name().toLowerCase(Locale.ROOT);
  }

  /** How much there is: {@code 20 lives of lander, 4,312 decisions}. */
  static String summary(Demonstrations demonstrations) {
    return "%s lives of %s, %s decisions"
        .formatted(
            NumberText.count(demonstrations.lives().size()),
            demonstrations.game(),
            NumberText.count(demonstrations.decisions()));
  }

  static String meanReturn(List<Trajectory> lives) {
    return NumberText.significant(
        lives.stream().mapToDouble(Trajectory::undiscountedReturn).average().orElse(Double.NaN));
  }

  static List<Object> json(List<Trajectory> lives) {
    List<Object> documents = new ArrayList<>();
    for (Trajectory life : lives) {
      documents.add(
          Json.object(
              "seed", life.origin().seed(),
              "parameters", life.origin().parameters(),
              "agent", life.origin().agent(),
              "from", life.origin().decision(),
              "decisions", life.decisions(),
              "return", life.undiscountedReturn(),
              "end", life.end().name().toLowerCase(Locale.ROOT)));
    }
    return documents;
  }
}
