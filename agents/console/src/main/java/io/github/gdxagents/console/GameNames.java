package io.github.gdxagents.console;

import java.util.Iterator;
import picocli.CommandLine;
import picocli.CommandLine.IFactory;

/** The names of the games, for completion and help. */
record GameNames(Games games) implements Iterable<String> {

  @Override
  public Iterator<String> iterator() {
    return games.names().iterator();
  }

  /** Makes what annotations name by class, and gives it the games. */
  record Factory(Games games) implements IFactory {

    @Override
    public <K> K create(Class<K> type) throws Exception {
      return type == GameNames.class
          ? type.cast(new GameNames(games))
          : CommandLine.defaultFactory().create(type);
    }
  }
}
