package io.github.gdxagents.console.text;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** What is to be seen in an SVG document, as the JDK reads it. */
public final class SvgPicture {

  /** In pixels from the upper left corner. */
  public record Point(double x, double y) {}

  private final Element root;

  public SvgPicture(String svg) {
    try {
      root =
          DocumentBuilderFactory.newInstance()
              .newDocumentBuilder()
              .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)))
              .getDocumentElement();
    } catch (ParserConfigurationException | SAXException | IOException e) {
      throw new AssertionError("Not well-formed: " + svg, e);
    }
  }

  public int width() {
    return Integer.parseInt(root.getAttribute("width"));
  }

  public int height() {
    return Integer.parseInt(root.getAttribute("height"));
  }

  /** What is written, in the order of the document. */
  public List<String> texts() {
    return elements("text").stream().map(text -> text.getTextContent().strip()).toList();
  }

  /** Where a text is written. */
  public Point text(String content) {
    return elements("text").stream()
        .filter(text -> text.getTextContent().equals(content))
        .map(text -> point(text, "x", "y"))
        .findFirst()
        .orElseThrow(() -> new AssertionError(content + " is not among " + texts()));
  }

  /** The corners of each line with a color. */
  public List<List<Point>> lines(String color) {
    List<List<Point>> lines = new ArrayList<>();
    for (Element line : elements("polyline")) {
      if (line.getAttribute("stroke").equals(color)) {
        lines.add(
            Arrays.stream(line.getAttribute("points").split(" "))
                .map(pair -> pair.split(","))
                .map(xy -> new Point(Double.parseDouble(xy[0]), Double.parseDouble(xy[1])))
                .toList());
      }
    }
    return lines;
  }

  /** The centers of the dots with a color. */
  public List<Point> dots(String color) {
    return elements("circle").stream()
        .filter(dot -> dot.getAttribute("fill").equals(color))
        .map(dot -> point(dot, "cx", "cy"))
        .toList();
  }

  private static Point point(Element element, String x, String y) {
    return new Point(
        Double.parseDouble(element.getAttribute(x)), Double.parseDouble(element.getAttribute(y)));
  }

  private List<Element> elements(String name) {
    List<Element> elements = new ArrayList<>();
    NodeList nodes = root.getElementsByTagName(name);
    for (int i = 0; i < nodes.getLength(); i++) {
      elements.add((Element) nodes.item(i));
    }
    return elements;
  }
}
