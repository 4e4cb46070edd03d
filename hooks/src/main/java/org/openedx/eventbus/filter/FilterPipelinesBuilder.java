package org.openedx.eventbus.filter;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.config.ConfigurationException;
import org.openedx.eventbus.config.EventBusConfig;
import org.openedx.eventbus.event.EventCatalog;
import org.openedx.eventbus.event.EventName;
import org.openedx.eventbus.filter.FilterPipelines.StepReports;
import org.openedx.eventbus.filter.FilterSettings.PipelineSettings;

/**
 * Builder of {@link FilterPipelines}. A pipeline consists of the steps that code and plugins add,
 * in the order of the calls, followed by the steps that the configuration names. Options of the
 * configuration override those given in code, one by one. Not thread-safe. For example:
 *
 * <pre>{@code
 * FilterPipelines filters =
 *     FilterPipelines.builder(config)
 *         .options(SEAT_REQUESTED, FilterOptions.NONE.deadline(ofSeconds(2)))
 *         .step(SEAT_REQUESTED, "loyalty", new Loyalty(customers))
 *         .build();
 * }</pre>
 */
public final class FilterPipelinesBuilder {
  private final EventBusConfig config;
  private final Map<EventName, PipelineDraft<?>> drafts = new LinkedHashMap<>();
  private final List<String> problems = new ArrayList<>();
  private @Nullable FilterCatalog types;
  private @Nullable EventCatalog events;
  private @Nullable ClassLoader classLoader;
  private FilterListener listener = FilterListener.NONE;

  FilterPipelinesBuilder(EventBusConfig config) {
    this.config = Objects.requireNonNull(config, "config");
  }

  /**
   * Adds a step. Its name is the name of its class, or {@code step-<position>} for a lambda or
   * anonymous class.
   *
   * @param <T> the class of the filter's values
   * @param type the filter type
   * @param step the code of the step; thread-safe
   * @return this builder
   */
  public <T> FilterPipelinesBuilder step(FilterType<T> type, FilterStep<T> step) {
    PipelineDraft<T> draft = draft(type);
    Class<?> stepClass = Objects.requireNonNull(step, "step").getClass();
    boolean nameless =
        stepClass.isSynthetic() || stepClass.isHidden() || stepClass.isAnonymousClass();
    return step(type, nameless ? "step-" + (draft.size() + 1) : stepClass.getName(), step);
  }

  /**
   * Adds a step under a stable name, used in settings and metrics.
   *
   * @param <T> the class of the filter's values
   * @param type the filter type
   * @param name the name of the step, for example {@code loyalty}; unique within the pipeline
   * @param step the code of the step; thread-safe
   * @return this builder
   */
  public <T> FilterPipelinesBuilder step(FilterType<T> type, String name, FilterStep<T> step) {
    return step(type, name, step, FilterOptions.NONE);
  }

  /**
   * Adds a step under a stable name, with options.
   *
   * @param <T> the class of the filter's values
   * @param type the filter type
   * @param name the name of the step, for example {@code loyalty}; unique within the pipeline
   * @param step the code of the step; thread-safe
   * @param options the options of the step; they take precedence over those of the pipeline
   * @return this builder
   */
  public <T> FilterPipelinesBuilder step(
      FilterType<T> type, String name, FilterStep<T> step, FilterOptions options) {
    draft(type).add(name, step, "code", options);
    return this;
  }

  /**
   * Adds a step on behalf of another component.
   *
   * @param <T> the class of the filter's values
   * @param origin the component, for messages; for example {@code plugin acme-rules}
   * @param type the filter type
   * @param name the name of the step, for example {@code loyalty}; unique within the pipeline
   * @param step the code of the step; thread-safe
   * @return this builder
   */
  public <T> FilterPipelinesBuilder step(
      String origin, FilterType<T> type, String name, FilterStep<T> step) {
    draft(type).add(name, step, Objects.requireNonNull(origin, "origin"), FilterOptions.NONE);
    return this;
  }

  /**
   * Adds several steps, each as {@link #step(FilterType, FilterStep)} does.
   *
   * @param <T> the class of the filter's values
   * @param type the filter type
   * @param steps the code of the steps, in the order in which they run; thread-safe
   * @return this builder
   */
  @SafeVarargs
  public final <T> FilterPipelinesBuilder steps(FilterType<T> type, FilterStep<T>... steps) {
    Objects.requireNonNull(type, "type");
    for (FilterStep<T> step : Objects.requireNonNull(steps, "steps")) {
      step(type, step);
    }
    return this;
  }

  /**
   * Sets options of a pipeline, in addition to those already set.
   *
   * @param type the filter type
   * @param options the options; they replace options of the same name
   * @return this builder
   */
  public FilterPipelinesBuilder options(FilterType<?> type, FilterOptions options) {
    draft(type).options(Objects.requireNonNull(options, "options"));
    return this;
  }

  /**
   * Sets the filter types that the configuration may name, in addition to those to which code adds
   * steps. Default: all types on the class path, see {@link FilterCatalog#discover()}.
   *
   * @param types the filter types
   * @return this builder
   */
  public FilterPipelinesBuilder types(FilterCatalog types) {
    this.types = Objects.requireNonNull(types, "types");
    return this;
  }

  /**
   * Sets the event types whose filters the configuration may name. Default: all types on the class
   * path.
   *
   * @param events the event types
   * @return this builder
   */
  public FilterPipelinesBuilder events(EventCatalog events) {
    this.events = Objects.requireNonNull(events, "events");
    return this;
  }

  /**
   * Sets the class loader of steps that the configuration names. Default: the context class loader
   * of the thread that calls {@link #build}.
   *
   * @param classLoader the class loader, for example {@code plugins.classLoader()}
   * @return this builder
   */
  public FilterPipelinesBuilder classLoader(ClassLoader classLoader) {
    this.classLoader = Objects.requireNonNull(classLoader, "classLoader");
    return this;
  }

  /**
   * Sets the listener that receives the results and times of steps. Default: none.
   *
   * @param listener the listener; thread-safe
   * @return this builder
   */
  public FilterPipelinesBuilder listener(FilterListener listener) {
    this.listener = Objects.requireNonNull(listener, "listener");
    return this;
  }

  @SuppressWarnings("unchecked") // another value class is reported as a problem
  private <T> PipelineDraft<T> draft(FilterType<T> type) {
    Objects.requireNonNull(type, "type");
    PipelineDraft<?> draft = drafts.computeIfAbsent(type.name(), any -> new PipelineDraft<>(type));
    if (!draft.type().valueClass().equals(type.valueClass())) {
      problems.add(
          "filter %s has steps for values of %s and of %s"
              .formatted(
                  type.name(), draft.type().valueClass().getName(), type.valueClass().getName()));
    }
    return (PipelineDraft<T>) draft;
  }

  /**
   * Creates the pipelines, with an instance of each class that the configuration names.
   *
   * @return the pipelines; later calls of this builder do not change them
   * @throws ConfigurationException with all problems of the configuration and of added steps
   */
  public FilterPipelines build() {
    List<String> allProblems = new ArrayList<>(problems);
    Map<EventName, PipelineDraft<?>> complete = new LinkedHashMap<>();
    drafts.forEach((name, draft) -> complete.put(name, draft.copy()));
    FilterSettings settings = FilterSettings.of(config);
    if (!settings.pipelines().isEmpty()) {
      ClassLoader loader = loader();
      new ConfiguredSteps(
              types == null ? FilterCatalog.discover(loader) : types,
              events == null ? EventCatalog.discover(loader) : events,
              loader)
          .addTo(complete, settings.pipelines(), allProblems);
    }
    StepWorkers workers = new StepWorkers();
    List<Pipeline<?>> pipelines = new ArrayList<>();
    complete.forEach(
        (name, draft) -> {
          var configured = settings.pipelines().getOrDefault(name, PipelineSettings.NONE);
          draft.check(configured, allProblems);
          if (draft.size() > 0) {
            pipelines.add(draft.build(configured, workers));
          }
        });
    if (!allProblems.isEmpty()) {
      throw new ConfigurationException(allProblems);
    }
    return new FilterPipelines(pipelines, new StepReports(listener, settings.slowThreshold()));
  }

  private ClassLoader loader() {
    if (classLoader != null) {
      return classLoader;
    }
    ClassLoader context = Thread.currentThread().getContextClassLoader();
    return context == null ? FilterPipelines.class.getClassLoader() : context;
  }
}
