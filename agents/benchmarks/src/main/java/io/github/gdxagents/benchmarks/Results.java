package io.github.gdxagents.benchmarks;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonNull;
import com.google.gson.JsonPrimitive;
import com.google.gson.JsonSerializer;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;

/**
 * Everything that one run of the benchmarks measured; what was left out is empty.
 *
 * @param date of the run, such as 2025-01-31
 */
record Results(
    String date,
    Machine machine,
    List<MicroBenchmark> microBenchmarks,
    List<TrainingSpeed> trainingSpeed,
    List<RolloutOverhead> rolloutOverhead,
    List<TimeToThreshold> timeToThreshold,
    List<MemoryUse> memory) {

  private static final MathContext DIGITS = new MathContext(4);

  /** As JSON, with numbers to four digits, and {@code null} for those that are not finite. */
  String json() {
    JsonSerializer<Double> rounded =
        (value, type, context) ->
            Double.isFinite(value) ? new JsonPrimitive(rounded(value)) : JsonNull.INSTANCE;
    Gson gson =
        new GsonBuilder()
            .setPrettyPrinting()
            .serializeNulls()
            .disableHtmlEscaping()
            .registerTypeAdapter(double.class, rounded)
            .registerTypeAdapter(Double.class, rounded)
            .create();
    return gson.toJson(this) + "\n";
  }

  /** Without an exponent. */
  private static BigDecimal rounded(double value) {
    return new BigDecimal(new BigDecimal(value).round(DIGITS).toPlainString());
  }
}
