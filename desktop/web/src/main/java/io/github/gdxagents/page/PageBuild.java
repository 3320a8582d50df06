package io.github.gdxagents.page;

import io.github.gdxagents.core.screen.BundledPolicies;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.teavm.tooling.ConsoleTeaVMToolLog;
import org.teavm.tooling.EmptyTeaVMToolLog;
import org.teavm.tooling.TeaVMProblemRenderer;
import org.teavm.tooling.TeaVMTargetType;
import org.teavm.tooling.builder.BuildException;
import org.teavm.tooling.builder.BuildResult;
import org.teavm.tooling.builder.InProcessBuildStrategy;
import org.teavm.vm.TeaVMOptimizationLevel;

/** Puts the page together. Runs where it is built, not in it. */
final class PageBuild {

  /** Of all that is in the page. */
  private static final List<String> LICENSES =
      List.of(
          "THIRD-PARTY-NOTICES.txt",
          "apache-2.0.txt",
          "box2d.txt",
          "emscripten.txt",
          "jbox2d.txt",
          "jzlib.txt",
          "stb.txt",
          "teavm-notice.txt");

  private final Path page;

  private PageBuild(Path page) {
    this.page = page;
  }

  /**
   * Builds the page from what is on the class path.
   *
   * @param arguments the folder with the games' resources, and the one that receives the page
   * @throws IllegalStateException if TeaVM cannot compile what is reached, which is printed then
   */
  public static void main(String[] arguments) throws IOException, BuildException {
    Path resources = Path.of(arguments[0]);
    PageBuild build = new PageBuild(Path.of(arguments[1]));
    build.compile();
    build.copy("index.html", "index.html");
    build.copy("/org/teavm/backend/wasm/wasm-gc-runtime.min.js", "wasm-gc-runtime.min.js");
    build.copy("/gdx.wasm.js", "scripts/gdx.wasm.js"); // pictures, which gdx-teavm has in C
    build.copyPolicies(resources);
    for (String text : LICENSES) {
      build.copy("/META-INF/licenses/" + text, "licenses/" + text);
    }
  }

  private void compile() throws BuildException {
    InProcessBuildStrategy build = new InProcessBuildStrategy();
    build.init();
    build.setLog(new EmptyTeaVMToolLog());
    build.setClassPathEntries(
        List.of(System.getProperty("java.class.path").split(File.pathSeparator)));
    build.setMainClass(PageLauncher.class.getName());
    build.setTargetType(TeaVMTargetType.WEBASSEMBLY_GC);
    build.setTargetDirectory(page.toString());
    build.setTargetFileName("games.wasm");
    build.setOptimizationLevel(TeaVMOptimizationLevel.FULL);
    build.setObfuscated(true);
    BuildResult result = build.build();
    TeaVMProblemRenderer.describeProblems(
        result.getCallGraph(), result.getProblems(), new ConsoleTeaVMToolLog(false));
    if (!result.getProblems().getSevereProblems().isEmpty()) {
      throw new IllegalStateException("TeaVM cannot compile what is printed above");
    }
  }

  private void copy(String resource, String file) throws IOException {
    Path target = page.resolve(file);
    Files.createDirectories(target.getParent());
    try (InputStream in =
        Objects.requireNonNull(PageBuild.class.getResourceAsStream(resource), resource)) {
      Files.copy(in, target, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /** And lists them, as gdx-teavm wants to know what it shall fetch before the games begin. */
  private void copyPolicies(Path resources) throws IOException {
    Path assets = page.resolve("assets");
    Files.createDirectories(assets.resolve(BundledPolicies.FOLDER));
    for (Path former : files(assets.resolve(BundledPolicies.FOLDER))) {
      Files.delete(former);
    }
    StringBuilder list = new StringBuilder();
    for (Path policy : files(resources.resolve(BundledPolicies.FOLDER))) {
      String file = BundledPolicies.FOLDER + "/" + policy.getFileName();
      Files.copy(policy, assets.resolve(file), StandardCopyOption.REPLACE_EXISTING);
      list.append("i:b:/").append(file).append(':').append(Files.size(policy)).append(":1\n");
    }
    Files.writeString(assets.resolve(AssetPreload.LIST), list);
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }
}
