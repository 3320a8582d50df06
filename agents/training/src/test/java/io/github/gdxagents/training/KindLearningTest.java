package io.github.gdxagents.training;

import static io.github.gdxagents.training.ToyTraining.LEARNED;
import static io.github.gdxagents.training.ToyTraining.SETTINGS;
import static io.github.gdxagents.training.ToyTraining.naive;
import static io.github.gdxagents.training.ToyTraining.train;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.gdxagents.hook.Action;
import io.github.gdxagents.hook.Agent;
import io.github.gdxagents.hook.AgentSpec;
import io.github.gdxagents.hook.AgentState;
import io.github.gdxagents.hook.Episode;
import io.github.gdxagents.hook.ObservationWriter;
import io.github.gdxagents.hook.RandomStream;
import io.github.gdxagents.hook.Simulation;
import io.github.gdxagents.play.Stepper;
import io.github.gdxagents.policy.Policy;
import io.github.gdxagents.training.experience.Lineup;
import io.github.gdxagents.training.network.Learner;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A game that can only be learned if agents of several kinds have policies of their own. */
class KindLearningTest {

  /** A sender that sees a number, and a receiver that hears what it sends and must repeat it. */
  private static final class WhisperGame implements Simulation {

    private static final AgentSpec SENDER =
        AgentSpec.builder("sender")
            .observe("number", 1, "", 0, 1)
            .maxTicks(16)
            .discrete("send", "zero", "one")
            .build();
    private static final AgentSpec RECEIVER =
        AgentSpec.builder("receiver")
            .observe("heard", 2, "", 0, 1)
            .maxTicks(16)
            .discrete("say", "zero", "one")
            .build();

    private final RandomStream random = new RandomStream(0);
    private final List<Speaker> speakers = List.of(new Speaker(SENDER), new Speaker(RECEIVER));
    private int number;
    private int heard;
    private int hoped;

    @Override
    public List<Speaker> agents() {
      return speakers;
    }

    @Override
    public void reset(Episode episode) {
      random.setSeed(episode.seed());
      number = random.nextInt(2);
      heard = 0;
      hoped = 0;
    }

    @Override
    public void advance() {
      int said = speakers.get(1).choice;
      speakers.get(1).reward = said == hoped ? 1 / 16f : 0;
      speakers.get(0).reward = speakers.get(0).choice == number ? 1 / 16f : 0;
      heard = speakers.get(0).choice;
      hoped = number;
      number = random.nextInt(2);
    }

    private final class Speaker implements Agent {

      private final AgentSpec spec;
      private int choice;
      private float reward;

      Speaker(AgentSpec spec) {
        this.spec = spec;
      }

      @Override
      public AgentSpec spec() {
        return spec;
      }

      @Override
      public void observe(ObservationWriter observation) {
        if (spec.kind().equals("sender")) {
          observation.add(number);
        } else {
          observation.add(heard, 1 - heard);
        }
      }

      @Override
      public void act(Action action) {
        choice = action.choice(0);
      }

      @Override
      public float reward() {
        return reward;
      }

      @Override
      public AgentState state() {
        return AgentState.RUNNING;
      }
    }
  }

  @Test
  void oneKindLearnsWhileAnotherIsPlayedByAPolicyOfItsOwn() {
    assertThatThrownBy(() -> train(WhisperGame::new, 100, SETTINGS))
        .hasMessageContaining("kinds [sender, receiver]; say which of them learns");
    TrainingPlan plan = new TrainingPlan(1, 20_000, 2, Learner.FUSED);
    assertThatThrownBy(
            () ->
                train(
                    WhisperGame::new, SETTINGS, plan.withLineup(new Lineup("receiver", Map.of()))))
        .hasMessageContaining("Nobody plays the agents of the kind 'sender'");

    Policy naiveReceiver = naive(WhisperGame.RECEIVER);
    Policy sender =
        train(
            WhisperGame::new,
            SETTINGS,
            plan.withLineup(new Lineup("sender", Map.of("receiver", naiveReceiver))));
    Policy receiver =
        train(
            WhisperGame::new,
            SETTINGS,
            plan.withLineup(new Lineup("receiver", Map.of("sender", sender))));

    assertThat(sender.spec().kind()).isEqualTo("sender");
    List<Double> returns = new ArrayList<>();
    try (WhisperGame game = new WhisperGame()) {
      Stepper stepper = new Stepper(game, life -> returns.add(life.lifeReturn()));
      stepper.seat(0, sender.player());
      stepper.seat(1, receiver.player());
      stepper.reset(1);
      while (!stepper.over()) {
        stepper.step();
      }
    }
    assertThat(returns).hasSize(2).allMatch(total -> total > LEARNED);
  }
}
