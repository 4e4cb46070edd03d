// Generated from contracts by ./eventbus schema generate. Do not edit.
package org.openedx.events.content_authoring;

import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.event.InvalidPayloadException;
import org.openedx.eventbus.event.PayloadFields;
import org.openedx.events.content_authoring.data.ContentObjectChangedData;

/**
 * What a piece of content is associated with changed: its tags or its collections.
 *
 * @param contentObject The content.
 */
public record ContentObjectAssociationsChanged(ContentObjectChangedData contentObject) {
  public ContentObjectAssociationsChanged {
    PayloadFields.required(contentObject, "ContentObjectAssociationsChanged.content_object");
  }

  /** Returns an empty builder. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns a builder with the values of this record. */
  public Builder toBuilder() {
    return new Builder().contentObject(contentObject);
  }

  public ContentObjectAssociationsChanged withContentObject(
      ContentObjectChangedData contentObject) {
    return new ContentObjectAssociationsChanged(contentObject);
  }

  /** Builder of {@link ContentObjectAssociationsChanged}. */
  public static final class Builder {
    private @Nullable ContentObjectChangedData contentObject;

    private Builder() {}

    public Builder contentObject(ContentObjectChangedData contentObject) {
      this.contentObject = contentObject;
      return this;
    }

    /**
     * Creates the record.
     *
     * @throws InvalidPayloadException if a required field is not set
     */
    public ContentObjectAssociationsChanged build() {
      return new ContentObjectAssociationsChanged(
          PayloadFields.required(contentObject, "ContentObjectAssociationsChanged.content_object"));
    }
  }
}
