package io.github.gdxagents.console;

import io.github.gdxagents.console.export.PolicyJson;
import io.github.gdxagents.console.text.Json;
import io.github.gdxagents.policy.Policy;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "inspect",
    description =
        "Shows what a policy file contains: its origin, observations, actions and network.",
    sortOptions = false)
final class InspectCommand extends BaseCommand {

  @Mixin private final PolicyArgument policyArgument = new PolicyArgument();

  @Option(names = "--json", description = "Print JSON, with all weights.")
  private boolean json;

  @Override
  public Integer call() {
    Policy policy = policyArgument.read();
    if (json) {
      out().println(Json.text(PolicyJson.of(policy)));
    } else {
      out().print(new Inspection(policy).text());
    }
    out().flush();
    return 0;
  }
}
