package io.github.gdxagents.training.learn;

import io.github.gdxagents.hook.ActionSpec;
import io.github.gdxagents.training.concurrent.ThreadPool;
import io.github.gdxagents.training.network.Backprop;
import io.github.gdxagents.training.network.Parameterization;
import io.github.gdxagents.training.settings.RolloutSettings;
import java.util.function.DoubleSupplier;

/**
 * What every method works on.
 *
 * @param rollout how experience is gathered and valued
 * @param referenceCoefficient beta_ref of the loss: what a nat of divergence from the reference
 *     policy costs now; 0 for none
 * @param spec what agents do
 * @param layout what the parameters mean
 * @param parameters of the networks; updates modify them
 * @param backprop computes their gradients
 * @param pool the threads on which the rest of an update may run
 * @param shufflingSeed decides the order in which rows are learned from
 */
public record LearningSetup(
    RolloutSettings rollout,
    DoubleSupplier referenceCoefficient,
    ActionSpec spec,
    Parameterization layout,
    float[] parameters,
    Backprop backprop,
    ThreadPool pool,
    long shufflingSeed) {}
