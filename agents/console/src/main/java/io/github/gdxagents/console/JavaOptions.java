package io.github.gdxagents.console;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import javax.lang.model.SourceVersion;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The file of a Java class that a command writes. */
final class JavaOptions {

  private static final String ENDING = ".java";

  @Option(
      names = "--java",
      paramLabel = "FILE",
      description =
          "A Java 8 class without dependencies, named as the file: LanderPolicy.java, for example.")
  private @Nullable Path file;

  @Option(
      names = "--package",
      paramLabel = "NAME",
      description = "The package of that class. Default: none.")
  private String packageName = "";

  /** Makes the source of a class. */
  @FunctionalInterface
  interface Source {

    /**
     * The text of the file, in ASCII.
     *
     * @param packageName empty for none
     */
    String of(String packageName, String className);
  }

  /**
   * The file to write; null where none was asked for.
   *
   * @throws UserError if a name cannot be that of a class or a package
   */
  @Nullable ExportTarget target(Source source) {
    if (file == null) {
      if (!packageName.isEmpty()) {
        throw new UserError(
            "--package names the package of the class that --java writes; add --java");
      }
      return null;
    }
    String className = className(file);
    requirePackage();
    return ExportTarget.of(
        "--java",
        file,
        () -> source.of(packageName, className).getBytes(StandardCharsets.US_ASCII));
  }

  private static String className(Path file) {
    String name = String.valueOf(file.getFileName());
    String className =
        name.endsWith(ENDING) ? name.substring(0, name.length() - ENDING.length()) : "";
    if (!isName(className) || className.contains(".") || isOfJavaLang(className)) {
      throw new UserError(
          "--java needs a file named after a class, such as LanderPolicy.java, not '" + name + "'");
    }
    return className;
  }

  private void requirePackage() {
    if (!packageName.isEmpty() && !isName(packageName)) {
      throw new UserError(
          "--package needs a name such as com.example.game, not '" + packageName + "'");
    }
  }

  /** In ASCII, since what encoding a compiler takes the file for is not known. */
  private static boolean isName(String name) {
    return SourceVersion.isName(name, SourceVersion.latest())
        && !name.matches("(.*\\.)?(var|yield|record|sealed|permits)(\\..*)?")
        && name.matches("\\p{ASCII}+");
  }

  /** A class of such a name would take the place of one that it uses. */
  private static boolean isOfJavaLang(String className) {
    try {
      Class.forName("java.lang." + className, false, JavaOptions.class.getClassLoader());
      return true;
    } catch (ClassNotFoundException | LinkageError e) {
      return false;
    }
  }
}
