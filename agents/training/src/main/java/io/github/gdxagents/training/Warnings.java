package io.github.gdxagents.training;

import io.github.gdxagents.training.state.Stateful;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Lets each warning through once. Of what many agents do wrong in the same way, one is enough. */
final class Warnings implements Stateful {

  private final Set<String> told = new LinkedHashSet<>();

  /** Those that were not told before. What is said before the first " is " tells them apart. */
  List<String> fresh(List<String> warnings) {
    List<String> fresh = new ArrayList<>();
    for (String warning : warnings) {
      if (told.add(warning.substring(0, warning.indexOf(" is ")))) {
        fresh.add(warning);
      }
    }
    return fresh;
  }

  @Override
  public void save(DataOutput out) throws IOException {
    out.writeInt(told.size());
    for (String warning : told) {
      out.writeUTF(warning);
    }
  }

  @Override
  public void load(DataInput in) throws IOException {
    told.clear();
    int count = in.readInt();
    for (int i = 0; i < count; i++) {
      told.add(in.readUTF());
    }
  }
}
