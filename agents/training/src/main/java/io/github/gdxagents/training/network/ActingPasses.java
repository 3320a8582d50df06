package io.github.gdxagents.training.network;

import io.github.gdxagents.network.Dense;
import io.github.gdxagents.network.Network;
import io.github.gdxagents.network.NetworkPass;
import org.jspecify.annotations.Nullable;

/**
 * Runs the networks with which one thread acts: as a game does or, where that is faster, in
 * vectors, which come to the same bits. Like {@link ScalarThenVectorProducts}, it begins without
 * vectors.
 */
public final class ActingPasses {

  /** From this many rows on, the runtime's loops are over rows, and fast for narrow networks. */
  private static final int MANY_ROWS = 48;

  /** From this many inputs on, the runtime takes longer to bring rows into columns. */
  private static final int MANY_INPUTS = 64;

  private final long scalarMultiplyAdds;
  private long multiplyAdds;

  public ActingPasses() {
    this(ScalarThenVectorProducts.SCALAR_MULTIPLY_ADDS);
  }

  /**
   * @param scalarMultiplyAdds about how many go without vectors
   */
  ActingPasses(long scalarMultiplyAdds) {
    this.scalarMultiplyAdds = scalarMultiplyAdds;
  }

  /** Prepares a network for batches of up to {@code maxRows}. */
  public Pass of(Network network, int maxRows) {
    boolean vectors =
        multiplyAdds >= scalarMultiplyAdds
            && Arithmetic.usesVectors()
            && network.layers().stream().allMatch(Dense.class::isInstance);
    return new Pass(network, maxRows, vectors ? new VectorPass(network) : null);
  }

  /** One network. */
  public final class Pass implements NetworkPass {

    private final Network network;
    private final int maxRows;
    private final @Nullable VectorPass vectors;

    /** The runtime's own; null before it is needed. */
    private @Nullable NetworkPass own;

    /** Rows that do not begin where their array does; empty before that is needed. */
    private float[] apart = new float[0];

    private Pass(Network network, int maxRows, @Nullable VectorPass vectors) {
      this.network = network;
      this.maxRows = maxRows;
      this.vectors = vectors;
    }

    @Override
    public void forward(float[] input, int rows, float[] memory, float[] output) {
      forward(input, 0, rows, memory, output);
    }

    /**
     * Computes the outputs of some rows among others.
     *
     * @param input {@code [rows x input size]} from index {@code from} on
     * @param memory modified: {@code [rows x memory size]}
     * @param output modified: receives {@code [rows x output size]}
     */
    public void forward(float[] input, int from, int rows, float[] memory, float[] output) {
      multiplyAdds += (long) rows * network.parameterCount();
      boolean fewRows = rows < MANY_ROWS && rows >= VectorPass.TILE_ROWS;
      if (vectors != null && (fewRows || network.inputSize() >= MANY_INPUTS)) {
        vectors.forward(input, from, rows, output);
      } else {
        forwardAsGamesDo(input, from, rows, memory, output);
      }
    }

    private void forwardAsGamesDo(
        float[] input, int from, int rows, float[] memory, float[] output) {
      if (own == null) {
        own = network.newPass(maxRows);
      }
      float[] rowsAlone = input;
      if (from > 0) {
        int inputs = network.inputSize();
        if (apart.length == 0) {
          apart = new float[maxRows * inputs];
        }
        System.arraycopy(input, from, apart, 0, rows * inputs);
        rowsAlone = apart;
      }
      own.forward(rowsAlone, rows, memory, output);
    }
  }
}
