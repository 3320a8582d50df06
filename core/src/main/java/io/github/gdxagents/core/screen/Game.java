package io.github.gdxagents.core.screen;

import io.github.gdxagents.core.cartpole.CartPole;
import io.github.gdxagents.core.lander.Lander;
import io.github.gdxagents.core.lander.LanderSettings;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** The games that can be played and watched. */
public enum Game {
  LANDER("lander", "LUNAR LANDER"),
  LANDER_CONTINUOUS("lander-continuous", "LUNAR LANDER"),
  CARTPOLE("cartpole", "CART POLE");

  private final String id;
  final String title;

  Game(String id, String title) {
    this.id = id;
    this.title = title;
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
    return this != CARTPOLE;
  }

  Game next() {
    return switch (this) {
      case LANDER -> LANDER_CONTINUOUS;
      case LANDER_CONTINUOUS -> CARTPOLE;
      case CARTPOLE -> LANDER;
    };
  }

  /** Opens a new world of this game and what draws it. */
  Scene open(boolean windy) {
    return switch (this) {
      case LANDER -> lander(LanderSettings.discrete(), windy);
      case LANDER_CONTINUOUS -> lander(LanderSettings.continuous(), windy);
      case CARTPOLE -> new CartPoleScene(new CartPole());
    };
  }

  private static Scene lander(LanderSettings settings, boolean windy) {
    LanderSettings chosen = windy ? settings.withWind() : settings;
    return new LanderScene(new Lander(chosen), chosen);
  }
}
