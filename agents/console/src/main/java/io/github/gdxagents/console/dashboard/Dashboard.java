package io.github.gdxagents.console.dashboard;

import io.github.gdxagents.console.run.Metric;
import io.github.gdxagents.console.run.RunFolder;
import io.github.gdxagents.console.run.RunListener;
import io.github.gdxagents.console.text.Json;
import io.github.gdxagents.training.Evaluation;
import io.github.gdxagents.training.TrainingReport;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A page on this machine that shows a run while it goes on, and can end it. It is served on the
 * loopback address only, asks no other machine for anything, and is gone when the run is over. The
 * run never waits for it.
 */
public final class Dashboard implements RunListener {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

  private final LiveRun run;
  private final PageServer server;

  private Dashboard(LiveRun run, PageServer server) {
    this.run = run;
    this.server = server;
  }

  /**
   * Opens the page of a run.
   *
   * @param port 0 for a free one
   * @param folder of the run; what it holds already is on the page as well
   * @param stop ends the run; called by another thread
   * @throws java.net.BindException if the port is taken
   */
  public static Dashboard open(
      int port, RunFolder folder, RunDescription description, Runnable stop) throws IOException {
    LiveRun run = new LiveRun(SavedRun.read(folder.path()));
    Map<String, Object> json = description.json();
    json.put("id", Long.toString(System.currentTimeMillis(), Character.MAX_RADIX));
    json.put("folder", folder.path().toString());
    json.put("definitions", definitions());
    Runnable stopAndTell =
        () -> {
          stop.run();
          run.enter(LiveRun.Phase.STOPPING);
        };
    PageServer server = new PageServer(port, json, run, new OtherRuns(folder.path()), stopAndTell);
    server.start();
    return new Dashboard(run, server);
  }

  /**
   * Makes sure that a port can be had at this moment.
   *
   * @throws java.net.BindException if it is taken
   */
  public static void requireFree(int port) throws IOException {
    new ServerSocket(port, 1, InetAddress.getLoopbackAddress()).close();
  }

  private static Map<String, Object> definitions() {
    Map<String, Object> definitions = new LinkedHashMap<>();
    for (Metric metric : Metric.values()) {
      definitions.put(
          metric.key(), Json.object("unit", metric.unit(), "definition", metric.definition()));
    }
    return definitions;
  }

  /** Where the page is. */
  public URI address() {
    return server.address();
  }

  @Override
  public void iterated(TrainingReport report) {
    run.iterated(report);
  }

  @Override
  public void evaluated(long steps, Evaluation evaluation) {
    run.evaluated(steps, evaluation);
  }

  @Override
  public void logged(String line) {
    run.logged(LocalDateTime.now(ZoneId.systemDefault()).format(TIME) + "  " + line);
  }

  @Override
  public void trained() {
    run.enter(LiveRun.Phase.EVALUATING);
  }

  @Override
  public @Nullable String trouble() {
    return null;
  }

  @Override
  public void close() {
    run.enter(LiveRun.Phase.ENDED);
    server.close();
  }
}
