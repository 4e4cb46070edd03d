package org.openedx.eventbus.filter;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.filter.FilterSettings.PipelineSettings;

/** A pipeline while it is put together. Not thread-safe. */
final class PipelineDraft<T> {
  private final FilterType<T> type;
  private final List<Given<T>> steps = new ArrayList<>();
  private FilterOptions options = FilterOptions.NONE;

  private record Given<T>(String name, FilterStep<T> step, String origin, FilterOptions options) {}

  PipelineDraft(FilterType<T> type) {
    this.type = type;
  }

  FilterType<T> type() {
    return type;
  }

  PipelineDraft<T> copy() {
    PipelineDraft<T> copy = new PipelineDraft<>(type);
    copy.steps.addAll(steps);
    copy.options = options;
    return copy;
  }

  int size() {
    return steps.size();
  }

  void add(String name, FilterStep<T> step, String origin, FilterOptions ofStep) {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(step, "step");
    steps.add(new Given<>(name, step, origin, ofStep));
  }

  void options(FilterOptions value) {
    this.options = value.or(options);
  }

  void problems(@Nullable PipelineSettings settings, List<String> problems) {
    Map<String, String> origins = new HashMap<>();
    for (Given<T> each : steps) {
      String other = origins.putIfAbsent(each.name(), each.origin());
      if (other != null) {
        problems.add(
            "%s: filter %s already has a step named '%s', from %s"
                .formatted(each.origin(), type.name(), each.name(), other));
      }
    }
    if (settings != null) {
      Set<String> unknown = new HashSet<>(settings.stepOptions().keySet());
      // Configured steps that could not be created are reported separately.
      unknown.removeAll(origins.keySet());
      settings.steps().forEach(unknown::remove);
      unknown.stream()
          .sorted()
          .forEach(
              name ->
                  problems.add(
                      "eventbus.filters.%s.step.%s: unknown step; known steps: %s"
                          .formatted(type.name(), name, steps.stream().map(Given::name).toList())));
    }
    PipelineSettings configured = settings == null ? PipelineSettings.NONE : settings;
    for (WiredStep<T> step : wired(configured)) {
      try {
        step.step().check(step.options());
      } catch (RuntimeException e) {
        problems.add(
            "%s: step %s of filter %s does not accept its options: %s"
                .formatted(step.origin(), step.name(), type.name(), e.getMessage()));
      }
    }
  }

  Pipeline<T> build(@Nullable PipelineSettings settings, StepWorkers workers) {
    PipelineSettings configured = settings == null ? PipelineSettings.NONE : settings;
    return new Pipeline<>(
        type, wired(configured), configured.options().or(options).deadline(), workers);
  }

  private List<WiredStep<T>> wired(PipelineSettings configured) {
    FilterOptions all = configured.options().or(options);
    List<WiredStep<T>> wired = new ArrayList<>();
    for (Given<T> each : steps) {
      FilterOptions own = configured.step(each.name()).or(each.options());
      FilterOptions merged = own.or(all);
      wired.add(
          new WiredStep<>(
              each.name(),
              each.step(),
              each.origin(),
              merged.failSilently().orElse(false),
              own.deadline(),
              merged.options()));
    }
    return wired;
  }
}
