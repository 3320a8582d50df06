package io.github.gdxagents.console.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.gdxagents.console.run.CheckpointPlan;
import io.github.gdxagents.console.run.Reports;
import io.github.gdxagents.console.run.RunFolder;
import io.github.gdxagents.hook.Statistic;
import io.github.gdxagents.training.TrainingPlan;
import io.github.gdxagents.training.TrainingSettings;
import io.github.gdxagents.training.network.Learner;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.BindException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The page's server without a browser. */
@Timeout(60)
class DashboardTest {

  private static final Statistic GOALS = new Statistic("goals", "", Statistic.Aggregation.SUM);

  @TempDir Path parent;
  private final AtomicInteger stops = new AtomicInteger();
  private final HttpClient browser = HttpClient.newHttpClient();
  private RunFolder folder;
  private Dashboard page;

  @BeforeEach
  void begin() throws IOException {
    folder = RunFolder.create(parent.resolve("run"), "toy", CheckpointPlan.NONE);
    page = open(0);
    folder.add(page);
  }

  @AfterEach
  void end() {
    folder.close();
  }

  private Dashboard open(int port) throws IOException {
    RunDescription description =
        new RunDescription(
            "toy, seed 1", new TrainingPlan(1, 1_000, 1, Learner.FUSED), TrainingSettings.DEFAULT);
    return Dashboard.open(port, folder, description, stops::incrementAndGet);
  }

  private void iterate(int iteration) {
    folder.record(
        Reports.of(iteration, 10.0 * iteration, Map.of(GOALS, 2.0)), Reports.policy(iteration));
  }

  private HttpRequest.Builder to(String path) {
    return HttpRequest.newBuilder(page.address().resolve(path));
  }

  private HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return browser.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return send(to(path));
  }

  /** What a page hears, as long as it listens. */
  private final class Events implements AutoCloseable {
    private final BufferedReader lines;

    Events() throws IOException, InterruptedException {
      lines =
          new BufferedReader(
              new InputStreamReader(
                  browser
                      .send(to("events").build(), HttpResponse.BodyHandlers.ofInputStream())
                      .body(),
                  StandardCharsets.UTF_8));
    }

    /** The next event of a kind. */
    JsonObject next(String kind) throws IOException {
      String line = lines.readLine();
      while (line != null && !line.equals("event: " + kind)) {
        line = lines.readLine();
      }
      assertThat(line).as("an event '%s'", kind).isNotNull();
      return JsonParser.parseString(lines.readLine().substring("data: ".length()))
          .getAsJsonObject();
    }

    /** Whether nothing follows but the end. */
    boolean saysNoMore() {
      return lines.lines().allMatch(String::isEmpty);
    }

    @Override
    public void close() throws IOException {
      lines.close();
    }
  }

  /** The cells of a column. */
  private static List<Double> column(String name, JsonObject table) {
    int column =
        table.getAsJsonArray("columns").asList().stream()
            .map(cell -> cell.getAsString())
            .toList()
            .indexOf(name);
    List<Double> cells = new ArrayList<>();
    for (var row : table.getAsJsonArray("rows")) {
      var cell = row.getAsJsonArray().get(column);
      cells.add(cell.isJsonNull() ? Double.NaN : cell.getAsDouble());
    }
    return cells;
  }

  @Test
  void thePageAndItsFilesComeFromThisServerAlone() throws Exception {
    HttpResponse<String> html = get("/");

    assertThat(html.statusCode()).isEqualTo(200);
    assertThat(html.body()).startsWith("<!doctype html>");
    for (String file : List.of("dashboard.css", "dashboard.js", "uplot.css", "uplot.js")) {
      assertThat(html.body()).contains('"' + file + '"');
      assertThat(get(file).statusCode()).as(file).isEqualTo(200);
      assertThat(get(file).body()).as(file).isNotEmpty();
    }
    for (String file : List.of("/", "dashboard.css", "dashboard.js")) {
      assertThat(get(file).body().replace("http://www.w3.org/2000/svg", ""))
          .as("no request to anybody else by %s", file)
          .doesNotContain("http:", "https:", "\"//", "'//");
    }
    assertThat(html.headers().firstValue("Content-Security-Policy").orElseThrow())
        .startsWith("default-src 'none'; script-src 'self'; style-src 'self'")
        .contains("frame-ancestors 'none'")
        .doesNotContain("unsafe");
    assertThat(get("/nothing").statusCode()).isEqualTo(404);
    assertThat(get("/../../secret").statusCode()).isEqualTo(404);
  }

  @Test
  void aPageHearsOfEachIterationAndEvaluation() throws Exception {
    try (Events events = new Events()) {
      JsonObject run = events.next("run");
      assertThat(run.get("title").getAsString()).isEqualTo("toy, seed 1");
      assertThat(run.get("plannedSteps").getAsLong()).isEqualTo(1_000);
      assertThat(run.getAsJsonObject("settings").get("algorithm").getAsString()).isEqualTo("ppo");
      events.next("news"); // of a run that has only begun

      iterate(1);
      JsonObject first = events.next("news");
      folder.recordEvaluation(100, Reports.policy(1), Reports.evaluation(7, Map.of()));
      folder.log("as it were");
      iterate(2);
      JsonObject second = events.next("news");

      assertThat(first.get("phase").getAsString()).isEqualTo("training");
      assertThat(column("steps", first.getAsJsonObject("metrics"))).containsExactly(100.0);
      assertThat(column("mean_return", first.getAsJsonObject("metrics"))).containsExactly(10.0);
      assertThat(column("game_goals", first.getAsJsonObject("metrics"))).containsExactly(2.0);
      assertThat(column("entropy", first.getAsJsonObject("metrics"))).containsExactly(Double.NaN);
      assertThat(column("mean_return", second.getAsJsonObject("metrics"))).containsExactly(20.0);
      assertThat(column("mean_return", second.getAsJsonObject("evaluations"))).containsExactly(7.0);
      assertThat(second.getAsJsonArray("log").get(0).getAsString()).endsWith("  as it were");
      assertThat(second.getAsJsonObject("seconds").get("update").getAsDouble()).isEqualTo(4);
    }
  }

  @Test
  void aPageThatComesLaterGetsAllThatWas() throws Exception {
    for (int i = 1; i <= 5; i++) {
      iterate(i);
    }
    try (Events events = new Events()) {
      JsonObject news = events.next("news");

      assertThat(column("steps", news.getAsJsonObject("metrics")))
          .containsExactly(100.0, 200.0, 300.0, 400.0, 500.0);
    }
  }

  @Test
  void aPageOfARunThatGoesOnShowsWhatItsFolderHolds() throws Exception {
    iterate(1);
    iterate(2);
    folder.recordEvaluation(200, Reports.policy(2), Reports.evaluation(7, Map.of()));
    page.close();
    page = open(0);
    page.iterated(Reports.of(3, 30, Map.of(GOALS, 2.0)));
    try (Events events = new Events()) {
      JsonObject news = events.next("news");

      assertThat(column("mean_return", news.getAsJsonObject("metrics")))
          .containsExactly(10.0, 20.0, 30.0);
      assertThat(column("steps_per_second", news.getAsJsonObject("metrics")))
          .doesNotContain(Double.NaN);
      assertThat(column("mean_return", news.getAsJsonObject("evaluations"))).containsExactly(7.0);
      assertThat(news.get("stepsBefore").getAsLong()).isEqualTo(200);
    } finally {
      page.close();
    }
  }

  @Test
  void theEndOfARunIsToldAndThenTheServerIsGone() throws Exception {
    URI address = page.address();
    try (Events events = new Events()) {
      events.next("news");
      folder.recordTrained();
      assertThat(events.next("news").get("phase").getAsString()).isEqualTo("evaluating");

      folder.close();

      assertThat(events.next("news").get("phase").getAsString()).isEqualTo("ended");
      assertThat(events.saysNoMore()).isTrue();
    }
    assertThatThrownBy(() -> new Socket(address.getHost(), address.getPort()).close())
        .isInstanceOf(IOException.class);
  }

  @Test
  void itIsServedOnTheLoopbackAddressOnly() throws Exception {
    assertThat(InetAddress.getByName(page.address().getHost()).isLoopbackAddress()).isTrue();
    for (NetworkInterface network : Collections.list(NetworkInterface.getNetworkInterfaces())) {
      for (InetAddress address : Collections.list(network.getInetAddresses())) {
        if (!address.isLoopbackAddress()) {
          assertThatThrownBy(() -> new Socket(address, page.address().getPort()).close())
              .as("%s", address)
              .isInstanceOf(IOException.class);
        }
      }
    }
  }

  /** The status of an answer to a request as it stands. */
  private int status(String... head) throws IOException {
    try (Socket socket = new Socket(page.address().getHost(), page.address().getPort())) {
      socket
          .getOutputStream()
          .write((String.join("\r\n", head) + "\r\n\r\n").getBytes(StandardCharsets.UTF_8));
      String line =
          new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))
              .readLine();
      return Integer.parseInt(line.split(" ")[1]);
    }
  }

  @Test
  void anotherHostsNameIsRefused() throws IOException {
    int port = page.address().getPort();
    for (String path : List.of("/", "/events", "/runs", "/stop")) {
      String get = "GET " + path + " HTTP/1.1";
      assertThat(status(get, "Host: evil.example:" + port)).as(path).isEqualTo(421);
      assertThat(status(get, "Host: 127.0.0.1.evil.example")).as(path).isEqualTo(421);
      assertThat(status(get, "Host: 127.0.0.1")).as("port 80").isEqualTo(421);
    }
    assertThat(status("GET / HTTP/1.1", "Host: localhost:" + port)).isEqualTo(200);
    assertThat(status("GET / HTTP/1.1", "Host: 127.0.0.1:" + port)).isEqualTo(200);
  }

  @Test
  void otherPagesMayLeadHereButNotListen() throws Exception {
    for (String site : List.of("cross-site", "same-site")) {
      assertThat(send(to("/").header("Sec-Fetch-Site", site)).statusCode()).isEqualTo(200);
      assertThat(send(to("/events").header("Sec-Fetch-Site", site)).statusCode()).isEqualTo(403);
      assertThat(send(to("/runs").header("Sec-Fetch-Site", site)).statusCode()).isEqualTo(403);
    }
  }

  @Test
  void onlyThePageItselfCanEndTheRun() throws Exception {
    String token;
    try (Events events = new Events()) {
      token = events.next("run").get("token").getAsString();
    }
    String origin = page.address().toString().replaceAll("/$", "");
    HttpRequest.BodyPublisher nothing = HttpRequest.BodyPublishers.noBody();

    assertThat(get("/stop").statusCode()).isEqualTo(405);
    assertThat(send(to("/stop").POST(nothing)).statusCode()).isEqualTo(403);
    assertThat(send(to("/stop").POST(nothing).header("Origin", origin)).statusCode())
        .as("no token")
        .isEqualTo(403);
    assertThat(
            send(to("/stop").POST(nothing).header("Origin", origin).header("X-Run-Token", "0"))
                .statusCode())
        .as("another token")
        .isEqualTo(403);
    assertThat(send(to("/stop").POST(nothing).header("X-Run-Token", token)).statusCode())
        .as("no origin")
        .isEqualTo(403);
    assertThat(
            send(to("/stop")
                    .POST(nothing)
                    .header("Origin", "http://localhost:1")
                    .header("X-Run-Token", token))
                .statusCode())
        .as("another origin")
        .isEqualTo(403);
    assertThat(stops).hasValue(0);

    assertThat(
            send(to("/stop").POST(nothing).header("Origin", origin).header("X-Run-Token", token))
                .statusCode())
        .isEqualTo(200);
    assertThat(stops).hasValue(1);
    try (Events events = new Events()) {
      assertThat(events.next("news").get("phase").getAsString()).isEqualTo("stopping");
    }
  }

  @Test
  void runsBesideItCanBeReadAndNothingElse() throws Exception {
    Path other = Files.createDirectory(parent.resolve("the other"));
    Files.writeString(
        other.resolve("metrics.csv"), "iteration,steps,mean_return\n1,100,\n2,200,5.5\n3,3");
    Files.createDirectory(parent.resolve("no run"));
    Files.writeString(parent.resolve("secret"), "secret");

    JsonArray names = JsonParser.parseString(get("/runs").body()).getAsJsonArray();
    JsonObject run = JsonParser.parseString(get("/runs/the%20other").body()).getAsJsonObject();

    assertThat(names.asList().stream().map(name -> name.getAsString()))
        .containsExactly("the other");
    assertThat(column("mean_return", run.getAsJsonObject("metrics")))
        .containsExactly(Double.NaN, 5.5, Double.NaN);
    for (String name : List.of("no%20run", "..", "%2e%2e", "../secret", "..%2Fsecret", "run", "")) {
      assertThat(get("/runs/" + name).statusCode()).as(name).isEqualTo(404);
    }
  }

  @Test
  void aPageThatDoesNotReadDelaysNothing() throws Exception {
    try (Socket lazy = new Socket(page.address().getHost(), page.address().getPort())) {
      lazy.getOutputStream()
          .write(
              ("GET /events HTTP/1.1\r\nHost: 127.0.0.1:" + page.address().getPort() + "\r\n\r\n")
                  .getBytes(StandardCharsets.UTF_8));
      long begin = System.nanoTime();
      for (int i = 1; i <= 20_000; i++) {
        page.iterated(Reports.of(i, i, Map.of(GOALS, 2.0)));
        page.logged("iteration " + i);
      }
      assertThat((System.nanoTime() - begin) * 1e-9).isLessThan(10);
      long end = System.nanoTime();
      page.close();
      assertThat((System.nanoTime() - end) * 1e-9).isLessThan(5);
    }
  }

  @Test
  void aPortThatIsTakenIsNotFree() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThatThrownBy(() -> Dashboard.requireFree(taken.getLocalPort()))
          .isInstanceOf(BindException.class);
      assertThatThrownBy(() -> open(taken.getLocalPort())).isInstanceOf(BindException.class);
    }
    Dashboard.requireFree(0);
  }

  @Test
  void noThreadOfItsKeepsTheJvmAlive() throws Exception {
    try (Events events = new Events()) {
      events.next("news");
      assertThat(
              Thread.getAllStackTraces().keySet().stream()
                  .filter(thread -> thread.getName().matches("(?i)(dashboard|http-dispatch).*")))
          .hasSizeGreaterThanOrEqualTo(2)
          .allMatch(Thread::isDaemon);
    }
  }
}
