package io.github.gdxagents.training.network;

/**
 * How this JVM computes while it trains: in vectors, or without them. It decides how long training
 * takes, and never what comes out.
 */
public final class Arithmetic {

  private static final String VECTOR_MODULE = "jdk.incubator.vector";

  private static final int SCALAR_PANEL_COLUMNS = 16;

  private static final boolean HAS_MODULE =
      ModuleLayer.boot().findModule(VECTOR_MODULE).isPresent();

  private Arithmetic() {}

  /** Whether matrices are multiplied in vectors. */
  public static boolean usesVectors() {
    return HAS_MODULE && Fma.IS_INSTRUCTION;
  }

  /** What multiplies matrices here: {@code 256-bit vectors}, for example. */
  public static String description() {
    return usesVectors() ? VectorWidth.bits() + "-bit vectors" : "scalar arithmetic";
  }

  /** The option with which the JVM has vectors. */
  public static String vectorOption() {
    return "--add-modules " + VECTOR_MODULE;
  }

  /** Whether {@link #vectorOption} would change anything. */
  public static boolean lacksVectorModule() {
    return !HAS_MODULE && Fma.IS_INSTRUCTION;
  }

  /** How many columns of {@link Panels} are read at once: two vectors of them. */
  static int panelColumns() {
    return usesVectors() ? 2 * VectorWidth.bits() / Float.SIZE : SCALAR_PANEL_COLUMNS;
  }

  /** New ones, for one thread. */
  static MatrixProducts products() {
    return usesVectors() ? new ScalarThenVectorProducts() : new ScalarProducts();
  }
}
