package io.github.gdxagents.training.network;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PanelsTest {

  @ParameterizedTest
  @CsvSource({"1, 1, 8", "3, 8, 16", "5, 16, 16", "4, 23, 16", "7, 33, 32", "64, 64, 8"})
  void columnsOfAMatrixAreRowsOfItsTransposed(int rows, int columns, int width) {
    float[] source = new float[2 + rows * columns];
    float[] transposed = new float[2 + rows * columns];
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        source[2 + row * columns + column] = 1 + row * columns + column;
        transposed[2 + column * rows + row] = 1 + row * columns + column;
      }
    }
    Panels byRows = new Panels(rows, columns, width);
    Panels byColumns = new Panels(rows, columns, width);
    byRows.setRows(source, 2);
    byColumns.setColumns(transposed, 2);

    assertThat(byColumns.values).isEqualTo(byRows.values);
    float[] row = new float[columns];
    for (int r = 0; r < rows; r++) {
      byRows.getRow(r, row);
      for (int column = 0; column < columns; column++) {
        int at = byRows.start(column / width) + r * width + column % width;
        assertThat(row[column]).isEqualTo(1 + r * columns + column).isEqualTo(byRows.values[at]);
      }
    }
  }
}
