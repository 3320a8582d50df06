package probe;

import com.badlogic.gdx.utils.ObjectSet;
import io.github.gdxagents.hook.Agent;
import io.github.gdxagents.hook.Episode;
import io.github.gdxagents.hook.Simulation;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Observes in which order hash tables list their elements. */
public final class Order implements Simulation {

  private static final int SIZE = 32;

  private final float[] order = new float[2 * SIZE + Kind.values().length];
  private final Probe probe = new Probe(order.length, () -> order);

  @Override
  public List<Agent> agents() {
    return probe.alone();
  }

  @Override
  public void reset(Episode episode) {
    Set<Thing> javas = new HashSet<>();
    ObjectSet<Thing> libgdxs = new ObjectSet<>();
    for (int i = 0; i < SIZE; i++) {
      Thing thing = new Thing(i);
      javas.add(thing);
      libgdxs.add(thing);
    }
    int next = 0;
    for (Thing thing : javas) {
      order[next++] = thing.number;
    }
    for (Thing thing : libgdxs) {
      order[next++] = thing.number;
    }
    ObjectSet<Kind> kinds = new ObjectSet<>();
    kinds.addAll(Kind.values());
    for (Kind kind : kinds) {
      order[next++] = kind.name().length();
    }
  }

  @Override
  public void advance() {}

  private enum Kind {
    FIG,
    PEAR,
    APPLE,
    QUINCE,
    MEDLARS,
    BILBERRY,
    NECTARINE
  }

  private static final class Thing {
    private final int number;

    Thing(int number) {
      this.number = number;
    }
  }
}
