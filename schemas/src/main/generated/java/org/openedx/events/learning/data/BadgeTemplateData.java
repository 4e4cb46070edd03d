// Generated from contracts by ./eventbus schema generate. Do not edit.
package org.openedx.events.learning.data;

import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.event.InvalidPayloadException;
import org.openedx.eventbus.event.PayloadFields;

/**
 * What a badge is for and looks like.
 *
 * @param uuid The template's id.
 * @param origin Where the template comes from, such as credly.
 * @param name The badge's title, if it has one. May be null.
 * @param description What the badge is given for, if that is said. May be null.
 * @param imageUrl Where the badge's picture can be fetched, if it has one. May be null.
 */
public record BadgeTemplateData(String uuid, String origin, @Nullable String name,
    @Nullable String description, @Nullable String imageUrl) {
  public BadgeTemplateData {
    PayloadFields.required(uuid, "BadgeTemplateData.uuid");
    PayloadFields.required(origin, "BadgeTemplateData.origin");
  }

  /** Returns an empty builder. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns a builder with the values of this record. */
  public Builder toBuilder() {
    return new Builder()
        .uuid(uuid)
        .origin(origin)
        .name(name)
        .description(description)
        .imageUrl(imageUrl);
  }

  public BadgeTemplateData withUuid(String uuid) {
    return new BadgeTemplateData(uuid, origin, name, description, imageUrl);
  }

  public BadgeTemplateData withOrigin(String origin) {
    return new BadgeTemplateData(uuid, origin, name, description, imageUrl);
  }

  public BadgeTemplateData withName(@Nullable String name) {
    return new BadgeTemplateData(uuid, origin, name, description, imageUrl);
  }

  public BadgeTemplateData withDescription(@Nullable String description) {
    return new BadgeTemplateData(uuid, origin, name, description, imageUrl);
  }

  public BadgeTemplateData withImageUrl(@Nullable String imageUrl) {
    return new BadgeTemplateData(uuid, origin, name, description, imageUrl);
  }

  /** Builder of {@link BadgeTemplateData}. */
  public static final class Builder {
    private @Nullable String uuid;
    private @Nullable String origin;
    private @Nullable String name;
    private @Nullable String description;
    private @Nullable String imageUrl;

    private Builder() {}

    public Builder uuid(String uuid) {
      this.uuid = uuid;
      return this;
    }

    public Builder origin(String origin) {
      this.origin = origin;
      return this;
    }

    public Builder name(@Nullable String name) {
      this.name = name;
      return this;
    }

    public Builder description(@Nullable String description) {
      this.description = description;
      return this;
    }

    public Builder imageUrl(@Nullable String imageUrl) {
      this.imageUrl = imageUrl;
      return this;
    }

    /**
     * Creates the record.
     *
     * @throws InvalidPayloadException if a required field is not set
     */
    public BadgeTemplateData build() {
      return new BadgeTemplateData(
          PayloadFields.required(uuid, "BadgeTemplateData.uuid"),
          PayloadFields.required(origin, "BadgeTemplateData.origin"),
          name,
          description,
          imageUrl);
    }
  }
}
