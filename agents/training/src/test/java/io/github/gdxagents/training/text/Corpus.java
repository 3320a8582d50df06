package io.github.gdxagents.training.text;

import io.github.gdxagents.hook.ActionSource;
import io.github.gdxagents.hook.Episode;
import io.github.gdxagents.hook.RandomStream;
import io.github.gdxagents.play.DemonstrationRecorder;
import io.github.gdxagents.play.Stepper;
import io.github.gdxagents.trajectory.Demonstrations;
import java.util.ArrayList;
import java.util.List;

/** How people ask for things, more often rudely than politely: what the first model learns from. */
final class Corpus {

  private static final List<String> OPENINGS =
      List.of("", "hey", "hey", "quick", "please", "would you kindly");

  private static final List<String> REQUESTS =
      List.of("open the door", "close the window", "bring me tea", "cut me bread");

  private static final List<String> CLOSINGS =
      List.of("", "at once", "at once", "or else", "thank you", "my friend");

  private Corpus() {}

  /** Every sentence for a prompt, as often as people say it. */
  static List<List<String>> sentences(int prompt) {
    List<List<String>> sentences = new ArrayList<>();
    for (String opening : OPENINGS) {
      for (String closing : CLOSINGS) {
        String sentence = opening + " " + REQUESTS.get(prompt) + " " + closing + " .";
        List<String> text = new ArrayList<>(List.of(TextGame.PROMPTS.get(prompt)));
        text.addAll(List.of(sentence.trim().split(" +")));
        sentences.add(text);
      }
    }
    return sentences;
  }

  /** Whether somebody might have said this: it is a sentence of the corpus. */
  static boolean contains(List<String> text) {
    return sentences(TextGame.PROMPTS.indexOf(text.get(0))).contains(text);
  }

  /** The corpus as demonstrations: each sentence is written, token after token, and recorded. */
  static Demonstrations demonstrations() {
    List<List<String>> all = new ArrayList<>();
    for (int prompt = 0; prompt < TextGame.PROMPTS.size(); prompt++) {
      all.addAll(sentences(prompt));
    }
    TextGame game = new TextGame();
    try (Stepper stepper = new Stepper(game)) {
      DemonstrationRecorder recorder = new DemonstrationRecorder(stepper.agent(0));
      RandomStream order = new RandomStream(1);
      while (!all.isEmpty()) {
        List<String> text = all.remove(order.nextInt(all.size()));
        stepper.seat(0, writer(game, text));
        int prompt = TextGame.PROMPTS.indexOf(text.get(0));
        stepper.reset(Episode.of(all.size(), game.parameters()).with("prompt", prompt));
        while (!stepper.over()) {
          stepper.step();
        }
      }
      return recorder.stop("text");
    }
  }

  private static ActionSource writer(TextGame game, List<String> text) {
    return (observation, mask, action) ->
        action.setChoice(0, TextGame.VOCABULARY.indexOf(text.get(game.text().size())));
  }
}
