package org.openedx.eventbus.filter;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.openedx.eventbus.EventBusException;
import org.openedx.eventbus.config.EventBusConfig;
import org.openedx.eventbus.config.Setting;
import org.openedx.eventbus.config.SettingType;
import org.openedx.eventbus.config.SettingsReader;
import org.openedx.eventbus.config.SettingsSection;
import org.openedx.eventbus.event.EventName;

/**
 * The settings {@code eventbus.filters.*}.
 *
 * @param slowThreshold the duration above which a step is logged as slow
 * @param pipelines the settings of pipelines, by filter type
 */
record FilterSettings(Duration slowThreshold, Map<EventName, PipelineSettings> pipelines) {
  /**
   * The settings of the pipeline of one filter type.
   *
   * @param steps the class names of its steps, in order
   * @param options the options of the pipeline as a whole
   * @param stepOptions the options of single steps, by the step's name; a configured step has its
   *     class name
   */
  record PipelineSettings(
      List<String> steps, FilterOptions options, Map<String, FilterOptions> stepOptions) {
    static final PipelineSettings NONE =
        new PipelineSettings(List.of(), FilterOptions.NONE, Map.of());

    FilterOptions step(String name) {
      return stepOptions.getOrDefault(name, FilterOptions.NONE);
    }
  }

  /** Returns the settings of a configuration. */
  static FilterSettings of(EventBusConfig config) {
    return config.read(new Section());
  }

  /** Declaration of the settings; public for {@link java.util.ServiceLoader}. */
  public static final class Section implements SettingsSection<FilterSettings> {
    private static final String PREFIX = "eventbus.filters.";
    private static final String STEP = "step.";
    private static final String OPTIONS = "options.";
    private static final String SHAPE =
        "expected eventbus.filters.<filter type>.pipeline, .fail-silently, .deadline or"
            + " .options.<name>, the last three also after .step.<step>";

    /** A filter type's name ends with a version; no part of a step's name does. */
    private static final Pattern NAME = Pattern.compile("(\\S+?\\.v[0-9]+)\\.(.+)");

    private static final Pattern STEP_NAME =
        Pattern.compile("(.+?)\\.(fail-silently|deadline|options\\..+)");

    private static final Setting<Duration> SLOW_THRESHOLD =
        Setting.of(
                PREFIX + "slow-threshold",
                SettingType.POSITIVE_DURATION,
                "A warning is logged if a filter step takes longer than this.")
            .withDefault("500ms");

    @Override
    public List<Setting<?>> settings() {
      return List.of(SLOW_THRESHOLD);
    }

    @Override
    public List<String> openPrefixes() {
      return List.of(PREFIX);
    }

    /** Options may contain passwords that a step needs. */
    @Override
    public boolean isSecret(String name) {
      return name.contains("." + OPTIONS);
    }

    @Override
    public FilterSettings read(SettingsReader in) {
      Map<EventName, PipelineSettings> pipelines = new LinkedHashMap<>();
      in.under(PREFIX)
          .forEach(
              (name, value) -> {
                if (!name.equals(SLOW_THRESHOLD.name())) {
                  try {
                    add(pipelines, name.substring(PREFIX.length()), value.value());
                  } catch (IllegalArgumentException | ArithmeticException | EventBusException e) {
                    in.problem(name, String.valueOf(e.getMessage()));
                  }
                }
              });
      return new FilterSettings(in.get(SLOW_THRESHOLD), pipelines);
    }

    private static void add(Map<EventName, PipelineSettings> pipelines, String name, String value) {
      Matcher matcher = NAME.matcher(name);
      if (!matcher.matches()) {
        throw new IllegalArgumentException("unknown name; " + SHAPE);
      }
      EventName type = EventName.imported(matcher.group(1));
      PipelineSettings old = pipelines.getOrDefault(type, PipelineSettings.NONE);
      pipelines.put(type, changed(old, matcher.group(2), value));
    }

    private static PipelineSettings changed(PipelineSettings old, String leaf, String value) {
      if (leaf.equals("pipeline")) {
        return new PipelineSettings(
            SettingType.CLASS_NAMES.parse(value), old.options(), old.stepOptions());
      }
      if (!leaf.startsWith(STEP)) {
        return new PipelineSettings(
            old.steps(), change(leaf, value).apply(old.options()), old.stepOptions());
      }
      Matcher step = STEP_NAME.matcher(leaf.substring(STEP.length()));
      if (!step.matches()) {
        throw new IllegalArgumentException("unknown name; " + SHAPE);
      }
      Map<String, FilterOptions> steps = new LinkedHashMap<>(old.stepOptions());
      steps.put(step.group(1), change(step.group(2), value).apply(old.step(step.group(1))));
      return new PipelineSettings(old.steps(), old.options(), steps);
    }

    private static UnaryOperator<FilterOptions> change(String leaf, String value) {
      if (leaf.equals("fail-silently")) {
        boolean silently = SettingType.BOOLEAN.parse(value);
        return options -> options.failSilently(silently);
      }
      if (leaf.equals("deadline")) {
        Duration deadline = SettingType.POSITIVE_DURATION.parse(value);
        return options -> options.deadline(deadline);
      }
      if (leaf.startsWith(OPTIONS) && leaf.length() > OPTIONS.length()) {
        return options -> options.option(leaf.substring(OPTIONS.length()), value);
      }
      throw new IllegalArgumentException("unknown name; " + SHAPE);
    }
  }
}
