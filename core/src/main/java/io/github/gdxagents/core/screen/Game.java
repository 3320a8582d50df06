package io.github.gdxagents.core.screen;

import io.github.gdxagents.core.cartpole.CartPole;
import io.github.gdxagents.core.lander.Lander;
import io.github.gdxagents.core.lander.LanderSettings;
import io.github.gdxagents.core.walker.Walker;
import io.github.gdxagents.core.walker.WalkerSettings;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** The games that can be played and watched. */
public enum Game {
  LANDER("lander", "LUNAR LANDER", "arrow keys fly"),
  LANDER_CONTINUOUS("lander-continuous", "LUNAR LANDER", "arrow keys fly"),
  CARTPOLE("cartpole", "CART POLE", "arrow keys push"),
  WALKER("walker", "WALKER", "hold ← and → in turn to walk"),
  WALKER_HARDCORE("walker-hardcore", "WALKER", "hold ← and → in turn to walk");

  private final String id;
  final String title;

  /** How a human plays it, in a few words. */
  final String keys;

  Game(String id, String title, String keys) {
    this.id = id;
    this.title = title;
    this.keys = keys;
  }

  /** What the command line and policy files call it. */
  public String id() {
    return id;
  }

  /** What its trained policy is called among the resources. */
  String policyFile() {
    return id + ".policy";
  }

  /** Finds a game by its id. */
  public static Optional<Game> find(String id) {
    return Arrays.stream(values()).filter(game -> game.id.equals(id)).findFirst();
  }

  /** All ids, for messages. */
  public static String ids() {
    return Arrays.stream(values()).map(Game::id).collect(Collectors.joining(", "));
  }

  boolean hasWind() {
    return this == LANDER || this == LANDER_CONTINUOUS;
  }

  Game next() {
    return switch (this) {
      case LANDER -> LANDER_CONTINUOUS;
      case LANDER_CONTINUOUS -> CARTPOLE;
      case CARTPOLE -> WALKER;
      case WALKER -> WALKER_HARDCORE;
      case WALKER_HARDCORE -> LANDER;
    };
  }

  /** Opens a new world of this game and what draws it. */
  Scene open(boolean windy) {
    return switch (this) {
      case LANDER -> lander(LanderSettings.discrete(), windy);
      case LANDER_CONTINUOUS -> lander(LanderSettings.continuous(), windy);
      case CARTPOLE -> new CartPoleScene(new CartPole());
      case WALKER -> walker(WalkerSettings.normal());
      case WALKER_HARDCORE -> walker(WalkerSettings.hardcore());
    };
  }

  private static Scene lander(LanderSettings settings, boolean windy) {
    LanderSettings chosen = windy ? settings.withWind() : settings;
    return new LanderScene(new Lander(chosen), chosen);
  }

  private static Scene walker(WalkerSettings settings) {
    return new WalkerScene(new Walker(settings), settings);
  }
}
