package io.github.gdxagents.core;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.targetOwner;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameStartingWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.badlogic.gdx.Gdx;
import com.badlogic.gdx.math.MathUtils;
import com.badlogic.gdx.math.RandomXS128;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;

/**
 * Everything in this module counts as part of a simulation but the package {@code screen}: so a new
 * package is walled in from its first class.
 */
class ArchitectureTest {
  private static final String SCREENS = "io.github.gdxagents.core.screen..";

  private static final JavaClasses CORE =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("io.github.gdxagents.core");

  private static final ArchRule SIMULATIONS_KNOW_PHYSICS_ONLY =
      noClasses()
          .that()
          .resideOutsideOfPackage(SCREENS)
          .should()
          .dependOnClassesThat(
              resideInAPackage("com.badlogic.gdx..")
                  .and(
                      not(
                          resideInAnyPackage(
                              "com.badlogic.gdx.math..",
                              "com.badlogic.gdx.physics.box2d..",
                              "com.badlogic.gdx.utils"))))
          .orShould()
          .dependOnClassesThat()
          .resideInAPackage(SCREENS)
          .because("hundreds of them live in one JVM, on several threads, without Gdx or a window")
          .allowEmptyShould(true);

  private static final ArchRule RANDOMNESS_COMES_FROM_A_SEED =
      noClasses()
          .that()
          .resideOutsideOfPackage(SCREENS)
          .should()
          .callConstructor(Random.class)
          .orShould()
          .callConstructor(RandomXS128.class)
          .orShould()
          .callMethod(Math.class, "random")
          .orShould()
          .accessTargetWhere(
              targetOwner(type(MathUtils.class))
                  .and(JavaAccess.Predicates.target(nameStartingWith("random"))))
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(ThreadLocalRandom.class)
          .because("the same seed must give the same episode, bit for bit")
          .allowEmptyShould(true);

  @Test
  void simulationsKnowPhysicsOnly() {
    SIMULATIONS_KNOW_PHYSICS_ONLY.check(CORE);
  }

  @Test
  void randomnessComesFromASeed() {
    RANDOMNESS_COMES_FROM_A_SEED.check(CORE);
  }

  @Test
  void gamesDoNotKnowTraining() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "io.github.gdxagents.training..",
            "io.github.gdxagents.trainer..",
            "org.deeplearning4j..",
            "org.nd4j..",
            "org.bytedeco..")
        .because("a shipped game carries the runtime only")
        .allowEmptyShould(true)
        .check(CORE);
  }

  @Test
  void theRulesSeeAnOffender() {
    JavaClasses offender = new ClassFileImporter().importClasses(Offender.class);

    assertThatThrownBy(() -> SIMULATIONS_KNOW_PHYSICS_ONLY.check(offender))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("com.badlogic.gdx.Gdx.input");
    assertThatThrownBy(() -> RANDOMNESS_COMES_FROM_A_SEED.check(offender))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("MathUtils.random(float)");
  }

  static final class Offender {
    float thrust() {
      return Gdx.input.isTouched() ? MathUtils.random(1f) : 0;
    }
  }
}
