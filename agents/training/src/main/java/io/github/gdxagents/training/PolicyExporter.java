package io.github.gdxagents.training;

import io.github.gdxagents.policy.Policy;
import java.io.File;
import java.io.IOException;
import java.util.Optional;
import java.util.ServiceLoader;

/**
 * Writes policies in the format of another library, which this module does not carry.
 *
 * <p>A module adds one by naming its class in {@code META-INF/services}, as {@link ServiceLoader}
 * wants it. To make such an object must be cheap: it loads nothing until it is used.
 */
public interface PolicyExporter {

  /** The format's name in lower case: {@code dl4j}. */
  String format();

  /**
   * Saves a policy in the format.
   *
   * @param file replaced if it exists; its folder must exist
   * @throws io.github.gdxagents.training.network.LearnerUnavailableException if the library cannot
   *     be used here
   * @throws IOException if writing fails
   */
  void write(Policy policy, File file) throws IOException;

  /** The exporter of a format; empty where no module on the class path adds it. */
  static Optional<PolicyExporter> of(String format) {
    for (PolicyExporter exporter : ServiceLoader.load(PolicyExporter.class)) {
      if (exporter.format().equals(format)) {
        return Optional.of(exporter);
      }
    }
    return Optional.empty();
  }
}
