package io.github.gdxagents.training.network;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;
import org.jspecify.annotations.Nullable;

/**
 * The fused multiply-add {@code a b + c}, rounded once. {@link Math#fma(float, float, float)} is an
 * instruction on every processor since 2013; where it is not, the JDK computes with big decimals,
 * hundreds of times more slowly than this does.
 */
final class Fma {

  /** Whether the processor has the instruction, and the JVM uses it. */
  static final boolean IS_INSTRUCTION = isInstruction();

  private Fma() {}

  private static boolean isInstruction() {
    @Nullable HotSpotDiagnosticMXBean machine =
        ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
    if (machine == null) {
      return false;
    }
    try {
      return Boolean.parseBoolean(machine.getVMOption("UseFMA").getValue());
    } catch (IllegalArgumentException e) {
      return false; // a JVM that does not know the option
    }
  }

  static float fma(float a, float b, float c) {
    return IS_INSTRUCTION ? Math.fma(a, b, c) : inDoubles(a, b, c);
  }

  /**
   * A product of floats is exact in double. Their sum with c is rounded to odd: where it is not
   * exact, its last bit is 1, so that rounding it again, to float, goes where rounding the exact
   * sum would. Boldo and Melquiond, "Emulation of FMA and Correctly Rounded Sums: Proved Algorithms
   * Using Rounding to Odd" (2008).
   */
  static float inDoubles(float a, float b, float c) {
    double product = (double) a * b;
    double sum = product + c;
    double fromC = sum - product;
    double error = (product - (sum - fromC)) + (c - fromC); // Knuth's two-sum: exact
    if (error > 0 || error < 0) { // and not NaN, as it is next to an infinity
      long bits = Double.doubleToRawLongBits(sum);
      if ((bits & 1) == 0) {
        sum = Double.longBitsToDouble(error > 0 == sum > 0 ? bits + 1 : bits - 1);
      }
    }
    return (float) sum;
  }
}
