package io.github.gdxagents.dl4j;

/** Stands for a learner of another module that training must not know. */
public final class SomeLearner {}
