package io.github.gdxagents.training;

import io.github.gdxagents.hook.AgentSpec;
import io.github.gdxagents.policy.Policy;
import io.github.gdxagents.policy.PolicyFile;
import io.github.gdxagents.training.preference.ComparisonFile;
import io.github.gdxagents.training.preference.RewardModelFile;
import io.github.gdxagents.trajectory.DemonstrationFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.CRC32;

/** Tells runs from each other. */
final class RunIdentity {

  private RunIdentity() {}

  /** What a run must have in common with the one that it goes on from, by name. */
  static Map<String, String> of(
      String game, AgentSpec spec, TrainingSettings settings, TrainingPlan plan) {
    Map<String, String> identity = new LinkedHashMap<>();
    identity.put("game", game);
    identity.put("seed", Long.toString(plan.seed()));
    identity.put("learner", plan.learner().name());
    identity.put("library version", LibraryVersion.current());
    identity.put("spec", spec.toString());
    if (plan.start() != null) {
      identity.put("policy to start from", fingerprint(plan.start()));
    }
    if (plan.demonstrations() != null) {
      identity.put("demonstrations", DemonstrationFile.fingerprint(plan.demonstrations()));
    }
    if (!plan.feedback().comparisons().isEmpty()) {
      identity.put(
          "comparisons to begin with",
          ComparisonFile.fingerprint(plan.feedback().comparisons(), spec));
    }
    if (plan.feedback().model() != null) {
      identity.put("reward model", RewardModelFile.fingerprint(plan.feedback().model()));
    }
    if (plan.selfPlay().isActive()) {
      identity.put("self-play", plan.selfPlay().text());
    }
    if (plan.practice().isActive()) {
      identity.put("practice", plan.practice().text());
    }
    if (plan.lineup() != null) {
      new TreeMap<>(plan.lineup().others())
          .forEach((kind, policy) -> identity.put("player of " + kind, fingerprint(policy)));
      new TreeSet<>(plan.lineup().atRandom())
          .forEach(kind -> identity.put("player of " + kind, "random"));
    }
    settings.toMap(plan.learner()).forEach((key, value) -> identity.put("setting " + key, value));
    return identity;
  }

  /** Tells a policy from others: the CRC-32 of its file, in hexadecimal. */
  private static String fingerprint(Policy policy) {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    try {
      PolicyFile.write(policy, file);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // whoever gave the policy has read it from a file
    }
    CRC32 sum = new CRC32();
    sum.update(file.toByteArray());
    return Long.toHexString(sum.getValue());
  }
}
