package io.github.gdxagents.trainer;

import io.github.gdxagents.console.TeachingSession;
import io.github.gdxagents.core.screen.Classroom;
import io.github.gdxagents.training.TrainingReport;
import io.github.gdxagents.training.metric.Measure;
import io.github.gdxagents.training.preference.Answer;
import io.github.gdxagents.training.preference.LabelDesk;
import io.github.gdxagents.training.settings.RewardWeights;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Shows the questions of a run in the window of the bundled games. */
final class DeskClassroom implements Classroom {

  private static final String NONE = "–";

  private final TeachingSession session;
  private LabelDesk.@Nullable Offer offer;
  private @Nullable Pair pair;

  DeskClassroom(TeachingSession session) {
    this.session = session;
  }

  @Override
  public @Nullable Pair next() {
    LabelDesk.Offer next = session.problem().isEmpty() ? session.desk().next() : null;
    if (!Objects.equals(next, offer)) {
      offer = next;
      pair = next == null ? null : new Pair(next.left(), next.right(), why(next.reason()));
    }
    return pair;
  }

  private static String why(LabelDesk.Reason reason) {
    return switch (reason) {
      case CHANCE -> "drawn by chance";
      case DISAGREEMENT -> "the reward networks disagree most about this pair";
    };
  }

  @Override
  public void answer(Pair answered, Verdict verdict) throws IOException {
    if (offer == null || !answered.equals(pair)) {
      throw new IllegalArgumentException("Another pair is asked about");
    }
    session
        .desk()
        .answer(
            offer,
            switch (verdict) {
              case LEFT -> Answer.LEFT;
              case RIGHT -> Answer.RIGHT;
              case EQUAL -> Answer.EQUAL;
              case SKIP -> Answer.SKIP;
            });
  }

  @Override
  public boolean takeBack() throws IOException {
    return session.desk().takeBack();
  }

  @Override
  public List<Figure> figures() {
    List<Figure> figures = new ArrayList<>();
    figures.add(new Figure("labels", Integer.toString(session.desk().labels())));
    TrainingReport report = session.latest();
    figures.add(new Figure("agreement, held out", percent(measure(report, "agreement"))));
    figures.add(new Figure("disagreement", number(measure(report, "disagreement"), 2)));
    figures.add(new Figure("reward learned", number(measure(report, "reward"), 2)));
    figures.add(
        new Figure("game's return", report == null ? NONE : number(report.meanReturn(), 0)));
    figures.add(
        new Figure("iteration", report == null ? NONE : Integer.toString(report.iteration())));
    return figures;
  }

  private static double measure(@Nullable TrainingReport report, String name) {
    return report == null
        ? Double.NaN
        : report.measures().stream()
            .filter(
                measure ->
                    measure.group().equals(RewardWeights.PREFERENCES)
                        && measure.name().equals(name))
            .mapToDouble(Measure::value)
            .findFirst()
            .orElse(Double.NaN);
  }

  private static String percent(double share) {
    return Double.isNaN(share) ? NONE : String.format(Locale.ROOT, "%.0f %%", 100 * share);
  }

  private static String number(double value, int decimals) {
    return Double.isNaN(value) ? NONE : String.format(Locale.ROOT, "%." + decimals + "f", value);
  }

  @Override
  public String problem() {
    return session.problem();
  }
}
