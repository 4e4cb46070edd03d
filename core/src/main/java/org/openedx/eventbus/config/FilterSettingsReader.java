package org.openedx.eventbus.config;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.openedx.eventbus.event.EventName;

/** Reads the settings whose names hold a filter type, and perhaps a step of its pipeline. */
final class FilterSettingsReader {
  private static final String STEP = "step.";
  private static final String OPTIONS = "options.";
  private static final String SHAPE =
      "expected eventbus.filters.<filter type>.pipeline, .fail-silently, .deadline or"
          + " .options.<name>, the last three also after .step.<step>";

  /** A filter type's name ends with a version, and steps have no such part in theirs. */
  private static final Pattern NAME = Pattern.compile("(\\S+?\\.v[0-9]+)\\.(.+)");

  private static final Pattern STEP_NAME =
      Pattern.compile("(.+?)\\.(fail-silently|deadline|options\\..+)");

  private final Map<EventName, FilterSettings> all = new LinkedHashMap<>();

  /**
   * @throws IllegalArgumentException saying what is wrong with the name or the value
   */
  void read(String name, String value) {
    Matcher matcher = NAME.matcher(name.substring(Settings.FILTERS.length()));
    if (!matcher.matches()) {
      throw new IllegalArgumentException("unknown name; " + SHAPE);
    }
    EventName type = EventName.imported(matcher.group(1));
    String rest = matcher.group(2);
    FilterSettings old = all.getOrDefault(type, FilterSettings.NONE);
    all.put(type, changed(old, rest, value));
  }

  private static FilterSettings changed(FilterSettings old, String leaf, String value) {
    if (leaf.equals("pipeline")) {
      return new FilterSettings(SettingTypes.CLASSES.parse(value), old.all(), old.steps());
    }
    if (!leaf.startsWith(STEP)) {
      return new FilterSettings(old.pipeline(), change(leaf, value).apply(old.all()), old.steps());
    }
    Matcher step = STEP_NAME.matcher(leaf.substring(STEP.length()));
    if (!step.matches()) {
      throw new IllegalArgumentException("unknown name; " + SHAPE);
    }
    Map<String, FilterOptions> steps = new LinkedHashMap<>(old.steps());
    steps.put(step.group(1), change(step.group(2), value).apply(old.step(step.group(1))));
    return new FilterSettings(old.pipeline(), old.all(), steps);
  }

  private static UnaryOperator<FilterOptions> change(String leaf, String value) {
    if (leaf.equals("fail-silently")) {
      boolean silently = SettingTypes.BOOLEAN.parse(value);
      return options -> options.failSilently(silently);
    }
    if (leaf.equals("deadline")) {
      var deadline = SettingTypes.DURATION.parse(value);
      return options -> options.deadline(deadline);
    }
    if (leaf.startsWith(OPTIONS) && leaf.length() > OPTIONS.length()) {
      return options -> options.option(leaf.substring(OPTIONS.length()), value);
    }
    throw new IllegalArgumentException("unknown name; " + SHAPE);
  }

  Map<EventName, FilterSettings> all() {
    return Map.copyOf(all);
  }
}
