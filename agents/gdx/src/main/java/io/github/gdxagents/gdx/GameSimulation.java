package io.github.gdxagents.gdx;

import com.badlogic.gdx.ApplicationListener;
import io.github.gdxagents.hook.Agent;
import io.github.gdxagents.hook.Episode;
import io.github.gdxagents.hook.Simulation;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An existing game as a simulation: an {@link ApplicationListener} that nobody has to change. One
 * tick is one call of its {@code render()}, in which {@code Gdx.graphics.getDeltaTime()} is the
 * spec's fixed step, and {@code Gdx.input} is what the bot presses.
 *
 * <p>A game's author writes a class that extends this one and is an {@link Agent} too, or has some:
 * it reads what a bot sees from the game's own objects, and turns actions into keys with {@link
 * #input}. It needs a constructor without parameters, as each copy of the game makes its own:
 *
 * <pre>{@code
 * @Override public ApplicationListener newGame() { return new DropGame(); }
 * @Override public void act(Action action) { input().hold(Keys.LEFT, action.choice(0) == 1); }
 * }</pre>
 *
 * <p>Training makes it by {@code IsolatedWorlds} of {@code gdx-agents-headless}, where each copy of
 * the game has classes, static fields, random numbers and a clock of its own. {@link GameWithBot}
 * makes it play in the game's window.
 */
public abstract class GameSimulation implements Simulation {

  private @Nullable GameHost host;
  private @Nullable VirtualInput input;
  private @Nullable Episode episode;
  private List<Agent> onlyAgent = Collections.emptyList();

  /** Makes the game as its launcher does, but does not start it. */
  public abstract ApplicationListener newGame();

  /** This object, unless overridden: a game's only agent is its simulation, too. */
  @Override
  public List<? extends Agent> agents() {
    if (onlyAgent.isEmpty()) {
      if (!(this instanceof Agent)) {
        throw new IllegalStateException(
            getClass().getName() + " is no Agent; implement that, or override agents()");
      }
      onlyAgent = Collections.singletonList((Agent) this);
    }
    return onlyAgent;
  }

  /**
   * Brings the game to where an episode begins; it has been running until now, or was just created.
   * Unless overridden, {@link #recreate()}. A game that begins with a menu presses its way through
   * here, by {@link #input} and {@link #frame()}; one that can begin anew without being made anew
   * may do that. Everything random is seeded by then, so the state here should be a function of
   * {@link #episode()}.
   */
  protected void restart() {
    recreate();
  }

  /** Ends the game as closing its window does, and creates it again. */
  protected final void recreate() {
    host().create(this);
  }

  /** Makes one frame of the game, of {@code fixedStepSeconds}. */
  protected final void frame() {
    host().frame(agents().get(0).spec().fixedStepSeconds());
  }

  /** What a bot presses. */
  protected final VirtualInput input() {
    if (input == null) {
      throw unattached();
    }
    return input;
  }

  /** The episode that is being played. */
  protected final Episode episode() {
    if (episode == null) {
      throw new IllegalStateException("No episode has begun");
    }
    return episode;
  }

  /** Whether the game has called {@code Gdx.app.exit()} since it was created. */
  protected final boolean exited() {
    return host != null && host.exited();
  }

  /** In the game's window, an episode begins when the game lets its bot play; nothing is done. */
  @Override
  public final void reset(Episode next) {
    episode = next;
    if (host == null && input != null) {
      return;
    }
    input().reset();
    restart();
  }

  /** Makes one frame; in the game's window they come by themselves. */
  @Override
  public final void advance() {
    if (host != null || input == null) {
      frame();
    }
  }

  @Override
  public final void close() {
    if (host != null) {
      host.close();
    }
  }

  /** Lets the game run without a window. For who makes simulations, not for games. */
  public final void attach(GameHost newHost) {
    host = newHost;
    input = newHost.input();
  }

  /** Lets the game run in its window. */
  final void attachToWindow(VirtualInput windowInput) {
    input = windowInput;
  }

  private GameHost host() {
    if (host == null) {
      throw unattached();
    }
    return host;
  }

  private IllegalStateException unattached() {
    String name = getClass().getSimpleName();
    return new IllegalStateException(
        "The game of "
            + name
            + " does not run without a window; train it with IsolatedWorlds.of("
            + name
            + ".class) of gdx-agents-headless, and play it with GameWithBot");
  }
}
