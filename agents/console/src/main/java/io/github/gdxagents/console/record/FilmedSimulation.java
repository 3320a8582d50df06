package io.github.gdxagents.console.record;

import io.github.gdxagents.console.record.EpisodeGif.Film;
import io.github.gdxagents.hook.Agent;
import io.github.gdxagents.hook.Episode;
import io.github.gdxagents.hook.Parameter;
import io.github.gdxagents.hook.Simulation;
import java.awt.image.BufferedImage;
import java.util.List;

/** A simulation that is drawn while whoever likes plays it, and ends where the film does. */
final class FilmedSimulation implements Simulation {

  private final Drawing drawing;
  private final Simulation simulation;
  private final BufferedImage frame;
  private final Film film;
  private final float tickSeconds;
  private final int ticksPerFrame;
  private final long mostTicks;
  private long tick;
  private long drawnTick;

  /**
   * @param frame drawn on
   * @param frameSeconds from one frame to the next, as nearly as ticks allow
   */
  FilmedSimulation(Drawing drawing, BufferedImage frame, float frameSeconds, Film film) {
    this.drawing = drawing;
    this.frame = frame;
    this.film = film;
    simulation = drawing.simulation();
    tickSeconds = simulation.agents().get(0).spec().fixedStepSeconds();
    ticksPerFrame = Math.max(1, Math.round(frameSeconds / tickSeconds));
    mostTicks = (long) Math.ceil(EpisodeGif.MOST_SECONDS / tickSeconds);
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
    simulation.reset(episode);
    tick = 0;
    drawnTick = 0;
    draw(hundredthsAt(ticksPerFrame));
  }

  @Override
  public void advance() {
    simulation.advance();
    tick++;
    if (tick % ticksPerFrame == 0) {
      draw(hundredthsAt(tick + ticksPerFrame) - hundredthsAt(tick));
    }
  }

  @Override
  public boolean isOver(int runningAgents) {
    return tick >= mostTicks || simulation.isOver(runningAgents);
  }

  /** Draws how the episode ended. */
  void drawLast(int hundredths) {
    draw(hundredths);
  }

  private void draw(int hundredths) {
    drawing.draw(frame, (tick - drawnTick) * tickSeconds);
    drawnTick = tick;
    film.add(frame, hundredths);
  }

  /** When a tick is shown: rounded each by itself, so that errors do not add up. */
  private int hundredthsAt(long tick) {
    return Math.round(100 * tick * tickSeconds);
  }

  @Override
  public void close() {
    simulation.close();
  }
}
