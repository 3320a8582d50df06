package io.github.gdxagents.dl4j;

import java.util.Map;
import java.util.TreeMap;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.openblas.global.openblas;
import org.nd4j.linalg.factory.Nd4j;

/** What multiplies ND4J's matrices. To be used when natives are loaded. */
final class Blas {

  private Blas() {}

  /** Who made it, and the file that it was loaded from. */
  static String description() {
    String vendor = String.valueOf(Nd4j.factory().blas().getBlasVendor());
    Map<String, String> libraries = new TreeMap<>(Loader.getLoadedLibraries());
    return libraries.entrySet().stream()
        .filter(library -> library.getKey().contains("blas") && !library.getKey().startsWith("jni"))
        .map(library -> vendor + " from " + library.getValue())
        .findFirst()
        .orElse(vendor);
  }

  /**
   * {@code a b}, by a call of the library itself: through ND4J, the first product takes 70 ms.
   *
   * @param a {@code [rows x k]}
   * @param b {@code [k x columns]}
   * @return {@code [rows x columns]}
   */
  static float[] multiply(float[] a, float[] b, int rows, int k, int columns) {
    float[] product = new float[rows * columns];
    openblas.cblas_sgemm(
        openblas.CblasRowMajor,
        openblas.CblasNoTrans,
        openblas.CblasNoTrans,
        rows,
        columns,
        k,
        1,
        a,
        k,
        b,
        columns,
        0,
        product,
        columns);
    return product;
  }
}
