package io.github.gdxagents.training.network;

/**
 * What networks see in a batch.
 *
 * @param observations normalized, {@code [rows x observation]}
 * @param rows how many
 * @param memories what the bot of each row that starts remembered, for the policy network and then
 *     for the value network, {@code [rows x memory]}; empty where networks remember nothing
 * @param starts whether a row follows none in the batch, so that its own memory counts; the others
 *     remember what the row before leaves them. {@code [rows]}; empty where networks remember
 *     nothing
 */
public record InputBatch(float[] observations, int rows, float[] memories, boolean[] starts) {

  /** For networks that remember nothing. */
  public static InputBatch of(float[] observations, int rows) {
    return new InputBatch(observations, rows, new float[0], new boolean[0]);
  }

  /** Whether rows follow one another. */
  boolean remembers() {
    return starts.length > 0;
  }
}
