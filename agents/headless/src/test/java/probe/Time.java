package probe;

import com.badlogic.gdx.utils.TimeUtils;
import io.github.gdxagents.hook.Agent;
import io.github.gdxagents.hook.Episode;
import io.github.gdxagents.hook.Simulation;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.function.LongSupplier;

/** Looks at the clock in every way that games do; observes the milliseconds since the reset. */
public final class Time implements Simulation {

  public static final List<String> WAYS =
      List.of(
          "System.nanoTime()",
          "System.currentTimeMillis()",
          "System::nanoTime",
          "TimeUtils.nanoTime()",
          "TimeUtils.millis()",
          "new Date()",
          "Instant.now()",
          "LocalDateTime.now()",
          "Clock.systemDefaultZone()");

  private final long[] atReset = new long[WAYS.size()];
  private final Probe probe = new Probe(WAYS.size(), this::elapsed);

  @Override
  public List<Agent> agents() {
    return probe.alone();
  }

  @Override
  public void reset(Episode episode) {
    System.arraycopy(now(), 0, atReset, 0, atReset.length);
  }

  @Override
  public void advance() {}

  private float[] elapsed() {
    long[] now = now();
    float[] elapsed = new float[now.length];
    for (int i = 0; i < now.length; i++) {
      elapsed[i] = now[i] - atReset[i];
    }
    return elapsed;
  }

  @SuppressWarnings({"JavaTimeDefaultTimeZone", "JavaUtilDate"})
  private static long[] now() {
    LongSupplier reference = System::nanoTime;
    return new long[] {
      System.nanoTime() / 1_000_000,
      System.currentTimeMillis(),
      reference.getAsLong() / 1_000_000,
      TimeUtils.nanoTime() / 1_000_000,
      TimeUtils.millis(),
      new Date().getTime(),
      Instant.now().toEpochMilli(),
      LocalDateTime.now().toInstant(ZoneOffset.UTC).toEpochMilli(),
      Clock.systemDefaultZone().millis()
    };
  }
}
