package io.github.gdxagents.headless;

import com.badlogic.gdx.Application;
import com.badlogic.gdx.ApplicationLogger;

/**
 * The part of an application that writes messages: those that the game's log level lets through.
 */
abstract class LoggingApplication implements Application {

  private ApplicationLogger logger = new ErrorLogger();
  private int logLevel = LOG_INFO;

  @Override
  public void setLogLevel(int level) {
    logLevel = level;
  }

  @Override
  public int getLogLevel() {
    return logLevel;
  }

  @Override
  public void setApplicationLogger(ApplicationLogger newLogger) {
    logger = newLogger;
  }

  @Override
  public ApplicationLogger getApplicationLogger() {
    return logger;
  }

  @Override
  public void log(String tag, String message) {
    if (logLevel >= LOG_INFO) {
      logger.log(tag, message);
    }
  }

  @Override
  public void log(String tag, String message, Throwable failure) {
    if (logLevel >= LOG_INFO) {
      logger.log(tag, message, failure);
    }
  }

  @Override
  public void error(String tag, String message) {
    if (logLevel >= LOG_ERROR) {
      logger.error(tag, message);
    }
  }

  @Override
  public void error(String tag, String message, Throwable failure) {
    if (logLevel >= LOG_ERROR) {
      logger.error(tag, message, failure);
    }
  }

  @Override
  public void debug(String tag, String message) {
    if (logLevel >= LOG_DEBUG) {
      logger.debug(tag, message);
    }
  }

  @Override
  public void debug(String tag, String message, Throwable failure) {
    if (logLevel >= LOG_DEBUG) {
      logger.debug(tag, message, failure);
    }
  }

  /** Hundreds of games would drown whoever trains them: only what went wrong is printed. */
  private static final class ErrorLogger implements ApplicationLogger {

    @Override
    public void log(String tag, String message) {}

    @Override
    public void log(String tag, String message, Throwable failure) {}

    @Override
    public void debug(String tag, String message) {}

    @Override
    public void debug(String tag, String message, Throwable failure) {}

    @Override
    public void error(String tag, String message) {
      System.err.println("[" + tag + "] " + message);
    }

    @Override
    public void error(String tag, String message, Throwable failure) {
      error(tag, message + ": " + failure);
    }
  }
}
