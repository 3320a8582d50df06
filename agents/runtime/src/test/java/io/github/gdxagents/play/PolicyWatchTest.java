package io.github.gdxagents.play;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gdxagents.hook.AgentSpec;
import io.github.gdxagents.network.Activation;
import io.github.gdxagents.network.Network;
import io.github.gdxagents.policy.Match;
import io.github.gdxagents.policy.ObservationNormalizer;
import io.github.gdxagents.policy.Policy;
import io.github.gdxagents.policy.PolicyFile;
import io.github.gdxagents.policy.Provenance;
import java.io.File;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class PolicyWatchTest {

  private static final AgentSpec SPEC = new TestSimulation(4, 1).puck(0).spec();

  private final BlockingQueue<Object> heard = new LinkedBlockingQueue<>();
  @TempDir private Path folder;
  private File file;
  private PolicyWatch watch;

  @BeforeEach
  void watch() {
    file = folder.resolve("latest.policy").toFile();
    watch =
        new PolicyWatch(
            file,
            SPEC,
            Match.STRICT,
            1,
            new PolicyWatch.Listener() {
              @Override
              public void newer(Policy policy) {
                heard.add(policy.provenance().steps());
              }

              @Override
              public void refused(String reason) {
                heard.add(reason);
              }
            });
  }

  @AfterEach
  void close() {
    watch.close();
  }

  private Object next() throws InterruptedException {
    Object next = heard.poll(20, TimeUnit.SECONDS);
    assertThat(next).as("what the listener heard within 20 s").isNotNull();
    return next;
  }

  private static Policy policy(AgentSpec spec, long steps) {
    int inputs = spec.observation().size();
    int outputs = spec.action().totalChoices() + spec.action().axisCount();
    return new Policy(
        spec,
        ObservationNormalizer.identity(inputs),
        Network.dense(
            new int[] {inputs, outputs},
            Activation.TANH,
            new float[][] {new float[inputs * outputs]},
            new float[][] {new float[outputs]}),
        new float[spec.action().axisCount()],
        new Provenance("pucks", "ppo", "test", Map.of(), 1, steps, 0, 0, 0));
  }

  @Test
  void eachNewerPolicyIsHandedOverOnce() throws Exception {
    PolicyFile.write(policy(SPEC, 1), file);
    assertThat(next()).isEqualTo(1L);

    PolicyFile.write(policy(SPEC, 2_000), file);
    assertThat(next()).isEqualTo(2_000L);

    assertThat(heard.poll(1200, TimeUnit.MILLISECONDS)).as("without a change").isNull();
  }

  @Test
  void whatIsHalfWrittenIsRefusedInOneLineAndTheWholeFileTaken() throws Exception {
    File whole = folder.resolve("whole.policy").toFile();
    PolicyFile.write(policy(SPEC, 7), whole);
    byte[] bytes = Files.readAllBytes(whole.toPath());
    Files.write(file.toPath(), Arrays.copyOf(bytes, bytes.length / 2));

    assertThat(next()).asString().contains("latest.policy").doesNotContain("\n");
    Files.write(file.toPath(), bytes);
    assertThat(next()).isEqualTo(7L);
  }

  @Test
  void aPolicyOfAnotherGameIsRefusedInOneLineThatNamesTheDifferences() throws Exception {
    AgentSpec other =
        AgentSpec.builder()
            .fixedStepSeconds(1 / 60f)
            .ticksPerDecision(1)
            .observe("height", 1, "m", 0, 1)
            .discrete("jump", "no", "yes")
            .build();
    PolicyFile.write(policy(other, 7), file);

    assertThat(next())
        .asString()
        .startsWith(file + " is of another game: ")
        .contains("height")
        .doesNotContain("\n");
  }

  @Test
  void nothingIsHeardAfterTheWatchIsClosed() throws Exception {
    watch.close();
    PolicyFile.write(policy(SPEC, 1), file);

    assertThat(heard.poll(1500, TimeUnit.MILLISECONDS)).isNull();
  }

  @Test
  void aGameThatTakesOnePolicyAfterTheOtherKeepsOnlyTheOneThatPlays() throws Exception {
    LivePlayer player = new LivePlayer(new TestSimulation(4, 1), policy(SPEC, 1));
    player.start(1);
    player.tick();
    WeakReference<Policy> earlier = takePolicy(player, 2);

    takePolicy(player, 3);
    for (int i = 0; i < 50 && !earlier.refersTo(null); i++) {
      System.gc();
      Thread.sleep(20);
    }

    assertThat(earlier.refersTo(null)).isTrue();
  }

  private static WeakReference<Policy> takePolicy(LivePlayer player, long steps) {
    Policy policy = policy(SPEC, steps);
    player.setSource(0, policy.player());
    player.tick();
    return new WeakReference<>(policy);
  }
}
