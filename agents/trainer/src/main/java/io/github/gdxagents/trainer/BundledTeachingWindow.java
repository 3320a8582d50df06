package io.github.gdxagents.trainer;

import io.github.gdxagents.console.TeachingSession;
import io.github.gdxagents.console.TeachingWindow;
import io.github.gdxagents.core.screen.Game;
import io.github.gdxagents.core.screen.Games;
import io.github.gdxagents.core.screen.TeachingApp;
import io.github.gdxagents.desktop.TeachingDesktop;

/** The teaching screen of the bundled games, in this process. */
final class BundledTeachingWindow implements TeachingWindow {

  @Override
  public void show(TeachingSession session) {
    Game game =
        Games.find(session.game())
            .orElseThrow(() -> new IllegalStateException("Nothing draws " + session.game()));
    TeachingDesktop.open(new TeachingApp(game, new DeskClassroom(session)));
  }
}
