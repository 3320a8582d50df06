package io.github.gdxagents.console;

import io.github.gdxagents.console.compare.InvalidComparisonException;
import io.github.gdxagents.console.run.UnusableFolderException;
import io.github.gdxagents.console.run.WriteFailure;
import io.github.gdxagents.hook.SimulationUnavailableException;
import io.github.gdxagents.policy.SpecMismatchException;
import io.github.gdxagents.training.CheckpointMismatchException;
import io.github.gdxagents.training.learn.DivergedException;
import io.github.gdxagents.training.network.LearnerUnavailableException;
import io.github.gdxagents.training.settings.InvalidSettingException;
import io.github.gdxagents.training.settings.Nearest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Reports errors that a user can correct in one line that says how. Any other error, such as one in
 * a game's hook, keeps its stack trace.
 *
 * @param program named at the beginning of each line
 */
record ErrorHandler(String program)
    implements IParameterExceptionHandler, IExecutionExceptionHandler {

  @Override
  public int handleParseException(ParameterException mistake, String[] arguments) {
    return answer(mistake.getCommandLine(), message(mistake), CommandLineTrainer.USER_ERROR);
  }

  @Override
  public int handleExecutionException(Exception failure, CommandLine command, ParseResult arguments)
      throws Exception {
    throwIfOutOfMemory(failure);
    if (failure instanceof UserError
        || failure instanceof InvalidSettingException
        || failure instanceof InvalidComparisonException
        || failure instanceof UnusableFolderException
        || failure instanceof CheckpointMismatchException
        || failure instanceof SpecMismatchException) {
      return answer(command, String.valueOf(failure.getMessage()), CommandLineTrainer.USER_ERROR);
    }
    if (failure instanceof IOException io) {
      return answer(command, WriteFailure.of(io), CommandLineTrainer.FAILURE);
    }
    if (failure instanceof DivergedException
        || failure instanceof LearnerUnavailableException
        || failure instanceof SimulationUnavailableException) {
      return answer(command, String.valueOf(failure.getMessage()), CommandLineTrainer.FAILURE);
    }
    throw failure;
  }

  /**
   * Memory that runs out may come wrapped: from a class that could not be initialized, or from a
   * resource that could not be closed because of the same error.
   */
  private static void throwIfOutOfMemory(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof OutOfMemoryError outOfMemory) {
        throw outOfMemory;
      }
    }
  }

  private int answer(CommandLine command, String message, int exitCode) {
    command.getErr().println(program + ": " + message);
    command.getErr().flush();
    return exitCode;
  }

  private static String message(ParameterException mistake) {
    CommandLine command = mistake.getCommandLine();
    String help = "see '" + command.getCommandSpec().qualifiedName() + " --help'";
    if (mistake instanceof UnmatchedArgumentException unmatched) {
      String argument = unmatched.getUnmatched().get(0);
      List<String> known = known(command, argument.startsWith("-"));
      return known.isEmpty()
          ? "Unexpected argument '" + argument + "'; " + help
          : "There is no %s '%s'; did you mean '%s'?"
              .formatted(
                  argument.startsWith("-") ? "option" : "command",
                  argument,
                  Nearest.to(argument, known));
    }
    String message = String.valueOf(mistake.getMessage()).replaceAll("\\R\\s*", " ");
    return mistake instanceof MissingParameterException ? message + "; " + help : message;
  }

  /** The names that a command takes in place of an unknown one. */
  private static List<String> known(CommandLine command, boolean options) {
    List<String> known = new ArrayList<>();
    if (options) {
      command.getCommandSpec().options().forEach(option -> known.addAll(List.of(option.names())));
    } else {
      known.addAll(command.getSubcommands().keySet());
    }
    return known;
  }
}
