package io.github.gdxagents.console;

import io.github.gdxagents.training.concurrent.ThreadPool;
import io.github.gdxagents.training.network.Backprop;
import io.github.gdxagents.training.network.Learner;
import io.github.gdxagents.training.network.LearnerUnavailableException;
import io.github.gdxagents.training.network.ParameterLayout;

/** Stands for a learner of another module, one that cannot be used here. */
public final class BrokenLearner implements Learner {

  @Override
  public String name() {
    return "broken";
  }

  @Override
  public String description() {
    return "nothing";
  }

  @Override
  public void requireUsable() {
    throw new LearnerUnavailableException("The library of --learner broken is missing; add it");
  }

  @Override
  public Backprop backprop(ParameterLayout layout, ThreadPool pool) {
    throw new AssertionError("used without a look whether it can be");
  }
}
