package io.github.gdxagents.benchmarks;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.format.OutputFormat;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * What JMH measured of one operation.
 *
 * @param name class and method
 * @param parameters by name
 * @param micros per operation, in microseconds: a tick, a batch of decisions, a gradient step
 * @param errorMicros half the 99.9 % confidence interval, in microseconds; NaN of too few
 *     measurements
 * @param bytes allocated per operation
 */
record MicroBenchmark(
    String name, Map<String, String> parameters, double micros, double errorMicros, double bytes) {

  private static final String ALLOCATED_PER_OPERATION = "gc.alloc.rate.norm";

  /**
   * How long to measure.
   *
   * @param forks JVMs for each operation; 0 measures in this JVM, which is for tests only
   * @param warmups iterations that do not count
   * @param iterations that count, in each fork
   * @param iterationMillis the length of either
   */
  record Effort(int forks, int warmups, int iterations, long iterationMillis) {}

  /**
   * Runs the benchmarks of this package.
   *
   * @param pattern a regular expression that a benchmark's full name must contain
   * @param parameters values to restrict parameters to, by name
   * @param progress hears everything that JMH has to say
   */
  static List<MicroBenchmark> measure(
      String pattern, Map<String, String[]> parameters, Effort effort, PrintStream progress)
      throws RunnerException {
    OptionsBuilder options = new OptionsBuilder();
    options
        .include(pattern)
        .forks(effort.forks())
        .warmupIterations(effort.warmups())
        .warmupTime(TimeValue.milliseconds(effort.iterationMillis()))
        .measurementIterations(effort.iterations())
        .measurementTime(TimeValue.milliseconds(effort.iterationMillis()))
        .shouldFailOnError(true)
        .addProfiler(GCProfiler.class);
    parameters.forEach(options::param);
    OutputFormat format = OutputFormatFactory.createFormatInstance(progress, VerboseMode.NORMAL);
    return results(new Runner(options.build(), format).run());
  }

  private static List<MicroBenchmark> results(Collection<RunResult> runs) {
    List<MicroBenchmark> results = new ArrayList<>();
    for (RunResult run : runs) {
      Map<String, String> parameters = new TreeMap<>();
      for (String key : run.getParams().getParamsKeys()) {
        parameters.put(key, run.getParams().getParam(key));
      }
      String name = run.getParams().getBenchmark();
      String simpleName = name.substring(name.lastIndexOf('.', name.lastIndexOf('.') - 1) + 1);
      double operations = operationsPerCall(simpleName, parameters);
      Result<?> time = run.getPrimaryResult();
      double bytes =
          Objects.requireNonNull(
                  run.getSecondaryResults().get(ALLOCATED_PER_OPERATION), ALLOCATED_PER_OPERATION)
              .getScore();
      results.add(
          new MicroBenchmark(
              simpleName,
              parameters,
              time.getScore() / operations,
              time.getScoreError() / operations,
              bytes / operations));
    }
    return results;
  }

  private static double operationsPerCall(String name, Map<String, String> parameters) {
    String minibatchSize = parameters.get("minibatchSize");
    return name.equals("GradientBenchmark.epoch") && minibatchSize != null
        ? GradientBenchmark.stepsPerEpoch(Integer.parseInt(minibatchSize))
        : 1;
  }
}
