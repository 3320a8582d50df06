package io.github.gdxagents.policy;

import io.github.gdxagents.hook.ActionSpec;
import io.github.gdxagents.hook.AgentSpec;
import io.github.gdxagents.hook.ObservationShape;
import io.github.gdxagents.hook.ObservationSpec;
import java.util.ArrayList;
import java.util.List;

/** The parts of {@link PolicyLayout} that say what a policy expects of a game. */
final class SpecParts {

  private static final int MAX_COMPONENTS = 10_000;
  private static final int MAX_BRANCHES = 1_000;
  private static final int MAX_TOTAL_CHOICES = 10_000;

  static final PayloadPart<ObservationSpec> OBSERVATION_SPEC = new ObservationSpecPart(24);
  static final PayloadPart<ActionSpec> ACTION_SPEC = new ActionSpecPart(25);

  private SpecParts() {}

  static final class AgentSpecPart extends PayloadPart<AgentSpec> {

    AgentSpecPart(int tag) {
      super(tag, AgentSpec.class, "AgentSpec");
    }

    @Override
    void write(AgentSpec spec, PayloadSink out) {
      out.writeText(spec.kind());
      out.writePart(OBSERVATION_SPEC, spec.observation());
      out.writePart(ACTION_SPEC, spec.action());
      out.writeFloat(spec.fixedStepSeconds());
      out.writeInt(spec.ticksPerDecision());
      out.writeInt(spec.maxTicks());
    }

    @Override
    AgentSpec read(PayloadSource in) {
      String kind = in.readText("kind");
      ObservationSpec observation = in.readPart(OBSERVATION_SPEC);
      ActionSpec action = in.readPart(ACTION_SPEC);
      float fixedStepSeconds = in.readFloat("fixedStepSeconds");
      int ticksPerDecision = in.readInt("ticksPerDecision", 1, Integer.MAX_VALUE);
      int maxTicks = in.readInt("maxTicks", 1, AgentSpec.UNLIMITED);
      return new AgentSpec(kind, observation, action, fixedStepSeconds, ticksPerDecision, maxTicks);
    }
  }

  private static final class ObservationSpecPart extends PayloadPart<ObservationSpec> {

    private static final int VECTOR = 1;
    private static final int GRID = 2;
    private static final int SET = 3;

    /** Two texts, the shortest shape, the stack and the bounds. */
    private static final int LEAST_COMPONENT_BYTES =
        2 * PolicyLayout.TEXT + Byte.BYTES + 2 * Integer.BYTES + 2 * Float.BYTES;

    ObservationSpecPart(int tag) {
      super(tag, ObservationSpec.class, "ObservationSpec");
    }

    @Override
    void write(ObservationSpec spec, PayloadSink out) {
      out.writeInt(spec.components().size());
      for (ObservationSpec.Component component : spec.components()) {
        out.writeText(component.name());
        out.writeText(component.unit());
        writeShape(component.shape(), out);
        out.writeInt(component.stacked());
        out.writeFloat(component.low());
        out.writeFloat(component.high());
      }
    }

    @Override
    ObservationSpec read(PayloadSource in) {
      int count = in.readCount("observation components", MAX_COMPONENTS, LEAST_COMPONENT_BYTES);
      List<ObservationSpec.Component> components = new ArrayList<>(count);
      long total = 0;
      for (int i = 0; i < count; i++) {
        ObservationSpec.Component component = readComponent(in, "observation component " + i);
        components.add(component);
        total += component.size();
      }
      requireSize(in.position(), "observation components", total);
      return new ObservationSpec(components);
    }

    private static ObservationSpec.Component readComponent(PayloadSource in, String what) {
      String name = in.readText(what + " name");
      String unit = in.readText(what + " unit");
      ObservationShape shape = readShape(in, what);
      int position = in.position();
      int stacked = in.readInt(what + " stacked", 1, PolicyLayout.MAX_OBSERVATION_SIZE);
      requireSize(position, what, (long) shape.size() * stacked);
      float low = in.readFloat(what + " low");
      float high = in.readFloat(what + " high");
      return new ObservationSpec.Component(name, shape, stacked, unit, low, high);
    }

    private static void writeShape(ObservationShape shape, PayloadSink out) {
      switch (shape.kind()) {
        case VECTOR:
          out.writeByte(VECTOR);
          break;
        case GRID:
          out.writeByte(GRID);
          out.writeInt(shape.channels());
          out.writeInt(shape.height());
          break;
        case SET:
          out.writeByte(SET);
          out.writeInt(shape.height());
          break;
      }
      out.writeInt(shape.width());
    }

    private static ObservationShape readShape(PayloadSource in, String what) {
      int position = in.position();
      int kind = in.readId(what + " shape", VECTOR, GRID, SET);
      int channels = kind == GRID ? readDimension(in, what + " channels") : 1;
      int height =
          kind == VECTOR ? 1 : readDimension(in, what + (kind == SET ? " entities" : " height"));
      int width = readDimension(in, what + (kind == GRID ? " width" : " size"));
      requireSize(position, what, (long) channels * height * width);
      switch (kind) {
        case GRID:
          return ObservationShape.grid(channels, height, width);
        case SET:
          return ObservationShape.set(height, width);
        default:
          return ObservationShape.vector(width);
      }
    }

    private static int readDimension(PayloadSource in, String what) {
      return in.readInt(what, 1, PolicyLayout.MAX_OBSERVATION_SIZE);
    }

    private static void requireSize(int position, String what, long numbers) {
      if (numbers > PolicyLayout.MAX_OBSERVATION_SIZE) {
        throw new InvalidPolicyException(
            position,
            what,
            "at most " + PolicyLayout.MAX_OBSERVATION_SIZE + " numbers in all",
            numbers);
      }
    }
  }

  private static final class ActionSpecPart extends PayloadPart<ActionSpec> {

    ActionSpecPart(int tag) {
      super(tag, ActionSpec.class, "ActionSpec");
    }

    @Override
    void write(ActionSpec spec, PayloadSink out) {
      out.writeInt(spec.branches().size());
      for (ActionSpec.Branch branch : spec.branches()) {
        out.writeText(branch.name());
        out.writeInt(branch.choices().size());
        for (String choice : branch.choices()) {
          out.writeText(choice);
        }
      }
      out.writeInt(spec.axes().size());
      for (ActionSpec.Axis axis : spec.axes()) {
        out.writeText(axis.name());
        out.writeText(axis.unit());
        out.writeFloat(axis.low());
        out.writeFloat(axis.high());
      }
    }

    @Override
    ActionSpec read(PayloadSource in) {
      int branchCount = in.readCount("branches", MAX_BRANCHES, PolicyLayout.TEXT + Integer.BYTES);
      List<ActionSpec.Branch> branches = new ArrayList<>(branchCount);
      int choicesLeft = MAX_TOTAL_CHOICES;
      for (int b = 0; b < branchCount; b++) {
        ActionSpec.Branch branch = readBranch(in, "branch " + b, choicesLeft);
        branches.add(branch);
        choicesLeft -= branch.choices().size();
      }
      int axisCount =
          in.readCount("axes", PolicyLayout.MAX_AXES, 2 * PolicyLayout.TEXT + 2 * Float.BYTES);
      List<ActionSpec.Axis> axes = new ArrayList<>(axisCount);
      for (int a = 0; a < axisCount; a++) {
        axes.add(readAxis(in, "axis " + a));
      }
      return new ActionSpec(branches, axes);
    }

    private static ActionSpec.Branch readBranch(PayloadSource in, String what, int maxChoices) {
      String name = in.readText(what + " name");
      int count = in.readCount(what + " choices", maxChoices, PolicyLayout.TEXT);
      List<String> choices = new ArrayList<>(count);
      for (int c = 0; c < count; c++) {
        choices.add(in.readText(what + " choice " + c));
      }
      return new ActionSpec.Branch(name, choices);
    }

    private static ActionSpec.Axis readAxis(PayloadSource in, String what) {
      String name = in.readText(what + " name");
      String unit = in.readText(what + " unit");
      float low = in.readFloat(what + " low");
      float high = in.readFloat(what + " high");
      return new ActionSpec.Axis(name, unit, low, high);
    }
  }
}
