package io.github.gdxagents.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * How much physical memory a process holds, in MiB.
 *
 * @param now VmRSS
 * @param peak VmHWM
 */
record ResidentMemory(double now, double peak) {

  private static final double KIB_PER_MIB = 1024;

  /** Reads {@code /proc}; nothing where there is none, or when the process has ended. */
  static Optional<ResidentMemory> of(long pid) {
    Path status = Path.of("/proc", Long.toString(pid), "status");
    try {
      List<String> lines = Files.exists(status) ? Files.readAllLines(status) : List.of();
      Optional<Double> now = mebibytes(lines, "VmRSS:");
      Optional<Double> peak = mebibytes(lines, "VmHWM:");
      return now.isPresent() && peak.isPresent()
          ? Optional.of(new ResidentMemory(now.get(), peak.get()))
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty(); // it has ended while it was asked
    }
  }

  /** A line reads {@code VmRSS: 123456 kB}. */
  private static Optional<Double> mebibytes(List<String> lines, String key) {
    return lines.stream()
        .filter(line -> line.startsWith(key))
        .findFirst()
        .map(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")) / KIB_PER_MIB);
  }
}
