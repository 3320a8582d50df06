package io.github.gdxagents.training.network;

import io.github.gdxagents.training.learn.PpoSettings;

/** Breaks a wall: networks must not know what is learned with them. */
public record NetworksThatLearn(PpoSettings ppo) {}
