package io.github.gdxagents;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  private static final JavaClasses RUNTIME =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("io.github.gdxagents");

  @Test
  void theRuntimeKnowsTheJdkAndKryoOnly() {
    classes()
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "io.github.gdxagents..", "java..", "com.esotericsoftware.kryo..", "org.jspecify..")
        .because("it is all that a game build carries, and it serves servers and tests too")
        .check(RUNTIME);
  }

  @Test
  void onlyThePolicyFileKnowsKryo() {
    noClasses()
        .that()
        .resideOutsideOfPackage("io.github.gdxagents.policy..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("com.esotericsoftware..")
        .because("hooks and players must not change with the file format")
        .check(RUNTIME);
  }

  @Test
  void networksKnowTheJdkOnly() {
    noClasses()
        .that()
        .resideInAPackage("io.github.gdxagents.network..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "io.github.gdxagents.hook..",
            "io.github.gdxagents.play..",
            "io.github.gdxagents.policy..",
            "com.esotericsoftware..")
        .because("numbers in and numbers out: what they mean is the policy's business")
        .check(RUNTIME);
  }

  @Test
  void packagesHaveNoCycles() {
    slices()
        .matching("io.github.gdxagents.(*)..")
        .should()
        .beFreeOfCycles()
        .because("a package is understood with those it uses, not with those that use it")
        .check(RUNTIME);
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
        .because("the same seed must give the same episode, bit for bit")
        .check(RUNTIME);
  }
}
