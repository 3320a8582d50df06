package io.github.gdxagents.examples;

import io.github.gdxagents.hook.Action;
import io.github.gdxagents.hook.Agent;
import io.github.gdxagents.hook.AgentSpec;
import io.github.gdxagents.hook.AgentState;
import io.github.gdxagents.hook.Episode;
import io.github.gdxagents.hook.ObservationWriter;
import io.github.gdxagents.hook.RandomStream;
import io.github.gdxagents.hook.Simulation;
import java.util.List;

/** The example in the README: a paddle at the bottom of a field is to catch a falling ball. */
final class Catcher implements Simulation, Agent {
  private static final AgentSpec SPEC =
      AgentSpec.builder()
          .fixedStepSeconds(1 / 60f)
          .ticksPerDecision(3)
          .observe("paddle", 1, "m", -1, 1)
          .observe("ball", 2, "m", -1.1f, 1)
          .discrete("move", "left", "stay", "right")
          .build();
  private float paddleX;
  private float ballX;
  private float ballY;
  private int direction;

  @Override
  public AgentSpec spec() {
    return SPEC;
  }

  @Override
  public List<Catcher> agents() {
    return List.of(this);
  }

  @Override
  public void reset(Episode episode) {
    RandomStream random = new RandomStream(episode.seed());
    paddleX = random.nextFloat(-1, 1);
    ballX = random.nextFloat(-1, 1);
    ballY = 1;
  }

  @Override
  public void observe(ObservationWriter out) {
    out.add(paddleX).add(ballX, ballY);
  }

  @Override
  public void act(Action action) {
    direction = action.choice(0) - 1;
  }

  @Override
  public void advance() {
    paddleX = Math.max(-1, Math.min(1, paddleX + 0.03f * direction));
    ballY -= 0.02f;
  }

  @Override
  public float reward() {
    return falling() ? 0 : Math.abs(paddleX - ballX) < 0.2f ? 1 : -1;
  }

  @Override
  public AgentState state() {
    return falling() ? AgentState.RUNNING : AgentState.TERMINATED;
  }

  private boolean falling() {
    return ballY > -1;
  }
}
