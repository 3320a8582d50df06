package orchardbot;

import com.badlogic.gdx.ApplicationListener;
import com.badlogic.gdx.Input.Keys;
import com.badlogic.gdx.math.Rectangle;
import io.github.gdxagents.gdx.GameSimulation;
import io.github.gdxagents.hook.Action;
import io.github.gdxagents.hook.Agent;
import io.github.gdxagents.hook.AgentSpec;
import io.github.gdxagents.hook.AgentState;
import io.github.gdxagents.hook.ObservationWriter;
import orchard.OrchardGame;
import orchard.PlayScreen;

public final class OrchardBot extends GameSimulation implements Agent {
  private static final AgentSpec SPEC =
      AgentSpec.builder()
          .fixedStepSeconds(1 / 60f)
          .ticksPerDecision(4)
          .maxTicks(3600)
          .observe("basket", 1, "px", 0, 800)
          .observe("apple", 2, "px", -800, 800)
          .discrete("move", "stay", "left", "right")
          .build();
  private int score;

  @Override
  public ApplicationListener newGame() {
    return new OrchardGame();
  }

  @Override
  protected void restart() {
    recreate();
    input().tap(Keys.ENTER);
    frame();
    score = 0;
  }

  @Override
  public AgentSpec spec() {
    return SPEC;
  }

  @Override
  public void observe(ObservationWriter out) {
    Rectangle apple = play().apples.isEmpty() ? new Rectangle() : play().apples.first();
    float x = play().player.bounds.x;
    out.add(x).add(apple.x - x, apple.y);
  }

  @Override
  public void act(Action action) {
    input().hold(Keys.LEFT, action.choice(0) == 1);
    input().hold(Keys.RIGHT, action.choice(0) == 2);
  }

  @Override
  public float reward() {
    int before = score;
    score = play().caught - play().missed;
    return score - before;
  }

  @Override
  public AgentState state() {
    boolean playing = OrchardGame.game.getScreen() instanceof PlayScreen play && !play.over;
    return playing ? AgentState.RUNNING : AgentState.TERMINATED;
  }

  private static PlayScreen play() {
    return (PlayScreen) OrchardGame.game.getScreen();
  }
}
