package io.github.gdxagents.core.screen;

import com.badlogic.gdx.Gdx;
import com.badlogic.gdx.files.FileHandle;
import com.badlogic.gdx.utils.GdxRuntimeException;
import io.github.gdxagents.hook.AgentSpec;
import io.github.gdxagents.policy.Policy;
import io.github.gdxagents.policy.PolicyFile;
import java.io.IOException;
import java.util.List;

/**
 * Seats the trained policies that come along as resources.
 *
 * @param sampled whether they draw their actions as in training instead of taking the most probable
 *     ones
 * @param seed of those draws
 */
public record BundledPolicies(boolean sampled, long seed) implements PolicySeats {

  @Override
  public PolicySeat seat(Game game, AgentSpec spec) {
    FileHandle file = Gdx.files.internal(game.policyResource());
    if (!file.exists()) {
      return PolicySeat.empty(
          "There is no trained policy for " + game.id() + " here.",
          List.of(
              "Expected the resource " + game.policyResource() + ", found nothing.",
              "Train a policy with gdx-agents train, then play it with --policy FILE."));
    }
    try {
      return seat(PolicyFile.read(file.read()), spec);
    } catch (IOException | GdxRuntimeException e) {
      return PolicySeat.empty(
          "The policy of " + game.id() + " cannot be used.",
          List.of(String.valueOf(e.getMessage())));
    }
  }

  /** Seats another policy in the same manner. */
  public PolicySeat seat(Policy policy, AgentSpec spec) {
    return sampled
        ? PolicySeat.sampled(policy, spec, seed)
        : PolicySeat.deterministic(policy, spec);
  }
}
