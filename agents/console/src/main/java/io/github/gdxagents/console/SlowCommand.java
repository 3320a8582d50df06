package io.github.gdxagents.console;

import io.github.gdxagents.hook.Reaction;
import io.github.gdxagents.policy.Policy;
import io.github.gdxagents.policy.PolicyFile;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "slow",
    description =
        "Writes a policy that reacts more slowly, or more quickly, than it was trained: an opponent of another strength.",
    sortOptions = false)
final class SlowCommand extends BaseCommand {

  @Mixin private final PolicyArgument policyArgument = new PolicyArgument();

  @Option(
      names = "--reaction-delay",
      paramLabel = "N",
      description =
          "How many of its decisions ago it saw what it decides by. Default: as many as until now.")
  private @Nullable Long delay;

  @Option(
      names = "--decision-interval",
      paramLabel = "N",
      description = "It decides at every so many of the game's decisions. Default: as until now.")
  private @Nullable Long interval;

  @Option(names = "--output", paramLabel = "FILE", required = true, description = "What to write.")
  @SuppressWarnings("FieldCanBeFinal") // set by picocli
  private Path output = Path.of("");

  @Option(names = "--overwrite", description = "Replace the file if it exists.")
  private boolean overwrite;

  @Override
  public Integer call() throws IOException {
    if (delay == null && interval == null) {
      throw new UserError("Say how slow: --reaction-delay N, --decision-interval N, or both");
    }
    Policy given = policyArgument.read();
    Reaction reaction = given.reaction();
    Policy policy =
        given.withReaction(
            new Reaction(
                delay == null
                    ? reaction.delay()
                    : (int)
                        UserError.requireWithin("--reaction-delay", 0, Reaction.MAX_DELAY, delay),
                interval == null
                    ? reaction.interval()
                    : (int)
                        UserError.requireWithin(
                            "--decision-interval", 1, Reaction.MAX_INTERVAL, interval)));
    ExportTarget target =
        new ExportTarget("--output", output, file -> PolicyFile.write(policy, file));
    target.requireWritable(policyArgument.file(), overwrite);
    target.write();
    if (!isQuiet()) {
      out().println("Wrote " + output);
      out().flush();
    }
    return 0;
  }
}
