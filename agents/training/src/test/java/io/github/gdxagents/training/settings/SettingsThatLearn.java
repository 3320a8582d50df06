package io.github.gdxagents.training.settings;

import io.github.gdxagents.training.learn.PpoSettings;

/** Breaks two walls: settings must not know who reads them. */
public record SettingsThatLearn(PpoSettings ppo) {}
