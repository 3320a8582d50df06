package io.github.gdxagents.release;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gdxagents.release.CentralRequirements.Pom;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the poms say of what is published, in agreement with each other. */
class PublishedModulesTest {

  private static final Path PROJECT = Path.of("../..");

  /** Who plays or trains a game adds these; all else is of this repository. */
  private static final List<String> PUBLISHED =
      List.of(
          "gdx-agents-console",
          "gdx-agents-dl4j",
          "gdx-agents-gdx",
          "gdx-agents-headless",
          "gdx-agents-runtime",
          "gdx-agents-testkit",
          "gdx-agents-training");

  @Test
  void everyModuleIsPublishedUnlessItsPomSaysOtherwise() throws IOException {
    assertThat(published().keySet()).containsExactlyElementsOf(PUBLISHED);
  }

  @Test
  void theBomManagesWhatIsPublishedAndNothingElse() throws IOException {
    Pom bom = Pom.read(PROJECT.resolve("agents/bom/pom.xml"));
    String managed = "dependencyManagement/dependencies/dependency/";

    assertThat(bom.texts(managed + "artifactId")).containsExactlyInAnyOrderElementsOf(PUBLISHED);
    assertThat(bom.texts(managed + "groupId")).containsOnly(bom.groupId()).hasSize(7);
    assertThat(bom.texts(managed + "version")).containsOnly("${project.version}").hasSize(7);
  }

  /**
   * A parent would bring the versions that it manages into the build of whoever imports the BOM.
   */
  @Test
  void theBomHasNoParentAndRepeatsWhatItSays() throws IOException {
    Pom bom = Pom.read(PROJECT.resolve("agents/bom/pom.xml"));
    Pom parent = Pom.read(PROJECT.resolve("pom.xml"));

    assertThat(bom.text("parent")).isEmpty();
    for (String same :
        List.of(
            "groupId", "version", "url", "licenses", "developers", "scm/connection", "scm/url")) {
      assertThat(bom.text(same)).as(same).isEqualTo(parent.text(same)).isNotEmpty();
    }
  }

  @Test
  void aReleaseBuildsEveryPublishedModule() throws IOException {
    Pom parent = Pom.read(PROJECT.resolve("pom.xml"));
    List<String> built =
        Stream.concat(
                parent.texts("modules/module").stream(),
                parent.modulesOfProfile("release").stream())
            .toList();

    assertThat(built).containsAll(published().values()).contains("agents/bom");
  }

  @Test
  void whatIsPublishedNeedsNothingThatIsNot() throws IOException {
    for (String folder : published().values()) {
      assertThat(Pom.read(PROJECT.resolve(folder).resolve("pom.xml")).shippedDependencies())
          .as(folder)
          .filteredOn(artifactId -> artifactId.startsWith("gdx-agents-"))
          .isSubsetOf(PUBLISHED);
    }
  }

  /** Folders of the modules that are published as jars, by artifact id. */
  private static Map<String, String> published() throws IOException {
    Map<String, String> folders = new TreeMap<>();
    try (Stream<Path> all = Files.walk(PROJECT, 3)) {
      for (Path file : all.filter(path -> path.endsWith("pom.xml")).toList()) {
        Pom pom = Pom.read(file);
        boolean module = pom.text("parent/artifactId").equals("gdx-agents-parent");
        boolean skipped = pom.text("properties/maven.deploy.skip").equals("true");
        if (module && !skipped) {
          Path folder = PROJECT.relativize(file.getParent());
          folders.put(pom.artifactId(), folder.toString().replace('\\', '/'));
        }
      }
    }
    return folders;
  }
}
