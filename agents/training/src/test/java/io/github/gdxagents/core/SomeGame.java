package io.github.gdxagents.core;

/** Stands for a game that training must not know. */
public final class SomeGame {}
