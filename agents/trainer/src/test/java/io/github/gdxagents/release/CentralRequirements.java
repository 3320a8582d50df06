package io.github.gdxagents.release;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/**
 * Whether a bundle has what Maven Central asks of everything that is published, so that a refusal
 * comes before the upload. The rules are those of <a
 * href="https://central.sonatype.org/publish/requirements/">its list of requirements</a>: complete
 * metadata, sources, Javadoc, signatures, checksums, and no snapshots. Whether a signature is of a
 * known key is left to Central.
 *
 * <p>One file, so that {@code java CentralRequirements.java BUNDLE} runs it without a build.
 */
final class CentralRequirements {

  /** What a pom or one of its parents says. */
  private static final List<String> METADATA =
      List.of(
          "url",
          "licenses/license/name",
          "licenses/license/url",
          "developers/developer/name",
          "developers/developer/organization",
          "developers/developer/organizationUrl",
          "scm/connection",
          "scm/developerConnection",
          "scm/url");

  /** What a pom says itself, since nobody looks for a module by its parent's words. */
  private static final List<String> OWN_METADATA = List.of("name", "description");

  private static final List<String> CHECKSUMS = List.of("md5", "sha1");

  private final Path repository;
  private final List<String> violations = new ArrayList<>();
  private int modules;

  private CentralRequirements(Path repository) {
    this.repository = repository;
  }

  /**
   * Checks one bundle, and exits with 1 where it lacks something.
   *
   * @param arguments the bundle: a ZIP file, or a folder of the same layout
   */
  public static void main(String[] arguments) throws IOException {
    Path bundle = Path.of(arguments[0]);
    List<String> violations = violations(bundle);
    violations.forEach(System.err::println);
    if (!violations.isEmpty()) {
      System.exit(1);
    }
    System.out.println(bundle + " has what Maven Central asks.");
  }

  /**
   * Checks one bundle.
   *
   * @param bundle a ZIP file, or a folder of the same layout, which is that of a Maven repository
   * @return a sentence for each requirement that is not met
   */
  static List<String> violations(Path bundle) throws IOException {
    if (Files.isDirectory(bundle)) {
      return new CentralRequirements(bundle).check();
    }
    try (FileSystem zip = FileSystems.newFileSystem(bundle)) {
      return new CentralRequirements(zip.getPath("/")).check();
    }
  }

  private List<String> check() throws IOException {
    for (Path file : files(repository)) {
      String name = file.getFileName().toString();
      if (name.endsWith(".pom")) {
        modules++;
        checkModule(file);
      }
      if (name.endsWith(".pom") || name.endsWith(".jar") || name.endsWith(".json")) {
        checkSignature(file);
        checkChecksums(file);
      }
    }
    if (modules == 0) {
      violations.add("Nothing is published: there is no pom in " + repository + ".");
    }
    return violations;
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).sorted().toList();
    }
  }

  private void checkModule(Path file) throws IOException {
    Pom pom = Pom.read(file);
    if (!file.equals(pomOf(pom.groupId(), pom.artifactId(), pom.version()))) {
      add(file, "is not where its coordinates belong");
    }
    if (pom.version().endsWith("-SNAPSHOT")) {
      add(file, "is a snapshot");
    }
    for (String version : pom.texts("dependencies/dependency/version")) {
      if (version.endsWith("-SNAPSHOT")) {
        add(file, "depends on a snapshot, " + version);
      }
    }
    for (String wanted : OWN_METADATA) {
      if (pom.text(wanted).isEmpty()) {
        add(file, "has no " + wanted + " of its own");
      }
    }
    for (String wanted : METADATA) {
      if (inherited(pom, wanted).isEmpty()) {
        add(file, "says nothing at " + wanted + ", nor does a parent in the bundle");
      }
    }
    if (!pom.texts("repositories").isEmpty() || !pom.texts("pluginRepositories").isEmpty()) {
      add(file, "names repositories of its own");
    }
    if (pom.packaging().equals("jar")) {
      checkJars(file);
    }
  }

  private String inherited(Pom pom, String path) throws IOException {
    String text = pom.text(path);
    String parent = pom.text("parent/artifactId");
    if (!text.isEmpty() || parent.isEmpty()) {
      return text;
    }
    Path file = pomOf(pom.text("parent/groupId"), parent, pom.text("parent/version"));
    return Files.exists(file) ? inherited(Pom.read(file), path) : "";
  }

  private Path pomOf(String groupId, String artifactId, String version) {
    return repository
        .resolve(groupId.replace('.', '/'))
        .resolve(artifactId)
        .resolve(version)
        .resolve(artifactId + "-" + version + ".pom");
  }

  private void checkJars(Path pom) throws IOException {
    Set<String> classes = entries(beside(pom, ".jar"));
    Set<String> sources = entries(beside(pom, "-sources.jar"));
    Set<String> pages = entries(beside(pom, "-javadoc.jar"));
    boolean any = false;
    for (String entry : classes) {
      if (entry.endsWith(".class") && !entry.contains("$") && !entry.startsWith("META-INF/")) {
        any = true;
        String source = entry.replaceAll("\\.class$", ".java");
        if (!sources.contains(source)) {
          add(beside(pom, "-sources.jar"), "lacks " + source);
        }
      }
    }
    if (!any) {
      add(beside(pom, ".jar"), "has no class");
    }
    if (!pages.contains("index.html")) {
      add(beside(pom, "-javadoc.jar"), "lacks index.html");
    }
  }

  private static Path beside(Path pom, String ending) {
    return pom.resolveSibling(pom.getFileName().toString().replaceAll("\\.pom$", ending));
  }

  private static Set<String> entries(Path jar) throws IOException {
    Set<String> names = new TreeSet<>();
    if (Files.exists(jar)) {
      try (ZipInputStream in = new ZipInputStream(Files.newInputStream(jar))) {
        for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
          names.add(entry.getName());
        }
      }
    }
    return names;
  }

  private void checkSignature(Path file) throws IOException {
    Path signature = file.resolveSibling(file.getFileName() + ".asc");
    if (!Files.exists(signature)
        || !Files.readString(signature).startsWith("-----BEGIN PGP SIGNATURE-----")) {
      add(file, "is not signed");
    }
  }

  private void checkChecksums(Path file) throws IOException {
    for (String algorithm : CHECKSUMS) {
      Path checksum = file.resolveSibling(file.getFileName() + "." + algorithm);
      if (!Files.exists(checksum)
          || !Files.readString(checksum).strip().equals(digest(file, algorithm))) {
        add(file, "has no " + algorithm + " checksum that is right");
      }
    }
  }

  static String digest(Path file, String algorithm) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      String name = algorithm.equals("sha1") ? "SHA-1" : algorithm.toUpperCase(Locale.ROOT);
      return HexFormat.of().formatHex(MessageDigest.getInstance(name).digest(in.readAllBytes()));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  private void add(Path file, String words) {
    violations.add(file.getFileName() + " " + words + ".");
  }

  /** A pom as it is written, without what it inherits. */
  static final class Pom {

    private final Element root;

    Pom(Element root) {
      this.root = root;
    }

    /**
     * Reads a file.
     *
     * @throws IOException if the file cannot be read or is not XML
     */
    static Pom read(Path file) throws IOException {
      try (InputStream in = Files.newInputStream(file)) {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        return new Pom(factory.newDocumentBuilder().parse(in).getDocumentElement());
      } catch (SAXException | ParserConfigurationException e) {
        throw new IOException(file + ": " + e.getMessage(), e);
      }
    }

    /**
     * What it says at a place.
     *
     * @param path names of elements, from the root's child on, as {@code scm/url}
     * @return the text of the first such element, or empty where there is none
     */
    String text(String path) {
      List<Element> found = elements(path);
      return found.isEmpty() ? "" : found.get(0).getTextContent().strip();
    }

    /**
     * What it says at all places of a path.
     *
     * @param path as for {@link #text}
     */
    List<String> texts(String path) {
      return elements(path).stream().map(element -> element.getTextContent().strip()).toList();
    }

    /** Modules that a profile adds, as the pom names them. */
    List<String> modulesOfProfile(String id) {
      return elements("profiles/profile").stream()
          .map(Pom::new)
          .filter(profile -> profile.text("id").equals(id))
          .flatMap(profile -> profile.texts("modules/module").stream())
          .toList();
    }

    /** Artifact ids of what whoever depends on this gets, too. */
    List<String> shippedDependencies() {
      return elements("dependencies/dependency").stream()
          .map(Pom::new)
          .filter(dependency -> !List.of("test", "provided").contains(dependency.text("scope")))
          .map(Pom::artifactId)
          .toList();
    }

    private List<Element> elements(String path) {
      List<Element> found = List.of(root);
      for (String name : path.split("/", -1)) {
        List<Element> children = new ArrayList<>();
        for (Element parent : found) {
          for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element child && child.getTagName().equals(name)) {
              children.add(child);
            }
          }
        }
        found = children;
      }
      return found;
    }

    /** Its own, or that of its parent. */
    String groupId() {
      return own("groupId");
    }

    String artifactId() {
      return text("artifactId");
    }

    /** Its own, or that of its parent. */
    String version() {
      return own("version");
    }

    private String own(String name) {
      String text = text(name);
      return text.isEmpty() ? text("parent/" + name) : text;
    }

    /** {@code jar} where nothing is said. */
    String packaging() {
      String text = text("packaging");
      return text.isEmpty() ? "jar" : text;
    }
  }
}
