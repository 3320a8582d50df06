package io.github.gdxagents.training.explain;

import io.github.gdxagents.training.Evaluation;

/**
 * A tree, and how it plays beside the policy that it was distilled from, over the same episodes.
 *
 * @param ofTree of the tree
 * @param ofPolicy of the policy, with its most probable actions
 * @param ofRandom of random play, which no tree is needed for
 */
public record DistilledTree(
    DecisionTree tree, Evaluation ofTree, Evaluation ofPolicy, Evaluation ofRandom) {

  /**
   * The share that the tree keeps of what the policy returns beyond random play: (tree - random) /
   * (policy - random). So it means the same whether returns are positive, negative, or both.
   *
   * @return NaN where the policy is no better than random play
   */
  public double keptShare() {
    double random = ofRandom.meanReturn();
    double learned = ofPolicy.meanReturn() - random;
    return learned > 0 ? (ofTree.meanReturn() - random) / learned : Double.NaN;
  }
}
