package io.github.gdxagents.dl4j;

import io.github.gdxagents.policy.Policy;
import io.github.gdxagents.training.PolicyExporter;
import java.io.File;
import java.io.IOException;

/** Policies as DL4J models, for the command line. Nothing of DL4J is loaded before it is used. */
public final class Dl4jExporter implements PolicyExporter {

  @Override
  public String format() {
    return "dl4j";
  }

  @Override
  public void write(Policy policy, File file) throws IOException {
    Dl4jModel.write(policy, file);
  }
}
