package probe;

import com.badlogic.gdx.math.MathUtils;
import com.badlogic.gdx.math.RandomXS128;
import io.github.gdxagents.hook.Agent;
import io.github.gdxagents.hook.Episode;
import io.github.gdxagents.hook.Simulation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;

/** Draws numbers in every way that games do; nothing here is seeded. */
public final class Chance implements Simulation {

  public static final List<String> WAYS =
      List.of(
          "MathUtils.random()",
          "Math.random()",
          "StrictMath.random()",
          "Math::random",
          "new Random()",
          "a static Random",
          "a Random of a class that is first used in the second tick",
          "a subclass of Random",
          "new RandomXS128()",
          "ThreadLocalRandom",
          "new SplittableRandom()",
          "Collections.shuffle",
          "UUID.randomUUID");

  private static final Random STATIC = new Random();

  private final float[] drawn = new float[WAYS.size()];
  private final Probe probe = new Probe(WAYS.size(), () -> drawn);
  private int ticks;

  @Override
  public List<Agent> agents() {
    return probe.alone();
  }

  @Override
  public void reset(Episode episode) {
    ticks = 0;
    draw();
  }

  @Override
  public void advance() {
    ticks++;
    draw();
  }

  private void draw() {
    DoubleSupplier reference = Math::random;
    ThreadLocalRandom local = ThreadLocalRandom.current();
    float[] now = {
      MathUtils.random(),
      (float) Math.random(),
      (float) StrictMath.random(),
      (float) reference.getAsDouble(),
      new Random().nextFloat(),
      STATIC.nextFloat(),
      ticks > 1 ? Late.RANDOM.nextFloat() : 0,
      new Sub().nextFloat(),
      new RandomXS128().nextFloat(),
      (float) local.nextDouble(1, 2),
      (float) new SplittableRandom().nextDouble(),
      shuffled(),
      UUID.randomUUID().hashCode() * 0x1p-31f
    };
    System.arraycopy(now, 0, drawn, 0, now.length);
  }

  private static float shuffled() {
    List<Integer> numbers = new ArrayList<>();
    for (int i = 0; i < 1000; i++) {
      numbers.add(i);
    }
    Collections.shuffle(numbers);
    return numbers.get(0) + numbers.get(1) / 1000f;
  }

  private static final class Late {
    private static final Random RANDOM = new Random();
  }

  private static final class Sub extends Random {
    private static final long serialVersionUID = 1;
  }
}
