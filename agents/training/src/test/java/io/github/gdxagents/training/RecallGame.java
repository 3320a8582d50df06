package io.github.gdxagents.training;

import io.github.gdxagents.hook.Action;
import io.github.gdxagents.hook.Agent;
import io.github.gdxagents.hook.AgentSpec;
import io.github.gdxagents.hook.AgentState;
import io.github.gdxagents.hook.Episode;
import io.github.gdxagents.hook.ObservationWriter;
import io.github.gdxagents.hook.RandomStream;
import io.github.gdxagents.hook.Simulation;
import java.util.List;

/**
 * Shows a cue once, and asks for it many decisions later: 1 point for the right answer, -1 for the
 * wrong one, so that chance comes to 0.
 */
final class RecallGame implements Simulation, Agent {

  private static final AgentSpec SPEC =
      AgentSpec.builder()
          .fixedStepSeconds(1 / 60f)
          .observe("cue", 1, "", -1, 1)
          .observe("asked", 1, "", 0, 1)
          .discrete("answer", "left", "right")
          .build();

  private final int delay;
  private int cue;
  private int tick;
  private int answer;

  /**
   * @param delay how many decisions after the cue it is asked for
   */
  RecallGame(int delay) {
    this.delay = delay;
  }

  @Override
  public AgentSpec spec() {
    return SPEC;
  }

  @Override
  public List<RecallGame> agents() {
    return List.of(this);
  }

  @Override
  public void reset(Episode episode) {
    cue = new RandomStream(episode.seed()).nextInt(2);
    tick = 0;
  }

  @Override
  public void observe(ObservationWriter out) {
    out.add(tick == 0 ? 2 * cue - 1 : 0).add(tick == delay ? 1 : 0);
  }

  @Override
  public void act(Action action) {
    answer = action.choice(0);
  }

  @Override
  public void advance() {
    tick++;
  }

  @Override
  public float reward() {
    return tick <= delay ? 0 : answer == cue ? 1 : -1;
  }

  @Override
  public AgentState state() {
    return tick <= delay ? AgentState.RUNNING : AgentState.TERMINATED;
  }
}
