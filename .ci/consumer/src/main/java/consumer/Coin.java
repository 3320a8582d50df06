package consumer;

import io.github.gdxagents.hook.Action;
import io.github.gdxagents.hook.Agent;
import io.github.gdxagents.hook.AgentSpec;
import io.github.gdxagents.hook.AgentState;
import io.github.gdxagents.hook.Episode;
import io.github.gdxagents.hook.ObservationWriter;
import io.github.gdxagents.hook.RandomStream;
import io.github.gdxagents.hook.Simulation;
import java.util.List;

/** Shows heads or tails, ten times; to say which is worth 1. */
public final class Coin implements Simulation, Agent {

  private static final AgentSpec SPEC =
      AgentSpec.builder()
          .fixedStepSeconds(0.1f)
          .ticksPerDecision(1)
          .observe("side", 1, "side", -1, 1)
          .discrete("say", "tails", "heads")
          .build();

  private RandomStream random = new RandomStream(0);
  private float side;
  private int said;
  private float reward;
  private int ticks;

  @Override
  public AgentSpec spec() {
    return SPEC;
  }

  @Override
  public List<Coin> agents() {
    return List.of(this);
  }

  @Override
  public void reset(Episode episode) {
    random = new RandomStream(episode.seed());
    ticks = 0;
    reward = 0;
    said = 0;
    toss();
  }

  private void toss() {
    side = random.nextFloat(-1, 1) < 0 ? -1 : 1;
  }

  @Override
  public void observe(ObservationWriter out) {
    out.add(side);
  }

  @Override
  public void act(Action action) {
    said = action.choice(0);
  }

  @Override
  public void advance() {
    reward = said == (side > 0 ? 1 : 0) ? 1 : 0;
    ticks++;
    toss();
  }

  @Override
  public float reward() {
    return reward;
  }

  @Override
  public AgentState state() {
    return ticks < 10 ? AgentState.RUNNING : AgentState.TERMINATED;
  }
}
