package io.github.gdxagents.console;

import io.github.gdxagents.console.export.JavaSource;
import io.github.gdxagents.console.export.OnnxModel;
import io.github.gdxagents.console.export.PolicyJson;
import io.github.gdxagents.console.text.Json;
import io.github.gdxagents.console.text.NumberText;
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
import javax.lang.model.SourceVersion;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "export",
    description = "Writes a policy in other formats, for other programs.",
    sortOptions = false)
final class ExportCommand extends BaseCommand {

  private static final String JAVA_ENDING = ".java";

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
      description = "A model for DL4J's ModelSerializer. Needs the module gdx-agents-dl4j.")
  private @Nullable Path dl4j;

  @Option(
      names = "--json",
      paramLabel = "FILE",
      description = "JSON with everything: spec, weights, origin, and how to decide by them.")
  private @Nullable Path json;

  @Option(
      names = "--java",
      paramLabel = "FILE",
      description =
          "A Java 8 class without dependencies, named as the file: LanderPolicy.java, for example.")
  private @Nullable Path java;

  @Option(
      names = "--package",
      paramLabel = "NAME",
      description = "The package of that class. Default: none.")
  private String packageName = "";

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
    if (java != null) {
      String className = className(java);
      requirePackage();
      targets.add(
          ExportTarget.of(
              "--java",
              java,
              () ->
                  JavaSource.of(policy, packageName, className)
                      .getBytes(StandardCharsets.US_ASCII)));
    } else if (!packageName.isEmpty()) {
      throw new UserError(
          "--package names the package of the class that --java writes; add --java");
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

  private static String className(Path file) {
    String name = String.valueOf(file.getFileName());
    String className =
        name.endsWith(JAVA_ENDING) ? name.substring(0, name.length() - JAVA_ENDING.length()) : "";
    if (!isName(className) || className.contains(".") || isOfJavaLang(className)) {
      throw new UserError(
          "--java needs a file named after a class, such as LanderPolicy.java, not '" + name + "'");
    }
    return className;
  }

  private void requirePackage() {
    if (!packageName.isEmpty() && !isName(packageName)) {
      throw new UserError(
          "--package needs a name such as com.example.game, not '" + packageName + "'");
    }
  }

  /** In ASCII, since what encoding a compiler takes the file for is not known. */
  private static boolean isName(String name) {
    return SourceVersion.isName(name, SourceVersion.latest())
        && !name.matches("(.*\\.)?(var|yield|record|sealed|permits)(\\..*)?")
        && name.matches("\\p{ASCII}+");
  }

  /** A class of such a name would take the place of one that it uses. */
  private static boolean isOfJavaLang(String className) {
    try {
      Class.forName("java.lang." + className, false, ExportCommand.class.getClassLoader());
      return true;
    } catch (ClassNotFoundException | LinkageError e) {
      return false;
    }
  }
}
