package io.github.gdxagents.gdx.sensor;

import io.github.gdxagents.hook.AgentSpec;
import io.github.gdxagents.hook.Episode;
import io.github.gdxagents.hook.ObservationSpec;
import io.github.gdxagents.hook.ObservationWriter;

/** What a sensor declares, and what it writes into that. */
final class Written {

  private Written() {}

  static ObservationSpec spec(Sensor sensor) {
    AgentSpec.Builder builder = AgentSpec.builder().discrete("wait", "wait");
    sensor.declare(builder);
    return builder.build().observation();
  }

  static float[] by(Sensor sensor) {
    return by(sensor, spec(sensor));
  }

  static float[] by(Sensor sensor, ObservationSpec spec) {
    float[] numbers = new float[spec.size()];
    ObservationWriter out = new ObservationWriter(spec);
    out.begin(0, Episode.of(1), 0, numbers);
    sensor.write(out);
    out.end();
    if (!out.boundsViolation().isEmpty()) {
      throw new AssertionError(out.boundsViolation());
    }
    return numbers;
  }
}
