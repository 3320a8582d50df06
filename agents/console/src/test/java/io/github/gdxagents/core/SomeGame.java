package io.github.gdxagents.core;

/** Stands for a game that the console must not know. */
public final class SomeGame {}
