// Generated from contracts by ./eventbus schema generate. Do not edit.
package org.openedx.events.learning.data;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.event.InvalidPayloadException;
import org.openedx.eventbus.event.PayloadFields;

/**
 * How discussions are set up in a course run.
 *
 * @param courseKey The key of the course run, such as course-v1:edX+DemoX+2026.
 * @param providerType Who provides the discussions, such as openedx or legacy.
 * @param enabled Whether the course run has discussions at all.
 * @param enableInContext Whether units show their discussions; of no effect while
 *     discussions are off.
 * @param enableGradedUnits Whether graded units have topics too.
 * @param unitLevelVisibility Whether authors choose unit by unit which of them are
 *     discussed.
 * @param pluginConfiguration Switches of the provider's own, by name.
 * @param contexts The topics of the course run.
 */
public record CourseDiscussionConfigurationData(String courseKey, String providerType,
    boolean enabled, boolean enableInContext, boolean enableGradedUnits,
    boolean unitLevelVisibility, Map<String, Boolean> pluginConfiguration,
    List<DiscussionTopicContext> contexts) {
  public CourseDiscussionConfigurationData {
    PayloadFields.required(courseKey, "CourseDiscussionConfigurationData.course_key");
    PayloadFields.required(providerType, "CourseDiscussionConfigurationData.provider_type");
    pluginConfiguration = PayloadFields.mapOf(pluginConfiguration, "CourseDiscussionConfigurationData.plugin_configuration");
    contexts = PayloadFields.listOf(contexts, "CourseDiscussionConfigurationData.contexts");
  }

  /** Returns an empty builder. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns a builder with the values of this record. */
  public Builder toBuilder() {
    return new Builder()
        .courseKey(courseKey)
        .providerType(providerType)
        .enabled(enabled)
        .enableInContext(enableInContext)
        .enableGradedUnits(enableGradedUnits)
        .unitLevelVisibility(unitLevelVisibility)
        .pluginConfiguration(pluginConfiguration)
        .contexts(contexts);
  }

  public CourseDiscussionConfigurationData withCourseKey(String courseKey) {
    return new CourseDiscussionConfigurationData(courseKey, providerType, enabled, enableInContext,
        enableGradedUnits, unitLevelVisibility, pluginConfiguration, contexts);
  }

  public CourseDiscussionConfigurationData withProviderType(String providerType) {
    return new CourseDiscussionConfigurationData(courseKey, providerType, enabled, enableInContext,
        enableGradedUnits, unitLevelVisibility, pluginConfiguration, contexts);
  }

  public CourseDiscussionConfigurationData withEnabled(boolean enabled) {
    return new CourseDiscussionConfigurationData(courseKey, providerType, enabled, enableInContext,
        enableGradedUnits, unitLevelVisibility, pluginConfiguration, contexts);
  }

  public CourseDiscussionConfigurationData withEnableInContext(boolean enableInContext) {
    return new CourseDiscussionConfigurationData(courseKey, providerType, enabled, enableInContext,
        enableGradedUnits, unitLevelVisibility, pluginConfiguration, contexts);
  }

  public CourseDiscussionConfigurationData withEnableGradedUnits(boolean enableGradedUnits) {
    return new CourseDiscussionConfigurationData(courseKey, providerType, enabled, enableInContext,
        enableGradedUnits, unitLevelVisibility, pluginConfiguration, contexts);
  }

  public CourseDiscussionConfigurationData withUnitLevelVisibility(boolean unitLevelVisibility) {
    return new CourseDiscussionConfigurationData(courseKey, providerType, enabled, enableInContext,
        enableGradedUnits, unitLevelVisibility, pluginConfiguration, contexts);
  }

  public CourseDiscussionConfigurationData withPluginConfiguration(
      Map<String, Boolean> pluginConfiguration) {
    return new CourseDiscussionConfigurationData(courseKey, providerType, enabled, enableInContext,
        enableGradedUnits, unitLevelVisibility, pluginConfiguration, contexts);
  }

  public CourseDiscussionConfigurationData withContexts(List<DiscussionTopicContext> contexts) {
    return new CourseDiscussionConfigurationData(courseKey, providerType, enabled, enableInContext,
        enableGradedUnits, unitLevelVisibility, pluginConfiguration, contexts);
  }

  /** Builder of {@link CourseDiscussionConfigurationData}. */
  public static final class Builder {
    private @Nullable String courseKey;
    private @Nullable String providerType;
    private @Nullable Boolean enabled;
    private @Nullable Boolean enableInContext;
    private @Nullable Boolean enableGradedUnits;
    private @Nullable Boolean unitLevelVisibility;
    private @Nullable Map<String, Boolean> pluginConfiguration;
    private @Nullable List<DiscussionTopicContext> contexts;

    private Builder() {}

    public Builder courseKey(String courseKey) {
      this.courseKey = courseKey;
      return this;
    }

    public Builder providerType(String providerType) {
      this.providerType = providerType;
      return this;
    }

    public Builder enabled(boolean enabled) {
      this.enabled = enabled;
      return this;
    }

    public Builder enableInContext(boolean enableInContext) {
      this.enableInContext = enableInContext;
      return this;
    }

    public Builder enableGradedUnits(boolean enableGradedUnits) {
      this.enableGradedUnits = enableGradedUnits;
      return this;
    }

    public Builder unitLevelVisibility(boolean unitLevelVisibility) {
      this.unitLevelVisibility = unitLevelVisibility;
      return this;
    }

    public Builder pluginConfiguration(Map<String, Boolean> pluginConfiguration) {
      this.pluginConfiguration = pluginConfiguration;
      return this;
    }

    public Builder contexts(List<DiscussionTopicContext> contexts) {
      this.contexts = contexts;
      return this;
    }

    /**
     * Creates the record.
     *
     * @throws InvalidPayloadException if a required field is not set
     */
    public CourseDiscussionConfigurationData build() {
      return new CourseDiscussionConfigurationData(
          PayloadFields.required(courseKey, "CourseDiscussionConfigurationData.course_key"),
          PayloadFields.required(providerType, "CourseDiscussionConfigurationData.provider_type"),
          PayloadFields.required(enabled, "CourseDiscussionConfigurationData.enabled"),
          PayloadFields.required(enableInContext, "CourseDiscussionConfigurationData.enable_in_context"),
          PayloadFields.required(enableGradedUnits, "CourseDiscussionConfigurationData.enable_graded_units"),
          PayloadFields.required(unitLevelVisibility, "CourseDiscussionConfigurationData.unit_level_visibility"),
          PayloadFields.required(pluginConfiguration, "CourseDiscussionConfigurationData.plugin_configuration"),
          PayloadFields.required(contexts, "CourseDiscussionConfigurationData.contexts"));
    }
  }
}
