package probe;

import io.github.gdxagents.hook.Action;
import io.github.gdxagents.hook.Agent;
import io.github.gdxagents.hook.AgentSpec;
import io.github.gdxagents.hook.AgentState;
import io.github.gdxagents.hook.ObservationWriter;
import java.util.List;
import java.util.function.Supplier;

/** An agent that lives for ever, and observes whatever numbers it is given. */
final class Probe implements Agent {

  private final AgentSpec spec;
  private final Supplier<float[]> numbers;

  Probe(int size, Supplier<float[]> numbers) {
    this.numbers = numbers;
    spec =
        AgentSpec.builder()
            .fixedStepSeconds(1 / 32f)
            .observe("numbers", size, "")
            .discrete("nothing", "wait", "go")
            .build();
  }

  List<Agent> alone() {
    return List.of(this);
  }

  @Override
  public AgentSpec spec() {
    return spec;
  }

  @Override
  public void observe(ObservationWriter observation) {
    observation.add(numbers.get());
  }

  @Override
  public void act(Action action) {}

  @Override
  public float reward() {
    return 0;
  }

  @Override
  public AgentState state() {
    return AgentState.RUNNING;
  }
}
