package io.github.gdxagents.isolation;

import io.github.gdxagents.hook.Simulation;
import io.github.gdxagents.hook.SimulationUnavailableException;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Path;
import java.util.function.Supplier;

/**
 * Makes copies of an existing libGDX game that know nothing of each other, each in a world of its
 * own, so that many can be trained at once in one JVM, on any threads:
 *
 * <pre>{@code
 * Game drop = Game.of("drop", IsolatedWorlds.of(DropBot.class).window(800, 480));
 * System.exit(new CommandLineTrainer("drop-trainer", drop).run(args));
 * }</pre>
 *
 * <p>Each world loads the classes of the class path anew: the named simulation, the game, libGDX
 * with its {@code Gdx.*} and native libraries, and all other libraries. Only the JDK and this
 * library's hooks, players and trainers are shared. So static fields, in the game and in libGDX,
 * belong to one world, and the simulation may read the game's objects as any of its classes could.
 * What the calling code sees as {@code DropBot.class} is another class, and only names the one that
 * is made.
 *
 * <p>Within a world, time and chance follow the episode. As its classes are loaded, their calls are
 * rewritten:
 *
 * <ul>
 *   <li>{@code Math.random()}, {@code new Random()}, {@code new RandomXS128()} and with it {@code
 *       MathUtils.random}, {@code ThreadLocalRandom}, {@code new SplittableRandom()}, {@code
 *       Collections.shuffle(list)} and {@code UUID.randomUUID()} follow the episode's seed. What a
 *       game seeds itself stays so.
 *   <li>{@code System.nanoTime()}, {@code System.currentTimeMillis()}, {@code new Date()}, {@code
 *       now()} of java.time, and libGDX's {@code TimeUtils} tell the time of the frames that were
 *       made, and begin at the same moment in each episode.
 *   <li>libGDX's {@code Timer} runs its tasks by that time, and {@code AssetManager} loads without
 *       a thread, so that it takes the same number of frames everywhere.
 *   <li>Objects without a {@code hashCode()} of their own have one that depends on the episode
 *       alone, so that hash tables of them have an order.
 *   <li>Preferences, and local and external files, are empty when an episode begins, and kept apart
 *       from those of a player.
 * </ul>
 *
 * <p>Not covered: threads that the game starts itself, {@code SecureRandom}, the order of
 * java.util's hash tables of enums or classes and of Box2D's bodies in {@code World.getBodies}, and
 * static fields that a game leaves behind when it is made anew: its {@code restart()} sets those.
 *
 * <p>Immutable, and safe to use from several threads.
 */
public final class IsolatedWorlds implements Supplier<Simulation> {

  private static final String WORLD = "io.github.gdxagents.isolation.world.World";

  private final RewrittenClasses classes;
  private final String simulation;
  private final int width;
  private final int height;
  private final Path assets;

  private IsolatedWorlds(
      RewrittenClasses classes, String simulation, int width, int height, Path assets) {
    this.classes = classes;
    this.simulation = simulation;
    this.width = width;
    this.height = height;
    this.assets = assets;
  }

  /**
   * Worlds with a window of 640 by 480 pixels, and with assets in the working directory or on the
   * class path.
   *
   * @param simulation has a constructor without parameters; it is neither initialized nor used, but
   *     names the class that each world loads for itself
   */
  public static IsolatedWorlds of(Class<? extends Simulation> simulation) {
    return new IsolatedWorlds(
        new RewrittenClasses(simulation.getClassLoader()),
        simulation.getName(),
        640,
        480,
        Path.of(""));
  }

  /** The same, with a window of another size, in pixels: what the game's launcher asks for. */
  public IsolatedWorlds window(int newWidth, int newHeight) {
    return new IsolatedWorlds(classes, simulation, newWidth, newHeight, assets);
  }

  /** The same, with internal files in another folder than the working directory. */
  public IsolatedWorlds assets(Path folder) {
    return new IsolatedWorlds(classes, simulation, width, height, folder);
  }

  /**
   * Makes a world, and the simulation in it. The world is gone when the simulation is closed.
   *
   * @throws SimulationUnavailableException if the simulation cannot be made, saying why
   */
  @Override
  public Simulation get() {
    try {
      return (Simulation)
          new WorldLoader(classes)
              .loadClass(WORLD)
              .getMethod("open", String.class, int.class, int.class, java.io.File.class)
              .invoke(null, simulation, width, height, assets.toFile());
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw unavailable(e.getCause() == null ? e : e.getCause());
    } catch (ReflectiveOperationException e) {
      throw unavailable(e);
    }
  }

  private SimulationUnavailableException unavailable(Throwable cause) {
    String reason =
        cause instanceof NoSuchMethodException
            ? "it has no constructor without parameters; give it one"
            : cause.toString();
    return new SimulationUnavailableException(
        "Cannot make " + simulation + " in a world of its own: " + reason, cause);
  }
}
