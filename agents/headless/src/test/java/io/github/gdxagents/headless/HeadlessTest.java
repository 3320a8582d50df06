package io.github.gdxagents.headless;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.badlogic.gdx.ApplicationListener;
import com.badlogic.gdx.Gdx;
import com.badlogic.gdx.InputAdapter;
import com.badlogic.gdx.Net;
import com.badlogic.gdx.Preferences;
import com.badlogic.gdx.assets.AssetManager;
import com.badlogic.gdx.audio.Music;
import com.badlogic.gdx.audio.Sound;
import com.badlogic.gdx.files.FileHandle;
import com.badlogic.gdx.graphics.GL20;
import com.badlogic.gdx.graphics.OrthographicCamera;
import com.badlogic.gdx.graphics.Pixmap;
import com.badlogic.gdx.graphics.Texture;
import com.badlogic.gdx.graphics.g2d.BitmapFont;
import com.badlogic.gdx.graphics.g2d.GlyphLayout;
import com.badlogic.gdx.graphics.g2d.ParticleEffect;
import com.badlogic.gdx.graphics.g2d.Sprite;
import com.badlogic.gdx.graphics.g2d.SpriteBatch;
import com.badlogic.gdx.graphics.glutils.FrameBuffer;
import com.badlogic.gdx.graphics.glutils.ShaderProgram;
import com.badlogic.gdx.graphics.glutils.ShapeRenderer;
import com.badlogic.gdx.math.Vector3;
import com.badlogic.gdx.scenes.scene2d.InputEvent;
import com.badlogic.gdx.scenes.scene2d.Stage;
import com.badlogic.gdx.scenes.scene2d.ui.Label;
import com.badlogic.gdx.scenes.scene2d.ui.TextButton;
import com.badlogic.gdx.scenes.scene2d.utils.ClickListener;
import com.badlogic.gdx.utils.viewport.FitViewport;
import io.github.gdxagents.gdx.GameSimulation;
import io.github.gdxagents.gdx.VirtualInput;
import io.github.gdxagents.hook.Agent;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HeadlessTest {

  @BeforeEach
  void start() {
    Headless.start();
  }

  @Test
  void manyThreadsMayStartItAndAllGetTheSame() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      Callable<HeadlessApplication> start = Headless::start;
      for (Future<HeadlessApplication> started :
          threads.invokeAll(List.of(start, start, start, start))) {
        assertThat(started.get()).isSameAs(Gdx.app);
      }
    } finally {
      threads.shutdown();
    }
  }

  @Test
  void picturesHaveTheirSizeAndColors() {
    Texture texture = new Texture("orchard/basket.png");
    assertThat(texture.getWidth()).isEqualTo(96);
    assertThat(texture.getHeight()).isEqualTo(32);
    assertThat(new Sprite(texture).getWidth()).isEqualTo(96);
    assertThat(texture.getTextureObjectHandle()).isPositive();
    texture.dispose();

    Pixmap pixmap = new Pixmap(Gdx.files.internal("orchard/apple.png"));
    assertThat(pixmap.getPixel(16, 17)).isEqualTo(0xd63031ff);
    pixmap.dispose();
  }

  @Test
  void textIsMeasured() {
    BitmapFont font = new BitmapFont();
    GlyphLayout layout = new GlyphLayout(font, "Press Enter");
    assertThat(layout.width).isBetween(60f, 100f);
    font.dispose();
  }

  @Test
  void everythingThatDrawsCanBeMadeAndUsed() {
    SpriteBatch batch = new SpriteBatch();
    ShapeRenderer shapes = new ShapeRenderer();
    FrameBuffer buffer = new FrameBuffer(Pixmap.Format.RGBA8888, 64, 64, true);
    Texture texture = new Texture("orchard/apple.png");
    ParticleEffect particles = new ParticleEffect();
    buffer.begin();
    batch.begin();
    batch.draw(texture, 1, 2);
    particles.draw(batch, 0.1f);
    batch.end();
    buffer.end();
    shapes.begin(ShapeRenderer.ShapeType.Filled);
    shapes.circle(10, 10, 5);
    shapes.end();
    assertThat(batch.renderCalls).isEqualTo(1);
    assertThat(batch.getShader().isCompiled()).isTrue();
    assertThat(Gdx.gl.glGetError()).isEqualTo(GL20.GL_NO_ERROR);
    assertThat(buffer.getColorBufferTexture().getWidth()).isEqualTo(64);
    texture.dispose();
    buffer.dispose();
    shapes.dispose();
    batch.dispose();
  }

  @Test
  void shadersOfAGameCompile() {
    ShaderProgram shader = new ShaderProgram("void main() {}", "void main() {}");
    assertThat(shader.isCompiled()).isTrue();
    shader.bind();
    shader.setUniformf("u_time", 1);
    shader.dispose();
  }

  @Test
  void aButtonOfAStageIsClicked() {
    Stage stage = new Stage(new FitViewport(640, 480));
    TextButton.TextButtonStyle style = new TextButton.TextButtonStyle();
    style.font = new BitmapFont();
    TextButton button = new TextButton("Start", style);
    button.setBounds(100, 200, 80, 40);
    int[] clicks = new int[1];
    button.addListener(
        new ClickListener() {
          @Override
          public void clicked(InputEvent event, float x, float y) {
            clicks[0]++;
          }
        });
    stage.addActor(button);
    stage.addActor(new Label("Hello", new Label.LabelStyle(style.font, null)));
    Gdx.input.setInputProcessor(stage);

    VirtualInput input = (VirtualInput) Gdx.input;
    input.touch(140, 480 - 220);
    input.beginFrame();
    input.endFrame();
    input.lift();
    input.beginFrame();
    stage.act(1 / 60f);
    stage.draw();

    assertThat(clicks[0]).isEqualTo(1);
    stage.dispose();
    Gdx.input.setInputProcessor(null);
  }

  @Test
  void camerasKnowTheWindow() {
    OrthographicCamera camera =
        new OrthographicCamera(Gdx.graphics.getWidth(), Gdx.graphics.getHeight());
    camera.update();
    Vector3 corner = camera.unproject(new Vector3(0, 0, 0));
    assertThat(corner.x).isCloseTo(-320, within(0.001f));
    assertThat(corner.y).isCloseTo(240, within(1.001f));
  }

  @Test
  void anAssetManagerLoadsEverything() {
    AssetManager assets = new AssetManager();
    assets.load("orchard/apple.png", Texture.class);
    assets.load("orchard/catch.wav", Sound.class);
    assets.finishLoading();
    assertThat(assets.get("orchard/apple.png", Texture.class).getWidth()).isEqualTo(32);
    assertThat(assets.get("orchard/catch.wav", Sound.class).play()).isNotEqualTo(-1);
    assets.dispose();
  }

  @Test
  void musicRemembersWhatItDoes() {
    Music music = Gdx.audio.newMusic(Gdx.files.internal("orchard/catch.wav"));
    assertThat(music.isPlaying()).isFalse();
    music.play();
    music.setVolume(0.3f);
    assertThat(music.isPlaying()).isTrue();
    assertThat(music.getVolume()).isEqualTo(0.3f);
    music.stop();
    assertThat(music.isPlaying()).isFalse();
  }

  @Test
  void whatAGameSavesIsKeptApartAndForgotten() {
    FileHandle save = Gdx.files.local("levels/one.save");
    save.writeString("two stars", false);
    Preferences preferences = Gdx.app.getPreferences("game");
    preferences.putInteger("best", 7).putBoolean("sound", true).flush();

    assertThat(Gdx.files.local("levels").child("one.save").readString()).isEqualTo("two stars");
    assertThat(new File("levels")).doesNotExist();
    assertThat(Gdx.app.getPreferences("game").getInteger("best", 1)).isEqualTo(7);
    assertThat(preferences.getFloat("best")).isEqualTo(7);
    assertThat(preferences.getBoolean("sound")).isTrue();

    Headless.start().forgetSaved();

    assertThat(save.exists()).isFalse();
    assertThat(preferences.getInteger("best", 1)).isEqualTo(1);
  }

  @Test
  void internalFilesAreInTheFolderOrOnTheClassPath() {
    assertThat(Gdx.files.internal("pom.xml").exists()).isTrue();
    assertThat(Gdx.files.internal("orchard/apple.png").length()).isPositive();
    assertThat(Gdx.files.internal("orchard/nothing.png").exists()).isFalse();
    assertThat(Gdx.files.absolute(Path.of("pom.xml").toAbsolutePath().toString()).exists())
        .isTrue();
  }

  @Test
  void thereIsNoNetwork() {
    List<Throwable> failures = new ArrayList<>();
    Gdx.net.sendHttpRequest(
        new Net.HttpRequest(Net.HttpMethods.GET),
        new Net.HttpResponseListener() {
          @Override
          public void handleHttpResponse(Net.HttpResponse response) {}

          @Override
          public void failed(Throwable failure) {
            failures.add(failure);
          }

          @Override
          public void cancelled() {}
        });
    assertThat(failures).hasSize(1);
  }

  @Test
  void aGameIsRunAsItsWindowRunsIt() {
    HeadlessApplication application = Headless.start();
    Journal journal = new Journal();
    application.create(journal);
    Gdx.app.postRunnable(() -> journal.events.add("posted"));
    application.input().tap(5);
    application.frame(0.25f);
    Gdx.graphics.setWindowedMode(320, 200);
    application.frame(0.5f);
    Gdx.app.exit();
    application.frame(0.25f);
    assertThat(application.exited()).isTrue();
    application.create(journal);
    assertThat(application.exited()).isFalse();
    application.close();

    assertThat(journal.events)
        .containsExactly(
            "create",
            "resize 640 480",
            "posted",
            "keyDown 5",
            "render 0.25",
            "resize 320 200",
            "render 0.5",
            "pause",
            "dispose",
            "create",
            "resize 640 480",
            "pause",
            "dispose");
  }

  /** Its game writes down what it is told. */
  private static final class Journal extends GameSimulation {

    private final List<String> events = new ArrayList<>();

    @Override
    public List<Agent> agents() {
      return List.of();
    }

    @Override
    public ApplicationListener newGame() {
      return new ApplicationListener() {
        @Override
        public void create() {
          events.add("create");
          Gdx.input.setInputProcessor(
              new InputAdapter() {
                @Override
                public boolean keyDown(int key) {
                  return events.add("keyDown " + key);
                }
              });
        }

        @Override
        public void resize(int width, int height) {
          events.add("resize " + width + " " + height);
        }

        @Override
        public void render() {
          events.add("render " + Gdx.graphics.getDeltaTime());
        }

        @Override
        public void pause() {
          events.add("pause");
        }

        @Override
        public void resume() {
          events.add("resume");
        }

        @Override
        public void dispose() {
          events.add("dispose");
        }
      };
    }
  }
}
