package io.github.gdxagents.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.runner.RunnerException;

class MicroBenchmarkTest {

  private static final MicroBenchmark.Effort ONCE = new MicroBenchmark.Effort(0, 0, 1, 1);
  private static final PrintStream SILENCE =
      new PrintStream(OutputStream.nullOutputStream(), false, UTF_8);
  private static final MicroBenchmark.Effort WARM = new MicroBenchmark.Effort(0, 1, 1, 100);

  @Test
  void everyBenchmarkRuns() throws RunnerException {
    List<MicroBenchmark> measured =
        MicroBenchmark.measure(
            Benchmarks.class.getPackageName(),
            Map.of(
                "shape", new String[] {"DISCRETE_8_64_64_4"},
                "minibatchSize", new String[] {"8192"},
                "batch", new String[] {"16"}),
            ONCE,
            SILENCE);

    assertThat(measured)
        .extracting(MicroBenchmark::name)
        .containsExactlyInAnyOrder(
            "AdvantageBenchmark.estimate",
            "CheapGameBenchmark.iterate",
            "CheapGameBenchmark.iterate",
            "DecisionBenchmark.decide",
            "DecisionBenchmark.forward",
            "GradientBenchmark.epoch",
            "GradientBenchmark.epoch",
            "PlayerBenchmark.mode",
            "PlayerBenchmark.modeWithMemory",
            "PlayerBenchmark.sample",
            "SimulationBenchmark.tick",
            "SimulationBenchmark.tick",
            "SimulationBenchmark.tick",
            "WideObservationBenchmark.collect");
    assertThat(measured).allSatisfy(benchmark -> assertThat(benchmark.micros()).isPositive());
  }

  @Test
  void theContinuousNetworkTakesGradientStepsToo() throws RunnerException {
    assertThat(
            MicroBenchmark.measure(
                "GradientBenchmark",
                Map.of(
                    "shape", new String[] {"CONTINUOUS_24_256_256_4"},
                    "learner", new String[] {"FUSED"},
                    "minibatchSize", new String[] {"8192"}),
                ONCE,
                SILENCE))
        .hasSize(1);
  }

  @Test
  void bytesPerDecisionAreMeasuredAndZero() throws RunnerException {
    List<MicroBenchmark> measured =
        MicroBenchmark.measure("PlayerBenchmark.mode", Map.of(), WARM, SILENCE);

    // JMH's own loop allocates a little for each iteration, which is the more for each decision the
    // busier the machine is; one object for each would be 16 bytes or more.
    assertThat(measured.get(0).bytes()).isBetween(0.0, 8.0);
  }

  @Test
  void anEpochIsAsManyStepsAsMinibatchesFitIntoTheRollout() {
    assertThat(GradientBenchmark.stepsPerEpoch(64)).isEqualTo(256);
    assertThat(GradientBenchmark.stepsPerEpoch(8192)).isEqualTo(2);
  }
}
