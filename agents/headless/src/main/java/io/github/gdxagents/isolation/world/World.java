package io.github.gdxagents.isolation.world;

import io.github.gdxagents.gdx.GameHost;
import io.github.gdxagents.gdx.GameSimulation;
import io.github.gdxagents.gdx.VirtualInput;
import io.github.gdxagents.headless.Headless;
import io.github.gdxagents.headless.HeadlessApplication;
import io.github.gdxagents.hook.Agent;
import io.github.gdxagents.hook.Episode;
import io.github.gdxagents.hook.Parameter;
import io.github.gdxagents.hook.Simulation;
import java.io.File;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.util.List;

/**
 * A simulation with the world that it lives in: each episode begins with its seed and its clock.
 */
public final class World implements Simulation {

  /** What a game finds plug-ins by, such as {@link java.util.ServiceLoader}. */
  private static final ClassLoader LOADER = World.class.getClassLoader();

  private final HeadlessApplication application;
  private final Simulation simulation;
  private final boolean makesFrames;
  private boolean created;

  private World(HeadlessApplication application, Simulation simulation) {
    this.application = application;
    this.simulation = simulation;
    makesFrames = simulation instanceof GameSimulation;
  }

  /**
   * Makes the simulation of the world whose class loader has loaded this class.
   *
   * @param name of a class with a constructor without parameters
   * @param width of the window that nobody sees, in pixels
   * @param height of the window that nobody sees, in pixels
   * @param assets the folder of the game's assets
   */
  public static Simulation open(String name, int width, int height, File assets)
      throws ReflectiveOperationException {
    HeadlessApplication application = Headless.start(width, height, assets);
    VirtualRandom.startEpisode(0);
    Class<?> type = Class.forName(name, true, LOADER);
    Simulation simulation = (Simulation) newInstance(type);
    if (simulation instanceof GameSimulation game) {
      game.attach(new Host(application));
    }
    return new World(application, simulation);
  }

  private static Object newInstance(Class<?> type) throws ReflectiveOperationException {
    Constructor<?> constructor = type.getDeclaredConstructor();
    constructor.setAccessible(true);
    try {
      return constructor.newInstance();
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      if (e.getCause() instanceof Error failure) {
        throw failure;
      }
      throw e;
    }
  }

  @Override
  public List<? extends Agent> agents() {
    return simulation.agents();
  }

  @Override
  public List<Parameter> parameters() {
    return simulation.parameters();
  }

  @Override
  public void reset(Episode episode) {
    Thread thread = Thread.currentThread();
    ClassLoader outside = thread.getContextClassLoader();
    thread.setContextClassLoader(LOADER);
    try {
      if (!created && simulation instanceof GameSimulation game) {
        // So that no episode is the first: before each of them, the game has run.
        startEpisode(episode.seed());
        application.create(game);
        created = true;
      }
      startEpisode(episode.seed());
      simulation.reset(episode);
    } finally {
      thread.setContextClassLoader(outside);
    }
  }

  private void startEpisode(long seed) {
    VirtualClock.startEpisode();
    VirtualRandom.startEpisode(seed);
    VirtualHash.startEpisode();
    application.forgetSaved();
  }

  @Override
  public void advance() {
    Thread thread = Thread.currentThread();
    ClassLoader outside = thread.getContextClassLoader();
    thread.setContextClassLoader(LOADER);
    try {
      simulation.advance();
    } finally {
      thread.setContextClassLoader(outside);
    }
    if (!makesFrames) {
      VirtualClock.advance(agents().get(0).spec().fixedStepSeconds());
    }
  }

  @Override
  public boolean isOver(int runningAgents) {
    return simulation.isOver(runningAgents);
  }

  @Override
  public void close() {
    try {
      simulation.close();
    } finally {
      application.forgetSaved();
      WorldFolder.delete();
    }
  }

  /** The application, with the world's clock and timers. */
  private record Host(HeadlessApplication application) implements GameHost {

    @Override
    public VirtualInput input() {
      return application.input();
    }

    @Override
    public void create(GameSimulation games) {
      application.create(games);
    }

    @Override
    public void frame(float seconds) {
      VirtualClock.advance(seconds);
      VirtualThreads.runTimers();
      application.frame(seconds);
    }

    @Override
    public boolean exited() {
      return application.exited();
    }

    @Override
    public void close() {
      application.close();
    }
  }
}
