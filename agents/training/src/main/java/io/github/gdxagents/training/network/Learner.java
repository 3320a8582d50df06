package io.github.gdxagents.training.network;

import io.github.gdxagents.training.concurrent.ThreadPool;
import io.github.gdxagents.training.settings.InvalidSettingException;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;

/**
 * What computes gradients. All compute the same ones, up to rounding.
 *
 * <p>A module adds one by naming its class in {@code META-INF/services}, as {@link ServiceLoader}
 * wants it. To make such an object must be cheap: it loads nothing until it is used.
 */
public interface Learner {

  /** Java on preallocated memory: the same bits on every machine. */
  Learner FUSED = new FusedLearner();

  /** What users type, in lower case. */
  String name();

  /** What it computes with on this machine, for a log: {@code 256-bit vectors}, for example. */
  String description();

  /**
   * Loads what it computes with, and looks whether that computes rightly. {@link #backprop} does
   * so, too; this is for callers who want to know before they begin.
   *
   * @throws LearnerUnavailableException if it cannot be used here
   */
  void requireUsable();

  /**
   * Makes what computes gradients.
   *
   * @param layout of the parameters
   * @param pool the threads to compute with, where the learner can use them
   * @throws LearnerUnavailableException if it cannot be used here
   */
  Backprop backprop(ParameterLayout layout, ThreadPool pool);

  /** {@link #FUSED}, and then those that other modules add. */
  static List<Learner> present() {
    List<Learner> present = new ArrayList<>();
    present.add(FUSED);
    ServiceLoader.load(Learner.class).forEach(present::add);
    return present;
  }

  /**
   * Finds a learner.
   *
   * @param name as {@link #name} has it
   * @throws InvalidSettingException if there is none of that name; it lists those that are present
   */
  static Learner named(String name) {
    List<Learner> present = present();
    for (Learner learner : present) {
      if (learner.name().equals(name)) {
        return learner;
      }
    }
    List<String> names = present.stream().map(Learner::name).toList();
    String message =
        "There is no learner named '%s' here; choose one of: %s"
            .formatted(name, String.join(", ", names));
    throw new InvalidSettingException(
        names.contains("dl4j")
            ? message
            : message
                + ". The learner dl4j is added by io.github.gdxagents:gdx-agents-dl4j, in the same version");
  }
}
