package io.github.gdxagents.policy;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.esotericsoftware.kryo.kryo5.Kryo;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PlainPolicyFileTest {

  /** Loads the library once more, in a world where there is nothing else but the JDK. */
  @ParameterizedTest
  @EnumSource(HandMade.class)
  void readsWithoutKryoOnTheClassPath(HandMade handMade)
      throws IOException, ReflectiveOperationException {
    URL library = PlainPolicyFile.class.getProtectionDomain().getCodeSource().getLocation();
    try (URLClassLoader alone =
        new URLClassLoader(new URL[] {library}, ClassLoader.getPlatformClassLoader())) {
      assertThatThrownBy(() -> alone.loadClass(Kryo.class.getName()))
          .isInstanceOf(ClassNotFoundException.class);
      InputStream golden = new ByteArrayInputStream(GoldenFiles.read(handMade.file()));

      Object policy =
          alone
              .loadClass(PlainPolicyFile.class.getName())
              .getMethod("read", InputStream.class)
              .invoke(null, golden);

      assertThat(policy.getClass()).isNotEqualTo(Policy.class);
      assertThat(policy.getClass().getMethod("spec").invoke(policy))
          .hasToString(handMade.policy().spec().toString());
    }
  }

  @Test
  void onlyTheFileThatIsWrittenKnowsKryo() {
    noClasses()
        .that()
        .haveNameNotMatching(".*\\.(KryoPayload|PolicyFile)(\\$.*)?")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("com.esotericsoftware..")
        .orShould()
        .dependOnClassesThat()
        .haveNameMatching(".*\\.(KryoPayload|PolicyFile)(\\$.*)?")
        .because("where Kryo cannot run, a compiler must not reach it from the plain reader")
        .check(
            new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("io.github.gdxagents"));
  }
}
