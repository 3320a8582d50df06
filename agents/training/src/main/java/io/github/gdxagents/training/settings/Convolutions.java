package io.github.gdxagents.training.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Through which convolutions networks see grids, from input to output. Text forms: {@code
 * 16x3,32x3} for 16 filters of 3 x 3 cells and then 32; {@code 16x8/4,32x4/2} where windows move on
 * by 4 and 2 cells; and {@code auto}, which goes by the size of each grid. A window larger than
 * what it sees is cut to that.
 *
 * @param filters of each convolution; empty for {@code auto}
 */
public record Convolutions(List<Filters> filters) {

  /** Chosen for each grid by its size. */
  public static final Convolutions AUTO = new Convolutions(List.of());

  private static final String AUTO_TEXT = "auto";

  /** For grids below {@link #MEDIUM} cells. */
  private static final Convolutions SMALL_GRIDS = parse("16x3,32x3");

  /** From here on a first window moves by two cells. */
  private static final int MEDIUM = 20;

  private static final Convolutions MEDIUM_GRIDS = parse("16x4/2,32x3/2");

  /** From here on grids are images: ML-Agents' simple encoder. */
  private static final int LARGE = 36;

  private static final Convolutions IMAGES = parse("16x8/4,32x4/2");

  /**
   * One convolution.
   *
   * @param count how many filters
   * @param kernel how many cells a window is high and wide
   * @param stride how many cells it moves on
   */
  public record Filters(int count, int kernel, int stride) {

    private static final Pattern TEXT = Pattern.compile("(\\d{1,6})x(\\d{1,6})(?:/(\\d{1,6}))?");

    public Filters {
      Numbers.requireWithin("the number of filters in convolutions", count, 1, 1_024);
      Numbers.requireWithin("the kernel in convolutions", kernel, 1, 64);
      Numbers.requireWithin("the stride in convolutions", stride, 1, 64);
    }

    private static Filters parse(String text) {
      Matcher matcher = TEXT.matcher(text);
      if (!matcher.matches()) {
        throw new NumberFormatException(text);
      }
      String stride = matcher.group(3);
      return new Filters(
          Integer.parseInt(matcher.group(1)),
          Integer.parseInt(matcher.group(2)),
          stride == null ? 1 : Integer.parseInt(stride));
    }

    @Override
    public String toString() {
      return count + "x" + kernel + (stride == 1 ? "" : "/" + stride);
    }
  }

  public Convolutions {
    filters = List.copyOf(filters);
    Numbers.requireWithin("the number of convolutions", filters.size(), 0, 16);
  }

  /**
   * Reads a text form.
   *
   * @throws NumberFormatException if it is none
   */
  static Convolutions parse(String text) {
    if (text.equals(AUTO_TEXT)) {
      return AUTO;
    }
    List<Filters> filters = new ArrayList<>();
    for (String part : text.split(",", -1)) {
      filters.add(Filters.parse(part.trim()));
    }
    return new Convolutions(filters);
  }

  /** The convolutions for a grid. */
  public List<Filters> of(int height, int width) {
    if (!filters.isEmpty()) {
      return filters;
    }
    int least = Math.min(height, width);
    return (least < MEDIUM ? SMALL_GRIDS : least < LARGE ? MEDIUM_GRIDS : IMAGES).filters;
  }

  @Override
  public String toString() {
    return filters.isEmpty()
        ? AUTO_TEXT
        : String.join(",", filters.stream().map(Filters::toString).toList());
  }
}
