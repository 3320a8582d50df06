package io.github.gdxagents.policy;

import io.github.gdxagents.hook.AgentSpec;

/** Specs as bytes, as policy files hold them, for other files that say what game they are of. */
public final class SpecBytes {

  private SpecBytes() {}

  /** A spec as bytes. */
  public static byte[] write(AgentSpec spec) {
    return PlainSink.write(PolicyLayout.AGENT_SPEC, spec);
  }

  /**
   * Reads a spec.
   *
   * @throws IllegalArgumentException if the bytes are anything else
   */
  public static AgentSpec read(byte[] bytes) {
    try {
      return new PlainSource(bytes, 0).readToItsEnd(PolicyLayout.AGENT_SPEC);
    } catch (InvalidPolicyException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }
}
