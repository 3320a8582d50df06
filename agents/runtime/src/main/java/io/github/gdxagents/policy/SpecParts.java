package io.github.gdxagents.policy;

import io.github.gdxagents.hook.ActionSpec;
import io.github.gdxagents.hook.AgentSpec;
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

    /** Instead of a time limit. */
    private static final int NO_MAX_TICKS = 0;

    AgentSpecPart(int tag) {
      super(tag, AgentSpec.class, "AgentSpec");
    }

    @Override
    void write(AgentSpec spec, PayloadSink out) {
      out.writePart(OBSERVATION_SPEC, spec.observation());
      out.writePart(ACTION_SPEC, spec.action());
      out.writeFloat(spec.fixedStepSeconds());
      out.writeInt(spec.ticksPerDecision());
      out.writeInt(NO_MAX_TICKS);
    }

    @Override
    AgentSpec read(PayloadSource in) {
      ObservationSpec observation = in.readPart(OBSERVATION_SPEC);
      ActionSpec action = in.readPart(ACTION_SPEC);
      float fixedStepSeconds = in.readFloat("fixedStepSeconds");
      int ticksPerDecision = in.readInt("ticksPerDecision", 1, Integer.MAX_VALUE);
      in.readInt("maxTicks", NO_MAX_TICKS, NO_MAX_TICKS); // no spec has a time limit yet
      return new AgentSpec(observation, action, fixedStepSeconds, ticksPerDecision);
    }
  }

  private static final class ObservationSpecPart extends PayloadPart<ObservationSpec> {

    private static final int VECTOR = 1;

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
        out.writeByte(VECTOR);
        out.writeInt(component.size());
        out.writeInt(1);
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
      if (total > PolicyLayout.MAX_OBSERVATION_SIZE) {
        throw new InvalidPolicyException(
            in.position(),
            "observation components",
            "at most " + PolicyLayout.MAX_OBSERVATION_SIZE + " numbers in all",
            total);
      }
      return new ObservationSpec(components);
    }

    private static ObservationSpec.Component readComponent(PayloadSource in, String what) {
      String name = in.readText(what + " name");
      String unit = in.readText(what + " unit");
      in.readId(what + " shape", VECTOR); // no spec has a grid, a set or a stack yet
      int size = in.readInt(what + " size", 1, PolicyLayout.MAX_OBSERVATION_SIZE);
      in.readInt(what + " stacked", 1, 1);
      float low = in.readFloat(what + " low");
      float high = in.readFloat(what + " high");
      return new ObservationSpec.Component(name, size, unit, low, high);
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
