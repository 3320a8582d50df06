package io.github.gdxagents.console.dashboard;

import io.github.gdxagents.console.text.Json;
import io.github.gdxagents.training.TrainingPlan;
import io.github.gdxagents.training.TrainingSettings;
import java.util.Map;

/**
 * What the page says of a run from its beginning.
 *
 * @param title what the run is: {@code "lander, seed 1"}
 */
public record RunDescription(String title, TrainingPlan plan, TrainingSettings settings) {

  Map<String, Object> json() {
    return Json.object(
        "title",
        title,
        "plannedSteps",
        plan.steps(),
        "plan",
        Json.object(
            "seed", Long.toString(plan.seed()),
            "steps", Long.toString(plan.steps()),
            "threads", Integer.toString(plan.threads()),
            "learner", plan.learner().name()),
        "settings",
        settings.toMap());
  }
}
