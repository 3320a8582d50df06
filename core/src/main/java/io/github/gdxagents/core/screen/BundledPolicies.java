package io.github.gdxagents.core.screen;

import com.badlogic.gdx.Gdx;
import com.badlogic.gdx.files.FileHandle;
import com.badlogic.gdx.utils.GdxRuntimeException;
import io.github.gdxagents.hook.AgentSpec;
import io.github.gdxagents.policy.PlainPolicyFile;
import io.github.gdxagents.policy.Policy;
import java.io.IOException;
import java.util.List;

/**
 * Seats the trained policies that are bundled as resources; reads them where Kryo cannot run, too.
 *
 * @param folder where they lie among the resources
 * @param sampled whether they draw their actions as in training instead of taking the most probable
 *     ones
 * @param seed of those draws
 */
public record BundledPolicies(String folder, boolean sampled, long seed) implements PolicySeats {

  /** Where the project keeps them. */
  public static final String FOLDER = "policies";

  @Override
  public PolicySeat seat(Game game, AgentSpec spec) {
    FileHandle file = Gdx.files.internal(folder + "/" + game.policyFile());
    if (!file.exists()) {
      return PolicySeat.empty(
          "There is no trained policy for " + game.id() + " here.",
          List.of(
              "Expected the resource " + file.path() + ", found nothing.",
              "Train a policy with gdx-agents train, then play it with --policy FILE."));
    }
    try {
      return seat(PlainPolicyFile.read(file.read()), spec);
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
