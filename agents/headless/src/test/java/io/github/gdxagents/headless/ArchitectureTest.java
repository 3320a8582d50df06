package io.github.gdxagents.headless;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.badlogic.gdx.Gdx;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import io.github.gdxagents.isolation.IsolatedWorlds;
import io.github.gdxagents.training.TrainingSettings;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.Opcodes;

class ArchitectureTest {

  private static final JavaClasses HEADLESS =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .withImportOption(location -> location.contains("/headless/target/"))
          .importPackages("io.github.gdxagents");

  private static final ArchRule KNOWS_NO_TRAINER =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.github.gdxagents.training..",
              "io.github.gdxagents.console..",
              "io.github.gdxagents.core..")
          .because("simulations are made for any trainer and any test");

  private static final ArchRule SHARED_CLASSES_KNOW_NO_LIBGDX =
      noClasses()
          .that()
          .haveNameMatching("io\\.github\\.gdxagents\\.isolation\\.[A-Z].*|.*Offender.*")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("com.badlogic..", "io.github.gdxagents.gdx..")
          .because("each isolated world has a libGDX of its own, and these classes exist once");

  private static final ArchRule HEADLESS_KNOWS_NO_WORLDS =
      noClasses()
          .that()
          .resideInAPackage("io.github.gdxagents.headless..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.github.gdxagents.isolation..")
          .because("libGDX runs without a window also where nothing is isolated");

  private static final ArchRule FEW_KNOW_ASM =
      noClasses()
          .that()
          .haveNameNotMatching(".*\\.(Stubs|Rewriter|HashCodes)(\\$.*)?")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.objectweb.asm..")
          .because("bytecode is the business of those that write it");

  @Test
  void itKnowsNoTrainer() {
    assertStands(KNOWS_NO_TRAINER);
  }

  @Test
  void whatWorldsShareKnowsNoLibgdx() {
    assertStands(SHARED_CLASSES_KNOW_NO_LIBGDX);
  }

  @Test
  void headlessKnowsNoWorlds() {
    assertStands(HEADLESS_KNOWS_NO_WORLDS);
  }

  @Test
  void fewKnowAsm() {
    assertStands(FEW_KNOW_ASM);
  }

  private static void assertStands(ArchRule rule) {
    rule.check(HEADLESS);
    JavaClasses broken = new ClassFileImporter().importClasses(Offender.class);
    assertThatThrownBy(() -> rule.check(broken))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("was violated");
  }

  @SuppressWarnings("UnusedVariable")
  private static final class Offender {
    final Class<?> trainer = TrainingSettings.class;
    final Class<?> libgdx = Gdx.class;
    final Class<?> worlds = IsolatedWorlds.class;
    final Class<?> asm = Opcodes.class;
  }
}
