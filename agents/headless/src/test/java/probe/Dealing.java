package probe;

import com.badlogic.gdx.ApplicationAdapter;
import com.badlogic.gdx.ApplicationListener;
import com.badlogic.gdx.math.MathUtils;
import io.github.gdxagents.gdx.GameSimulation;
import io.github.gdxagents.hook.Agent;
import java.util.List;
import java.util.Random;

/** A game that draws its cards when it is created; it observes them. */
public final class Dealing extends GameSimulation {

  private static final Random STATIC = new Random();

  private final float[] cards = new float[4];
  private final Probe probe = new Probe(cards.length, () -> cards);

  @Override
  public List<Agent> agents() {
    return probe.alone();
  }

  @Override
  public ApplicationListener newGame() {
    return new ApplicationAdapter() {
      @Override
      public void create() {
        cards[0] = MathUtils.random();
        cards[1] = (float) Math.random();
        cards[2] = new Random().nextFloat();
        cards[3] = STATIC.nextFloat();
      }
    };
  }
}
