package io.github.gdxagents.console;

import io.github.gdxagents.console.dashboard.Dashboard;
import io.github.gdxagents.console.dashboard.RunDescription;
import io.github.gdxagents.console.run.RunFolder;
import io.github.gdxagents.console.tensorboard.TensorBoardFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.BindException;
import java.util.Map;
import java.util.Stack;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IParameterPreprocessor;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** Who else is told of a run, beside the files that are always written. */
final class TellingOptions {

  private static final int MOST_PORT = 65_535;
  private static final String ANY_PORT = "0";

  @Option(
      names = "--tensorboard",
      description =
          "Write a file for TensorBoard into the run folder, with the tags of Stable-Baselines3:"
              + " tensorboard --logdir runs shows it.")
  @SuppressWarnings("FieldCanBeFinal") // set by picocli
  private boolean tensorBoard = false;

  @Option(
      names = "--dashboard",
      paramLabel = "PORT",
      arity = "0..1",
      preprocessor = PortIfGiven.class,
      description =
          "Show the run on a page of this machine's browser, which can also end it. Its address is printed."
              + " Default port: a free one.")
  private @Nullable Long dashboardPort;

  /** Throws unless the options can be followed. */
  void requireUsable() throws IOException {
    if (dashboardPort != null) {
      UserError.requireWithin("--dashboard", 0, MOST_PORT, dashboardPort);
      try {
        Dashboard.requireFree(dashboardPort.intValue());
      } catch (BindException e) {
        throw taken(dashboardPort, e);
      }
    }
  }

  private static UserError taken(long port, BindException failure) {
    return new UserError(
        "The dashboard cannot have port %s (%s); choose another one with --dashboard=PORT, or leave PORT out for a free one"
            .formatted(port, failure.getMessage()));
  }

  /**
   * Lets those who were asked for listen to a run.
   *
   * @param stop ends the run
   * @param err receives the page's address
   */
  void addTo(RunFolder folder, RunDescription description, Runnable stop, PrintWriter err)
      throws IOException {
    if (tensorBoard) {
      folder.add(TensorBoardFile.in(folder, description.settings().toMap()));
    }
    if (dashboardPort != null) {
      try {
        Dashboard page = Dashboard.open(dashboardPort.intValue(), folder, description, stop);
        folder.add(page);
        err.println("Dashboard: " + page.address());
        err.flush();
      } catch (BindException e) {
        throw taken(dashboardPort, e);
      }
    }
  }

  /** What follows the option is its port only if it is a number: it may be the game. */
  static final class PortIfGiven implements IParameterPreprocessor {
    @Override
    @SuppressWarnings("JdkObsolete") // picocli hands over a Stack
    public boolean preprocess(
        Stack<String> arguments, CommandSpec command, ArgSpec option, Map<String, Object> info) {
      boolean attached = "=".equals(info.get("separator"));
      if (!attached && (arguments.isEmpty() || !arguments.peek().matches("\\d+"))) {
        arguments.push(ANY_PORT);
      }
      return false; // picocli goes on with the arguments as they are now
    }
  }
}
