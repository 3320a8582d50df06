package io.github.gdxagents.training.settings;

/** Settings that other settings hold; in their text form they stand among them. */
public interface SettingsGroup {}
