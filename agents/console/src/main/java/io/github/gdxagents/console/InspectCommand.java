package io.github.gdxagents.console;

import io.github.gdxagents.console.export.PolicyJson;
import io.github.gdxagents.policy.Policy;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "inspect",
    description =
        "Shows what a policy file contains: its origin, observations, actions and network; with --json all weights, too."
            + " Likewise a file with a learned reward, but for its weights.",
    sortOptions = false)
final class InspectCommand extends BaseCommand {

  @Mixin private final PolicyArgument policyArgument = new PolicyArgument();

  @Mixin private final JsonOption json = new JsonOption();

  @Override
  public Integer call() {
    if (RewardInspection.isFor(policyArgument.file())) {
      RewardInspection reward = new RewardInspection(RewardInspection.read(policyArgument.file()));
      json.print(out(), reward::text, reward::json);
      return 0;
    }
    Policy policy = policyArgument.read();
    json.print(out(), new Inspection(policy)::text, () -> PolicyJson.of(policy));
    return 0;
  }
}
