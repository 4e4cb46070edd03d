// Generated from contracts by ./eventbus schema generate. Do not edit.
package org.openedx.events.content_authoring;

import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.event.InvalidPayloadException;
import org.openedx.eventbus.event.PayloadFields;
import org.openedx.events.content_authoring.data.ContentObjectData;

/**
 * The tags of a piece of content changed.
 *
 * @param contentObject The content.
 */
public record ContentObjectTagsChanged(ContentObjectData contentObject) {
  public ContentObjectTagsChanged {
    PayloadFields.required(contentObject, "ContentObjectTagsChanged.content_object");
  }

  /** Returns an empty builder. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns a builder with the values of this record. */
  public Builder toBuilder() {
    return new Builder().contentObject(contentObject);
  }

  public ContentObjectTagsChanged withContentObject(ContentObjectData contentObject) {
    return new ContentObjectTagsChanged(contentObject);
  }

  /** Builder of {@link ContentObjectTagsChanged}. */
  public static final class Builder {
    private @Nullable ContentObjectData contentObject;

    private Builder() {}

    public Builder contentObject(ContentObjectData contentObject) {
      this.contentObject = contentObject;
      return this;
    }

    /**
     * Creates the record.
     *
     * @throws InvalidPayloadException if a required field is not set
     */
    public ContentObjectTagsChanged build() {
      return new ContentObjectTagsChanged(
          PayloadFields.required(contentObject, "ContentObjectTagsChanged.content_object"));
    }
  }
}
