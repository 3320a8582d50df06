package io.github.gdxagents.training.preference;

import io.github.gdxagents.play.Clip;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a run and the people who teach it meet, without waiting for one another. The run lays out
 * questions after each rollout, and before it pays for the next one it takes the answers that are
 * there. Whoever shows the questions, in a window or otherwise, asks for {@link #next} and {@link
 * #answer}s when it suits them:
 *
 * <pre>{@code
 * LabelDesk desk = new LabelDesk(new ComparisonFile(path, "catcher", spec));
 * Trainer trainer = new Trainer("catcher", Catcher::new, settings, plan.labeledAt(desk));
 * // one thread trains, another one asks:
 * LabelDesk.Offer offer = desk.next(); // null while there is none
 * desk.answer(offer, Answer.LEFT);     // on the disk when this returns
 * }</pre>
 *
 * <p>Comparisons that are in the file already are learned from as well. What is learned depends on
 * when answers come, so such a run cannot be repeated, unlike one with a {@link Teacher}.
 *
 * <p>Thread-safe.
 */
public final class LabelDesk implements AutoCloseable {

  /** Why a pair was chosen. */
  public enum Reason {
    /** By chance. */
    CHANCE,
    /** The reward networks disagree about it most, of some that were drawn. */
    DISAGREEMENT
  }

  /** Two clips to be compared, with what it takes to show them. */
  public record Offer(Clip left, Clip right, Reason reason) {}

  private final ComparisonFile file;
  private final Deque<Offer> waiting = new ArrayDeque<>();

  /** What was answered here, the latest first. */
  private final Deque<Offer> answered = new ArrayDeque<>();

  private @Nullable Offer shown;

  /**
   * @param file taken over; nobody else may write to it
   */
  public LabelDesk(ComparisonFile file) {
    this.file = file;
  }

  /** The question to be shown, the same one until it is answered; null while there is none. */
  public synchronized @Nullable Offer next() {
    if (shown == null) {
      shown = waiting.poll();
    }
    return shown;
  }

  /**
   * Answers the question that is shown. The comparison is on the disk when this returns.
   *
   * @throws IllegalArgumentException if the offer is not what {@link #next} returned last
   * @throws IOException if it cannot be written; the question is still to be answered then
   */
  public synchronized void answer(Offer offer, Answer answer) throws IOException {
    if (!offer.equals(shown)) {
      throw new IllegalArgumentException("Another question is asked; answer what next() returns");
    }
    file.add(new Comparison(offer.left().trajectory(), offer.right().trajectory(), answer));
    answered.push(offer);
    shown = null;
  }

  /**
   * Takes back the latest answer that was given here, whose question is asked again. What was
   * answered before this desk was opened stays.
   *
   * @return whether there was any
   * @throws IOException if that cannot be written; the answer stands then
   */
  public synchronized boolean takeBack() throws IOException {
    if (answered.isEmpty()) {
      return false;
    }
    file.takeBack();
    if (shown != null) {
      waiting.addFirst(shown);
    }
    shown = answered.pop();
    return true;
  }

  /** How many comparisons stand. */
  public synchronized int labels() {
    return file.size();
  }

  /** All comparisons that stand, in the order in which they were made. */
  public synchronized List<Comparison> comparisons() {
    return file.comparisons();
  }

  /** Lays out questions in place of those that nobody has seen yet. */
  synchronized void offer(List<Offer> fresh) {
    waiting.clear();
    waiting.addAll(fresh);
  }

  @Override
  public synchronized void close() throws IOException {
    file.close();
  }
}
