package io.github.gdxagents.desktop;

import io.github.gdxagents.core.screen.BundledPolicies;
import io.github.gdxagents.core.screen.Game;
import io.github.gdxagents.core.screen.PolicySeat;
import io.github.gdxagents.core.screen.PolicySeats;
import io.github.gdxagents.hook.AgentSpec;
import io.github.gdxagents.play.PolicyWatch;
import io.github.gdxagents.policy.Match;
import io.github.gdxagents.policy.Policy;
import java.io.File;
import java.io.PrintStream;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Seats a policy that may be trained at this moment, and each newer one of its file as it comes;
 * the other games have their bundled policies.
 */
final class WatchedPolicy implements PolicySeats {

  /** What a run folder calls its policy. */
  private static final String LATEST_POLICY = "latest.policy";

  /** A policy, and what to show about it before all else. */
  private record Arrival(Policy policy, String progress) {}

  private final File file;
  private final Game game;
  private final Match match;
  private final BundledPolicies bundled;
  private final PrintStream err;
  private final RunTables tables;
  private final AtomicReference<@Nullable Arrival> newest = new AtomicReference<>();
  private Arrival seated;
  private @Nullable AgentSpec spec;
  private @Nullable PolicyWatch watch;

  /**
   * @param file of the policy, see {@link #fileOf}
   * @param policy what it holds
   * @param game that the policy plays
   * @param err receives a line for each file that cannot play
   */
  WatchedPolicy(
      File file, Policy policy, Game game, Match match, BundledPolicies bundled, PrintStream err) {
    this.file = file;
    this.game = game;
    this.match = match;
    this.bundled = bundled;
    this.err = err;
    tables = new RunTables(file.getAbsoluteFile().getParentFile());
    seated = arrival(policy);
  }

  /** The policy of a run folder, or the file itself. */
  static File fileOf(File runOrPolicy) {
    return runOrPolicy.isDirectory() ? new File(runOrPolicy, LATEST_POLICY) : runOrPolicy;
  }

  private Arrival arrival(Policy policy) {
    return new Arrival(policy, tables.progress(policy));
  }

  @Override
  public PolicySeat seat(Game opened, AgentSpec spec) {
    if (opened != game) {
      return bundled.seat(opened, spec);
    }
    this.spec = spec;
    if (watch == null) {
      Policy fitted = DesktopLauncher.fitted(seated.policy, spec, match, err);
      seated = new Arrival(fitted, seated.progress);
      watch = new PolicyWatch(file, spec, match, 1, new Listener());
    }
    return seat(seated, spec);
  }

  @Override
  public @Nullable PolicySeat newer(Game opened) {
    @Nullable Arrival arrival = opened == game ? newest.getAndSet(null) : null;
    if (arrival == null || spec == null) {
      return null;
    }
    seated = arrival;
    return seat(arrival, spec);
  }

  private PolicySeat seat(Arrival arrival, AgentSpec spec) {
    PolicySeat seat = bundled.seat(arrival.policy, spec);
    return arrival.progress.isEmpty() ? seat : seat.introduced(arrival.progress);
  }

  @Override
  public void close() {
    if (watch != null) {
      watch.close();
    }
  }

  /** On the watch's thread, where reading the run's tables holds up no frame. */
  private final class Listener implements PolicyWatch.Listener {

    @Override
    public void newer(Policy policy) {
      newest.set(arrival(policy));
    }

    @Override
    public void refused(String reason) {
      err.println("Playing on with the former policy: " + reason);
    }
  }
}
