package io.github.gdxagents.training.text;

import io.github.gdxagents.hook.Action;
import io.github.gdxagents.hook.Agent;
import io.github.gdxagents.hook.AgentSpec;
import io.github.gdxagents.hook.AgentState;
import io.github.gdxagents.hook.Episode;
import io.github.gdxagents.hook.ObservationWriter;
import io.github.gdxagents.hook.Parameter;
import io.github.gdxagents.hook.RandomStream;
import io.github.gdxagents.hook.Simulation;
import java.util.ArrayList;
import java.util.List;

/**
 * Writing a request, token after token: what a language model does, as a game.
 *
 * <p>Action: the next token, of a vocabulary of 24; the first of them ends the text.
 *
 * <p>Observation: the last 6 tokens, each one-hot; the prompt is the first.
 *
 * <p>Reward: at the last token, how polite the text is; nothing before.
 *
 * <p>Start: a prompt, what to ask for: the parameter {@code prompt}, 0 to 3, or drawn if it is -1.
 *
 * <p>Episode end: terminated by the token that ends the text, or after 14 tokens.
 */
final class TextGame implements Simulation, Agent {

  /** What there is to write; the first token ends a text. */
  static final List<String> VOCABULARY =
      List.of(
          (". door window tea bread open close bring cut the me"
                  + " please would you kindly thank my friend hey quick at once or else")
              .split(" "));

  static final int END = 0;

  /** What there is to ask for. */
  static final List<String> PROMPTS = List.of("door", "window", "tea", "bread");

  private static final List<String> POLITE = List.of("please", "kindly", "thank", "friend");
  private static final List<String> RUDE = List.of("hey", "quick", "once", "else");

  private static final int CONTEXT = 6;
  private static final int LONGEST = 14;

  private static final Parameter PROMPT = new Parameter("prompt", "", -1, PROMPTS.size() - 1, -1);

  private static final AgentSpec SPEC =
      AgentSpec.builder()
          .observe("token", VOCABULARY.size(), "", 0, 1)
          .stacked(CONTEXT)
          .discrete("token", VOCABULARY.toArray(String[]::new))
          .build();

  /** The prompt, and what was written so far. */
  private final List<String> text = new ArrayList<>();

  private int chosen;

  @Override
  public List<TextGame> agents() {
    return List.of(this);
  }

  @Override
  public AgentSpec spec() {
    return SPEC;
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(PROMPT);
  }

  @Override
  public void reset(Episode episode) {
    int prompt = Math.round(episode.value(PROMPT.name()));
    text.clear();
    text.add(
        PROMPTS.get(
            prompt < 0 ? new RandomStream(episode.seed()).nextInt(PROMPTS.size()) : prompt));
  }

  @Override
  public void observe(ObservationWriter observation) {
    int last = VOCABULARY.indexOf(text.get(text.size() - 1));
    for (int token = 0; token < VOCABULARY.size(); token++) {
      observation.add(token == last ? 1 : 0);
    }
  }

  @Override
  public void act(Action action) {
    chosen = action.choice(0);
  }

  @Override
  public void advance() {
    text.add(VOCABULARY.get(chosen));
  }

  @Override
  public float reward() {
    return state() == AgentState.RUNNING ? 0 : politeness(text);
  }

  @Override
  public AgentState state() {
    boolean ended = text.size() > 1 && (chosen == END || text.size() > LONGEST);
    return ended ? AgentState.TERMINATED : AgentState.RUNNING;
  }

  /** The prompt, and what was written so far, token by token. */
  List<String> text() {
    return List.copyOf(text);
  }

  /** What the reader thinks of a text: its polite words, less its rude ones. */
  static int politeness(List<String> text) {
    int sum = 0;
    for (String token : text) {
      sum += POLITE.contains(token) ? 1 : RUDE.contains(token) ? -1 : 0;
    }
    return sum;
  }
}
