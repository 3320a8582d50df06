package io.github.gdxagents.console;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import io.github.gdxagents.console.run.RunThatReadsArguments;
import io.github.gdxagents.console.run.TrainingRun;
import io.github.gdxagents.core.SomeGame;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  private static final String ROOT = "io.github.gdxagents.console";

  private static final JavaClasses CONSOLE =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(ROOT);

  private static final ArchRule KNOWS_NO_GAME =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.github.gdxagents.core..", "io.github.gdxagents.trainer..", "com.badlogic..")
          .because("any game has this command line, with or without libGDX");

  private static final ArchRule RANDOMNESS_IS_SEEDED =
      noClasses()
          .should()
          .callConstructor(Random.class)
          .orShould()
          .callMethod(Math.class, "random")
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(ThreadLocalRandom.class)
          .because("the same command must give the same results, bit for bit");

  private static final ArchRule ONLY_COMMANDS_READ_ARGUMENTS =
      noClasses()
          .that()
          .resideOutsideOfPackage(ROOT)
          .should()
          .dependOnClassesThat()
          .resideInAPackage("picocli..")
          .because("a program without a command line may train and compare as well");

  private static final ArchRule NO_CYCLES =
      slices()
          .assignedFrom(
              new SliceAssignment() {
                @Override
                public SliceIdentifier getIdentifierOf(JavaClass javaClass) {
                  return javaClass.getPackageName().startsWith(ROOT)
                      ? SliceIdentifier.of(javaClass.getPackageName())
                      : SliceIdentifier.ignore();
                }

                @Override
                public String getDescription() {
                  return "packages of the console";
                }
              })
          .should()
          .beFreeOfCycles()
          .because("a package is understood with those it uses, not with those that use it");

  @Test
  void theConsoleKnowsNoGameAndNoEngine() {
    assertStands(KNOWS_NO_GAME, Gambler.class);
  }

  @Test
  void randomnessComesFromASeed() {
    assertStands(RANDOMNESS_IS_SEEDED, Gambler.class);
    assertStands(RANDOMNESS_IS_SEEDED, Dreamer.class);
    assertStands(RANDOMNESS_IS_SEEDED, Drifter.class);
  }

  @Test
  void onlyCommandsReadArguments() {
    assertStands(ONLY_COMMANDS_READ_ARGUMENTS, RunThatReadsArguments.class);
  }

  @Test
  void packagesHaveNoCycles() {
    assertStands(
        NO_CYCLES,
        RunThatReadsArguments.class,
        CommandLineTrainer.class,
        TrainCommand.class,
        TrainingRun.class);
  }

  @Test
  void everyPackageIsLookedAt() {
    assertThat(CONSOLE.stream().map(JavaClass::getPackageName).distinct())
        .containsAll(
            List.of(
                ROOT,
                ROOT + ".compare",
                ROOT + ".export",
                ROOT + ".record",
                ROOT + ".settings",
                ROOT + ".run",
                ROOT + ".text",
                ROOT + ".tune",
                ROOT + ".protobuf",
                ROOT + ".tensorboard",
                ROOT + ".dashboard"));
  }

  /** The console keeps the rule, and the rule catches those who break it. */
  private static void assertStands(ArchRule rule, Class<?>... offenders) {
    rule.check(CONSOLE);
    JavaClasses broken = new ClassFileImporter().importClasses(offenders);
    assertThatThrownBy(() -> rule.check(broken))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("was violated");
  }

  @SuppressWarnings("UnusedVariable")
  private static final class Gambler {
    final Random random = new Random();
    final SomeGame game = new SomeGame();
  }

  @SuppressWarnings("UnusedVariable")
  private static final class Dreamer {
    final double number = Math.random();
  }

  @SuppressWarnings("UnusedVariable")
  private static final class Drifter {
    final int number = ThreadLocalRandom.current().nextInt();
  }
}
