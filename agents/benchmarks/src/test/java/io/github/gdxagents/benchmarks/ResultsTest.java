package io.github.gdxagents.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ResultsTest {

  private static Results results() throws IOException {
    return new Results(
        "2025-01-31",
        Machine.current(),
        List.of(
            gradients("FUSED", "64", 100),
            gradients("DL4J", "64", 2500),
            gradients("FUSED", "256", 200),
            new MicroBenchmark("PlayerBenchmark.mode", Map.of(), 0.98765, Double.NaN, 0)),
        List.of(new FrameCost("lander", 3_600, 1.25, 4, 0)),
        List.of(new TrainingSpeed("lander", 4, 1000, 80_123, 150_000, 3.2, 0.4, 0.1, 0, 0.3, true)),
        List.of(),
        List.of(new TellingCost(1000, 2, 2.03, 0.015, true)),
        List.of(
            new TimeToThreshold(
                "lander",
                4,
                200,
                List.of(12.3, Double.POSITIVE_INFINITY),
                List.of(500L, 600L),
                Double.POSITIVE_INFINITY)),
        List.of(new MemoryUse("lander", 4, 180, 512, 500, 501, List.of(400.0, 501.0))));
  }

  private static MicroBenchmark gradients(String learner, String minibatchSize, double micros) {
    return new MicroBenchmark(
        "GradientBenchmark.epoch",
        Map.of("learner", learner, "minibatchSize", minibatchSize, "shape", "DISCRETE_8_64_64_4"),
        micros,
        1,
        0);
  }

  @Test
  void jsonHoldsFiguresToFourDigitsAndNothingThatIsNotFinite() throws IOException {
    JsonObject json = JsonParser.parseString(ResultsJson.of(results())).getAsJsonObject();

    JsonObject player = json.getAsJsonArray("microBenchmarks").get(3).getAsJsonObject();
    assertThat(player.get("micros").getAsString()).isEqualTo("0.9877");
    JsonObject speed = json.getAsJsonArray("trainingSpeed").get(0).getAsJsonObject();
    assertThat(speed.get("stepsPerSecond").getAsString()).isEqualTo("80120");
    assertThat(player.get("errorMicros").isJsonNull()).isTrue();
    assertThat(json.getAsJsonObject("machine").get("cores").getAsInt()).isPositive();
    assertThat(
            json.getAsJsonObject("machine").getAsJsonObject("libraries").get("DL4J").getAsString())
        .matches("[0-9].*");
  }

  @Test
  void tablesCompareTheLearnersAndLeaveOutWhatWasNotMeasured() throws IOException {
    String tables = MarkdownTables.of(results()).replaceAll(" +", " ");

    assertThat(tables)
        .contains("| discrete-8-64-64-4 | 64 | 100 µs | 2.50 ms | 25.0 x |")
        .contains("| discrete-8-64-64-4 | 256 | 200 µs | - | - |")
        .contains("| lander | 3,600 | 1.25 µs | 4.00 µs | 0.0 bytes |")
        .contains("| lander | 4 | 80,123 | 150,000 | 3.20 x | 40 : 10 : 0 : 30 : 20 % | yes |")
        .contains("| 1,000 | 2.00 s | 2.03 s | 1.5 % | yes |")
        .contains("| lander | 4 | 200 | never | 12.3 s, never | 500, 600 |")
        .contains("| lander | 4 | 180 s | 512 MiB | 500 MiB | 501 MiB |")
        .contains("| PlayerBenchmark.mode | | 0.988 µs | 0 bytes |")
        .doesNotContain("bare game");
  }

  @Test
  void medianOfAnEvenNumberIsTheMeanOfTheMiddleTwo() {
    assertThat(Median.of(List.of(4.0, 1.0, 3.0))).isEqualTo(3);
    assertThat(Median.of(List.of(4.0, 1.0, 3.0, 2.0))).isEqualTo(2.5);
    assertThat(Median.of(List.of())).isNaN();
  }

  @Test
  void partsAreChosenByName() {
    assertThat(Part.parse("speed,memory")).containsExactly(Part.SPEED, Part.MEMORY);
    assertThatThrownBy(() -> Part.parse("speed,nothing"))
        .hasMessage(
            "There is no part 'nothing'; the parts are micro, play, speed, overhead, telling, threshold, memory");
  }
}
