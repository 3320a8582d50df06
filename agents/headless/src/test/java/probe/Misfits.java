package probe;

import io.github.gdxagents.hook.Agent;
import io.github.gdxagents.hook.Episode;
import io.github.gdxagents.hook.Simulation;
import java.util.List;

/** Simulations that cannot be made. */
public final class Misfits {

  private Misfits() {}

  /** Has no constructor without parameters. */
  public static final class Demanding extends Nothing {
    public Demanding(int size) {
      super();
      if (size < 0) {
        throw new IllegalArgumentException("Too small: " + size);
      }
    }
  }

  /** Fails as it is made. */
  public static final class Failing extends Nothing {
    Failing() {
      throw new IllegalStateException("The cupboard is bare");
    }
  }

  private abstract static class Nothing implements Simulation {

    @Override
    public List<Agent> agents() {
      return List.of();
    }

    @Override
    public void reset(Episode episode) {}

    @Override
    public void advance() {}
  }
}
