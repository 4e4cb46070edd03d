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

/**
 * Puts pipelines together: first the steps that code and plugins add, in the order they come, then
 * those that the configuration names. Where both say something of a pipeline or a step, the
 * configuration wins, leaf by leaf. Not thread-safe.
 */
public final class FilterPipelinesBuilder {
  private static final String CODE = "code";

  private final EventBusConfig config;
  private final Map<EventName, PipelineDraft<?>> drafts = new LinkedHashMap<>();
  private final List<String> problems = new ArrayList<>();
  private @Nullable FilterCatalog types;
  private @Nullable EventCatalog events;
  private @Nullable ClassLoader loader;
  private FilterListener listener = FilterListener.NONE;

  FilterPipelinesBuilder(EventBusConfig config) {
    this.config = Objects.requireNonNull(config, "config");
  }

  /** Adds a step that is called by its class's name; one without such a name by its place. */
  public <T> FilterPipelinesBuilder step(FilterType<T> type, FilterStep<T> step) {
    Objects.requireNonNull(step, "step");
    Class<?> made = step.getClass();
    boolean nameless = made.isSynthetic() || made.isHidden() || made.isAnonymousClass();
    String name = nameless ? "step-" + (draft(type).size() + 1) : made.getName();
    return step(type, name, step);
  }

  /** Adds a step under a name that lasts: settings and metrics know it. */
  public <T> FilterPipelinesBuilder step(FilterType<T> type, String name, FilterStep<T> step) {
    return step(type, name, step, FilterOptions.NONE);
  }

  /** Adds a step with what is to be said of it. */
  public <T> FilterPipelinesBuilder step(
      FilterType<T> type, String name, FilterStep<T> step, FilterOptions options) {
    draft(type).add(name, step, CODE, options);
    return this;
  }

  /**
   * Adds a step for somebody else.
   *
   * @param origin who that is, for people: {@code plugin acme-rules}
   */
  public <T> FilterPipelinesBuilder step(
      String origin, FilterType<T> type, String name, FilterStep<T> step) {
    draft(type).add(name, step, Objects.requireNonNull(origin, "origin"), FilterOptions.NONE);
    return this;
  }

  /** Adds several steps, as {@link #step(FilterType, FilterStep)} does one. */
  @SafeVarargs
  public final <T> FilterPipelinesBuilder steps(FilterType<T> type, FilterStep<T>... steps) {
    for (FilterStep<T> step : steps) {
      step(type, step);
    }
    return this;
  }

  /** What is to be said of a pipeline as a whole. */
  public FilterPipelinesBuilder options(FilterType<?> type, FilterOptions options) {
    draft(type).options(options);
    return this;
  }

  /**
   * The filter types that the configuration may speak of, besides those that code adds steps to; by
   * default all on the class path.
   */
  public FilterPipelinesBuilder types(FilterCatalog value) {
    this.types = Objects.requireNonNull(value, "types");
    return this;
  }

  /** The event types whose filters the configuration may speak of; by default as above. */
  public FilterPipelinesBuilder events(EventCatalog value) {
    this.events = Objects.requireNonNull(value, "events");
    return this;
  }

  /** Where the classes of steps come from; by default what the thread has, else this library's. */
  public FilterPipelinesBuilder classLoader(ClassLoader value) {
    this.loader = Objects.requireNonNull(value, "classLoader");
    return this;
  }

  /** Sees how steps end and how long they take. */
  public FilterPipelinesBuilder listener(FilterListener value) {
    this.listener = Objects.requireNonNull(value, "listener");
    return this;
  }

  @SuppressWarnings("unchecked") // a draft under this name is for this class, or there is a problem
  private <T> PipelineDraft<T> draft(FilterType<T> type) {
    PipelineDraft<?> draft = drafts.computeIfAbsent(type.name(), any -> new PipelineDraft<>(type));
    if (!draft.type().valueClass().equals(type.valueClass())) {
      problems.add(
          "filter %s is given for two classes, %s and %s"
              .formatted(
                  type.name(), draft.type().valueClass().getName(), type.valueClass().getName()));
    }
    return (PipelineDraft<T>) draft;
  }

  /**
   * @throws ConfigurationException with everything that is wrong with the configuration and with
   *     what was added here
   */
  public FilterPipelines build() {
    List<String> all = new ArrayList<>(problems);
    Map<EventName, PipelineDraft<?>> wired = new LinkedHashMap<>();
    drafts.forEach((name, draft) -> wired.put(name, draft.copy()));
    FilterSettings configuration = FilterSettings.of(config);
    if (!configuration.pipelines().isEmpty()) {
      KnownTypes known =
          new KnownTypes(
              wired,
              types == null ? FilterCatalog.discover(loader()) : types,
              events == null ? EventCatalog.discover(loader()) : events);
      new ConfiguredSteps(new StepClasses(loader()), known)
          .addTo(wired, configuration.pipelines(), all);
    }
    StepWorkers workers = new StepWorkers();
    List<Pipeline<?>> pipelines = new ArrayList<>();
    wired.forEach(
        (name, draft) -> {
          var settings = configuration.pipelines().get(name);
          draft.problems(settings, all);
          if (draft.size() > 0) {
            pipelines.add(draft.build(settings, workers));
          }
        });
    if (!all.isEmpty()) {
      throw new ConfigurationException(all);
    }
    return new FilterPipelines(pipelines, new StepReports(listener, configuration.slowThreshold()));
  }

  private ClassLoader loader() {
    if (loader != null) {
      return loader;
    }
    ClassLoader threads = Thread.currentThread().getContextClassLoader();
    return threads == null ? FilterPipelines.class.getClassLoader() : threads;
  }
}
