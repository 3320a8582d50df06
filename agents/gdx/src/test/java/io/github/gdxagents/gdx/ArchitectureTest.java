package io.github.gdxagents.gdx;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.badlogic.gdx.Gdx;
import com.badlogic.gdx.physics.box2d.World;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import io.github.gdxagents.gdx.overlay.BotOverlay;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

  private static final JavaClasses GDX =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("io.github.gdxagents.gdx");

  private static final ArchRule SENSORS_SEE_WITHOUT_A_WINDOW =
      noClasses()
          .that()
          .haveNameMatching(".*\\.gdx\\.sensor\\..*|.*Offender")
          .and()
          .doNotHaveSimpleName("SensorDrawing")
          .should()
          .dependOnClassesThat()
          .haveFullyQualifiedName("com.badlogic.gdx.Gdx")
          .orShould()
          .dependOnClassesThat()
          .resideInAPackage("com.badlogic.gdx.graphics.glutils..")
          .because("agents observe in training, where nothing is drawn");

  private static final ArchRule FEW_KNOW_BOX2D =
      noClasses()
          .that()
          .haveNameNotMatching(".*\\.(Box2dNatives|RayFan|FixtureClassifier)(\\$.*)?")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("com.badlogic.gdx.physics.box2d..")
          .because("a game without Box2D has no such classes");

  private static final ArchRule ONLY_WHO_RUNS_A_GAME_KNOWS_THE_OVERLAY =
      noClasses()
          .that()
          .haveNameNotMatching(".*\\.(overlay\\..*|GameWithBot)")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.github.gdxagents.gdx.overlay..", "com.badlogic.gdx.scenes..")
          .because("it draws, and nothing that trains or observes may");

  @Test
  void onlyWhoRunsAGameKnowsTheOverlay() {
    assertStands(ONLY_WHO_RUNS_A_GAME_KNOWS_THE_OVERLAY);
  }

  @Test
  void sensorsSeeWithoutAWindow() {
    assertStands(SENSORS_SEE_WITHOUT_A_WINDOW);
  }

  @Test
  void fewKnowBox2d() {
    assertStands(FEW_KNOW_BOX2D);
  }

  private static void assertStands(ArchRule rule) {
    rule.check(GDX);
    JavaClasses broken = new ClassFileImporter().importClasses(Offender.class);
    assertThatThrownBy(() -> rule.check(broken))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("was violated");
  }

  @SuppressWarnings("UnusedVariable")
  private static final class Offender {
    final Class<?> window = Gdx.class;
    final Class<?> box2d = World.class;
    final Class<?> overlay = BotOverlay.class;
  }
}
