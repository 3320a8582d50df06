package io.github.gdxagents.training.experience;

import io.github.gdxagents.hook.Agent;
import io.github.gdxagents.hook.AgentSpec;
import io.github.gdxagents.hook.Simulation;
import io.github.gdxagents.hook.Statistic;
import io.github.gdxagents.policy.Policy;
import io.github.gdxagents.training.concurrent.Closeables;
import io.github.gdxagents.training.concurrent.ThreadPool;
import io.github.gdxagents.training.metric.Measure;
import io.github.gdxagents.training.settings.Curriculum;
import io.github.gdxagents.training.settings.Randomization;
import io.github.gdxagents.training.state.Stateful;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Runs all simulations of a training run, each always on the same thread. The result does not
 * depend on the number of threads.
 */
public final class RolloutWorkers implements Stateful, AutoCloseable {

  private final AgentSpec spec;
  private final List<Statistic> statistics;
  private final Rollout rollout;
  private final EpisodeSource episodeSource;
  private final Practice practice;
  private final SelfPlay selfPlay;
  private final PastSelves selves;
  private final ThreadPool pool;
  private final ToleratedFailures failures;
  private final List<Simulation> simulations = new ArrayList<>();
  private final List<RolloutWorker> workers = new ArrayList<>();

  /** Made while there is memory. */
  private final List<Runnable> closings = new ArrayList<>();

  /**
   * Makes the simulations, spreads them over threads and starts their first episodes.
   *
   * @param factory makes one simulation at each call
   * @param lineup who learns, and who plays the others
   * @param randomization which parameters of episodes to draw
   * @param curriculum how they follow what the policy can do
   * @param shape of each rollout
   * @param pool the threads; those beyond the number of simulations stay idle
   * @param seed decides every episode and every draw
   * @throws IllegalArgumentException if the simulations are not all distinct and alike, or the
   *     line-up leaves agents without a player
   * @throws io.github.gdxagents.training.settings.InvalidSettingException if the simulations do not
   *     declare what is to be randomized, or what the curriculum asks for
   */
  public RolloutWorkers(
      Supplier<? extends Simulation> factory,
      @Nullable Lineup lineup,
      Randomization randomization,
      Curriculum curriculum,
      RolloutShape shape,
      ThreadPool pool,
      long seed) {
    this.pool = pool;
    this.practice = shape.practice();
    this.selfPlay = shape.selfPlay();
    this.selves = new PastSelves(selfPlay);
    this.failures = new ToleratedFailures(shape.mostFailures());
    int simulations = shape.simulations();
    try {
      makeSimulations(factory, simulations);
      Simulation first = this.simulations.get(0);
      Lineup complete = lineup == null ? Lineup.of(first) : lineup;
      complete.requireComplete(first);
      randomization.requireDeclared(first.parameters());
      this.spec = complete.learnersSpec(first);
      this.statistics = complete.learnersStatistics(first);
      curriculum.requireDeclared(first.parameters(), statistics);
      int learners = selfPlay.learnersOf(complete.learnersOf(first), simulations);
      this.rollout =
          new Rollout(
              spec,
              Math.multiplyExact(simulations, learners),
              shape.steps(),
              shape.heads(),
              shape.kept(),
              shape.memory());
      this.episodeSource =
          EpisodeSource.of(
              curriculum, randomization, first.parameters(), statistics, rollout.slots);
      int used = Math.min(pool.size(), simulations);
      for (int w = 0; w < used; w++) {
        int begin = (int) ((long) simulations * w / used);
        int end = (int) ((long) simulations * (w + 1) / used);
        workers.add(
            new RolloutWorker(
                rollout,
                shape,
                begin,
                this.simulations.subList(begin, end),
                complete,
                episodeSource,
                selves,
                failures,
                seed));
      }
      if (!selfPlay.isActive()) {
        forEachWorker(RolloutWorker::resetAll); // else there is nobody yet to play against
      }
    } catch (RuntimeException | Error e) {
      Closeables.after(e, this::close);
      throw e;
    }
  }

  /**
   * The same for simulations whose agents are all of one kind, with all parameters at their
   * defaults.
   */
  public RolloutWorkers(
      Supplier<? extends Simulation> factory, RolloutShape shape, ThreadPool pool, long seed) {
    this(factory, null, Randomization.NONE, Curriculum.NONE, shape, pool, seed);
  }

  private void makeSimulations(Supplier<? extends Simulation> factory, int count) {
    Set<Simulation> distinct = Collections.newSetFromMap(new IdentityHashMap<>());
    for (int s = 0; s < count; s++) {
      Simulation simulation = factory.get();
      if (!distinct.add(simulation)) {
        throw new IllegalArgumentException(
            "The supplier returned the same simulation twice; it must make a new one at each call");
      }
      simulations.add(simulation);
      closings.add(simulation::close);
      requireLikeTheFirst(simulation, s);
    }
  }

  private void requireLikeTheFirst(Simulation simulation, int number) {
    List<? extends Agent> first = simulations.get(0).agents();
    List<? extends Agent> agents = simulation.agents();
    if (agents.size() != first.size()) {
      throw new IllegalArgumentException(
          "Simulation "
              + number
              + " has "
              + agents.size()
              + " agents, but simulation 0 has "
              + first.size()
              + "; all must be alike");
    }
    for (int a = 0; a < agents.size(); a++) {
      List<String> differences =
          first
              .get(a)
              .spec()
              .differences("simulation 0", agents.get(a).spec(), "simulation " + number);
      if (!differences.isEmpty()) {
        throw new IllegalArgumentException(
            "Simulation "
                + number
                + " has another spec than simulation 0, but all must be alike:\n  "
                + String.join("\n  ", differences));
      }
    }
  }

  /** What the learners observe and do. */
  public AgentSpec spec() {
    return spec;
  }

  /** What the learners report of their lives. */
  public List<Statistic> statistics() {
    return statistics;
  }

  /** The number of learners over all simulations. */
  public int slots() {
    return rollout.slots;
  }

  /**
   * Makes the policy one of its own past selves, if that is due. To be called before each rollout
   * with self-play.
   *
   * @param policy as it stands
   * @param steps decisions of the run so far
   */
  public void takeSnapshot(Policy policy, long steps) {
    boolean first = selves.isEmpty();
    selves.snapshot(
        policy, steps, runs().map(run -> run.opponents().playing()).collect(Collectors.toSet()));
    if (first) {
      runs().forEach(run -> run.opponents().beginRollout(policy));
      forEachWorker(RolloutWorker::resetAll);
    }
  }

  /**
   * Lets every simulation play on, and returns the buffer with what happened; it is the same object
   * each time.
   */
  public Rollout collect(ActingNetworks networks) {
    networks.policy().copyLogDeviations(rollout.logDeviations);
    Policy reference = networks.reference();
    if (reference != null) {
      reference.copyLogDeviations(rollout.referenceLogDeviations);
    }
    failures.beginRollout();
    forEachWorker(worker -> worker.collect(networks));
    return rollout;
  }

  /** How long each thread spent on advancing its simulations in the latest rollout, on average. */
  public double meanSimulateSeconds() {
    return workers.stream().mapToLong(RolloutWorker::simulateNanos).average().orElse(0) * 1e-9;
  }

  /** How long each thread spent on deciding in the latest rollout, on average. */
  public double meanActSeconds() {
    return workers.stream().mapToLong(RolloutWorker::actNanos).average().orElse(0) * 1e-9;
  }

  private Stream<SimulationRun> runs() {
    return workers.stream().flatMap(worker -> worker.runs().stream());
  }

  /**
   * The lives that ended during the latest rollout, in the order of simulations and time; without
   * those of episodes that began in a situation to practice.
   */
  public List<EpisodeResult> episodes() {
    return runs().flatMap(run -> run.results().stream()).toList();
  }

  /**
   * Lets the curriculum follow the lives that ended during the latest rollout, and ratings its
   * matches. Episodes that have begun keep their parameters.
   *
   * @param progress the share of the run that is over, 0 to 1
   * @return what changes from now on and should be known, one sentence each
   */
  public List<String> judge(double progress) {
    selves.judge(runs().flatMap(run -> run.opponents().results().stream()).toList());
    return episodeSource.judge(episodes(), progress);
  }

  /** What the curriculum tells; nothing where there is none. */
  public List<Measure> curriculumMeasures() {
    return episodeSource.measures();
  }

  /** What came of episodes that began in a situation to practice, in the latest rollout. */
  public List<Measure> practiceMeasures() {
    if (!practice.isActive()) {
      return List.of();
    }
    List<EpisodeResult> lives = runs().flatMap(run -> run.practiced().stream()).toList();
    double mean =
        lives.stream().mapToDouble(EpisodeResult::totalReward).average().orElse(Double.NaN);
    return List.of(
        new Measure(
            "practice",
            "lives",
            "episodes",
            "lives that ended in episodes that began in a situation to practice",
            lives.size()),
        new Measure(
            "practice",
            "return",
            "",
            "their mean return, what was earned before the situation included; empty where there are"
                + " none",
            mean));
  }

  /** What came of matches with past selves; nothing where there are none. */
  public List<Measure> selfPlayMeasures() {
    return selves.measures();
  }

  /** The past selves that can be met, from the oldest to the youngest; none without self-play. */
  public List<PastSelf> pastSelves() {
    return selves.list();
  }

  /** Whose turn it is on each thread, for another one to look at. */
  public List<HookTurns> hookTurns() {
    return workers.stream().map(RolloutWorker::hookTurns).toList();
  }

  /** How the game failed in the latest rollout, where training goes on all the same. */
  public List<SimulationFailure> failures() {
    return failures.latest();
  }

  /**
   * What is wrong with the game's numbers, though not fatally, one sentence each: the first
   * observation out of its bounds and the first suspicious reward of each agent.
   */
  public List<String> warnings() {
    return runs().flatMap(run -> run.warnings().stream()).toList();
  }

  /**
   * Adds the raw observations of the latest rollout to running statistics.
   *
   * @param statistics modified
   */
  public void addObservationsTo(RunningStatistics statistics) {
    runs().forEach(run -> statistics.merge(run.observations()));
  }

  @Override
  public void save(DataOutput out) throws IOException {
    out.writeInt(failures.count());
    episodeSource.save(out);
    if (selfPlay.isActive()) {
      selves.save(out);
    }
    for (SimulationRun run : runs().toList()) {
      run.save(out);
    }
  }

  @Override
  public void load(DataInput in) throws IOException {
    failures.setCount(in.readInt());
    episodeSource.load(in);
    if (selfPlay.isActive()) {
      selves.load(in);
    }
    for (SimulationRun run : runs().toList()) {
      run.load(in);
    }
  }

  private void forEachWorker(Consumer<RolloutWorker> task) {
    pool.run(
        member -> {
          if (member < workers.size()) {
            task.accept(workers.get(member));
          }
        });
  }

  /**
   * Closes all simulations, even where one of them fails to, and lets go of them: where memory has
   * run out, what they hold is needed to say so.
   */
  @Override
  public void close() {
    try {
      Closeables.all(closings);
    } finally {
      closings.clear();
      simulations.clear();
      workers.clear();
    }
  }
}
