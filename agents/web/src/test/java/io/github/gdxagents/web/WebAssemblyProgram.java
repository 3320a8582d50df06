package io.github.gdxagents.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.teavm.tooling.ConsoleTeaVMToolLog;
import org.teavm.tooling.EmptyTeaVMToolLog;
import org.teavm.tooling.TeaVMProblemRenderer;
import org.teavm.tooling.TeaVMTargetType;
import org.teavm.tooling.builder.BuildException;
import org.teavm.tooling.builder.BuildResult;
import org.teavm.tooling.builder.InProcessBuildStrategy;

/** A Java program, compiled by TeaVM to WebAssembly with garbage collection. */
final class WebAssemblyProgram {

  private static final String COMPILED = "program.wasm";
  private static final String SCRIPT = "run.mjs";

  private final Path folder;

  private WebAssemblyProgram(Path folder) {
    this.folder = folder;
  }

  /**
   * Compiles a program.
   *
   * @param main has a method {@code main}, and is compiled with all that it reaches
   * @param folder receives the program
   */
  static WebAssemblyProgram compile(Class<?> main, Path folder) throws IOException, BuildException {
    InProcessBuildStrategy build = new InProcessBuildStrategy();
    build.init();
    build.setLog(new EmptyTeaVMToolLog());
    build.setClassPathEntries(
        List.of(System.getProperty("java.class.path").split(File.pathSeparator)));
    build.setMainClass(main.getName());
    build.setTargetType(TeaVMTargetType.WEBASSEMBLY_GC);
    build.setTargetDirectory(folder.toString());
    build.setTargetFileName(COMPILED);
    BuildResult result = build.build();
    TeaVMProblemRenderer.describeProblems(
        result.getCallGraph(), result.getProblems(), new ConsoleTeaVMToolLog(false));
    assertThat(result.getProblems().getSevereProblems())
        .as("what TeaVM cannot compile is printed above")
        .isEmpty();
    copy("/org/teavm/backend/wasm/wasm-gc-module-runtime.js", folder.resolve("runtime.mjs"));
    copy(SCRIPT, folder.resolve(SCRIPT));
    return new WebAssemblyProgram(folder);
  }

  private static void copy(String resource, Path target) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(WebAssemblyProgram.class.getResourceAsStream(resource), resource)) {
      Files.copy(in, target);
    }
  }

  /**
   * Runs the program under Node.js, and returns the lines it prints.
   *
   * @param file handed to the program in Base64
   */
  List<String> run(Path file) throws IOException, InterruptedException {
    return Node.run(folder.resolve(SCRIPT), file);
  }
}
