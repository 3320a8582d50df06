package io.github.gdxagents.console.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gdxagents.browser.Browser;
import io.github.gdxagents.console.run.CheckpointPlan;
import io.github.gdxagents.console.run.Reports;
import io.github.gdxagents.console.run.RunFolder;
import io.github.gdxagents.hook.Statistic;
import io.github.gdxagents.training.TrainingPlan;
import io.github.gdxagents.training.TrainingSettings;
import io.github.gdxagents.training.network.Learner;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The page in a browser; skipped where there is none. */
@Timeout(180)
class DashboardPageTest {

  private static final Statistic GOALS = new Statistic("goals", "", Statistic.Aggregation.SUM);

  private static final String LATEST_OF_RETURN =
      "document.querySelector('.curve .latest')?.textContent";

  private static final String REQUESTS =
      "performance.getEntriesByType('resource').map(entry => entry.name)"
          + ".filter(name => !name.startsWith('data:')).join(' ')";

  @TempDir Path parent;

  @Test
  void aPersonSeesTheRunLaysAnotherOverItAndEndsIt() throws Exception {
    Path other = Files.createDirectory(parent.resolve("other"));
    Files.writeString(
        other.resolve("metrics.csv"), "iteration,steps,mean_return\n1,100,1\n2,200,3\n");
    AtomicInteger stops = new AtomicInteger();
    try (Browser browser = Browser.open("--disable-gpu");
        RunFolder folder = RunFolder.create(parent.resolve("run"), "toy", CheckpointPlan.NONE)) {
      RunDescription description =
          new RunDescription(
              "<b>toy</b>, seed 1",
              new TrainingPlan(1, 1_000, 1, Learner.FUSED),
              TrainingSettings.DEFAULT);
      Dashboard page = Dashboard.open(0, folder, description, stops::incrementAndGet);
      folder.add(page);
      iterate(1, folder);
      iterate(2, folder);

      browser.visit(page.address());
      browser.await(LATEST_OF_RETURN + " === '20'");
      assertThat(text("#title", browser)).isEqualTo("<b>toy</b>, seed 1");
      assertThat(text("#progress-text", browser)).startsWith("200 of 1,000 steps");
      assertThat(text("#curves", browser)).contains("Mean return", "goals", "Learning rate");
      assertThat(browser.run("return document.querySelectorAll('.curve canvas').length").getAsInt())
          .isGreaterThan(4);

      iterate(3, folder);
      folder.recordEvaluation(300, Reports.policy(3), Reports.evaluation(25, Map.of()));
      folder.log("<i>as it were</i>");
      browser.await(LATEST_OF_RETURN + " === '30'");
      browser.await("document.querySelector('.legend').textContent.includes('evaluations')");
      browser.await("document.querySelector('#log').textContent.includes('<i>as it were</i>')");

      browser.await("document.querySelector('#others input')");
      browser.click("#others input");
      browser.await("document.querySelector('.legend').textContent.includes('other')");

      assertFits(browser);
      stop(browser, stops);
      folder.saveAndClose();
      browser.await("document.querySelector('#phase').textContent === 'ended'");

      assertThat(browser.console()).as("errors and refusals by the policy").isEqualTo("[]");
      assertThat(browser.run("return " + REQUESTS).getAsString().split(" "))
          .hasSizeGreaterThan(5)
          .allMatch(url -> url.startsWith(page.address().toString()));
    }
  }

  private static void iterate(int iteration, RunFolder folder) {
    folder.record(
        Reports.of(iteration, 10.0 * iteration, Map.of(GOALS, 2.0)), Reports.policy(iteration));
  }

  private static String text(String selector, Browser browser) throws Exception {
    return browser
        .run("return document.querySelector('" + selector + "').textContent")
        .getAsString();
  }

  private static void assertFits(Browser browser) throws Exception {
    for (int width : new int[] {1280, 420}) {
      for (String scheme : new String[] {"light", "dark"}) {
        browser.show(width, 800, scheme);
        browser.await("innerWidth === " + width);
        String hidden =
            "return document.documentElement.scrollWidth - document.documentElement.clientWidth";
        assertThat(browser.run(hidden).getAsInt()).as("beyond %s pixels", width).isZero();
        String page = "getComputedStyle(document.body).backgroundColor";
        String red = browser.run("return " + page + ".match(/\\d+/)[0]").getAsString();
        assertThat(Integer.parseInt(red) < 128)
            .as("%s by %s", page, scheme)
            .isEqualTo(scheme.equals("dark"));
      }
    }
    browser.show(1280, 800, "light");
  }

  private static void stop(Browser browser, AtomicInteger stops) throws Exception {
    browser.click("#stop");
    browser.click("#confirm button[value=cancel]");
    assertThat(stops).hasValue(0);
    browser.click("#stop");
    browser.click("#confirm button[value=stop]");
    browser.await("document.querySelector('#phase').dataset.phase === 'stopping'");
    assertThat(stops).hasValue(1);
  }
}
