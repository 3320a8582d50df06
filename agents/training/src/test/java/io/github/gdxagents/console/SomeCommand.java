package io.github.gdxagents.console;

/** Stands for a command that training must not know. */
public final class SomeCommand {}
