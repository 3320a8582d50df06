package io.github.gdxagents.fuzz;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputStream;
import org.junit.jupiter.api.Test;

/** No file decides which classes are made of it. */
class DeserializationTest {

  private static final ArchRule NO_FILE_NAMES_ITS_CLASSES =
      noClasses()
          .should()
          .dependOnClassesThat()
          .areAssignableTo(ObjectInputStream.class)
          .orShould()
          .dependOnClassesThat()
          .resideInAnyPackage("java.beans..", "java.rmi..", "javax.script..", "javax.naming..")
          .because("a file of a stranger's would choose what code runs");

  @Test
  void noReaderUsesJavaSerializationOrTheLike() {
    JavaClasses all =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.github.gdxagents");

    NO_FILE_NAMES_ITS_CLASSES.check(all);

    assertThat(all.stream().map(JavaClass::getPackageName))
        .contains(
            "io.github.gdxagents.policy",
            "io.github.gdxagents.training",
            "io.github.gdxagents.console.settings",
            "io.github.gdxagents.core.lander");
    JavaClasses broken = new ClassFileImporter().importClasses(Trusting.class);
    assertThatThrownBy(() -> NO_FILE_NAMES_ITS_CLASSES.check(broken))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("ObjectInputStream");
  }

  /** What the rule is against. */
  static final class Trusting {
    Object read(InputStream in) throws IOException, ClassNotFoundException {
      return new ObjectInputStream(in).readObject();
    }
  }
}
