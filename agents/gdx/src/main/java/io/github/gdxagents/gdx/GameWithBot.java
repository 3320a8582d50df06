package io.github.gdxagents.gdx;

import com.badlogic.gdx.ApplicationListener;
import com.badlogic.gdx.Gdx;
import io.github.gdxagents.gdx.overlay.BotOverlay;
import io.github.gdxagents.hook.Agent;
import io.github.gdxagents.hook.AgentState;
import io.github.gdxagents.play.LivePlayer;
import io.github.gdxagents.policy.Policy;
import org.jspecify.annotations.Nullable;

/**
 * A game in its own window with a bot at its keys. The launcher runs it in place of the game:
 *
 * <pre>{@code
 * Policy policy = PolicyFile.read(new File("drop.policy"));
 * new Lwjgl3Application(new GameWithBot(new DropBot(), policy), configuration);
 * }</pre>
 *
 * <p>The game runs as ever, with frames as long as they are. The bot looks and presses at the pace
 * that it was trained at, as soon as its {@link Agent#state()} is running, and begins anew when it
 * is running again after an end. People's keys and mouse work, too.
 */
public final class GameWithBot implements ApplicationListener {

  private final GameSimulation simulation;
  private final LivePlayer player;
  private @Nullable VirtualInput input;
  private @Nullable ApplicationListener game;
  private @Nullable BotOverlay overlay;
  private long episodes;

  /**
   * @param simulation makes the game, and is what its bots see and do
   * @param policies one for each kind of its agents
   * @throws io.github.gdxagents.policy.SpecMismatchException if a policy was trained for another
   *     spec, naming every difference
   */
  public GameWithBot(GameSimulation simulation, Policy... policies) {
    this.simulation = simulation;
    this.player = new LivePlayer(simulation, policies);
  }

  /**
   * Adds an overlay that shows what the bots see and think: {@code F1} shows and hides it. The
   * game's keys are left alone, so give the overlay others where the game has these.
   *
   * @return the overlay, always the same
   */
  public BotOverlay addOverlay() {
    if (overlay == null) {
      overlay = new BotOverlay(player);
    }
    return overlay;
  }

  @Override
  public void create() {
    input = new VirtualInput(Gdx.input);
    simulation.attachToWindow(input);
    useInput();
    game = simulation.newGame();
    game.create();
  }

  @Override
  public void render() {
    useInput();
    play();
    input().beginFrame();
    game().render();
    if (overlay != null) {
      overlay.render();
    }
    input().endFrame();
  }

  private void play() {
    if (player.over()) {
      if (!someoneRuns()) {
        return;
      }
      player.start(++episodes);
    }
    player.update(Gdx.graphics.getDeltaTime());
    if (player.over()) {
      input().releaseAll();
    }
  }

  private boolean someoneRuns() {
    for (Agent agent : simulation.agents()) {
      if (agent.state() == AgentState.RUNNING) {
        return true;
      }
    }
    return false;
  }

  @Override
  public void resize(int width, int height) {
    useInput();
    game().resize(width, height);
  }

  @Override
  public void pause() {
    useInput();
    game().pause();
  }

  @Override
  public void resume() {
    useInput();
    game().resume();
  }

  @Override
  public void dispose() {
    useInput();
    if (overlay != null) {
      overlay.dispose();
    }
    game().dispose();
  }

  /** Before each call of the game: backends put their own back. */
  private void useInput() {
    Gdx.input = input();
  }

  private VirtualInput input() {
    if (input == null) {
      throw new IllegalStateException("create() has not been called");
    }
    return input;
  }

  private ApplicationListener game() {
    if (game == null) {
      throw new IllegalStateException("create() has not been called");
    }
    return game;
  }
}
