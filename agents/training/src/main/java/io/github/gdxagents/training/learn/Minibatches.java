package io.github.gdxagents.training.learn;

import io.github.gdxagents.hook.RandomStream;
import io.github.gdxagents.training.experience.Rollout;
import java.util.Arrays;

/**
 * A rollout's rows, dealt anew into minibatches for each epoch. Where networks remember, sequences
 * are dealt in place of rows.
 */
public final class Minibatches {

  private final Rollout rollout;
  private final RandomStream shuffling;
  private final int[] rows;

  /** What is dealt: the first row of each, and how many follow one another from there. */
  private final int[] firsts;

  private final int[] lengths;
  private final int count;

  /** Where each minibatch begins among the rows, and the last one ends. */
  private final int[] boundaries;

  private final Minibatch minibatch;
  private boolean gathered;

  private Minibatches(Rollout rollout, int[] rows, int most, RandomStream shuffling) {
    this.rollout = rollout;
    this.shuffling = shuffling;
    this.rows = rows;
    int[] begins = begins(rollout, rows);
    this.firsts = Arrays.stream(begins).map(begin -> rows[begin]).toArray();
    this.lengths = new int[begins.length];
    for (int s = 0; s < begins.length; s++) {
      lengths[s] = (s + 1 < begins.length ? begins[s + 1] : rows.length) - begins[s];
    }
    this.count = Math.max(1, Math.min(most, firsts.length));
    this.boundaries = new int[count + 1];
    this.minibatch = new Minibatch(rollout, mostRows());
    deal();
  }

  /** Where among the rows something begins that is dealt as a whole. */
  private static int[] begins(Rollout rollout, int[] rows) {
    int[] begins = new int[rows.length];
    int count = 0;
    for (int i = 0; i < rows.length; i++) {
      if (i == 0 || rows[i - 1] != rows[i] - 1 || rollout.startsMemory(rows[i])) {
        begins[count++] = i;
      }
    }
    return Arrays.copyOf(begins, count);
  }

  /** How many rows a minibatch has if the longest sequences come together. */
  private int mostRows() {
    int[] ascending = lengths.clone();
    Arrays.sort(ascending);
    int most = (lengths.length + count - 1) / count;
    return Arrays.stream(ascending, lengths.length - most, lengths.length).sum();
  }

  /**
   * Deals a rollout's valid rows into minibatches of nearly a given size.
   *
   * @param size how many rows a minibatch has: their sizes differ by one row or sequence at most,
   *     so that no epoch ends on a tiny one
   * @param shuffling decides the order
   */
  public static Minibatches ofSize(Rollout rollout, int size, RandomStream shuffling) {
    int[] rows = rollout.validRows();
    return new Minibatches(rollout, rows, Math.round((float) rows.length / size), shuffling);
  }

  /**
   * Deals them into a given number of minibatches, or fewer where there are fewer rows.
   *
   * @param shuffling decides the order
   */
  public static Minibatches ofCount(Rollout rollout, int count, RandomStream shuffling) {
    return new Minibatches(rollout, rollout.validRows(), count, shuffling);
  }

  /** How many there are in an epoch; 0 where the rollout has no row to learn from. */
  public int count() {
    return rows.length == 0 ? 0 : count;
  }

  /** How many rows there are in an epoch. */
  int rows() {
    return rows.length;
  }

  /** Deals for the next epoch: Fisher and Yates' shuffle. In one minibatch, order is nothing. */
  public void shuffle() {
    if (count == 1) {
      return;
    }
    for (int i = firsts.length - 1; i > 0; i--) {
      int j = shuffling.nextInt(i + 1);
      swap(firsts, i, j);
      swap(lengths, i, j);
    }
    deal();
  }

  private static void swap(int[] numbers, int i, int j) {
    int swapped = numbers[i];
    numbers[i] = numbers[j];
    numbers[j] = swapped;
  }

  private void deal() {
    int dealt = 0;
    for (int m = 0; m < count; m++) {
      int end = (int) ((long) firsts.length * (m + 1) / count);
      for (int s = (int) ((long) firsts.length * m / count); s < end; s++) {
        for (int r = 0; r < lengths[s]; r++) {
          rows[dealt++] = firsts[s] + r;
        }
      }
      boundaries[m + 1] = dealt;
    }
  }

  /**
   * Gathers one minibatch, into the same object each time.
   *
   * @param normalizeAdvantages whether to bring its advantages to mean 0 and deviation 1
   */
  public Minibatch gather(int number, boolean normalizeAdvantages) {
    if (gathered && count == 1) {
      return minibatch; // it holds the whole rollout already
    }
    gathered = true;
    minibatch.gather(rollout, rows, boundaries[number], boundaries[number + 1]);
    if (normalizeAdvantages) {
      minibatch.normalizeAdvantages();
    }
    return minibatch;
  }
}
