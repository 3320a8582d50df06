package probe;

import com.badlogic.gdx.Gdx;
import io.github.gdxagents.hook.Agent;
import io.github.gdxagents.hook.Episode;
import io.github.gdxagents.hook.Simulation;
import java.util.List;

/** Counts its ticks in a static field, and says how wide its window is. */
@SuppressWarnings({"NonFinalStaticField", "StaticAssignmentInConstructor"})
public final class Counter implements Simulation {

  private static int ticks;

  private final Probe probe = new Probe(2, () -> new float[] {ticks, Gdx.graphics.getWidth()});

  @Override
  public List<Agent> agents() {
    return probe.alone();
  }

  @Override
  public void reset(Episode episode) {
    ticks = 0;
  }

  @Override
  public void advance() {
    ticks++;
  }
}
