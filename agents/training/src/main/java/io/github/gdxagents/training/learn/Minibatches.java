package io.github.gdxagents.training.learn;

import io.github.gdxagents.hook.RandomStream;
import io.github.gdxagents.training.experience.Rollout;

/** A rollout's rows, dealt anew into minibatches for each epoch. */
public final class Minibatches {

  private final Rollout rollout;
  private final RandomStream shuffling;
  private final int[] rows;
  private final int count;
  private final Minibatch minibatch;
  private boolean gathered;

  private Minibatches(Rollout rollout, int[] rows, int count, RandomStream shuffling) {
    this.rollout = rollout;
    this.shuffling = shuffling;
    this.rows = rows;
    this.count = count;
    this.minibatch = new Minibatch(rollout, rows.length / count + 1);
  }

  /**
   * Deals a rollout's valid rows into minibatches of nearly a given size.
   *
   * @param size how many rows a minibatch has: their sizes differ by one at most, so that no epoch
   *     ends on a tiny one
   * @param shuffling decides the order
   */
  public static Minibatches ofSize(Rollout rollout, int size, RandomStream shuffling) {
    int[] rows = rollout.validRows();
    int count = Math.max(1, Math.round((float) rows.length / size));
    return new Minibatches(rollout, rows, count, shuffling);
  }

  /**
   * Deals them into a given number of minibatches, or fewer where there are fewer rows.
   *
   * @param shuffling decides the order
   */
  public static Minibatches ofCount(Rollout rollout, int count, RandomStream shuffling) {
    int[] rows = rollout.validRows();
    return new Minibatches(rollout, rows, Math.max(1, Math.min(count, rows.length)), shuffling);
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
    for (int i = rows.length - 1; i > 0; i--) {
      int j = shuffling.nextInt(i + 1);
      int swapped = rows[i];
      rows[i] = rows[j];
      rows[j] = swapped;
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
    minibatch.gather(rollout, rows, boundary(number), boundary(number + 1));
    if (normalizeAdvantages) {
      minibatch.normalizeAdvantages();
    }
    return minibatch;
  }

  private int boundary(int number) {
    return (int) ((long) rows.length * number / count);
  }
}
