package io.github.gdxagents.core.screen;

import io.github.gdxagents.hook.ActionSource;
import io.github.gdxagents.hook.AgentSpec;
import io.github.gdxagents.policy.Policy;
import io.github.gdxagents.policy.Provenance;
import io.github.gdxagents.policy.SpecMismatchException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The policy that can play a game, or the reason why there is none. */
public final class PolicySeat {

  private final @Nullable ActionSource source;
  private final String credentials;
  private final List<String> problem;

  private PolicySeat(@Nullable ActionSource source, String credentials, List<String> problem) {
    this.source = source;
    this.credentials = credentials;
    this.problem = List.copyOf(problem);
  }

  /**
   * Seats a source of actions.
   *
   * @param credentials what to show about it, in a few words
   */
  public static PolicySeat of(ActionSource source, String credentials) {
    return new PolicySeat(source, credentials, List.of());
  }

  /** Seats a policy that takes its most probable actions, if it was trained for this spec. */
  public static PolicySeat deterministic(Policy policy, AgentSpec spec) {
    return seat(policy, spec, policy.player(), "");
  }

  /** Seats a policy that draws its actions as in training, if it was trained for this spec. */
  public static PolicySeat sampled(Policy policy, AgentSpec spec, long seed) {
    return seat(policy, spec, policy.sampler(seed), " · sampled");
  }

  private static PolicySeat seat(
      Policy policy, AgentSpec spec, ActionSource player, String manner) {
    try {
      policy.requireSpec(spec);
    } catch (SpecMismatchException e) {
      return empty(
          "This policy was trained for another game, or another version of it.", e.differences());
    }
    return of(player, credentials(policy.provenance()) + manner);
  }

  /**
   * Leaves the seat empty.
   *
   * @param headline what is wrong, in one line
   * @param details more lines
   */
  public static PolicySeat empty(String headline, List<String> details) {
    List<String> lines = new ArrayList<>();
    lines.add(headline);
    lines.addAll(details);
    return new PolicySeat(null, "", lines);
  }

  /** The same seat, with more to show about it, before the rest. */
  public PolicySeat introduced(String introduction) {
    return new PolicySeat(source, introduction + " · " + credentials, problem);
  }

  private static String credentials(Provenance provenance) {
    StringBuilder text = new StringBuilder(provenance.algorithm()).append(" · ");
    text.append(shortCount(provenance.steps())).append(" decisions");
    if (provenance.scoreEpisodes() > 0) {
      Numbers.append(text.append(" · mean "), provenance.scoreMean(), 1);
    }
    return text.toString();
  }

  private static String shortCount(long count) {
    if (count >= 1_000_000) {
      return Numbers.append(new StringBuilder(), count / 1e6, 1).append(" M").toString();
    }
    return count >= 1_000 ? count / 1_000 + " k" : Long.toString(count);
  }

  /** Who decides; null if there is a {@link #problem}. */
  @Nullable ActionSource source() {
    return source;
  }

  String credentials() {
    return credentials;
  }

  /** Why the seat is empty, a headline first; no lines if it is taken. */
  public List<String> problem() {
    return problem;
  }
}
