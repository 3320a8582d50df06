package io.github.gdxagents.core.screen;

import io.github.gdxagents.hook.ActionSource;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A game that can be played and watched. {@link Games} lists those there are. */
public final class Game {

  private final String id;

  /** Shown above the game. */
  final String title;

  /** What tells it from the other games, in a word or two. */
  final String shortName;

  /** How a human plays it, in a few words. */
  final String keys;

  private final Supplier<Scene> scene;
  private final @Nullable Supplier<Scene> windyScene;
  private final String policyFile;
  private final Function<HeldKeys, ActionSource> human;

  private Game(
      String id,
      String title,
      String shortName,
      String keys,
      Supplier<Scene> scene,
      @Nullable Supplier<Scene> windyScene,
      String policyFile,
      Function<HeldKeys, ActionSource> human) {
    this.id = id;
    this.title = title;
    this.shortName = shortName;
    this.keys = keys;
    this.scene = scene;
    this.windyScene = windyScene;
    this.policyFile = policyFile;
    this.human = human;
  }

  /**
   * A game without wind.
   *
   * @param id what the command line and policy files call it
   * @param title shown above the game
   * @param shortName what tells it from the other games, in a word or two
   * @param keys how a human plays it, in a few words
   * @param scene opens a new world and what draws it
   * @param human decides by the keys that are held, or by the pointer
   */
  static Game of(
      String id,
      String title,
      String shortName,
      String keys,
      Supplier<Scene> scene,
      Function<HeldKeys, ActionSource> human) {
    return new Game(id, title, shortName, keys, scene, null, id + ".policy", human);
  }

  /** The same game where the wind can be turned on: a scene for that. */
  Game withWind(Supplier<Scene> windy) {
    return new Game(id, title, shortName, keys, scene, windy, policyFile, human);
  }

  /** The same game, of which one policy among several is the one to watch. */
  Game playedBy(String file) {
    return new Game(id, title, shortName, keys, scene, windyScene, file, human);
  }

  /** What the command line and policy files call it. */
  public String id() {
    return id;
  }

  /** What its trained policy is called among the resources. */
  String policyFile() {
    return policyFile;
  }

  boolean hasWind() {
    return windyScene != null;
  }

  /** Opens a new world of this game and what draws it. */
  Scene open(boolean windy) {
    return (windy && windyScene != null ? windyScene : scene).get();
  }

  /** Who decides by the keys that are held, or were tapped since the last decision. */
  ActionSource human(HeldKeys held) {
    return human.apply(held);
  }

  @Override
  public String toString() {
    return id;
  }
}
