package io.github.gdxagents.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CentralRequirementsTest {

  private static final String PARENT =
      """
      <project>
        <groupId>org.example</groupId>
        <artifactId>parent</artifactId>
        <version>1.0</version>
        <packaging>pom</packaging>
        <name>Parent</name>
        <description>What all inherit.</description>
        <url>https://example.org</url>
        <licenses><license><name>Apache-2.0</name><url>https://example.org/l</url></license></licenses>
        <developers>
          <developer>
            <name>A</name>
            <organization>B</organization>
            <organizationUrl>https://example.org/b</organizationUrl>
          </developer>
        </developers>
        <scm>
          <connection>scm:git:a</connection>
          <developerConnection>scm:git:b</developerConnection>
          <url>https://example.org/s</url>
        </scm>
      </project>
      """;

  private static final String MODULE =
      """
      <project>
        <parent>
          <groupId>org.example</groupId>
          <artifactId>parent</artifactId>
          <version>1.0</version>
        </parent>
        <artifactId>module</artifactId>
        <name>Module</name>
        <description>A module.</description>
        <dependencies>
          <dependency>
            <groupId>org.example</groupId>
            <artifactId>other</artifactId>
            <version>2.0</version>
          </dependency>
        </dependencies>
      </project>
      """;

  @TempDir private Path folder;

  @BeforeEach
  void complete() throws IOException {
    publish("parent", ".pom", PARENT);
    publish("module", ".pom", MODULE);
    publishJar("module", ".jar", "org/example/A.class", "org/example/A$B.class");
    publishJar("module", "-sources.jar", "org/example/A.java");
    publishJar("module", "-javadoc.jar", "index.html");
  }

  @Test
  void whatIsCompleteIsAccepted() throws IOException {
    assertThat(CentralRequirements.violations(folder)).isEmpty();
  }

  @Test
  void aBundleIsReadAsTheFolderIs() throws IOException {
    Files.delete(of("module", "-javadoc.jar"));
    Path bundle = folder.resolveSibling(folder.getFileName() + ".zip");
    try (FileSystem zip = FileSystems.newFileSystem(bundle, Map.of("create", "true"));
        var files = Files.walk(folder)) {
      for (Path file : files.toList()) {
        Path inside = zip.getPath("/" + folder.relativize(file).toString().replace('\\', '/'));
        if (Files.isDirectory(file)) {
          Files.createDirectories(inside);
        } else {
          Files.copy(file, inside);
        }
      }
    }
    try {
      assertThat(CentralRequirements.violations(bundle))
          .containsExactly("module-1.0-javadoc.jar lacks index.html.");
    } finally {
      Files.delete(bundle);
    }
  }

  @Test
  void sourcesOfEveryClassAreWanted() throws IOException {
    publishJar("module", "-sources.jar", "org/example/Other.java");

    assertThat(CentralRequirements.violations(folder))
        .containsExactly("module-1.0-sources.jar lacks org/example/A.java.");
  }

  @Test
  void aModuleWithoutClassesIsRefused() throws IOException {
    publishJar("module", ".jar", "META-INF/versions/9/A.class");

    assertThat(CentralRequirements.violations(folder))
        .containsExactly("module-1.0.jar has no class.");
  }

  @Test
  void metadataIsWanted() throws IOException {
    publish("parent", ".pom", PARENT.replace("https://example.org/s", " "));

    assertThat(CentralRequirements.violations(folder))
        .containsExactly(
            "module-1.0.pom says nothing at scm/url, nor does a parent in the bundle.",
            "parent-1.0.pom says nothing at scm/url, nor does a parent in the bundle.");
  }

  @Test
  void metadataOfAParentThatIsNotInTheBundleDoesNotCount() throws IOException {
    Files.delete(of("parent", ".pom"));

    assertThat(CentralRequirements.violations(folder))
        .contains("module-1.0.pom says nothing at url, nor does a parent in the bundle.")
        .hasSize(9);
  }

  @Test
  void nameAndDescriptionAreAModulesOwn() throws IOException {
    publish("module", ".pom", MODULE.replace("<name>Module</name>", ""));

    assertThat(CentralRequirements.violations(folder))
        .containsExactly("module-1.0.pom has no name of its own.");
  }

  @Test
  void snapshotsAreRefused() throws IOException {
    publish("module", ".pom", MODULE.replace("2.0", "2.0-SNAPSHOT"));

    assertThat(CentralRequirements.violations(folder))
        .containsExactly("module-1.0.pom depends on a snapshot, 2.0-SNAPSHOT.");
  }

  @Test
  void signaturesAndChecksumsAreWanted() throws IOException {
    Files.delete(of("module", ".jar.asc"));
    Files.writeString(of("parent", ".pom.sha1"), "0");

    assertThat(CentralRequirements.violations(folder))
        .containsExactly(
            "module-1.0.jar is not signed.", "parent-1.0.pom has no sha1 checksum that is right.");
  }

  @Test
  void aPomOfOtherCoordinatesIsFound() throws IOException {
    publish("module", ".pom", MODULE.replace("module", "modul"));

    assertThat(CentralRequirements.violations(folder))
        .contains("module-1.0.pom is not where its coordinates belong.");
  }

  @Test
  void anEmptyBundleIsRefused(@TempDir Path empty) throws IOException {
    assertThat(CentralRequirements.violations(empty))
        .containsExactly("Nothing is published: there is no pom in " + empty + ".");
  }

  private Path of(String artifactId, String ending) {
    return folder.resolve("org/example/" + artifactId + "/1.0/" + artifactId + "-1.0" + ending);
  }

  private void publish(String artifactId, String ending, String text) throws IOException {
    Path file = of(artifactId, ending);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    seal(file);
  }

  private void publishJar(String artifactId, String ending, String... entries) throws IOException {
    Path file = of(artifactId, ending);
    try (OutputStream out = Files.newOutputStream(file);
        ZipOutputStream jar = new ZipOutputStream(out)) {
      for (String entry : entries) {
        jar.putNextEntry(new ZipEntry(entry));
      }
    }
    seal(file);
  }

  /** Signed and with checksums. */
  private static void seal(Path file) throws IOException {
    Files.writeString(
        file.resolveSibling(file.getFileName() + ".asc"), "-----BEGIN PGP SIGNATURE-----\n");
    for (String algorithm : new String[] {"md5", "sha1"}) {
      Files.writeString(
          file.resolveSibling(file.getFileName() + "." + algorithm),
          CentralRequirements.digest(file, algorithm));
    }
  }
}
