package io.github.gdxagents.console.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gdxagents.training.TrainingReport;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RunListenersTest {

  private final List<String> heard = new ArrayList<>();

  /** Writes down what it hears, and has trouble as it is told to. */
  private final class Scribe implements RunListener {

    private final boolean throwing;
    private @Nullable String trouble;

    Scribe(boolean throwing) {
      this.throwing = throwing;
    }

    @Override
    public void iterated(TrainingReport report) {
      if (throwing) {
        throw new IllegalStateException("no ink");
      }
      heard.add("iteration " + report.iteration());
    }

    @Override
    public @Nullable String trouble() {
      return trouble;
    }

    @Override
    public void close() {
      heard.add("closed");
    }
  }

  @Test
  void whoThrowsIsToldOfNothingMoreAndTheOthersAre() {
    RunListeners listeners = new RunListeners();
    listeners.add(new Scribe(true));
    listeners.add(new Scribe(false));

    listeners.forEach(listener -> listener.iterated(Reports.of(1, 0)));
    List<String> news = listeners.news();
    listeners.forEach(listener -> listener.iterated(Reports.of(2, 0)));

    assertThat(news)
        .containsExactly(
            "Scribe failed, and tells no more: java.lang.IllegalStateException: no ink");
    assertThat(listeners.news()).isEmpty();
    listeners.close();
    assertThat(heard).containsExactly("iteration 1", "iteration 2", "closed", "closed");
  }

  @Test
  void troubleIsToldOnceAndSoIsItsEnd() {
    RunListeners listeners = new RunListeners();
    Scribe scribe = new Scribe(false);
    listeners.add(scribe);

    scribe.trouble = "no paper";
    assertThat(listeners.news()).containsExactly("no paper");
    assertThat(listeners.news()).isEmpty();
    scribe.trouble = null;
    assertThat(listeners.news()).containsExactly("Written at last. Before: no paper");
    assertThat(listeners.news()).isEmpty();
  }
}
