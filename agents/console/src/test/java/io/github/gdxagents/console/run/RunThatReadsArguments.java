package io.github.gdxagents.console.run;

import io.github.gdxagents.console.CommandLineTrainer;
import picocli.CommandLine;

/** Breaks two walls: a run knows neither the commands nor what parses them. */
public record RunThatReadsArguments(CommandLineTrainer commands, CommandLine parser) {}
