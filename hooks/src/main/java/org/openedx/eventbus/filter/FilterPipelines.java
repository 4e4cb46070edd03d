package org.openedx.eventbus.filter;

import static java.util.stream.Collectors.toUnmodifiableMap;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.config.EventBusConfig;
import org.openedx.eventbus.event.Event;
import org.openedx.eventbus.event.EventDroppedException;
import org.openedx.eventbus.event.EventFilter;
import org.openedx.eventbus.event.EventName;
import org.openedx.eventbus.event.EventType;
import org.openedx.eventbus.event.FilterFailedException;
import org.openedx.eventbus.filter.DryRun.Decision;
import org.openedx.eventbus.filter.FilterListener.DroppedStep;
import org.openedx.eventbus.filter.FilterListener.FailedStep;
import org.openedx.eventbus.filter.FilterListener.RejectedStep;
import org.openedx.eventbus.filter.FilterListener.ReturnedStep;
import org.openedx.eventbus.filter.FilterListener.SlowStep;
import org.openedx.eventbus.filter.FilterListener.StoppedStep;
import org.openedx.eventbus.handler.internal.SanitizedThrowable;
import org.openedx.eventbus.internal.SafeCalls;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The pipelines of all filter types of a process. A pipeline runs its steps one after the other;
 * each receives the result of the previous one. Immutable and thread-safe; need not be closed. For
 * example:
 *
 * <pre>{@code
 * FilterPipelines filters = FilterPipelines.create(config);
 * SeatRequest request = filters.run(SEAT_REQUESTED, new SeatRequest(passenger, seat, card));
 * }</pre>
 *
 * <p>Steps run on the caller's thread, and therefore in its transaction. A step that has a
 * deadline, or whose pipeline has one, runs on another thread, without the caller's thread-local
 * state.
 */
public final class FilterPipelines implements EventFilter {
  /** Pipelines without steps: every value is returned unchanged. */
  public static final FilterPipelines NONE = builder().build();

  private final Map<EventName, Pipeline<?>> pipelines;
  private final Map<EventName, Pipeline<?>> outbound;
  private final Map<EventName, Pipeline<?>> inbound;
  private final StepReports reports;

  FilterPipelines(List<Pipeline<?>> pipelines, StepReports reports) {
    this.pipelines =
        pipelines.stream().collect(toUnmodifiableMap(each -> each.type().name(), each -> each));
    this.outbound = byEventName(pipelines, EventFilters::outboundName);
    this.inbound = byEventName(pipelines, EventFilters::inboundName);
    this.reports = reports;
  }

  /** Indexed by event type, so that an event without filters costs one look-up. */
  private static Map<EventName, Pipeline<?>> byEventName(
      List<Pipeline<?>> pipelines, UnaryOperator<EventName> filterName) {
    Map<EventName, Pipeline<?>> byEventName = new HashMap<>();
    for (Pipeline<?> each : pipelines) {
      each.type()
          .event()
          .map(EventType::name)
          .filter(event -> filterName.apply(event).equals(each.type().name()))
          .ifPresent(event -> byEventName.put(event, each));
    }
    return Map.copyOf(byEventName);
  }

  /**
   * Creates the pipelines of a configuration.
   *
   * @param config the settings
   * @return the pipelines whose steps the configuration names
   * @throws org.openedx.eventbus.config.ConfigurationException with all problems
   */
  public static FilterPipelines create(EventBusConfig config) {
    return builder(config).build();
  }

  /** {@return a builder of pipelines whose steps are added in code only} */
  public static FilterPipelinesBuilder builder() {
    return new FilterPipelinesBuilder(EventBusConfig.of(Map.of()));
  }

  /**
   * {@return a builder of pipelines from a configuration; code may add further steps}
   *
   * @param config the settings; validated when the pipelines are built
   */
  public static FilterPipelinesBuilder builder(EventBusConfig config) {
    return new FilterPipelinesBuilder(config);
  }

  /**
   * Runs the steps of a filter type.
   *
   * @param <T> the class of the filter's values
   * @param type the filter type
   * @param value the value, for example the request that a step may change or reject
   * @return the value that the last step returned; {@code value} itself if there are no steps
   * @throws FilterException if a step rejected the value
   * @throws FilterFailedException if a step failed and does not fail silently
   * @throws IllegalArgumentException if the steps were added to a filter type of the same name with
   *     another value class
   */
  public <T> T run(FilterType<T> type, T value) {
    Pipeline<T> pipeline = find(type, value);
    return pipeline == null ? value : run(pipeline, value);
  }

  /**
   * Runs the steps of {@link EventFilters#outbound} for the event's type.
   *
   * @throws EventDroppedException if a step dropped the event; it is not sent
   * @throws FilterException if a step rejected the event
   * @throws FilterFailedException if a step failed and does not fail silently
   */
  @Override
  public <T> Event<T> outbound(Event<T> event) {
    return run(outbound, Objects.requireNonNull(event, "event"));
  }

  /**
   * Runs the steps of {@link EventFilters#inbound} for the event's type.
   *
   * @throws EventDroppedException if a step dropped the event; the handler does not receive it
   * @throws FilterException if a step rejected the event
   * @throws FilterFailedException if a step failed and does not fail silently
   */
  @Override
  public <T> Event<T> inbound(Event<T> event) {
    return run(inbound, Objects.requireNonNull(event, "event"));
  }

  private <T> Event<T> run(Map<EventName, Pipeline<?>> byEventName, Event<T> event) {
    Pipeline<?> pipeline = byEventName.get(event.type().name());
    return pipeline == null ? event : run(Pipeline.<Event<T>>cast(pipeline), event);
  }

  private <T> T run(Pipeline<T> pipeline, T value) {
    return pipeline.run(value, false, step -> reports.report(pipeline.type(), step));
  }

  /**
   * Runs the steps of a filter type and returns the outcome of each. The steps really run, but
   * {@link FilterContext#isDryRun} returns true. The listener is not notified.
   *
   * @param <T> the class of the filter's values
   * @param type the filter type
   * @param value the value that the first step receives
   * @return the steps and their result; an exception of a step is contained in it, and not thrown
   * @throws IllegalArgumentException if the steps were added to a filter type of the same name with
   *     another value class
   */
  public <T> DryRun<T> dryRun(FilterType<T> type, T value) {
    List<DryRun.Step<T>> steps = new ArrayList<>();
    Pipeline<T> pipeline = find(type, value);
    if (pipeline == null) {
      return new DryRun<>(type, steps, Optional.of(value), Optional.empty());
    }
    try {
      T result = pipeline.run(value, true, steps::add);
      return new DryRun<>(type, steps, Optional.of(result), Optional.empty());
    } catch (FilterException | EventDroppedException | FilterFailedException e) {
      return new DryRun<>(type, steps, Optional.empty(), Optional.of(e));
    }
  }

  /**
   * {@return whether a filter type has steps}
   *
   * @param type the filter type
   */
  public boolean hasSteps(FilterType<?> type) {
    return pipelines.containsKey(Objects.requireNonNull(type, "type").name());
  }

  /** {@return the pipelines that have steps, ordered by the name of the filter type} */
  public List<FilterDescription> describe() {
    return pipelines.values().stream()
        .sorted(Comparator.comparing(each -> each.type().name()))
        .map(FilterDescription::of)
        .toList();
  }

  private <T> @Nullable Pipeline<T> find(FilterType<T> type, T value) {
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(value, "value");
    Pipeline<?> pipeline = pipelines.get(type.name());
    if (pipeline == null) {
      return null;
    }
    Class<?> expected = pipeline.type().valueClass();
    if (!expected.equals(type.valueClass())) {
      throw new IllegalArgumentException(
          "the steps of filter %s expect values of %s, not of %s"
              .formatted(type.name(), expected.getName(), type.valueClass().getName()));
    }
    return Pipeline.cast(pipeline);
  }

  @Override
  public String toString() {
    return "FilterPipelines" + pipelines.keySet();
  }

  /** Reports the results of steps to the log and to the listener, without values. Thread-safe. */
  record StepReports(FilterListener listener, Duration slowThreshold) {
    private static final Logger LOG = LoggerFactory.getLogger(FilterPipelines.class);

    void report(FilterType<?> filter, DryRun.Step<?> result) {
      String step = result.name();
      Duration duration = result.duration();
      if (result.decision() == Decision.FAILED_SILENTLY) {
        Throwable cause = result.cause().orElseThrow();
        LOG.warn(
            "Step '{}' of filter {} failed; continuing without it",
            step,
            filter,
            SanitizedThrowable.of(cause));
        if (LOG.isDebugEnabled()) {
          LOG.debug(
              "Step '{}' of filter {} threw", step, filter, SanitizedThrowable.withMessages(cause));
        }
      }
      boolean slow = duration.compareTo(slowThreshold) > 0;
      if (slow) {
        LOG.warn("Step '{}' of filter {} took {} ms", step, filter, duration.toMillis());
      }
      if (listener != FilterListener.NONE) {
        SafeCalls.run(
            () -> {
              notifyListener(filter, result);
              if (slow) {
                listener.onSlow(new SlowStep(filter, step, duration));
              }
            },
            e -> LOG.warn("Filter listener failed", SanitizedThrowable.of(e)));
      }
    }

    private void notifyListener(FilterType<?> filter, DryRun.Step<?> result) {
      String step = result.name();
      Duration duration = result.duration();
      Supplier<Throwable> cause = result.cause()::orElseThrow;
      boolean silently = result.decision() == Decision.FAILED_SILENTLY;
      switch (result.decision()) {
        case CONTINUED -> listener.onReturned(new ReturnedStep(filter, step, duration));
        case STOPPED -> listener.onStopped(new StoppedStep(filter, step, duration));
        case REJECTED ->
            listener.onRejected(
                new RejectedStep(filter, step, duration, (FilterException) cause.get()));
        case DROPPED ->
            listener.onDropped(
                new DroppedStep(filter, step, duration, (EventDroppedException) cause.get()));
        case FAILED, FAILED_SILENTLY ->
            listener.onFailed(new FailedStep(filter, step, duration, cause.get(), silently));
      }
    }
  }
}
