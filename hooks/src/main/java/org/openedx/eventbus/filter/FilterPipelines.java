package org.openedx.eventbus.filter;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.config.EventBusConfig;
import org.openedx.eventbus.event.Event;
import org.openedx.eventbus.event.EventDroppedException;
import org.openedx.eventbus.event.EventFilter;
import org.openedx.eventbus.event.EventName;
import org.openedx.eventbus.event.EventType;
import org.openedx.eventbus.event.FilterFailedException;

/**
 * Runs what goes through filters through their steps, one after the other: each gets what the one
 * before it returned. Thread-safe and immutable; holds nothing that has to be closed.
 *
 * <p>Steps run on the caller's thread, within its transaction; a step or pipeline with a deadline
 * runs on a thread of its own, which sees nothing of what is bound to the caller's.
 */
public final class FilterPipelines implements EventFilter {
  /** Pipelines of no filter type. */
  public static final FilterPipelines NONE = builder().build();

  private final Map<EventName, Pipeline<?>> pipelines;
  private final Map<EventName, Pipeline<?>> outbound;
  private final Map<EventName, Pipeline<?>> inbound;
  private final StepReports reports;

  FilterPipelines(List<Pipeline<?>> pipelines, StepReports reports) {
    Map<EventName, Pipeline<?>> byName = new HashMap<>();
    pipelines.forEach(each -> byName.put(each.type().name(), each));
    this.pipelines = Map.copyOf(byName);
    this.outbound = ofEvents(pipelines, EventFilters::outboundName);
    this.inbound = ofEvents(pipelines, EventFilters::inboundName);
    this.reports = reports;
  }

  /** By the names of the event types, so that an event without filters costs one look-up. */
  private static Map<EventName, Pipeline<?>> ofEvents(
      List<Pipeline<?>> pipelines, UnaryOperator<EventName> direction) {
    Map<EventName, Pipeline<?>> byEvent = new HashMap<>();
    for (Pipeline<?> each : pipelines) {
      each.type()
          .event()
          .map(EventType::name)
          .filter(event -> direction.apply(event).equals(each.type().name()))
          .ifPresent(event -> byEvent.put(event, each));
    }
    return Map.copyOf(byEvent);
  }

  /**
   * The pipelines of a configuration.
   *
   * @throws org.openedx.eventbus.config.ConfigurationException with everything that is wrong
   */
  public static FilterPipelines create(EventBusConfig config) {
    return builder(config).build();
  }

  /** Begins pipelines that are wired in code alone. */
  public static FilterPipelinesBuilder builder() {
    return new FilterPipelinesBuilder(EventBusConfig.of(Map.of()));
  }

  /** Begins pipelines from a configuration, to which code adds its own. */
  public static FilterPipelinesBuilder builder(EventBusConfig config) {
    return new FilterPipelinesBuilder(config);
  }

  /**
   * Gives a value to the steps of its filter type and returns what they made of it; the value
   * itself where there are none.
   *
   * @throws FilterException a step's refusal
   * @throws FilterFailedException when a step failed whose failure is not passed over
   */
  public <T> T run(FilterType<T> type, T value) {
    Pipeline<T> pipeline = find(type, value);
    return pipeline == null ? value : run(pipeline, value);
  }

  /**
   * Gives an event to the steps of its type's {@link EventFilters#outbound}.
   *
   * @throws EventDroppedException when it is not to be sent
   * @throws FilterException any other refusal
   * @throws FilterFailedException as in {@link #run}
   */
  @Override
  public <T> Event<T> outbound(Event<T> event) {
    Pipeline<?> pipeline = outbound.get(event.type().name());
    return pipeline == null ? event : run(Pipeline.<Event<T>>cast(pipeline), event);
  }

  /**
   * Gives an event to the steps of its type's {@link EventFilters#inbound}.
   *
   * @throws EventDroppedException when no handler is to get it
   * @throws FilterException any other refusal
   * @throws FilterFailedException as in {@link #run}
   */
  @Override
  public <T> Event<T> inbound(Event<T> event) {
    Pipeline<?> pipeline = inbound.get(event.type().name());
    return pipeline == null ? event : run(Pipeline.<Event<T>>cast(pipeline), event);
  }

  private <T> T run(Pipeline<T> pipeline, T value) {
    return pipeline.run(
        value,
        false,
        (step, decision, took, input, output, cause) ->
            reports.ended(pipeline.type(), step, decision, took, cause));
  }

  /**
   * Runs the steps to see what they do. They really run: only {@link FilterContext#isDryRun} tells
   * them, and the listener is not told.
   */
  public <T> DryRun<T> dryRun(FilterType<T> type, T value) {
    List<DryRun.Step<T>> steps = new ArrayList<>();
    Pipeline<T> pipeline = find(type, value);
    if (pipeline == null) {
      return new DryRun<>(type, steps, Optional.of(value), Optional.empty());
    }
    try {
      T result =
          pipeline.run(
              value,
              true,
              (step, decision, took, input, output, cause) ->
                  steps.add(DryRun.Step.of(step.name(), decision, took, input, output, cause)));
      return new DryRun<>(type, steps, Optional.of(result), Optional.empty());
    } catch (FilterException | EventDroppedException | FilterFailedException e) {
      return new DryRun<>(type, steps, Optional.empty(), Optional.of(e));
    }
  }

  /** Whether a filter type has steps. */
  public boolean hasSteps(FilterType<?> type) {
    return pipelines.containsKey(type.name());
  }

  /** What is wired, by the names of the filter types. */
  public List<FilterDescription> describe() {
    return pipelines.values().stream()
        .sorted(Comparator.comparing(each -> each.type().name()))
        .map(FilterDescription::of)
        .toList();
  }

  private <T> @Nullable Pipeline<T> find(FilterType<T> type, T value) {
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(value, () -> "the value for filter " + type.name());
    Pipeline<?> pipeline = pipelines.get(type.name());
    if (pipeline != null && !pipeline.type().valueClass().equals(type.valueClass())) {
      throw new IllegalArgumentException(
          "filter "
              + type.name()
              + " is wired for "
              + pipeline.type().valueClass().getName()
              + ", not for "
              + type.valueClass().getName());
    }
    return pipeline == null ? null : Pipeline.cast(pipeline);
  }

  @Override
  public String toString() {
    return "FilterPipelines" + pipelines.keySet();
  }
}
