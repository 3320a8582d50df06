package io.github.gdxagents.dl4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.nd4j.shade.jackson.databind.JsonNode;
import org.nd4j.shade.jackson.databind.ObjectMapper;

/** What is said to scanners is what is said to people, and is of the DL4J that is used. */
class VexTest {

  private static final Pattern CVE = Pattern.compile("CVE-\\d+-\\d+");

  @Test
  void vulnerabilitiesAreThoseOfThePage() throws IOException {
    Set<String> ofThePage = new TreeSet<>();
    Matcher found = CVE.matcher(Files.readString(Path.of("README.md")));
    while (found.find()) {
      ofThePage.add(found.group());
    }

    assertThat(vex().findValuesAsText("id"))
        .containsExactlyInAnyOrderElementsOf(ofThePage)
        .isNotEmpty();
  }

  @Test
  void eachIsOfALibraryThatIsListedAndSaysWhatFollows() throws IOException {
    List<String> libraries = new ArrayList<>();
    vex()
        .get("components")
        .forEach(jar -> libraries.addAll(jar.get("components").findValuesAsText("bom-ref")));

    for (JsonNode vulnerability : vex().get("vulnerabilities")) {
      assertThat(libraries).containsAll(vulnerability.get("affects").findValuesAsText("ref"));
      assertThat(vulnerability.at("/analysis/state").asText()).isIn("not_affected", "exploitable");
      assertThat(vulnerability.at("/analysis/detail").asText()).isNotEmpty();
    }
  }

  @Test
  void jarsAreOfTheVersionOfDl4jThatIsUsed() throws IOException {
    String pom = Files.readString(Path.of("../../pom.xml"));
    for (JsonNode jar : vex().get("components")) {
      String version = jar.get("version").asText();
      assertThat(pom).contains("<dl4j.version>" + version + "</dl4j.version>");
      assertThat(jar.get("purl").asText())
          .isEqualTo("pkg:maven/org.nd4j/" + jar.get("name").asText() + "@" + version);
    }
  }

  private static JsonNode vex() throws IOException {
    return new ObjectMapper().readTree(Files.readString(Path.of("vex.json")));
  }
}
