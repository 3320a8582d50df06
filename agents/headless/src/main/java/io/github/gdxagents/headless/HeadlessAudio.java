package io.github.gdxagents.headless;

import com.badlogic.gdx.Audio;
import com.badlogic.gdx.audio.AudioDevice;
import com.badlogic.gdx.audio.AudioRecorder;
import com.badlogic.gdx.audio.Music;
import com.badlogic.gdx.audio.Sound;
import com.badlogic.gdx.files.FileHandle;

/** Sound that nobody hears; files are not even opened. */
abstract class HeadlessAudio implements Audio {

  private final Sound sound = Stubs.complete(SilentSound.class);

  private final AudioDevice device = Stubs.complete(AudioDevice.class);
  private final AudioRecorder recorder = Stubs.complete(AudioRecorder.class);

  @Override
  public AudioDevice newAudioDevice(int samplingRate, boolean isMono) {
    return device;
  }

  @Override
  public AudioRecorder newAudioRecorder(int samplingRate, boolean isMono) {
    return recorder;
  }

  @Override
  public Sound newSound(FileHandle file) {
    return sound;
  }

  @Override
  public Music newMusic(FileHandle file) {
    return new SilentMusic();
  }

  @Override
  public String[] getAvailableOutputDevices() {
    return new String[0];
  }

  /** Whatever plays has the same number: games keep it to stop what plays. */
  abstract static class SilentSound implements Sound {

    @Override
    public long play() {
      return 1;
    }

    @Override
    public long play(float volume) {
      return 1;
    }

    @Override
    public long play(float volume, float pitch, float pan) {
      return 1;
    }

    @Override
    public long loop() {
      return 1;
    }

    @Override
    public long loop(float volume) {
      return 1;
    }

    @Override
    public long loop(float volume, float pitch, float pan) {
      return 1;
    }
  }

  /** Music without an end, as its length is not known. */
  private static final class SilentMusic implements Music {

    private boolean playing;
    private boolean looping;
    private float volume = 1;
    private float position;

    @Override
    public void play() {
      playing = true;
    }

    @Override
    public void pause() {
      playing = false;
    }

    @Override
    public void stop() {
      playing = false;
      position = 0;
    }

    @Override
    public boolean isPlaying() {
      return playing;
    }

    @Override
    public void setLooping(boolean isLooping) {
      looping = isLooping;
    }

    @Override
    public boolean isLooping() {
      return looping;
    }

    @Override
    public void setVolume(float newVolume) {
      volume = newVolume;
    }

    @Override
    public float getVolume() {
      return volume;
    }

    @Override
    public void setPan(float pan, float newVolume) {
      volume = newVolume;
    }

    @Override
    public void setPosition(float seconds) {
      position = seconds;
    }

    @Override
    public float getPosition() {
      return position;
    }

    @Override
    public void dispose() {
      playing = false;
    }

    @Override
    public void setOnCompletionListener(OnCompletionListener listener) {}
  }
}
