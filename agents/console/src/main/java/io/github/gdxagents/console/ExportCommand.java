package io.github.gdxagents.console;

import io.github.gdxagents.console.export.JavaSource;
import io.github.gdxagents.console.export.OnnxModel;
import io.github.gdxagents.console.export.PolicyJson;
import io.github.gdxagents.console.text.Json;
import io.github.gdxagents.console.text.NumberText;
import io.github.gdxagents.network.Encoder;
import io.github.gdxagents.network.Network;
import io.github.gdxagents.policy.Policy;
import io.github.gdxagents.training.LibraryVersion;
import io.github.gdxagents.training.PolicyExporter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "export",
    description = "Writes a policy in other formats, for other programs.",
    sortOptions = false)
final class ExportCommand extends BaseCommand {

  @Mixin private final PolicyArgument policyArgument = new PolicyArgument();

  @Option(
      names = "--onnx",
      paramLabel = "FILE",
      description =
          "An ONNX model, from the observation as the game gives it to the action in the game's units.")
  private @Nullable Path onnx;

  @Option(
      names = "--dl4j",
      paramLabel = "FILE",
      description =
          "A model for DL4J's ModelSerializer, of a policy of dense layers. Needs the module gdx-agents-dl4j.")
  private @Nullable Path dl4j;

  @Option(
      names = "--json",
      paramLabel = "FILE",
      description = "JSON with everything: spec, weights, origin, and how to decide by them.")
  private @Nullable Path json;

  @Mixin private final JavaOptions java = new JavaOptions();

  @Option(names = "--overwrite", description = "Replace files that exist.")
  private boolean overwrite;

  @Override
  public Integer call() throws IOException {
    Policy policy = policyArgument.read();
    List<ExportTarget> targets = targets(policy);
    if (targets.isEmpty()) {
      throw new UserError(
          "Nothing to export; choose one or more of --onnx, --dl4j, --json and --java");
    }
    requireWritable(targets);
    for (ExportTarget target : targets) {
      target.write();
      if (!isQuiet()) {
        out()
            .println(
                "Wrote "
                    + target.file()
                    + ", "
                    + NumberText.count(Files.size(target.file()))
                    + " bytes");
        out().flush();
      }
    }
    return 0;
  }

  private List<ExportTarget> targets(Policy policy) {
    List<ExportTarget> targets = new ArrayList<>();
    if (onnx != null) {
      targets.add(ExportTarget.of("--onnx", onnx, () -> OnnxModel.of(policy)));
    }
    if (dl4j != null) {
      requireDl4jLayers(policy);
      PolicyExporter exporter = dl4jExporter();
      targets.add(new ExportTarget("--dl4j", dl4j, file -> exporter.write(policy, file)));
    }
    if (json != null) {
      targets.add(
          ExportTarget.of(
              "--json",
              json,
              () -> (Json.text(PolicyJson.of(policy)) + "\n").getBytes(StandardCharsets.UTF_8)));
    }
    ExportTarget javaTarget =
        java.target((packageName, className) -> JavaSource.of(policy, packageName, className));
    if (javaTarget != null) {
      targets.add(javaTarget);
    }
    return targets;
  }

  /** All are looked at before the first is written. */
  private void requireWritable(List<ExportTarget> targets) throws IOException {
    Set<Path> files = new HashSet<>();
    for (ExportTarget target : targets) {
      target.requireWritable(policyArgument.file(), overwrite);
      if (!files.add(target.file().toAbsolutePath().normalize())) {
        throw new UserError(
            target.file() + " is named twice; give " + target.option() + " a file of its own");
      }
    }
  }

  private void requireDl4jLayers(Policy policy) {
    if (policy.remembers()) {
      throw new UserError(
          "--dl4j cannot write "
              + policyArgument.file()
              + ", because DL4J has no layer that remembers as the policy's does; choose --onnx,"
              + " --json or --java, or train a policy without memory (--set memory=0)");
    }
    if (hasEncoder(policy.network()) || hasEncoder(policy.valueNetwork())) {
      throw new UserError(
          "--dl4j cannot write "
              + policyArgument.file()
              + ", because DL4J has no layer that sees grids and sets as the policy's first does;"
              + " choose --onnx, --json or --java");
    }
  }

  private static boolean hasEncoder(@Nullable Network network) {
    return network != null && network.layers().get(0) instanceof Encoder;
  }

  private static PolicyExporter dl4jExporter() {
    return PolicyExporter.of("dl4j")
        .orElseThrow(
            () ->
                new UserError(
                    "--dl4j needs a module that is not here; add it to the build: runtimeOnly"
                        + " \"io.github.gdxagents:gdx-agents-dl4j:"
                        + LibraryVersion.current()
                        + "\""));
  }
}
