package io.github.gdxagents.benchmarks;

import io.github.gdxagents.console.text.Json;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Map;

/** Results as JSON, with figures to four digits, and {@code null} for those that are not finite. */
final class ResultsJson {

  private static final MathContext DIGITS = new MathContext(4);

  private ResultsJson() {}

  static String of(Results results) {
    Map<String, Object> json =
        Json.object(
            "date", results.date(),
            "machine", machine(results.machine()),
            "microBenchmarks", results.microBenchmarks().stream().map(ResultsJson::micro).toList(),
            "frameCost", results.frameCost().stream().map(ResultsJson::frames).toList(),
            "trainingSpeed", results.trainingSpeed().stream().map(ResultsJson::speed).toList(),
            "rolloutOverhead",
                results.rolloutOverhead().stream().map(ResultsJson::overhead).toList(),
            "tellingCost", results.tellingCost().stream().map(ResultsJson::telling).toList(),
            "timeToThreshold",
                results.timeToThreshold().stream().map(ResultsJson::threshold).toList(),
            "memory", results.memory().stream().map(ResultsJson::memory).toList());
    return Json.text(json) + "\n";
  }

  private static Map<String, Object> machine(Machine machine) {
    return Json.object(
        "cpu", machine.cpu(),
        "cores", machine.cores(),
        "operatingSystem", machine.operatingSystem(),
        "jvm", machine.jvm(),
        "libraries", machine.libraries(),
        "environment", machine.environment());
  }

  private static Map<String, Object> micro(MicroBenchmark benchmark) {
    return Json.object(
        "name", benchmark.name(),
        "parameters", benchmark.parameters(),
        "micros", rounded(benchmark.micros()),
        "errorMicros", rounded(benchmark.errorMicros()),
        "bytes", rounded(benchmark.bytes()));
  }

  private static Map<String, Object> frames(FrameCost cost) {
    return Json.object(
        "game", cost.game(),
        "frames", cost.frames(),
        "medianDecisionMicros", rounded(cost.medianDecisionMicros()),
        "p99DecisionMicros", rounded(cost.p99DecisionMicros()),
        "bytes", rounded(cost.bytes()));
  }

  private static Map<String, Object> speed(TrainingSpeed speed) {
    return Json.object(
        "game", speed.game(),
        "threads", speed.threads(),
        "steps", speed.steps(),
        "stepsPerSecond", rounded(speed.stepsPerSecond()),
        "rolloutStepsPerSecond", rounded(speed.rolloutStepsPerSecond()),
        "rolloutSpeedUp", rounded(speed.rolloutSpeedUp()),
        "simulateShare", rounded(speed.simulateShare()),
        "actShare", rounded(speed.actShare()),
        "idleShare", rounded(speed.idleShare()),
        "updateShare", rounded(speed.updateShare()),
        "samePolicy", speed.samePolicy());
  }

  private static Map<String, Object> overhead(RolloutOverhead overhead) {
    return Json.object(
        "game", overhead.game(),
        "bareMicros", rounded(overhead.bareMicros()),
        "rolloutMicros", rounded(overhead.rolloutMicros()),
        "ratio", rounded(overhead.ratio()));
  }

  private static Map<String, Object> telling(TellingCost cost) {
    return Json.object(
        "steps", cost.steps(),
        "bareSeconds", rounded(cost.bareSeconds()),
        "toldSeconds", rounded(cost.toldSeconds()),
        "share", rounded(cost.share()),
        "samePolicy", cost.samePolicy());
  }

  private static Map<String, Object> threshold(TimeToThreshold time) {
    return Json.object(
        "game", time.game(),
        "threads", time.threads(),
        "threshold", rounded(time.threshold()),
        "seconds", rounded(time.seconds()),
        "steps", time.steps(),
        "medianSeconds", rounded(time.medianSeconds()));
  }

  private static Map<String, Object> memory(MemoryUse use) {
    return Json.object(
        "game", use.game(),
        "threads", use.threads(),
        "seconds", use.seconds(),
        "peak", rounded(use.peak()),
        "settled", rounded(use.settled()),
        "last", rounded(use.last()),
        "everyTenSeconds", rounded(use.everyTenSeconds()));
  }

  private static List<Number> rounded(List<Double> values) {
    return values.stream().map(ResultsJson::rounded).toList();
  }

  /** Without an exponent. */
  private static Number rounded(double value) {
    return Double.isFinite(value)
        ? new BigDecimal(new BigDecimal(value).round(DIGITS).toPlainString())
        : value;
  }
}
