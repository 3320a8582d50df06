package io.github.gdxagents.console.settings;

import io.github.gdxagents.training.settings.InvalidSettingException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads a YAML 1.2 file that people write: a mapping of names to values, each with its place. */
public final class YamlFile {

  /** What some editors put before UTF-8 text, Notepad for one. */
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  /** Longer files are not settings. */
  private static final int MOST_BYTES = 1 << 20;

  private YamlFile() {}

  /**
   * Reads a file.
   *
   * @param in UTF-8 text; not closed
   * @param name what to call it in messages
   * @param example a line that belongs into such a file, for messages
   * @return its values, by name; none of a file without content
   * @throws InvalidSettingException naming file, line and column of what is wrong, and what was
   *     expected
   */
  public static Map<String, SettingsValue> read(InputStream in, String name, String example)
      throws IOException {
    Node root = root(text(in, name), name);
    if (root == null) {
      return Map.of();
    }
    SettingsValue whole = SettingsValue.of(root, name);
    if (whole.members() != null) {
      return whole.members();
    }
    if (whole.text().isEmpty()) {
      return Map.of();
    }
    throw new InvalidSettingException(
        "%s: expected settings such as '%s', but found '%s'"
            .formatted(whole.place(), example, whole.text()));
  }

  private static String text(InputStream in, String name) throws IOException {
    byte[] bytes = in.readNBytes(MOST_BYTES + 1);
    if (bytes.length > MOST_BYTES) {
      throw new InvalidSettingException(
          name + " is longer than " + MOST_BYTES + " bytes, so it holds no settings");
    }
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return text.startsWith(BYTE_ORDER_MARK) ? text.substring(BYTE_ORDER_MARK.length()) : text;
    } catch (CharacterCodingException e) {
      throw new InvalidSettingException(name + " is no text in UTF-8; save it as such", e);
    }
  }

  /** Null for a file without content. */
  private static @Nullable Node root(String text, String name) {
    LoadSettings settings =
        LoadSettings.builder()
            .setLabel(name)
            .setMaxAliasesForCollections(0) // a few can make more text than memory holds
            .setAllowNonScalarKeys(true) // to be refused with their place
            .build();
    try {
      return new Compose(settings).composeString(text).orElse(null);
    } catch (MarkedYamlEngineException e) {
      throw new InvalidSettingException(
          "%s: %s"
              .formatted(
                  SettingsValue.place(e.getProblemMark().orElse(null), name), e.getProblem()),
          e);
    } catch (StackOverflowError e) {
      throw new InvalidSettingException(
          name + " has lists or mappings within one another, deeper than any settings", e);
    } catch (YamlEngineException e) {
      throw new InvalidSettingException(name + ": " + e.getMessage(), e);
    }
  }
}
