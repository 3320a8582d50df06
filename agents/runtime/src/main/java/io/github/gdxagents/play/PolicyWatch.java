package io.github.gdxagents.play;

import io.github.gdxagents.hook.AgentSpec;
import io.github.gdxagents.policy.Match;
import io.github.gdxagents.policy.PlainPolicyFile;
import io.github.gdxagents.policy.Policy;
import io.github.gdxagents.policy.SpecMismatchException;
import java.io.Closeable;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.util.List;

/**
 * Reads a policy file again whenever it changes, so that a game can show a policy while it is
 * trained: {@code latest.policy} of a run folder, for instance.
 *
 * <pre>{@code
 * watch = new PolicyWatch(file, spec, Match.STRICT, 1, new PolicyWatch.Listener() {
 *   public void newer(Policy policy) {
 *     Gdx.app.postRunnable(() -> player.setSource(0, policy.player()));
 *   }
 *   public void refused(String reason) {
 *     Gdx.app.error("policy", reason);
 *   }
 * });
 * }</pre>
 *
 * <p>All of it happens on a daemon thread of its own: reading, fitting the policy to the game, and
 * {@linkplain LivePlayer#warmUp warming up}, so that a frame that takes the policy is as short as
 * any other. A file is read once it has not changed for half a second. One that is damaged, or of
 * another game, is refused, and what plays goes on; one that is gone is waited for.
 */
public final class PolicyWatch implements Closeable {

  private static final long MILLIS_BETWEEN_LOOKS = 500;

  /** As large as training can make a file. */
  private static final int MOST_BYTES = 1 << 26;

  /** Hears of the file, on the watch's thread. */
  public interface Listener {

    /**
     * There is a policy that fits the game: what the file held when the watch began, or holds since
     * it changed.
     */
    void newer(Policy policy);

    /** What the file holds now cannot play, for this reason: one line. */
    void refused(String reason);
  }

  private final File file;
  private final AgentSpec spec;
  private final Match match;
  private final int bots;
  private final Listener listener;
  private final Thread thread;

  /** The file's time and length when it was read last, and at the latest look. */
  private long readTime;

  private long readLength;
  private long seenTime;
  private long seenLength;

  /**
   * Begins to watch.
   *
   * @param file need not exist yet
   * @param spec of the agents that the policy is to play
   * @param match how closely the policy has to match it
   * @param bots about how many will play with the policy at once, at least 1
   */
  public PolicyWatch(File file, AgentSpec spec, Match match, int bots, Listener listener) {
    this.file = file;
    this.spec = spec;
    this.match = match;
    this.bots = bots;
    this.listener = listener;
    thread = new Thread(this::watch, "policy-watch");
    thread.setDaemon(true);
    thread.start();
  }

  private void watch() {
    try {
      while (true) {
        look();
        Thread.sleep(MILLIS_BETWEEN_LOOKS);
      }
    } catch (InterruptedException e) {
      // Closed.
    }
  }

  private void look() {
    long time = file.lastModified(); // 0 without a file, as is the length
    long length = file.length();
    boolean settled = time == seenTime && length == seenLength;
    seenTime = time;
    seenLength = length;
    if (settled && length > 0 && (time != readTime || length != readLength)) {
      readTime = time;
      readLength = length;
      read();
    }
  }

  private void read() {
    Policy policy;
    try {
      policy =
          PlainPolicyFile.read(new FileInputStream(file), MOST_BYTES).fitTo(spec, match).policy();
    } catch (IOException e) {
      listener.refused(file + ": " + e.getMessage());
      return;
    } catch (SpecMismatchException e) {
      listener.refused(file + " is of another game" + line(e.differences()));
      return;
    }
    LivePlayer.warmUp(policy, bots);
    listener.newer(policy);
  }

  private static String line(List<String> differences) {
    StringBuilder line = new StringBuilder();
    for (String difference : differences) {
      line.append(line.length() == 0 ? ": " : "; ").append(difference);
    }
    return line.toString();
  }

  /** Ends the watch. What the listener hears at this moment may still reach its end. */
  @Override
  public void close() {
    thread.interrupt();
  }
}
