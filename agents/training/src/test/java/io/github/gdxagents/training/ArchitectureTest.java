package io.github.gdxagents.training;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  private static final JavaClasses TRAINING =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("io.github.gdxagents.training");

  @Test
  void trainingKnowsNoGameAndNoEngine() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "io.github.gdxagents.core..", "io.github.gdxagents.trainer..", "com.badlogic..")
        .because("any game can be trained, with or without libGDX")
        .allowEmptyShould(true)
        .check(TRAINING);
  }

  @Test
  void randomnessComesFromASeed() {
    noClasses()
        .should()
        .callConstructor(Random.class)
        .orShould()
        .callMethod(Math.class, "random")
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(ThreadLocalRandom.class)
        .because("the same seed must give the same policy file, bit for bit")
        .allowEmptyShould(true)
        .check(TRAINING);
  }
}
