package io.github.gdxagents.hook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RandomStreamTest {

  // Computed with a separate program from the definition in the paper; those of seed 1234567 are
  // also in Rosetta Code's "Pseudo-random numbers/Splitmix64".

  @Test
  void givesTheNumbersOfSplitMix64() {
    RandomStream zero = new RandomStream(0);
    assertThat(zero.nextLong()).isEqualTo(0xE220A8397B1DCDAFL);
    assertThat(zero.nextLong()).isEqualTo(0x6E789E6AA1B965F4L);
    assertThat(zero.nextLong()).isEqualTo(0x06C45D188009454FL);
    assertThat(zero.nextLong()).isEqualTo(0xF88BB8A8724C81ECL);

    RandomStream other = new RandomStream(1234567);
    assertThat(other.nextLong()).isEqualTo(6457827717110365317L);
    assertThat(other.nextLong()).isEqualTo(3203168211198807973L);
    assertThat(Long.toUnsignedString(other.nextLong())).isEqualTo("9817491932198370423");

    assertThat(new RandomStream(-42).nextLong()).isEqualTo(0x2785535A58AE2BAEL);
  }

  @Test
  void takesFloatsDoublesAndIntsFromTheHighBits() {
    RandomStream random = new RandomStream(1234567);
    assertThat(random.nextFloat()).isEqualTo(0.3500795364379883f);
    assertThat(random.nextDouble()).isEqualTo(0.17364409667091263);
    assertThat(random.nextInt(10)).isEqualTo(5);
  }

  @Test
  void drawsGaussiansByThePolarMethod() {
    assertThat(new RandomStream(1234567).nextGaussian())
        .isCloseTo(-0.48024295503152287, within(1e-15));
    assertThat(new RandomStream(5).nextGaussian()).isCloseTo(-0.6301783247964143, within(1e-15));
  }

  @Test
  void derivesSeedsAsPinned() {
    assertThat(RandomStream.deriveSeed(7, 0)).isEqualTo(0xB8B4C2977EABCE45L);
    assertThat(RandomStream.deriveSeed(7, 1)).isEqualTo(0xA65305FD338EC8FEL);
    assertThat(RandomStream.deriveSeed(-1, 1000)).isEqualTo(0x08ACA1E613A6D4A9L);
  }

  @Test
  void derivedSeedsOfNeighborsShareNothing() {
    Set<Long> seen = new HashSet<>();
    for (long seed = -20; seed < 20; seed++) {
      for (long index = 0; index < 500; index++) {
        long derived = RandomStream.deriveSeed(seed, index);
        assertThat(seen.add(derived)).isTrue();
        assertThat(Long.bitCount(derived ^ RandomStream.deriveSeed(seed, index + 1)))
            .isBetween(10, 54);
      }
    }
  }

  @Test
  void aStreamStartsAnewWithItsSeed() {
    RandomStream random = new RandomStream(99);
    long first = random.nextLong();
    random.nextGaussian();
    random.setSeed(99);

    assertThat(random.nextLong()).isEqualTo(first);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 10, 100})
  void intsAreUniform(int bound) {
    RandomStream random = new RandomStream(bound);
    int[] counts = new int[bound];
    int draws = 20_000 * bound;
    for (int i = 0; i < draws; i++) {
      counts[random.nextInt(bound)]++;
    }

    double chiSquare = 0;
    for (int count : counts) {
      chiSquare += Math.pow(count - 20_000, 2) / 20_000;
    }
    // Five deviations above the mean of the chi-square distribution, whose variance is twice it.
    assertThat(chiSquare).isLessThan(bound - 1 + 5 * Math.sqrt(2.0 * (bound - 1)));
  }

  @Test
  void floatsAndDoublesAreUniformBelowOne() {
    RandomStream random = new RandomStream(8);
    int[] floats = new int[50];
    int[] doubles = new int[50];
    for (int i = 0; i < 500_000; i++) {
      floats[(int) (random.nextFloat() * 50)]++;
      doubles[(int) (random.nextDouble() * 50)]++;
    }

    for (int i = 0; i < 50; i++) {
      assertThat(floats[i]).isBetween(9_500, 10_500);
      assertThat(doubles[i]).isBetween(9_500, 10_500);
    }
  }

  @Test
  void floatsStayBetweenTheirBounds() {
    RandomStream random = new RandomStream(9);
    double sum = 0;
    for (int i = 0; i < 100_000; i++) {
      float value = random.nextFloat(-2, 6);
      assertThat(value >= -2 && value <= 6).isTrue();
      sum += value;
    }

    assertThat(sum / 100_000).isCloseTo(2, within(0.04));
  }

  @Test
  void gaussiansHaveTheMomentsOfTheNormalDistribution() {
    RandomStream random = new RandomStream(10);
    int draws = 1_000_000;
    double[] moments = new double[5];
    int withinOne = 0;
    for (int i = 0; i < draws; i++) {
      double value = random.nextGaussian();
      double power = 1;
      for (int m = 0; m < moments.length; m++) {
        moments[m] += power / draws;
        power *= value;
      }
      withinOne += Math.abs(value) < 1 ? 1 : 0;
    }

    assertThat(moments[1]).isCloseTo(0, within(0.005));
    assertThat(moments[2]).isCloseTo(1, within(0.008));
    assertThat(moments[3]).isCloseTo(0, within(0.02));
    assertThat(moments[4]).isCloseTo(3, within(0.05));
    assertThat((double) withinOne / draws).isCloseTo(0.682689, within(0.0025));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1})
  void aBoundIsAtLeastOne(int bound) {
    assertThatThrownBy(() -> new RandomStream(1).nextInt(bound))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("bound must be at least 1, not " + bound);
  }

  @Test
  void theOnlyIntBelowOneIsZeroAndTheGreatestBoundWorks() {
    RandomStream random = new RandomStream(11);
    for (int i = 0; i < 1000; i++) {
      assertThat(random.nextInt(1)).isZero();
      assertThat(random.nextInt(Integer.MAX_VALUE)).isNotNegative();
    }
  }
}
