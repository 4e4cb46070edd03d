package org.openedx.eventbus.plugin;

import org.openedx.eventbus.filter.FilterPipelinesBuilder;
import org.openedx.eventbus.filter.FilterStep;
import org.openedx.eventbus.filter.FilterType;

/** A step that a plugin wants in a filter. */
record StepRegistration<T>(String name, String origin, FilterType<T> type, FilterStep<T> step) {

  void addTo(FilterPipelinesBuilder filters) {
    filters.step(origin, type, name, step);
  }

  /** Fails always: what the step should have looked at does not pass unseen. */
  StepRegistration<T> refusing(PluginFailure why) {
    return new StepRegistration<>(
        name,
        origin,
        type,
        (value, context) -> {
          throw new IllegalStateException(why.toString());
        });
  }
}
