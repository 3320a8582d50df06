package io.github.gdxagents.policy;

import io.github.gdxagents.network.Activation;
import java.util.Locale;

/** The policies that golden files hold. */
enum HandMade {
  RELU,
  TANH,
  MEMORY,
  SIGHT;

  Policy policy() {
    return switch (this) {
      case RELU -> TestPolicies.handMade(Activation.RELU);
      case TANH -> TestPolicies.handMade(Activation.TANH);
      case MEMORY -> TestPolicies.handMadeWithMemory();
      case SIGHT -> TestPolicies.handMadeWithSight();
    };
  }

  String file() {
    return "format-2-" + name().toLowerCase(Locale.ROOT) + ".policy";
  }
}
