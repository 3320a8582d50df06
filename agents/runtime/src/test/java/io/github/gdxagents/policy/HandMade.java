package io.github.gdxagents.policy;

import io.github.gdxagents.network.Activation;
import java.util.Locale;

/** The policies that golden files hold. */
enum HandMade {
  RELU,
  TANH,
  MEMORY;

  Policy policy() {
    return switch (this) {
      case RELU -> TestPolicies.handMade(Activation.RELU);
      case TANH -> TestPolicies.handMade(Activation.TANH);
      case MEMORY -> TestPolicies.handMadeWithMemory();
    };
  }

  String file() {
    return "format-2-" + name().toLowerCase(Locale.ROOT) + ".policy";
  }
}
