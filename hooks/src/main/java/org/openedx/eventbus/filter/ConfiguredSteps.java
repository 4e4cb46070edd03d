package org.openedx.eventbus.filter;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.openedx.eventbus.event.EventName;
import org.openedx.eventbus.filter.FilterSettings.PipelineSettings;

/** Adds the steps that a configuration names. */
final class ConfiguredSteps {
  private final StepClasses classes;
  private final KnownTypes known;

  ConfiguredSteps(StepClasses classes, KnownTypes known) {
    this.classes = classes;
    this.known = known;
  }

  void addTo(
      Map<EventName, PipelineDraft<?>> wired,
      Map<EventName, PipelineSettings> settings,
      List<String> problems) {
    new TreeMap<>(settings)
        .forEach(
            (name, configured) -> {
              Optional<FilterType<?>> type = known.find(name);
              if (type.isEmpty()) {
                problems.add(
                    "eventbus.filters."
                        + name
                        + ": unknown filter type; it is neither used in code nor on the class path"
                        + known.didYouMean(name));
              } else {
                PipelineDraft<?> draft =
                    wired.computeIfAbsent(name, any -> new PipelineDraft<>(type.get()));
                add(draft, configured.steps(), problems);
              }
            });
  }

  private <T> void add(PipelineDraft<T> draft, List<String> pipeline, List<String> problems) {
    String setting = "eventbus.filters." + draft.type().name() + ".pipeline";
    for (String className : pipeline) {
      try {
        FilterStep<T> step = classes.make(className, draft.type());
        draft.add(className, step, setting, FilterOptions.NONE);
      } catch (StepClasses.UnusableClassException e) {
        problems.add(setting + ": " + className + ": " + e.getMessage());
      }
    }
  }
}
