package io.github.gdxagents.training.network;

/**
 * Products in vectors, but the first ones without: while a JVM is young, vectors are objects that
 * its interpreter makes, and the code that computes with them takes the longest of all to compile.
 * A run of a second is over before that pays; the bits are the same either way.
 */
final class ScalarThenVectorProducts implements MatrixProducts {

  /**
   * Multiply-adds without vectors, so many that a compiled program needs a twentieth of a second
   * for them. Tests set another number.
   */
  static final long SCALAR_MULTIPLY_ADDS =
      Long.getLong("gdxagents.scalarMultiplyAdds", 250_000_000);

  private final long scalarMultiplyAdds;
  private MatrixProducts products = new ScalarProducts();
  private long multiplyAdds;

  ScalarThenVectorProducts() {
    this(SCALAR_MULTIPLY_ADDS);
  }

  /**
   * @param scalarMultiplyAdds about how many go without vectors
   */
  ScalarThenVectorProducts(long scalarMultiplyAdds) {
    this.scalarMultiplyAdds = scalarMultiplyAdds;
  }

  /** Whether the latest product was computed in vectors. */
  boolean usedVectors() {
    return !(products instanceof ScalarProducts);
  }

  @Override
  public void multiply(Matrix a, Panels b, int rows, boolean add, Matrix c) {
    count((long) rows * a.columns * b.columns);
    products.multiply(a, b, rows, add, c);
  }

  @Override
  public void multiplyTransposed(Matrix a, Matrix b, int rows, Matrix c) {
    count((long) rows * a.columns * b.columns);
    products.multiplyTransposed(a, b, rows, c);
  }

  @Override
  public void sumRows(Matrix a, int rows, float[] sums) {
    products.sumRows(a, rows, sums);
  }

  private void count(long added) {
    if (multiplyAdds < scalarMultiplyAdds) {
      multiplyAdds += added;
    } else if (!usedVectors()) {
      products = new VectorProducts();
    }
  }
}
