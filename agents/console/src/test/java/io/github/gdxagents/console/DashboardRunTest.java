package io.github.gdxagents.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import io.github.gdxagents.console.text.Csv;
import io.github.gdxagents.training.Checkpoint;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class DashboardRunTest {

  private static final Pattern ADDRESS = Pattern.compile("Dashboard: (http://\\S+)\n");

  @TempDir Path parent;

  @Test
  void aRunThatIsToldToStopEndsAsIfItHadMadeAllItsSteps() throws Exception {
    Path run = parent.resolve("run");
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLineTrainer trainer = new CommandLineTrainer("toy", Corridor.game());
    CompletableFuture<Integer> exitCode =
        CompletableFuture.supplyAsync(
            () ->
                trainer.run(
                    new PrintWriter(out, true),
                    new PrintWriter(err, true),
                    ("train --dashboard corridor --steps 1000000000 --run " + run).split(" ")));
    URI address = address(err, exitCode);
    HttpClient browser = HttpClient.newHttpClient();
    try (BufferedReader events =
        new BufferedReader(
            new InputStreamReader(
                browser
                    .send(
                        HttpRequest.newBuilder(address.resolve("events")).build(),
                        HttpResponse.BodyHandlers.ofInputStream())
                    .body(),
                StandardCharsets.UTF_8))) {
      String token =
          JsonParser.parseString(data(events, "run")).getAsJsonObject().get("token").getAsString();
      assertThat(data(events, "news")).contains("\"mean_return\"");

      HttpRequest stop =
          HttpRequest.newBuilder(address.resolve("stop"))
              .POST(HttpRequest.BodyPublishers.noBody())
              .header("Origin", address.toString().replaceAll("/$", ""))
              .header("X-Run-Token", token)
              .build();
      assertThat(browser.send(stop, HttpResponse.BodyHandlers.ofString()).statusCode())
          .isEqualTo(200);
    }

    assertThat(exitCode.get()).isZero();
    List<double[]> rows = Csv.numbers(run.resolve("metrics.csv"), "steps");
    long steps = (long) rows.get(rows.size() - 1)[0];
    assertThat(out.toString().replace(",", ""))
        .contains("for " + steps + " steps until it was told to stop in ")
        .contains("Evaluation over 100 new episodes");
    assertThat(Files.readString(run.resolve("train.log")).replace(",", ""))
        .contains("Stopped on request after " + steps + " steps");
    assertThat(Csv.numbers(run.resolve("evaluations.csv"), "steps"))
        .as("a last evaluation")
        .last()
        .isEqualTo(new double[] {(double) steps});
    try (Stream<Path> checkpoints = Files.list(run.resolve("checkpoints"))) {
      assertThat(checkpoints)
          .as("to go on from")
          .anySatisfy(file -> assertThat(Checkpoint.read(file).steps()).isEqualTo(steps));
    }
  }

  private static URI address(StringWriter err, CompletableFuture<Integer> run)
      throws InterruptedException {
    Matcher address = ADDRESS.matcher(err.toString());
    while (!address.find()) {
      assertThat(run).as("%s", err).isNotDone();
      Thread.sleep(20);
      address = ADDRESS.matcher(err.toString().replace("\r\n", "\n"));
    }
    return URI.create(address.group(1));
  }

  private static String data(BufferedReader events, String kind) throws IOException {
    String line = events.readLine();
    while (line != null && !line.equals("event: " + kind)) {
      line = events.readLine();
    }
    return events.readLine().substring("data: ".length());
  }

  @Test
  void aPortThatIsTakenIsNamedBeforeAnythingIsDone() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int port = taken.getLocalPort();
      Path run = parent.resolve("run");
      for (String option : List.of("--dashboard=" + port, "--dashboard " + port)) {
        CommandLineRun tried =
            CommandLineRun.of(("train corridor --run " + run + " " + option).split(" "));

        assertThat(tried.exitCode()).isEqualTo(2);
        assertThat(tried.err())
            .startsWith("toy: The dashboard cannot have port " + port + " (")
            .endsWith(
                "choose another one with --dashboard=PORT, or leave PORT out for a free one\n");
        assertThat(run).doesNotExist();
      }
    }
  }

  @Test
  void aPortIsANumberThatPortsHave() {
    assertThat(CommandLineRun.of("train", "corridor", "--dashboard=70000").err())
        .isEqualTo(
            "toy: --dashboard must be between 0 and 65535, not 70000; the nearest valid value is 65535\n");
    assertThat(CommandLineRun.of("train", "corridor", "--dashboard=web").err())
        .contains("'web' is not a whole number");
  }
}
