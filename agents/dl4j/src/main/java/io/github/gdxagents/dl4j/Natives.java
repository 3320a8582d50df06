package io.github.gdxagents.dl4j;

import com.sun.management.HotSpotDiagnosticMXBean;
import io.github.gdxagents.training.network.LearnerUnavailableException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.openblas.global.openblas;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.factory.Nd4j;

/** Loads ND4J's native libraries, the ones that this processor can run. */
final class Natives {

  /** Which builds JavaCPP may choose, beside the plain one: those with this ending. */
  private static final String EXTENSION = "org.bytedeco.javacpp.platform.extension";

  private Natives() {}

  /**
   * Loads them, unless they are loaded.
   *
   * @throws LearnerUnavailableException if they are not on the class path, or cannot be loaded
   */
  static void load() {
    // JavaCPP prefers the build for AVX2 wherever it is on the class path, and the JVM dies of it.
    if (!hasAvx2() && System.getProperty(EXTENSION) == null) {
      System.setProperty(EXTENSION, "");
    }
    try {
      Nd4j.create(1);
      Loader.load(openblas.class);
    } catch (LinkageError | RuntimeException e) {
      throw new LearnerUnavailableException(missing(Loader.getPlatform()), e);
    }
  }

  /** What to do where they do not load: one sentence, with what to add to the build. */
  static String missing(String platform) {
    return "The native libraries of DL4J cannot be loaded; add "
        + coordinates().replace("PLATFORM", platform)
        + " to the class path, or train with --learner fused and export without --dl4j";
  }

  /** As the build wrote them down, with their versions. */
  private static String coordinates() {
    try (InputStream resource =
        Objects.requireNonNull(Natives.class.getResourceAsStream("natives.txt"), "natives.txt")) {
      return new String(resource.readAllBytes(), StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether the processor has it and the JVM uses it; on other processors than x86, no. */
  private static boolean hasAvx2() {
    @Nullable HotSpotDiagnosticMXBean machine =
        ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
    if (machine == null) {
      return false;
    }
    try {
      return Integer.parseInt(machine.getVMOption("UseAVX").getValue()) >= 2;
    } catch (IllegalArgumentException e) {
      return false; // a JVM that does not know the option
    }
  }
}
