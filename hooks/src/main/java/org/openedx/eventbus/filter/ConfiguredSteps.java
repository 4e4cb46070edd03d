package org.openedx.eventbus.filter;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.openedx.eventbus.event.Event;
import org.openedx.eventbus.event.EventCatalog;
import org.openedx.eventbus.event.EventName;
import org.openedx.eventbus.filter.FilterSettings.PipelineSettings;
import org.openedx.eventbus.hooks.internal.ConfiguredClasses;
import org.openedx.eventbus.hooks.internal.ConfiguredClasses.TypeArguments;
import org.openedx.eventbus.hooks.internal.ConfiguredClasses.UnusableClassException;
import org.openedx.eventbus.internal.Suggestions;

/** Adds the steps of {@code eventbus.filters.<filter type>.pipeline} to pipelines. */
record ConfiguredSteps(FilterCatalog filterTypes, EventCatalog eventTypes, ClassLoader loader) {
  void addTo(
      Map<EventName, PipelineDraft<?>> drafts,
      Map<EventName, PipelineSettings> settings,
      List<String> problems) {
    new TreeMap<>(settings)
        .forEach(
            (name, pipeline) -> {
              PipelineDraft<?> draft =
                  drafts.computeIfAbsent(
                      name, any -> findType(name).map(PipelineDraft::new).orElse(null));
              if (draft == null) {
                problems.add(unknownType(name, drafts.keySet()));
              } else {
                addSteps(draft, pipeline.steps(), problems);
              }
            });
  }

  private Optional<FilterType<?>> findType(EventName name) {
    return types().filter(type -> type.name().equals(name)).findFirst();
  }

  private Stream<FilterType<?>> types() {
    return Stream.concat(
        filterTypes.stream(),
        eventTypes.stream()
            .flatMap(type -> Stream.of(EventFilters.outbound(type), EventFilters.inbound(type))));
  }

  private String unknownType(EventName name, Set<EventName> drafts) {
    List<String> known =
        Stream.concat(drafts.stream(), types().map(FilterType::name))
            .map(EventName::value)
            .toList();
    return ("eventbus.filters.%s: unknown filter type; it is neither used in code nor on the class"
            + " path%s")
        .formatted(name, Suggestions.didYouMean(name.value(), known));
  }

  private <T> void addSteps(
      PipelineDraft<T> draft, List<String> classNames, List<String> problems) {
    String setting = "eventbus.filters." + draft.type().name() + ".pipeline";
    for (String className : classNames) {
      try {
        draft.add(className, create(className, draft.type()), setting, FilterOptions.NONE);
      } catch (UnusableClassException e) {
        problems.add(setting + ": " + className + ": " + e.getMessage());
      }
    }
  }

  @SuppressWarnings("unchecked") // checked as far as the class declares it; results are checked too
  private <T> FilterStep<T> create(String className, FilterType<T> type) {
    Class<?> step = ConfiguredClasses.load(className, loader);
    if (!FilterStep.class.isAssignableFrom(step)) {
      throw new UnusableClassException("does not implement " + FilterStep.class.getName());
    }
    Optional<Type> valueType = TypeArguments.find(step, FilterStep.class);
    if (valueType.isPresent() && !accepts(valueType.get(), type)) {
      throw new UnusableClassException(
          "filters values of %s, but the values of this filter type are %s"
              .formatted(valueType.get().getTypeName(), valueTypeName(type)));
    }
    return (FilterStep<T>) ConfiguredClasses.create(step);
  }

  /** Returns whether a step of {@code FilterStep<declared>} accepts the values of a filter type. */
  private static boolean accepts(Type declared, FilterType<?> type) {
    Optional<Class<?>> declaredClass = TypeArguments.rawClass(declared);
    if (declaredClass.isEmpty()) {
      return true; // a type variable that the class leaves open
    }
    if (!declaredClass.get().isAssignableFrom(type.valueClass())) {
      return false;
    }
    return !(declared instanceof ParameterizedType parameterized)
        || !(parameterized.getActualTypeArguments()[0] instanceof Class<?> payload)
        || type.event()
            .map(event -> payload.isAssignableFrom(event.codec().payloadType()))
            .orElse(true);
  }

  private static String valueTypeName(FilterType<?> type) {
    return type.event()
        .map(event -> Event.class.getName() + "<" + event.codec().payloadType().getName() + ">")
        .orElse(type.valueClass().getName());
  }
}
