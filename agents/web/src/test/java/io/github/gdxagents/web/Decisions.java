package io.github.gdxagents.web;

import io.github.gdxagents.hook.Action;
import io.github.gdxagents.hook.ActionMask;
import io.github.gdxagents.hook.ActionSource;
import io.github.gdxagents.hook.ActionSpec;
import io.github.gdxagents.hook.RandomStream;
import io.github.gdxagents.policy.Actor;
import io.github.gdxagents.policy.PlainPolicyFile;
import io.github.gdxagents.policy.Policy;
import io.github.gdxagents.policy.PolicyFormatException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.function.Consumer;

/**
 * Decides with policies, on observations and masks drawn at random, and tells every bit of each
 * decision. The same program runs in the JVM and, compiled by TeaVM, in a browser.
 */
final class Decisions {

  /** How many decisions of a policy are deterministic, and how many are sampled. */
  static final int COUNT = 1_000;

  private static final long SEED = 20_251;

  /** How far observations reach: past the bounds of most games, into the clip of the normalizer. */
  private static final float REACH = 3;

  private Decisions() {}

  /**
   * Prints what becomes of policies, one line for each decision.
   *
   * @param files the policies' files, in Base64
   */
  public static void main(String[] files) throws IOException {
    for (String file : files) {
      tell(Base64.getDecoder().decode(file), System.out::println);
    }
  }

  /**
   * Reads a policy, and decides {@link #COUNT} times as is most probable, then as often by drawing.
   *
   * @param out receives one line for each decision, or why the file is refused
   */
  static void tell(byte[] file, Consumer<String> out) throws IOException {
    Policy policy;
    try {
      policy = PlainPolicyFile.read(new ByteArrayInputStream(file));
    } catch (PolicyFormatException e) {
      out.accept(e.getMessage());
      return;
    }
    tell("most probable", policy, policy.player(), out);
    tell("drawn", policy, policy.sampler(SEED), out);
  }

  private static void tell(String how, Policy policy, ActionSource source, Consumer<String> out) {
    RandomStream random = new RandomStream(SEED);
    float[] observation = new float[policy.spec().observation().size()];
    ActionMask mask = new ActionMask(policy.spec().action());
    Action action = new Action(policy.spec().action());
    for (int i = 0; i < COUNT; i++) {
      for (int k = 0; k < observation.length; k++) {
        observation[k] = REACH * (float) random.nextGaussian();
      }
      forbidSome(policy.spec().action(), random, mask);
      source.decide(observation, mask, action);
      out.accept(
          how
              + " "
              + i
              + ":"
              + bits(action)
              + ", outputs"
              + bits(outputs(policy, observation, mask)));
    }
  }

  /** Forbids each choice with probability 1/4, but leaves one at least to every branch. */
  private static void forbidSome(ActionSpec spec, RandomStream random, ActionMask mask) {
    mask.allowAll();
    for (int branch = 0; branch < spec.branchCount(); branch++) {
      int kept = random.nextInt(spec.choiceCount(branch));
      for (int choice = 0; choice < spec.choiceCount(branch); choice++) {
        if (random.nextInt(4) == 0 && choice != kept) {
          mask.forbid(branch, choice);
        }
      }
    }
  }

  /** What the network says: it shows a difference that a choice would hide. */
  private static float[] outputs(Policy policy, float[] observation, ActionMask mask) {
    Actor actor = new Actor(policy, 1);
    actor.add(observation, mask, new float[policy.network().memorySize()]);
    actor.forward();
    return actor.outputs();
  }

  private static String bits(Action action) {
    StringBuilder text = new StringBuilder();
    for (int branch = 0; branch < action.spec().branchCount(); branch++) {
      text.append(' ').append(action.choice(branch));
    }
    float[] axes = new float[action.spec().axisCount()];
    for (int axis = 0; axis < axes.length; axis++) {
      axes[axis] = action.axis(axis);
    }
    return text + bits(axes);
  }

  private static String bits(float[] values) {
    StringBuilder text = new StringBuilder();
    for (float value : values) {
      text.append(' ').append(Integer.toHexString(Float.floatToRawIntBits(value)));
    }
    return text.toString();
  }
}
