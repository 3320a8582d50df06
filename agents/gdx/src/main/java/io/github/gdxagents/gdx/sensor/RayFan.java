package io.github.gdxagents.gdx.sensor;

import com.badlogic.gdx.math.Vector2;
import com.badlogic.gdx.physics.box2d.Body;
import com.badlogic.gdx.physics.box2d.Fixture;
import com.badlogic.gdx.physics.box2d.RayCastCallback;
import com.badlogic.gdx.physics.box2d.World;
import io.github.gdxagents.hook.AgentSpec;
import io.github.gdxagents.hook.ObservationWriter;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Rays in a Box2D world that tell how far the nearest thing is in some directions, and what it is.
 *
 * <pre>
 *   NAME distance  [rays]  as a fraction of the range, 0 to 1; 1 where nothing is met
 *   NAME LABEL     [rays]  for each category: 1 where a thing of it is met, else 0
 * </pre>
 *
 * <p>Ray 0 is the rightmost; the others follow anticlockwise at equal angles. A ray that begins
 * inside of a shape does not see that shape. Of two things at the same distance, it tells the one
 * whose category comes first.
 */
public final class RayFan implements Sensor {

  private final String name;
  private final float range;
  private final FixtureClassifier classifier;
  private final String[] labels;

  private final double[] aheads; // [rays] of each ray's far end, in the agent's frame
  private final double[] lefts; // [rays]

  private final float[] fractions; // [rays] of the range, as sensed last
  private final int[] categories; // [rays]
  private final AgentFrame frame;
  private final Nearest nearest = new Nearest();

  private RayFan(Builder builder) {
    name = builder.name;
    range = Checks.positive(name, "range", builder.range);
    classifier = builder.classifier;
    labels = Checks.labels(name, builder.labels);
    frame = new AgentFrame(name);
    int rays = Checks.atLeastOne(name, "rays", builder.rays);
    fractions = new float[rays];
    Arrays.fill(fractions, 1);
    categories = new int[rays];
    Arrays.fill(categories, NOTHING);
    aheads = new double[rays];
    lefts = new double[rays];
    for (int ray = 0; ray < rays; ray++) {
      double radians = StrictMath.toRadians(builder.angleDegrees(ray));
      aheads[ray] = range * StrictMath.cos(radians);
      lefts[ray] = range * StrictMath.sin(radians);
    }
  }

  /** Starts a fan; its components are named after it. */
  public static Builder named(String name) {
    return new Builder(name);
  }

  @Override
  public void declare(AgentSpec.Builder spec) {
    spec.observe(name + " distance", rays(), rangeUnit(), 0, 1);
    for (String label : labels) {
      spec.observe(name + " " + label, rays(), "", 0, 1);
    }
  }

  /** What a distance is a multiple of: {@code "10 m"}. */
  private String rangeUnit() {
    return (range == (int) range ? Integer.toString((int) range) : Float.toString(range)) + " m";
  }

  /** Looks from a body, whose own fixtures no ray meets, along its angle. */
  public RayFan cast(Body body) {
    Vector2 position = body.getPosition();
    return cast(body.getWorld(), position.x, position.y, body.getAngle(), body);
  }

  /**
   * Looks from a place.
   *
   * @param headingRadians which way the agent looks, anticlockwise from the x axis
   * @throws IllegalArgumentException if a number is not finite, or the classifier gives a category
   *     that there is not
   */
  public RayFan cast(World world, float x, float y, float headingRadians) {
    return cast(world, x, y, headingRadians, null);
  }

  private RayFan cast(World world, float x, float y, float headingRadians, @Nullable Body self) {
    frame.set(x, y, headingRadians);
    for (int ray = 0; ray < fractions.length; ray++) {
      nearest.find(world, self, endX(ray, 1), endY(ray, 1));
      fractions[ray] = nearest.fraction;
      categories[ray] = nearest.category;
    }
    return this;
  }

  @Override
  public void write(ObservationWriter out) {
    out.add(fractions);
    for (int category = 0; category < labels.length; category++) {
      for (int met : categories) {
        out.add(met == category);
      }
    }
  }

  @Override
  public void show(SensorCanvas canvas) {
    for (int ray = 0; ray < fractions.length; ray++) {
      float endX = endX(ray, fractions[ray]);
      float endY = endY(ray, fractions[ray]);
      canvas.line(frame.x(), frame.y(), endX, endY, categories[ray]);
      if (categories[ray] != NOTHING) {
        canvas.point(endX, endY, categories[ray]);
      }
    }
  }

  /** How many rays there are. */
  public int rays() {
    return fractions.length;
  }

  /** How far a ray went when it was cast last, as a fraction of the range. */
  public float fraction(int ray) {
    return fractions[ray];
  }

  /** The category of what a ray met when it was cast last, or {@link #NOTHING}. */
  public int category(int ray) {
    return categories[ray];
  }

  private float endX(int ray, float fraction) {
    return frame.worldX(fraction * aheads[ray], fraction * lefts[ray]);
  }

  private float endY(int ray, float fraction) {
    return frame.worldY(fraction * aheads[ray], fraction * lefts[ray]);
  }

  /** Finds the nearest thing on a ray. */
  private final class Nearest implements RayCastCallback {

    private static final float PASS_THROUGH = -1; // as Box2D has it
    private static final float STOP = 0;

    private float fraction;
    private int category;
    private @Nullable Body self;

    /** What went wrong in the callback: it must not fly through C++ code. */
    private @Nullable Throwable failure;

    void find(World world, @Nullable Body ignored, float farX, float farY) {
      fraction = 1;
      category = NOTHING;
      self = ignored;
      failure = null;
      float dx = farX - frame.x();
      float dy = farY - frame.y();
      if (dx * dx + dy * dy > 0) { // Box2D ends the JVM at a ray without a length
        world.rayCast(this, frame.x(), frame.y(), farX, farY);
      }
      self = null;
      if (failure instanceof RuntimeException) {
        throw (RuntimeException) failure;
      }
      if (failure instanceof Error) {
        throw (Error) failure;
      }
    }

    @Override
    public float reportRayFixture(Fixture fixture, Vector2 point, Vector2 normal, float reached) {
      try {
        return report(fixture, reached);
      } catch (RuntimeException | Error e) {
        failure = e;
        return STOP;
      }
    }

    private float report(Fixture fixture, float reached) {
      if (fixture.getBody() == self) {
        return PASS_THROUGH;
      }
      int found = classifier.category(fixture);
      if (found == NOTHING) {
        return PASS_THROUGH;
      }
      Checks.category(name, found, labels);
      boolean nearer = category == NOTHING || reached < fraction;
      if (nearer || (reached == fraction && found < category)) {
        fraction = reached;
        category = found;
      }
      return fraction;
    }
  }

  /** Collects what a {@link RayFan} is made of; rays, range and categories must be set. */
  public static final class Builder {

    private static final float FULL_CIRCLE_DEGREES = 360;

    private final String name;
    private int rays;
    private float fromDegrees = -FULL_CIRCLE_DEGREES / 2;
    private float toDegrees = FULL_CIRCLE_DEGREES / 2;
    private float range;
    private FixtureClassifier classifier = fixture -> NOTHING;
    private String[] labels = {};

    private Builder(String name) {
      this.name = name;
    }

    /** Sets how many rays there are. */
    public Builder rays(int count) {
      rays = count;
      return this;
    }

    /**
     * Sets the angles of the first ray and of the last one: ahead is 0, left is above, right below.
     * A single ray is between them. All around unless set, where the last ray is one step short of
     * the first.
     *
     * @throws IllegalArgumentException unless {@code from < to}, and at most a full circle apart
     */
    public Builder degrees(float from, float to) {
      if (!(from < to) || !(to - from <= FULL_CIRCLE_DEGREES)) {
        throw new IllegalArgumentException(
            "The rays of '"
                + name
                + "' cannot go from "
                + from
                + " to "
                + to
                + " degrees; the second angle has to be above the first, by at most 360");
      }
      fromDegrees = from;
      toDegrees = to;
      return this;
    }

    /** Sets how far a ray goes, in Box2D's meters. */
    public Builder range(float meters) {
      range = meters;
      return this;
    }

    /**
     * Sets what rays tell apart.
     *
     * @param newClassifier gives the category of each fixture
     * @param newLabels of the categories, from 0 on
     */
    public Builder categories(FixtureClassifier newClassifier, String... newLabels) {
      classifier = newClassifier;
      labels = newLabels.clone();
      return this;
    }

    /**
     * Makes the fan.
     *
     * @throws IllegalArgumentException if there are no rays, no categories or no range, or two
     *     categories have the same label
     */
    public RayFan build() {
      return new RayFan(this);
    }

    private double angleDegrees(int ray) {
      double spread = (double) toDegrees - fromDegrees;
      if (rays == 1) {
        return fromDegrees + spread / 2;
      }
      int steps = spread == FULL_CIRCLE_DEGREES ? rays : rays - 1;
      return fromDegrees + spread * ray / steps;
    }
  }
}
