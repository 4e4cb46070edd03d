package org.openedx.eventbus.filter;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.openedx.eventbus.filter.FilterSettings.PipelineSettings;

/** A pipeline that is being built. Not thread-safe. */
final class PipelineDraft<T> {
  private final FilterType<T> type;
  private final List<AddedStep<T>> steps = new ArrayList<>();
  private FilterOptions options = FilterOptions.NONE;

  private record AddedStep<T>(
      String name, FilterStep<T> code, String origin, FilterOptions options) {
    Pipeline.Step<T> resolve(PipelineSettings settings, FilterOptions ofPipeline) {
      FilterOptions ofStep = settings.step(name).or(options);
      FilterOptions merged = ofStep.or(ofPipeline);
      boolean failSilently = merged.failSilently().orElse(false);
      return new Pipeline.Step<>(
          name, code, origin, failSilently, ofStep.deadline(), merged.options());
    }
  }

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

  void add(String name, FilterStep<T> step, String origin, FilterOptions stepOptions) {
    steps.add(
        new AddedStep<>(
            Objects.requireNonNull(name, "name"),
            Objects.requireNonNull(step, "step"),
            origin,
            Objects.requireNonNull(stepOptions, "options")));
  }

  /** Sets options that take precedence over those already set. */
  void options(FilterOptions added) {
    this.options = added.or(options);
  }

  /** Adds the problems of the steps and their settings to {@code problems}. */
  void check(PipelineSettings settings, List<String> problems) {
    Map<String, String> origins = new HashMap<>();
    for (AddedStep<T> each : steps) {
      String other = origins.putIfAbsent(each.name(), each.origin());
      if (other != null) {
        problems.add(
            "%s: filter %s already has a step named '%s', from %s"
                .formatted(each.origin(), type.name(), each.name(), other));
      }
    }
    Set<String> unknown = new TreeSet<>(settings.stepOptions().keySet());
    // Configured steps that could not be created are reported separately.
    unknown.removeAll(origins.keySet());
    settings.steps().forEach(unknown::remove);
    for (String name : unknown) {
      problems.add(
          "eventbus.filters.%s.step.%s: unknown step; known steps: %s"
              .formatted(type.name(), name, steps.stream().map(AddedStep::name).toList()));
    }
    for (Pipeline.Step<T> step : withOptions(settings)) {
      try {
        step.code().check(step.options());
      } catch (RuntimeException e) {
        problems.add(
            "%s: step %s of filter %s does not accept its options: %s"
                .formatted(step.origin(), step.name(), type.name(), e.getMessage()));
      }
    }
  }

  Pipeline<T> build(PipelineSettings settings, StepWorkers workers) {
    return new Pipeline<>(
        type, withOptions(settings), settings.options().or(options).deadline(), workers);
  }

  private List<Pipeline.Step<T>> withOptions(PipelineSettings settings) {
    FilterOptions ofPipeline = settings.options().or(options);
    return steps.stream().map(each -> each.resolve(settings, ofPipeline)).toList();
  }
}
