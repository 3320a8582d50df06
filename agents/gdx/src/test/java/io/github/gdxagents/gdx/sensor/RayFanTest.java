package io.github.gdxagents.gdx.sensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.badlogic.gdx.math.Vector2;
import com.badlogic.gdx.physics.box2d.Body;
import com.badlogic.gdx.physics.box2d.BodyDef;
import com.badlogic.gdx.physics.box2d.CircleShape;
import com.badlogic.gdx.physics.box2d.EdgeShape;
import com.badlogic.gdx.physics.box2d.Fixture;
import com.badlogic.gdx.physics.box2d.World;
import io.github.gdxagents.gdx.Box2dNatives;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RayFanTest {

  private static final int WALL = 0;
  private static final int BALL = 1;
  private static final float QUARTER_TURN = (float) (Math.PI / 2);
  private static final float DIAGONAL = (float) Math.sqrt(0.5);
  private static final Offset<Float> ROUNDING = within(1e-5f);

  private World world;
  private Body self;

  /** A wall along x = 5, a ball of radius 1 around (0, 3), and a round body at the origin. */
  @BeforeEach
  void makeWorld() {
    Box2dNatives.load();
    world = new World(new Vector2(), true);
    EdgeShape wall = new EdgeShape();
    wall.set(5, -20, 5, 20);
    world.createBody(new BodyDef()).createFixture(wall, 0).setUserData(WALL);
    wall.dispose();
    ball(0, 3, 1, BALL);
    self = ball(0, 0, 0.5f, BALL);
  }

  private Body ball(float x, float y, float radius, int category) {
    CircleShape shape = new CircleShape();
    shape.setRadius(radius);
    BodyDef definition = new BodyDef();
    definition.position.set(x, y);
    Body body = world.createBody(definition);
    body.createFixture(shape, 1).setUserData(category);
    shape.dispose();
    return body;
  }

  @AfterEach
  void disposeOfWorld() {
    world.dispose();
  }

  private static int kind(Fixture fixture) {
    return (Integer) fixture.getUserData();
  }

  /** Rays at -90, -45, 0, 45 and 90 degrees. */
  private static RayFan fan() {
    return RayFan.named("eyes")
        .rays(5)
        .degrees(-90, 90)
        .range(10)
        .categories(RayFanTest::kind, "wall", "ball")
        .build();
  }

  private static void assertFractions(RayFan fan, float... expected) {
    for (int ray = 0; ray < expected.length; ray++) {
      assertThat(fan.fraction(ray)).as("ray %s", ray).isCloseTo(expected[ray], ROUNDING);
    }
  }

  private static void assertCategories(RayFan fan, int... expected) {
    for (int ray = 0; ray < expected.length; ray++) {
      assertThat(fan.category(ray)).as("ray %s", ray).isEqualTo(expected[ray]);
    }
  }

  @Test
  void raysTellHowFarTheNearestThingIsAndWhatItIs() {
    RayFan fan = fan().cast(self);

    assertFractions(fan, 1, DIAGONAL, 0.5f, DIAGONAL, 0.2f);
    assertCategories(fan, Sensor.NOTHING, WALL, WALL, WALL, BALL);
  }

  @Test
  void raysTurnWithTheBody() {
    self.setTransform(0, 0, QUARTER_TURN);

    RayFan fan = fan().cast(self);

    assertFractions(fan, 0.5f, DIAGONAL, 0.2f, 1, 1);
    assertCategories(fan, WALL, WALL, BALL, Sensor.NOTHING, Sensor.NOTHING);
  }

  @Test
  void raysBeginWhereTheyAreCast() {
    RayFan fan = fan().cast(world, 3, 3, 2 * QUARTER_TURN);

    assertFractions(fan, 1, 1, 0.2f, 0.3f / DIAGONAL - 0.05f, 1);
    assertFractions(fan.cast(world, 3, 3, 0), 1, 0.2f / DIAGONAL, 0.2f, 0.2f / DIAGONAL, 1);
  }

  @Test
  void theNearestIsToldWhateverTheOrderInWhichThingsWereMade() {
    ball(0, 1.5f, 0.5f, WALL);
    ball(3, 0, 1, BALL);

    RayFan fan = fan().cast(self);

    assertFractions(fan, 1, DIAGONAL, 0.2f, DIAGONAL, 0.1f);
    assertCategories(fan, Sensor.NOTHING, WALL, BALL, WALL, WALL);
  }

  @ParameterizedTest
  @CsvSource({"0, 1", "1, 0"})
  void ofTwoThingsAtTheSameDistanceTheFirstCategoryIsTold(int first, int second) {
    ball(0, -4, 1, first);
    ball(0, -4, 1, second);

    RayFan fan = fan().cast(self);

    assertThat(fan.fraction(0)).isCloseTo(0.3f, ROUNDING);
    assertThat(fan.category(0)).isEqualTo(WALL);
  }

  @Test
  void raysPassThroughWhatHasNoCategory() {
    RayFan fan =
        RayFan.named("eyes")
            .rays(5)
            .degrees(-90, 90)
            .range(10)
            .categories(fixture -> kind(fixture) == BALL ? Sensor.NOTHING : 0, "wall")
            .build();

    fan.cast(self);

    assertFractions(fan, 1, DIAGONAL, 0.5f, DIAGONAL, 1);
    assertCategories(fan, Sensor.NOTHING, 0, 0, 0, Sensor.NOTHING);
  }

  @Test
  void onlyItsOwnBodyIsTransparentToIt() {
    Body other = ball(-3, 0, 0.5f, BALL);

    RayFan fan = fan().cast(other);

    assertThat(fan.category(2)).isEqualTo(BALL);
    assertThat(fan.fraction(2)).isCloseTo(0.25f, ROUNDING);
  }

  @Test
  void raysAllAroundAreAtEqualAngles() {
    RayFan fan =
        RayFan.named("eyes").rays(4).range(10).categories(RayFanTest::kind, "wall", "ball").build();

    fan.cast(self);

    assertFractions(fan, 1, 1, 0.5f, 0.2f);
  }

  @Test
  void aSingleRayLooksAhead() {
    RayFan fan =
        RayFan.named("eyes").rays(1).range(10).categories(RayFanTest::kind, "wall", "ball").build();

    assertFractions(fan.cast(self), 0.5f);
  }

  @Test
  void itWritesWhatItDeclares() {
    RayFan fan = fan();
    assertThat(Written.spec(fan).toString())
        .isEqualTo(
            "[eyes distance[5] 10 m in 0.0..1.0, eyes wall[5] in 0.0..1.0, eyes ball[5] in 0.0..1.0]");
    assertThat(Written.by(fan)).containsExactly(1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

    assertThat(Written.by(fan.cast(self)))
        .containsExactly(
            new float[] {1, DIAGONAL, 0.5f, DIAGONAL, 0.2f, 0, 1, 1, 1, 0, 0, 0, 0, 0, 1},
            ROUNDING);
  }

  @Test
  void itShowsRaysAndWhatTheyMet() {
    self.setTransform(1, 0, 0);

    assertThat(WrittenCanvas.of(fan().cast(self)))
        .containsExactly(
            "line 1.00,0.00 to 1.00,-10.00: -1",
            "line 1.00,0.00 to 5.00,-4.00: 0",
            "point 5.00,-4.00: 0",
            "line 1.00,0.00 to 5.00,0.00: 0",
            "point 5.00,0.00: 0",
            "line 1.00,0.00 to 5.00,4.00: 0",
            "point 5.00,4.00: 0",
            "line 1.00,0.00 to 1.00,3.00: 1",
            "point 1.00,3.00: 1");
  }

  @Test
  void whatTheClassifierThrowsArrivesAndTheFanGoesOn() {
    boolean[] broken = {true};
    RayFan fan =
        RayFan.named("eyes")
            .rays(5)
            .degrees(-90, 90)
            .range(10)
            .categories(
                fixture -> {
                  if (broken[0]) {
                    throw new IllegalStateException("no idea");
                  }
                  return kind(fixture);
                },
                "wall",
                "ball")
            .build();

    assertThatThrownBy(() -> fan.cast(self))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("no idea");

    broken[0] = false;
    assertFractions(fan.cast(self), 1, DIAGONAL, 0.5f, DIAGONAL, 0.2f);
  }

  @Test
  void aCategoryThatThereIsNotIsNamed() {
    RayFan fan = RayFan.named("eyes").rays(1).range(10).categories(fixture -> 7, "wall").build();

    assertThatThrownBy(() -> fan.cast(self))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "The sensor 'eyes' was told of category 7, but its categories are 0 to 0, [wall], or"
                + " Sensor.NOTHING");
  }

  @ParameterizedTest
  @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY})
  void itLooksFromFiniteCoordinatesOnly(float wrong) {
    assertThatThrownBy(() -> fan().cast(world, wrong, 0, 0)).hasMessageContaining("x " + wrong);
    assertThatThrownBy(() -> fan().cast(world, 0, wrong, 0)).hasMessageContaining("y " + wrong);
    assertThatThrownBy(() -> fan().cast(world, 0, 0, wrong))
        .hasMessageContaining("heading " + wrong);
  }

  @Test
  void aRayThatIsTooShortToHaveALengthMeetsNothing() {
    RayFan fan =
        RayFan.named("eyes").rays(3).range(1e-30f).categories(RayFanTest::kind, "wall").build();

    assertFractions(fan.cast(self), 1, 1, 1);
    assertFractions(fan.cast(world, 1e9f, 1e9f, 0), 1, 1, 1);
  }

  @Test
  void whatIsMissingOrWrongIsNamedWhenItIsMade() {
    assertRefused(RayFan.named("eyes").range(1).categories(f -> 0, "a"), "at least 1 of rays");
    assertRefused(RayFan.named("eyes").rays(1).categories(f -> 0, "a"), "a finite range above 0");
    assertRefused(RayFan.named("eyes").rays(1).range(Float.NaN).categories(f -> 0, "a"), "not NaN");
    assertRefused(RayFan.named("eyes").rays(1).range(1), "at least 1 of categories");
    assertRefused(
        RayFan.named("eyes").rays(1).range(1).categories(f -> 0, "a", "a"),
        "another label for each category, but has [a, a]");
    assertThatThrownBy(() -> RayFan.named("eyes").degrees(10, 10))
        .hasMessageContaining("from 10.0 to 10.0 degrees");
    assertThatThrownBy(() -> RayFan.named("eyes").degrees(0, 361))
        .hasMessageContaining("by at most 360");
  }

  private static void assertRefused(RayFan.Builder builder, String words) {
    assertThatThrownBy(builder::build)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'eyes'")
        .hasMessageContaining(words);
  }
}
