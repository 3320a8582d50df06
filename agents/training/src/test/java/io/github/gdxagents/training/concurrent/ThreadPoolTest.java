package io.github.gdxagents.training.concurrent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ThreadPoolTest {

  @Test
  void everyMemberDoesEachTaskOnceAndAlwaysOnTheSameThread() {
    try (ThreadPool pool = new ThreadPool(4)) {
      Thread[] threads = new Thread[4];
      int[] counts = new int[4];
      pool.run(member -> threads[member] = Thread.currentThread());
      assertThat(threads).doesNotHaveDuplicates().startsWith(Thread.currentThread());
      for (int round = 0; round < 10_000; round++) {
        pool.run(member -> counts[member] += threads[member] == Thread.currentThread() ? 1 : 0);
      }
      assertThat(counts).containsOnly(10_000);
    }
  }

  @Test
  void membersWakeUpAfterALongPause() throws InterruptedException {
    try (ThreadPool pool = new ThreadPool(3)) {
      AtomicInteger count = new AtomicInteger();
      for (int round = 0; round < 5; round++) {
        TimeUnit.MILLISECONDS.sleep(20);
        pool.run(member -> count.incrementAndGet());
      }
      assertThat(count).hasValue(15);
    }
  }

  @Test
  void everyPartIsDoneOnceByAMemberOnItsOwnThread() {
    try (ThreadPool pool = new ThreadPool(4)) {
      Thread[] threads = new Thread[4];
      pool.run(member -> threads[member] = Thread.currentThread());
      int[] counts = new int[9];
      for (int round = 0; round < 10_000; round++) {
        pool.runParts(
            9, (member, part) -> counts[part] += threads[member] == Thread.currentThread() ? 1 : 0);
        if (round % 100 == 0) {
          pool.run(member -> counts[member] += 0);
        }
      }
      assertThat(counts).containsOnly(10_000);
    }
  }

  /** Here any other member waits until the caller has done all the rest. */
  @Test
  void aMemberThatIsHeldUpLeavesTheRestToTheOthers() {
    try (ThreadPool pool = new ThreadPool(2)) {
      for (int round = 0; round < 1_000; round++) {
        CountDownLatch rest = new CountDownLatch(2);
        AtomicInteger done = new AtomicInteger();
        pool.runParts(
            3,
            (member, part) -> {
              if (member == 0) {
                rest.countDown();
              } else {
                await(rest);
              }
              done.incrementAndGet();
            });
        assertThat(done).hasValue(3);
      }
    }
  }

  @Test
  void rangesAreNeighborsAndAllOfIt() {
    for (int length : new int[] {0, 1, 2, 3, 100}) {
      try (ThreadPool pool = new ThreadPool(3)) {
        int[] counts = new int[length];
        pool.runRanges(
            length,
            (from, to) -> {
              for (int i = from; i < to; i++) {
                counts[i]++;
              }
            });
        assertThat(Arrays.stream(counts).allMatch(count -> count == 1)).isTrue();
      }
    }
  }

  @Test
  void everyPartIsDoneBeforeAFailureIsReported() {
    try (ThreadPool pool = new ThreadPool(3)) {
      AtomicInteger finished = new AtomicInteger();
      assertThatThrownBy(
              () ->
                  pool.runParts(
                      20,
                      (member, part) -> {
                        finished.incrementAndGet();
                        if (part % 2 == 1) {
                          throw new IllegalStateException("part " + part);
                        }
                      }))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("part 1");
      assertThat(finished).hasValue(20);
    }
  }

  @Test
  void everyMemberFinishesBeforeAFailureIsReported() {
    try (ThreadPool pool = new ThreadPool(3)) {
      boolean[] finished = new boolean[3];
      assertThatThrownBy(
              () ->
                  pool.run(
                      member -> {
                        if (member < 2) {
                          throw new IllegalStateException("member " + member);
                        }
                        sleep(50);
                        finished[member] = true;
                      }))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("member 0");
      assertThat(finished[2]).isTrue();

      assertThatThrownBy(() -> pool.run(ThreadPoolTest::failUnlessFirst))
          .isInstanceOf(AssertionError.class);

      Arrays.fill(finished, false);
      pool.run(member -> finished[member] = true);
      assertThat(finished).containsOnly(true);
    }
  }

  private static void failUnlessFirst(int member) {
    if (member > 0) {
      throw new AssertionError("member " + member);
    }
  }

  @Test
  void crewOfOneIsTheCallerAlone() {
    try (ThreadPool pool = new ThreadPool(1)) {
      Thread[] thread = new Thread[1];
      pool.run(member -> thread[member] = Thread.currentThread());
      assertThat(thread).containsExactly(Thread.currentThread());
    }
    assertThatThrownBy(() -> new ThreadPool(0)).hasMessageContaining("at least 1 member, not 0");
  }

  @Test
  void closedCrewRefusesToRun() {
    ThreadPool pool = new ThreadPool(2);
    pool.close();
    assertThatThrownBy(() -> pool.run(member -> {})).hasMessage("This pool is closed");
  }

  @Test
  void closingEndsTheThreads() throws InterruptedException {
    Thread[] threads = new Thread[3];
    ThreadPool pool = new ThreadPool(3);
    pool.run(member -> threads[member] = Thread.currentThread());
    pool.close();
    for (int member = 1; member < 3; member++) {
      threads[member].join(5_000);
      assertThat(threads[member].isAlive()).isFalse();
    }
  }

  private static void sleep(long millis) {
    try {
      TimeUnit.MILLISECONDS.sleep(millis);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
