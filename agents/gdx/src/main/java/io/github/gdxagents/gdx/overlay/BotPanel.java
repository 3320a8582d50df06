package io.github.gdxagents.gdx.overlay;

import com.badlogic.gdx.Gdx;
import com.badlogic.gdx.Input;
import com.badlogic.gdx.graphics.g2d.Batch;
import com.badlogic.gdx.graphics.g2d.BitmapFont;
import com.badlogic.gdx.scenes.scene2d.Stage;
import com.badlogic.gdx.scenes.scene2d.Touchable;
import com.badlogic.gdx.scenes.scene2d.ui.Widget;
import com.badlogic.gdx.utils.Disposable;
import io.github.gdxagents.play.LivePlayer;
import org.jspecify.annotations.Nullable;

/**
 * Shows what one of a player's agents sees and thinks, as an actor for a game's own stage; {@link
 * BotOverlay} is for games that have none. It hangs from its upper left corner, and is as large as
 * {@link #getPrefWidth} and {@link #getPrefHeight} say:
 *
 * <pre>
 *   reward    since the latest decision; of the life (return); expected from here on, discounted,
 *             where the policy carries its value network
 *   decision  how long deciding takes, see DecisionTimes, while the panel is shown
 *   sees      each number as the game observes it and as the network sees it; its bar is as long as
 *             the declared bounds are wide or, where there are none, goes from -3 to 3 standard
 *             deviations. Components of more than 4 numbers are one line. Numbers that do not keep
 *             to their bounds are yellow.
 *   weights   what each number had to do with what was done, see Attribution: blue speaks for it, or
 *             makes an axis greater, orange speaks against it, or makes it less
 *   below     of each branch the probabilities of its choices; of each axis what was done (green),
 *             the mean (white) and a standard deviation around it
 * </pre>
 *
 * <p>{@code F1} shows and hides it, {@code PAGE UP} and {@code PAGE DOWN} go through the agents,
 * {@code F2} through the branches and axes that are explained. Keys are read by {@link #act}, which
 * a stage calls for all of its actors. Hidden, it reads nothing but the first of those keys, and
 * neither computes nor allocates; shown, it reads and computes once for each decision, and
 * allocates where its agent or who decides for it has changed.
 */
public final class BotPanel extends Widget implements Disposable {

  /** To the edges of the stage, in its units. */
  static final float MARGIN = 8;

  private final DecisionView view;
  private @Nullable BitmapFont font;
  private @Nullable PanelCanvas canvas;
  private @Nullable PanelPage page;
  private int showKey = Input.Keys.F1;
  private int explainKey = Input.Keys.F2;
  private int previousAgentKey = Input.Keys.PAGE_UP;
  private int nextAgentKey = Input.Keys.PAGE_DOWN;

  // What is laid out, if anything.
  private boolean laidOut;
  private long laidOutEpisode;
  private long laidOutTick;
  private float laidOutRoom;

  /**
   * Writes with libGDX's own font, which has Latin letters only. Hidden until it is shown; may be
   * made before there is a window.
   *
   * @param player plays, and is watched
   */
  public BotPanel(LivePlayer player) {
    view = new DecisionView(player);
    super.setVisible(false);
    setTouchable(Touchable.disabled);
  }

  /**
   * The same with a font of the game's, as a skin's style of labels has it.
   *
   * @param font whose size is that of the panel, too; the caller disposes of it
   */
  public BotPanel(LivePlayer player, BitmapFont font) {
    this(player);
    this.font = font;
  }

  /**
   * Sets the key that shows and hides it, {@code F1} unless set.
   *
   * @param key of {@link Input.Keys}
   * @return this
   */
  public BotPanel showKey(int key) {
    showKey = key;
    return this;
  }

  /** Sets the key that goes to the next branch or axis to explain, {@code F2} unless set. */
  public BotPanel explainKey(int key) {
    explainKey = key;
    return this;
  }

  /** Sets the keys that go through the agents, {@code PAGE UP} and {@code PAGE DOWN} unless set. */
  public BotPanel agentKeys(int previous, int next) {
    previousAgentKey = previous;
    nextAgentKey = next;
    return this;
  }

  /** The agent that is shown. */
  public int agent() {
    return view.agent();
  }

  /**
   * Shows another agent.
   *
   * @throws IndexOutOfBoundsException if there is no such agent
   */
  public void showAgent(int agent) {
    int count = view.player().agentCount();
    if (agent < 0 || agent >= count) {
      throw new IndexOutOfBoundsException(
          "There is no agent " + agent + "; the player has " + count + ", numbered from 0");
    }
    view.choose(agent);
    laidOut = false;
  }

  /** The branch whose choice is explained, or an axis after all branches. */
  public int explained() {
    return view.explained();
  }

  /** Shows or hides it, as its key does. */
  @Override
  public void setVisible(boolean visible) {
    super.setVisible(visible);
    laidOut = false;
    view.player().measureDecisions(visible ? view.times() : null);
  }

  @Override
  public void act(float deltaSeconds) {
    Input input = Gdx.input;
    if (input.isKeyJustPressed(showKey)) {
      setVisible(!isVisible());
    }
    if (!isVisible()) {
      return;
    }
    super.act(deltaSeconds);
    int agents = view.player().agentCount();
    if (agents > 1 && input.isKeyJustPressed(nextAgentKey)) {
      showAgent((agent() + 1) % agents);
    }
    if (agents > 1 && input.isKeyJustPressed(previousAgentKey)) {
      showAgent((agent() + agents - 1) % agents);
    }
    if (input.isKeyJustPressed(explainKey)) {
      view.explainNext();
      laidOut = false;
    }
  }

  /** Reads the latest decision and lays it out, if there is anything new. */
  @Override
  public void layout() {
    view.refresh();
    Stage stage = getStage();
    float room = (stage == null ? Float.MAX_VALUE : stage.getHeight()) - 2 * MARGIN;
    long episode = view.player().episodes();
    long tick = view.player().tickCount();
    if (laidOut && episode == laidOutEpisode && tick == laidOutTick && room == laidOutRoom) {
      return;
    }
    laidOut = true;
    laidOutEpisode = episode;
    laidOutTick = tick;
    laidOutRoom = room;
    float before = page().height();
    page().layOut(view, room);
    if (page().height() != before) {
      invalidateHierarchy();
    }
  }

  @Override
  public void draw(Batch batch, float parentAlpha) {
    layout();
    canvas().draw(batch, getX(), getY() + getHeight(), parentAlpha * getColor().a);
  }

  @Override
  public float getPrefWidth() {
    return page().width();
  }

  @Override
  public float getPrefHeight() {
    return page().height();
  }

  private PanelPage page() {
    if (page == null) {
      page = new PanelPage(canvas());
    }
    return page;
  }

  private PanelCanvas canvas() {
    if (canvas == null) {
      canvas =
          font == null ? new PanelCanvas(new BitmapFont(), true) : new PanelCanvas(font, false);
    }
    return canvas;
  }

  /** What is read, for tests. */
  DecisionView view() {
    return view;
  }

  /** Disposes of what it draws with, except for a font of the caller's. It can be shown again. */
  @Override
  public void dispose() {
    if (canvas != null) {
      canvas.dispose();
    }
    canvas = null;
    page = null;
    laidOut = false;
  }
}
