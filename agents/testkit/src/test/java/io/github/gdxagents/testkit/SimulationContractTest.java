package io.github.gdxagents.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import io.github.gdxagents.hook.Simulation;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;
import org.junit.platform.testkit.engine.Events;

/**
 * Runs the contract on good simulations of each variety and on one with each flaw, to prove that it
 * can tell them apart.
 */
class SimulationContractTest {

  private static final List<String> RULES =
      Stream.<Class<?>>iterate(SimulationContract.class, Class::getSuperclass)
          .takeWhile(type -> type != Object.class)
          .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
          .filter(method -> method.isAnnotationPresent(Test.class))
          .map(Method::getName)
          .sorted()
          .toList();

  @ParameterizedTest
  @EnumSource
  void aGoodSimulationPassesEveryRule(Variety variety) {
    Events tests = check(() -> new Arena(variety), selectClass(Subject.class));
    assertThat(failures(tests)).isEmpty();
    assertThat(tests.succeeded().count() + tests.aborted().count()).isEqualTo(RULES.size());
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
  void aFlawIsReportedByItsRuleInPlainWords(Flaw flaw) {
    Arena only = new Arena(flaw);
    Events tests =
        check(
            () -> flaw == Flaw.ONE_INSTANCE_FOR_ALL ? only : new Arena(flaw),
            selectMethod(Subject.class, flaw.rule));
    assumeTrue(tests.aborted().count() == 0);
    assertThat(failures(tests)).containsOnlyKeys(flaw.rule);
    assertThat(failures(tests).get(flaw.rule)).contains(flaw.words);
  }

  @Test
  void everyRuleIsProvenByAFlaw() {
    assertThat(Arrays.stream(Flaw.values()).map(flaw -> flaw.rule).filter(rule -> !rule.isEmpty()))
        .containsAll(RULES);
  }

  private static Events check(Supplier<Simulation> simulations, DiscoverySelector selector) {
    Subject.SIMULATIONS.set(simulations);
    return EngineTestKit.engine("junit-jupiter").selectors(selector).execute().testEvents();
  }

  private static Map<String, String> failures(Events tests) {
    return tests.failed().stream()
        .collect(
            Collectors.toMap(
                SimulationContractTest::rule,
                event ->
                    event
                        .getRequiredPayload(TestExecutionResult.class)
                        .getThrowable()
                        .map(SimulationContractTest::wholeMessage)
                        .orElse("")));
  }

  private static String rule(Event event) {
    return ((MethodSource) event.getTestDescriptor().getSource().orElseThrow()).getMethodName();
  }

  private static String wholeMessage(Throwable thrown) {
    return thrown.getCause() == null
        ? String.valueOf(thrown.getMessage())
        : thrown.getMessage() + "\n" + wholeMessage(thrown.getCause());
  }

  /** The contract on whatever simulation is being examined. */
  static final class Subject extends SimulationContract {

    private static final AtomicReference<Supplier<Simulation>> SIMULATIONS =
        new AtomicReference<>(() -> new Arena(Variety.PLAIN));

    @Override
    protected Simulation newSimulation() {
      return Objects.requireNonNull(SIMULATIONS.get()).get();
    }

    @Override
    protected long maxEpisodeTicks() {
      return 1_000;
    }
  }
}
