package io.github.gdxagents.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.gdxagents.training.network.Learner;
import io.github.gdxagents.training.settings.InvalidSettingException;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class Dl4jLearnerTest {

  @Test
  void isFoundByItsName() {
    assertThat(Learner.named("dl4j")).isInstanceOf(Dl4jLearner.class);
    assertThat(Learner.named("fused")).isSameAs(Learner.FUSED);
  }

  @Test
  void anUnknownNameIsAnsweredWithThoseThatAreHere() {
    assertThatThrownBy(() -> Learner.named("dl"))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessage("There is no learner named 'dl' here; choose one of: fused, dl4j");
  }

  @Test
  void theLibraryThatMultipliesIsNamedWithItsFile() {
    new Dl4jLearner().requireUsable();
    assertThat(Blas.description()).matches("OPENBLAS from .*openblas.*");
  }

  /** The median of many: the first ones are interpreted, and the machine does other things. */
  @Test
  void theProductIsCheckedInLessThanAMillisecond() {
    Natives.load();
    long[] nanos = new long[101];
    for (int i = 0; i < nanos.length; i++) {
      long begin = System.nanoTime();
      ProductCheck.require(() -> "BLAS", Blas::multiply);
      nanos[i] = System.nanoTime() - begin;
    }
    Arrays.sort(nanos);
    assertThat(nanos[nanos.length / 2]).isLessThan(TimeUnit.MILLISECONDS.toNanos(1));
  }

  @Test
  void missingNativesAreOneSentenceWithWhatToAdd() {
    assertThat(Natives.missing("windows-x86_64"))
        .isEqualTo(
            "The native libraries of DL4J cannot be loaded; add"
                + " org.nd4j:nd4j-native:1.0.0-M2.1:windows-x86_64,"
                + " org.bytedeco:openblas:0.3.19-1.5.7:windows-x86_64 and"
                + " org.bytedeco:javacpp:1.5.7:windows-x86_64 to the class path, or train with --learner fused and export without --dl4j");
  }
}
