package io.github.gdxagents.dl4j;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import io.github.gdxagents.training.learn.PpoSettings;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;

class ArchitectureTest {
  private static final String ROOT = "io.github.gdxagents.dl4j";

  private static final JavaClasses DL4J =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(ROOT);

  private static final ArchRule KNOWS_NO_METHOD =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.github.gdxagents.training.learn..",
              "io.github.gdxagents.training.experience..",
              "io.github.gdxagents.console..",
              "io.github.gdxagents.core..",
              "io.github.gdxagents.trainer..")
          .because("a learner back-propagates, whatever the method, game or command line");

  private static final ArchRule WHAT_IS_FOUND_LOADS_NOTHING =
      noClasses()
          .that()
          .belongToAnyOf(Dl4jLearner.class, Dl4jExporter.class, Eager.class)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.deeplearning4j..", "org.nd4j..", "org.bytedeco..")
          .because("a list of the learners or exporters must not load natives");

  @Test
  void theLearnerKnowsNoMethod() {
    assertStands(KNOWS_NO_METHOD, Schooled.class);
  }

  @Test
  void whatIsFoundByItsNameLoadsNothing() {
    assertStands(WHAT_IS_FOUND_LOADS_NOTHING, Eager.class);
  }

  @Test
  void onlyWhatIsFoundOrCalledIsPublic() {
    noClasses()
        .that()
        .doNotBelongToAnyOf(
            Dl4jLearner.class, Dl4jExporter.class, GraphLearner.class, Dl4jModel.class)
        .should()
        .bePublic()
        .because("two are found by their names, and two are what users call")
        .check(DL4J);
    assertThat(DL4J.contain(GraphBackprop.class)).isTrue();
  }

  private static void assertStands(ArchRule rule, Class<?>... offenders) {
    rule.check(DL4J);
    JavaClasses broken = new ClassFileImporter().importClasses(offenders);
    assertThatThrownBy(() -> rule.check(broken))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("was violated");
  }

  @SuppressWarnings("UnusedVariable")
  private static final class Schooled {
    final Class<?> settings = PpoSettings.class;
  }

  /** What would be loaded with it. */
  @SuppressWarnings("UnusedVariable")
  public static final class Eager {
    final DataType type = DataType.FLOAT;
  }
}
