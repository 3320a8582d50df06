package io.github.gdxagents.training;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import io.github.gdxagents.console.SomeCommand;
import io.github.gdxagents.core.SomeGame;
import io.github.gdxagents.dl4j.SomeLearner;
import io.github.gdxagents.training.learn.PpoSettings;
import io.github.gdxagents.training.network.NetworksThatLearn;
import io.github.gdxagents.training.settings.KlPenalty;
import io.github.gdxagents.training.settings.SettingsThatLearn;
import java.awt.Color;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  private static final String ROOT = "io.github.gdxagents.training";

  private static final JavaClasses TRAINING =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(ROOT);

  /** Those of {@link Math} whose last bit is the JVM's choice. */
  private static final Set<String> INEXACT_FUNCTIONS =
      Set.of(
          "sin", "cos", "tan", "asin", "acos", "atan", "atan2", "sinh", "cosh", "tanh", "exp",
          "expm1", "log", "log10", "log1p", "pow", "cbrt", "hypot");

  private static final ArchRule KNOWS_NO_GAME =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.github.gdxagents.core..", "io.github.gdxagents.trainer..", "com.badlogic..")
          .because("any game can be trained, with or without libGDX");

  private static final ArchRule HAS_NO_CONSOLE =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.github.gdxagents.console..",
              "picocli..",
              "me.tongfei.progressbar..",
              "org.jline..",
              "java.awt..",
              "javax.imageio..")
          .because("who embeds the trainer gets no command line, charts or progress bars");

  private static final ArchRule RANDOMNESS_IS_SEEDED =
      noClasses()
          .should()
          .callConstructor(Random.class)
          .orShould()
          .callMethod(Math.class, "random")
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(ThreadLocalRandom.class)
          .because("the same seed must give the same policy file, bit for bit");

  private static final ArchRule SETTINGS_STAND_ALONE =
      noClasses()
          .that()
          .resideInAPackage(ROOT + ".settings..")
          .should()
          .dependOnClassesThat(
              DescribedPredicate.describe(
                  "belong to the rest of training",
                  (JavaClass other) ->
                      other.getPackageName().startsWith(ROOT)
                          && !other.getPackageName().equals(ROOT + ".settings")))
          .because("every other package may read them");

  private static final ArchRule NETWORKS_KNOW_NO_LOSS =
      noClasses()
          .that()
          .resideInAPackage(ROOT + ".network..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(ROOT + ".learn..", ROOT + ".experience..")
          .because("a method asks the networks, never the other way round");

  private static final ArchRule NOTHING_NATIVE =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.github.gdxagents.dl4j..", "org.deeplearning4j..", "org.nd4j..", "org.bytedeco..")
          .because("training loads nothing native, and depends on no machine");

  private static final ArchRule VECTORS_ARE_OPTIONAL =
      noClasses()
          .that()
          .haveSimpleNameNotStartingWith("Vector")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("jdk.incubator.vector..")
          .because("a JVM may be started without that module");

  private static final ArchRule FUNCTIONS_ARE_STRICT =
      noClasses()
          .should()
          .callMethodWhere(
              DescribedPredicate.describe(
                  "may differ from processor to processor",
                  (JavaMethodCall call) ->
                      call.getTargetOwner().isEquivalentTo(Math.class)
                          && INEXACT_FUNCTIONS.contains(call.getName())))
          .because("StrictMath gives the same bits on every machine");

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
                  return "packages of training";
                }
              })
          .should()
          .beFreeOfCycles()
          .because("a package is understood with those it uses, not with those that use it");

  @Test
  void trainingKnowsNoGameAndNoEngine() {
    assertStands(KNOWS_NO_GAME, Gambler.class, SomeGame.class);
  }

  @Test
  void trainingHasNoConsole() {
    assertStands(HAS_NO_CONSOLE, Painter.class);
    assertStands(HAS_NO_CONSOLE, Talker.class);
  }

  @Test
  void randomnessComesFromASeed() {
    assertStands(RANDOMNESS_IS_SEEDED, Gambler.class);
    assertStands(RANDOMNESS_IS_SEEDED, Dreamer.class);
    assertStands(RANDOMNESS_IS_SEEDED, Drifter.class);
  }

  @Test
  void settingsDependOnNoOtherPackageOfTraining() {
    assertStands(SETTINGS_STAND_ALONE, SettingsThatLearn.class, PpoSettings.class);
  }

  @Test
  void networksKnowNeitherLossNorExperience() {
    assertStands(NETWORKS_KNOW_NO_LOSS, NetworksThatLearn.class, PpoSettings.class);
  }

  @Test
  void trainingKnowsNothingNative() {
    assertStands(NOTHING_NATIVE, Tinkerer.class);
  }

  @Test
  void onlyTwoClassesNeedVectors() {
    VECTORS_ARE_OPTIONAL.check(TRAINING);
    // And what the rule forbids to others is seen by it.
    assertThat(
            TRAINING
                .get("io.github.gdxagents.training.network.VectorProducts")
                .getDirectDependenciesFromSelf())
        .anyMatch(
            dependency ->
                dependency.getTargetClass().getPackageName().startsWith("jdk.incubator.vector"));
  }

  @Test
  void functionsGiveTheSameBitsOnEveryMachine() {
    assertStands(FUNCTIONS_ARE_STRICT, Guesser.class);
  }

  @Test
  void packagesHaveNoCycles() {
    assertStands(NO_CYCLES, SettingsThatLearn.class, PpoSettings.class, KlPenalty.class);
  }

  @Test
  void everyPackageIsLookedAt() {
    assertThat(TRAINING.stream().map(JavaClass::getPackageName).distinct())
        .containsAll(
            List.of(
                ROOT,
                ROOT + ".concurrent",
                ROOT + ".learn",
                ROOT + ".network",
                ROOT + ".experience",
                ROOT + ".explain",
                ROOT + ".imitation",
                ROOT + ".settings",
                ROOT + ".state"));
  }

  /** Training keeps the rule, and the rule catches those who break it. */
  private static void assertStands(ArchRule rule, Class<?>... offenders) {
    rule.check(TRAINING);
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
  private static final class Painter {
    final Color color = Color.WHITE;
  }

  @SuppressWarnings("UnusedVariable")
  private static final class Talker {
    final SomeCommand command = new SomeCommand();
  }

  @SuppressWarnings("UnusedVariable")
  private static final class Tinkerer {
    final SomeLearner learner = new SomeLearner();
  }

  @SuppressWarnings("UnusedVariable")
  private static final class Guesser {
    final double number = Math.exp(1);
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
