package org.openedx.eventbus.plugin;

import org.openedx.eventbus.filter.FilterContext;
import org.openedx.eventbus.filter.FilterPipelinesBuilder;
import org.openedx.eventbus.filter.FilterStep;
import org.openedx.eventbus.filter.FilterType;

/** A step that a plugin wants in a filter. */
record StepRegistration<T>(
    String name, String origin, FilterType<T> type, FilterStep<T> step, ClassLoader loader)
    implements FilterStep<T> {

  void addTo(FilterPipelinesBuilder filters) {
    filters.step(origin, type, name, this);
  }

  @Override
  public T apply(T value, FilterContext context) throws Exception {
    return ContextLoader.call(loader, () -> step.apply(value, context));
  }

  @Override
  public void check(java.util.Map<String, String> options) {
    step.check(options);
  }

  /** Fails always: what the step should have looked at does not pass unseen. */
  StepRegistration<T> refusing(PluginFailure why) {
    return new StepRegistration<>(
        name,
        origin,
        type,
        (value, context) -> {
          throw new IllegalStateException(why.toString());
        },
        loader);
  }
}
