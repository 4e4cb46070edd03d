// Generated from contracts by ./eventbus schema generate. Do not edit.
package org.openedx.events.learning.data;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.event.InvalidPayloadException;
import org.openedx.eventbus.event.PayloadFields;

/**
 * A topic that learners can discuss, and the part of the course it belongs to.
 *
 * @param title The topic's title.
 * @param usageKey The key of the unit it belongs to, if it belongs to one. May be null.
 * @param groupId The number of the cohort it is for, if it is for one alone. May be
 *     null.
 * @param externalId What the discussion service calls the topic, if it has a name there.
 *     May be null.
 * @param ordering The topic's place among the others, if they are in an order. May be
 *     null.
 * @param context More on where the topic is used, such as the titles of section and
 *     subsection.
 */
public record DiscussionTopicContext(String title, @Nullable String usageKey,
    @Nullable Long groupId, @Nullable String externalId, @Nullable Long ordering,
    Map<String, String> context) {
  public DiscussionTopicContext {
    PayloadFields.required(title, "DiscussionTopicContext.title");
    context = PayloadFields.mapOf(context, "DiscussionTopicContext.context");
  }

  /** Returns an empty builder. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns a builder with the values of this record. */
  public Builder toBuilder() {
    return new Builder()
        .title(title)
        .usageKey(usageKey)
        .groupId(groupId)
        .externalId(externalId)
        .ordering(ordering)
        .context(context);
  }

  public DiscussionTopicContext withTitle(String title) {
    return new DiscussionTopicContext(title, usageKey, groupId, externalId, ordering, context);
  }

  public DiscussionTopicContext withUsageKey(@Nullable String usageKey) {
    return new DiscussionTopicContext(title, usageKey, groupId, externalId, ordering, context);
  }

  public DiscussionTopicContext withGroupId(@Nullable Long groupId) {
    return new DiscussionTopicContext(title, usageKey, groupId, externalId, ordering, context);
  }

  public DiscussionTopicContext withExternalId(@Nullable String externalId) {
    return new DiscussionTopicContext(title, usageKey, groupId, externalId, ordering, context);
  }

  public DiscussionTopicContext withOrdering(@Nullable Long ordering) {
    return new DiscussionTopicContext(title, usageKey, groupId, externalId, ordering, context);
  }

  public DiscussionTopicContext withContext(Map<String, String> context) {
    return new DiscussionTopicContext(title, usageKey, groupId, externalId, ordering, context);
  }

  /** Builder of {@link DiscussionTopicContext}. */
  public static final class Builder {
    private @Nullable String title;
    private @Nullable String usageKey;
    private @Nullable Long groupId;
    private @Nullable String externalId;
    private @Nullable Long ordering;
    private @Nullable Map<String, String> context;

    private Builder() {}

    public Builder title(String title) {
      this.title = title;
      return this;
    }

    public Builder usageKey(@Nullable String usageKey) {
      this.usageKey = usageKey;
      return this;
    }

    public Builder groupId(@Nullable Long groupId) {
      this.groupId = groupId;
      return this;
    }

    public Builder externalId(@Nullable String externalId) {
      this.externalId = externalId;
      return this;
    }

    public Builder ordering(@Nullable Long ordering) {
      this.ordering = ordering;
      return this;
    }

    public Builder context(Map<String, String> context) {
      this.context = context;
      return this;
    }

    /**
     * Creates the record.
     *
     * @throws InvalidPayloadException if a required field is not set
     */
    public DiscussionTopicContext build() {
      return new DiscussionTopicContext(
          PayloadFields.required(title, "DiscussionTopicContext.title"),
          usageKey,
          groupId,
          externalId,
          ordering,
          PayloadFields.required(context, "DiscussionTopicContext.context"));
    }
  }
}
