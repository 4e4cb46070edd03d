// Generated from contracts: do not edit, but run ./eventbus schema generate
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

  /** A builder with nothing set. */
  public static Builder builder() {
    return new Builder();
  }

  /** A builder with everything set as it is here. */
  public Builder toBuilder() {
    return new Builder().contentObject(contentObject);
  }

  public ContentObjectAssociationsChanged withContentObject(
      ContentObjectChangedData contentObject) {
    return new ContentObjectAssociationsChanged(contentObject);
  }

  /** Collects the fields of a {@link ContentObjectAssociationsChanged}. */
  public static final class Builder {
    private @Nullable ContentObjectChangedData contentObject;

    private Builder() {}

    public Builder contentObject(ContentObjectChangedData contentObject) {
      this.contentObject = contentObject;
      return this;
    }

    /** @throws InvalidPayloadException when a required field is not set */
    public ContentObjectAssociationsChanged build() {
      return new ContentObjectAssociationsChanged(
          PayloadFields.required(contentObject, "ContentObjectAssociationsChanged.content_object"));
    }
  }
}
