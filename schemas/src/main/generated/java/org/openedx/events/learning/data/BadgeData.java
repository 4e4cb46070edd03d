// Generated from contracts by ./eventbus schema generate. Do not edit.
package org.openedx.events.learning.data;

import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.event.InvalidPayloadException;
import org.openedx.eventbus.event.PayloadFields;

/**
 * A badge that a learner has or had.
 *
 * @param uuid The badge's id.
 * @param user The learner.
 * @param template What the badge is for and looks like.
 */
public record BadgeData(String uuid, UserData user, BadgeTemplateData template) {
  public BadgeData {
    PayloadFields.required(uuid, "BadgeData.uuid");
    PayloadFields.required(user, "BadgeData.user");
    PayloadFields.required(template, "BadgeData.template");
  }

  /** Returns an empty builder. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns a builder with the values of this record. */
  public Builder toBuilder() {
    return new Builder().uuid(uuid).user(user).template(template);
  }

  public BadgeData withUuid(String uuid) {
    return new BadgeData(uuid, user, template);
  }

  public BadgeData withUser(UserData user) {
    return new BadgeData(uuid, user, template);
  }

  public BadgeData withTemplate(BadgeTemplateData template) {
    return new BadgeData(uuid, user, template);
  }

  /** Builder of {@link BadgeData}. */
  public static final class Builder {
    private @Nullable String uuid;
    private @Nullable UserData user;
    private @Nullable BadgeTemplateData template;

    private Builder() {}

    public Builder uuid(String uuid) {
      this.uuid = uuid;
      return this;
    }

    public Builder user(UserData user) {
      this.user = user;
      return this;
    }

    public Builder template(BadgeTemplateData template) {
      this.template = template;
      return this;
    }

    /**
     * Creates the record.
     *
     * @throws InvalidPayloadException if a required field is not set
     */
    public BadgeData build() {
      return new BadgeData(
          PayloadFields.required(uuid, "BadgeData.uuid"),
          PayloadFields.required(user, "BadgeData.user"),
          PayloadFields.required(template, "BadgeData.template"));
    }
  }
}
