package io.github.gdxagents.training.network;

import io.github.gdxagents.training.learn.Ppo;

/** Breaks a wall: networks must not know what is learned with them. */
public record NetworksThatLearn(Ppo ppo) {}
