package io.github.gdxagents.training.network;

/**
 * The networks that a run trains.
 *
 * @param parameterization what their parameters mean
 * @param parameters to start from, {@code [parameterCount]}; taken over, and trained in place
 * @param backprop computes their gradients; whoever asked for the networks closes it
 */
public record TrainedNetworks(
    Parameterization parameterization, float[] parameters, Backprop backprop) {}
