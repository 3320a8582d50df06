package io.github.gdxagents.console;

import io.github.gdxagents.console.compare.Comparison;
import io.github.gdxagents.training.LibraryVersion;
import java.io.PrintWriter;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.TypeConversionException;

/**
 * A command line that trains, watches, teaches, evaluates, inspects, explains, exports and compares
 * policies for any games:
 *
 * <pre>{@code
 * public static void main(String[] args) {
 *   Game catcher = Game.of("catcher", Catcher::new);
 *   System.exit(new CommandLineTrainer("catcher-trainer", catcher).run(args));
 * }
 * }</pre>
 *
 * <p>Exit codes: 0 for success, 1 for a failure, 2 for what a user can correct: one line on the
 * standard error stream says how. A JVM that is told to stop ends with the code of its own: 129
 * after SIGHUP, 130 after Ctrl-C, 143 after SIGTERM.
 */
public final class CommandLineTrainer {

  static final int FAILURE = 1;
  static final int USER_ERROR = 2;

  private final Games games;
  private final CommandNames names;
  private final List<Comparison> comparisons;
  private final @Nullable PolicyWindow window;
  private final @Nullable TeachingWindow teachingWindow;

  /**
   * Makes a command line for games.
   *
   * @param program the name of the program in its help
   * @param games at least one
   */
  public CommandLineTrainer(String program, Game... games) {
    this(new Games(List.of(games)), new CommandNames(program), List.of(), null, null);
  }

  private CommandLineTrainer(
      Games games,
      CommandNames names,
      List<Comparison> comparisons,
      @Nullable PolicyWindow window,
      @Nullable TeachingWindow teachingWindow) {
    this.games = games;
    this.names = names;
    this.comparisons = List.copyOf(comparisons);
    this.window = window;
    this.teachingWindow = teachingWindow;
  }

  /** The same, for a program that is not on the search path, but is started by another command. */
  public CommandLineTrainer startedBy(String launcher) {
    return new CommandLineTrainer(
        games,
        new CommandNames(names.program(), launcher, names.watchCommand()),
        comparisons,
        window,
        teachingWindow);
  }

  /**
   * The same, telling users how to watch a policy where there is no window: a command with {@code
   * POLICY} where its file belongs, or a run folder.
   */
  public CommandLineTrainer watchedBy(String command) {
    return new CommandLineTrainer(
        games,
        new CommandNames(names.program(), names.launcher(), command),
        comparisons,
        window,
        teachingWindow);
  }

  /** The same, with a window for the command {@code watch}. */
  public CommandLineTrainer watchedIn(PolicyWindow window) {
    return new CommandLineTrainer(games, names, comparisons, window, teachingWindow);
  }

  /** The same, with a window for the command {@code teach}. */
  public CommandLineTrainer taughtIn(TeachingWindow window) {
    return new CommandLineTrainer(games, names, comparisons, this.window, window);
  }

  /** The same, with these comparisons as presets of the compare command. */
  public CommandLineTrainer comparing(Comparison... presets) {
    return new CommandLineTrainer(games, names, List.of(presets), window, teachingWindow);
  }

  /** Does what the arguments say, and returns the exit code. */
  public int run(String... arguments) {
    OutOfMemory outOfMemory = new OutOfMemory(names.program());
    Thread.UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
    if (before == null) {
      Thread.setDefaultUncaughtExceptionHandler(outOfMemory);
    }
    try {
      return execute(commandLine(), outOfMemory, arguments);
    } catch (OutOfMemoryError e) {
      outOfMemory.say();
      return FAILURE;
    } finally {
      Thread.setDefaultUncaughtExceptionHandler(before);
    }
  }

  int run(PrintWriter out, PrintWriter err, String... arguments) {
    CommandLine commandLine = commandLine().setOut(out).setErr(err);
    return execute(commandLine, new OutOfMemory(names.program()), arguments);
  }

  /** Nothing else catches errors: a run that memory is too small for has been saved by now. */
  private static int execute(
      CommandLine commandLine, OutOfMemory outOfMemory, String... arguments) {
    try {
      return commandLine.execute(arguments);
    } catch (OutOfMemoryError e) {
      outOfMemory.say(e, commandLine);
      return FAILURE;
    }
  }

  private CommandLine commandLine() {
    quietLogging();
    CommandNames names = window == null ? this.names : this.names.withWatchCommand();
    HelpText help = new HelpText(games, names.program());
    CommandLine root = new CommandLine(new RootCommand(), new GameNames.Factory(games));
    root.getCommandSpec()
        .name(names.program())
        .version(names.program() + " " + LibraryVersion.current());
    addFooter(root, help::overview);
    CommandLine train = new CommandLine(new TrainCommand(games, names), root.getFactory());
    addFooter(train, help::training);
    CommandLine compare =
        new CommandLine(new CompareCommand(games, comparisons), root.getFactory());
    addFooter(compare, () -> new ComparisonHelp(games, comparisons, names.program()).text());
    CommandLine tune = new CommandLine(new TuneCommand(games, names), root.getFactory());
    addFooter(tune, help::tuning);
    CommandLine demos = new CommandLine(new DemosCommand(games), root.getFactory());
    demos.addSubcommand(new DemosRecordCommand(games));
    root.addSubcommand(train)
        .addSubcommand(new WatchCommand(names, window))
        .addSubcommand(new TeachCommand(games, names, teachingWindow))
        .addSubcommand(new EvaluateCommand(games))
        .addSubcommand(new TournamentCommand(games))
        .addSubcommand(new SlowCommand())
        .addSubcommand(new InspectCommand())
        .addSubcommand(new ExplainCommand(games))
        .addSubcommand(new SettingsCommand(games, names))
        .addSubcommand(new ReplayCommand(games))
        .addSubcommand(demos)
        .addSubcommand(new ExportCommand())
        .addSubcommand(compare)
        .addSubcommand(tune)
        .addSubcommand(new AutoComplete.GenerateCompletion())
        .registerConverter(long.class, CommandLineTrainer::wholeNumber)
        .registerConverter(Long.class, CommandLineTrainer::wholeNumber)
        .setExpandAtFiles(false)
        .setUsageHelpAutoWidth(true)
        .setParameterExceptionHandler(new ErrorHandler(names.program()))
        .setExecutionExceptionHandler(new ErrorHandler(names.program()));
    return root;
  }

  /**
   * Puts a text below a command's options, which is made when somebody asks for help: most commands
   * start without it.
   */
  private static void addFooter(CommandLine command, Supplier<String> text) {
    command
        .getHelpSectionMap()
        .put(UsageMessageSpec.SECTION_KEY_FOOTER, help -> text.get().stripTrailing() + "\n");
  }

  private static Long wholeNumber(String text) {
    try {
      return Long.valueOf(text);
    } catch (NumberFormatException e) {
      throw new TypeConversionException("'" + text + "' is not a whole number");
    }
  }

  /**
   * What a learner tells through SLF4J is of no use here; a program that wants it sets these
   * properties itself.
   */
  private static void quietLogging() {
    setUnlessSet("org.slf4j.simpleLogger.defaultLogLevel", "warn");
    setUnlessSet("slf4j.internal.verbosity", "ERROR");
  }

  private static void setUnlessSet(String property, String value) {
    if (System.getProperty(property) == null) {
      System.setProperty(property, value);
    }
  }
}
