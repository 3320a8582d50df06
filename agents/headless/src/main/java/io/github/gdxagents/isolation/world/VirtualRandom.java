package io.github.gdxagents.isolation.world;

import io.github.gdxagents.hook.RandomStream;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/**
 * The random numbers of an isolated world: functions of the episode's seed, whatever was played
 * before. The classes of a world call this where their code draws numbers that nobody seeded.
 *
 * <p>A generator made by {@code new Random()} follows the episode's seed, the place in the code
 * that made it, and how many that place has made in the episode. Where it lives on, as in a static
 * field, each episode seeds it again, as if it had just been made: so it does not matter in which
 * episode its class was loaded, nor whether a world has played before.
 */
public final class VirtualRandom {

  private static final Generators GENERATORS = new Generators();

  private VirtualRandom() {}

  /**
   * Lets a generator that was made without a seed follow the world's.
   *
   * @param site where in the code it was made
   */
  public static void follow(Random random, long site) {
    GENERATORS.follow(random, site);
  }

  /**
   * The seed for a generator that is not known after it was made.
   *
   * @param site where in the code it is made
   */
  public static long seedAt(long site) {
    return GENERATORS.newSeed(site);
  }

  /** In place of {@link Math#random()}. */
  public static double random() {
    return GENERATORS.shared.nextDouble();
  }

  /** In place of {@link java.util.concurrent.ThreadLocalRandom#current()}. */
  public static Random current() {
    return GENERATORS.shared;
  }

  /** In place of {@link Collections#shuffle(List)}. */
  public static void shuffle(List<?> list) {
    Collections.shuffle(list, GENERATORS.shared);
  }

  /** In place of {@link UUID#randomUUID()}. */
  public static UUID randomUUID() {
    byte[] bytes = new byte[16];
    GENERATORS.shared.nextBytes(bytes);
    return UUID.nameUUIDFromBytes(bytes);
  }

  static void startEpisode(long seed) {
    GENERATORS.startEpisode(seed);
  }

  private static final class Generators {

    private static final long SHARED_SITE = 0;

    private final Random shared = new Random(0);
    private final Map<Long, Integer> madeAtSite = new HashMap<>();
    private final List<Followed> followed = new ArrayList<>();
    private final ReferenceQueue<Random> collected = new ReferenceQueue<>();
    private long episodeSeed;

    synchronized void startEpisode(long seed) {
      episodeSeed = seed;
      madeAtSite.clear();
      shared.setSeed(newSeed(SHARED_SITE));
      forgetCollected();
      for (Followed each : followed) {
        Random random = each.get();
        if (random != null) {
          random.setSeed(seed(each.site, each.number));
        }
      }
    }

    synchronized void follow(Random random, long site) {
      forgetCollected();
      int number = next(site);
      random.setSeed(seed(site, number));
      followed.add(new Followed(random, collected, site, number));
    }

    synchronized long newSeed(long site) {
      return seed(site, next(site));
    }

    private int next(long site) {
      return madeAtSite.merge(site, 1, Integer::sum);
    }

    private long seed(long site, int number) {
      return RandomStream.deriveSeed(RandomStream.deriveSeed(episodeSeed, site), number);
    }

    private void forgetCollected() {
      Reference<? extends Random> gone = collected.poll();
      if (gone == null) {
        return;
      }
      while (gone != null) {
        gone = collected.poll();
      }
      followed.removeIf(each -> each.get() == null);
    }
  }

  private static final class Followed extends WeakReference<Random> {

    private final long site;
    private final int number;

    Followed(Random random, ReferenceQueue<Random> collected, long site, int number) {
      super(random, collected);
      this.site = site;
      this.number = number;
    }
  }
}
