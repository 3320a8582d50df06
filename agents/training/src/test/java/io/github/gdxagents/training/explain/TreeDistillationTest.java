package io.github.gdxagents.training.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.gdxagents.policy.SpecMismatchException;
import io.github.gdxagents.training.Evaluation;
import io.github.gdxagents.training.explain.DecisionTree.Leaf;
import io.github.gdxagents.training.explain.DecisionTree.Split;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TreeDistillationTest {

  private static final DistillationSettings QUICK = new DistillationSettings(8, 4, 10, 20, 30, 3);

  private static DistilledTree distill(RuleGame game) {
    return TreeDistillation.distill(game, game.policy(), null, QUICK, tree -> {});
  }

  @Test
  void aPolicyThatIsARuleIsRecovered() {
    DistilledTree distilled = distill(RuleGame.discrete());

    assertThat(distilled.tree().root()).isInstanceOf(Split.class);
    Split split = (Split) distilled.tree().root();
    assertThat(split.index()).isZero();
    assertThat(split.threshold()).isCloseTo(RuleGame.X_RULE, within(0.01f));
    assertThat(((Leaf) split.atMost()).choice(0)).isZero();
    assertThat(((Leaf) split.above()).choice(0)).isEqualTo(1);
    assertThat(distilled.keptShare()).isBetween(0.98, 1.0);
  }

  @Test
  void aForbiddenChoiceGivesWayToTheNextBestOfThePolicy() {
    DistilledTree distilled = distill(RuleGame.masked()); // which refuses what is forbidden

    Split split = (Split) distilled.tree().root();
    assertThat(split.threshold()).isCloseTo(RuleGame.X_RULE, within(0.01f));
    assertThat(((Leaf) split.above()).preferences(0)).containsExactly(1, 2, 0);
    assertThat(distilled.keptShare()).isBetween(0.98, 1.0);
  }

  @Test
  void branchesAndAxesAreDecidedByOneTree() {
    DistilledTree distilled = distill(RuleGame.mixed());

    assertDecides(distilled.tree(), 0.1f, 0.1f, 0, -0.5f);
    assertDecides(distilled.tree(), 0.9f, 0.1f, 1, -0.5f);
    assertDecides(distilled.tree(), 0.1f, 0.9f, 0, 1.5f);
    assertDecides(distilled.tree(), 0.9f, 0.9f, 1, 1.5f);
    assertThat(distilled.ofPolicy().meanReturn()).isGreaterThan(0);
    assertThat(distilled.ofRandom().meanReturn()).isNegative();
    assertThat(distilled.keptShare()).isGreaterThan(0.95);
  }

  private static void assertDecides(DecisionTree tree, float x, float y, int choice, float aim) {
    Leaf leaf = tree.leaf(new float[] {x, y});
    assertThat(leaf.choice(0)).isEqualTo(choice);
    assertThat(leaf.axis(0)).isCloseTo(aim, within(0.01f));
  }

  @Test
  void ofANegativeReturnTheShareIsOfWhatIsGainedOverRandomPlay() {
    DistilledTree distilled = distill(RuleGame.continuous());

    assertThat(distilled.ofPolicy().meanReturn()).isNegative();
    assertThat(distilled.keptShare()).isBetween(0.95, 1.05);
    Evaluation bad = of(-10);
    Evaluation worse = of(-20);
    DecisionTree tree = distilled.tree();
    assertThat(new DistilledTree(tree, of(-12.5), bad, worse).keptShare()).isEqualTo(0.75);
    assertThat(new DistilledTree(tree, bad, worse, bad).keptShare()).isNaN();
  }

  private static Evaluation of(double meanReturn) {
    return new Evaluation(1, new double[] {meanReturn}, new int[] {1}, 1, Map.of(), 1);
  }

  @Test
  void theSeedAloneDecides() {
    List<DecisionTree> first = new ArrayList<>();
    List<DecisionTree> second = new ArrayList<>();
    RuleGame game = RuleGame.mixed();

    DistilledTree one =
        TreeDistillation.distill(game, game.policy(), null, QUICK, tree -> first.add(tree.tree()));
    DistilledTree other =
        TreeDistillation.distill(
            RuleGame.mixed(), game.policy(), null, QUICK, tree -> second.add(tree.tree()));
    DistilledTree otherSeed =
        TreeDistillation.distill(game, game.policy(), null, QUICK.measuredOver(30, 4), tree -> {});

    assertThat(second).hasSize(4 * 3).isEqualTo(first);
    assertThat(other.tree()).isEqualTo(one.tree()).isNotEqualTo(otherSeed.tree());
    assertThat(other.ofTree().returns()).containsExactly(one.ofTree().returns());
  }

  @Test
  void theFiguresAreThoseOfAnEvaluationWithTheSameSeed() {
    RuleGame game = RuleGame.discrete();
    DistilledTree distilled = distill(game);

    assertThat(distilled.ofPolicy().returns())
        .containsExactly(Evaluation.of(game, game.policy(), 30, 3).returns());
    assertThat(distilled.ofTree().returns())
        .containsExactly(Evaluation.of(game, distilled::tree, 30, 3).returns());
  }

  @Test
  void thePolicyOfAnotherGameIsRefused() {
    assertThatThrownBy(
            () ->
                TreeDistillation.distill(
                    RuleGame.mixed(), RuleGame.discrete().policy(), null, QUICK, tree -> {}))
        .isInstanceOf(SpecMismatchException.class)
        .hasMessageContaining("aim");
  }

  @Test
  void settingsOutOfRangeAreRefused() {
    assertThatThrownBy(() -> QUICK.withLeaves(1))
        .hasMessage("leaves must be between 2 and 255, not 1");
    assertThatThrownBy(() -> QUICK.measuredOver(0, 1))
        .hasMessage("episodes must be at least 1, not 0");
  }
}
