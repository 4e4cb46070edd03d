// Generated from contracts by ./eventbus schema generate. Do not edit.
package org.openedx.events.content_authoring.data;

import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.event.InvalidPayloadException;
import org.openedx.eventbus.event.PayloadFields;

/**
 * A piece of content: a course, a block, a library or a part of one.
 *
 * @param objectId The key of the content as text, such as
 *     block-v1:edX+DemoX+2026+type&#64;vertical+block&#64;1a2b.
 */
public record ContentObjectData(String objectId) {
  public ContentObjectData {
    PayloadFields.required(objectId, "ContentObjectData.object_id");
  }

  /** Returns an empty builder. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns a builder with the values of this record. */
  public Builder toBuilder() {
    return new Builder().objectId(objectId);
  }

  public ContentObjectData withObjectId(String objectId) {
    return new ContentObjectData(objectId);
  }

  /** Builder of {@link ContentObjectData}. */
  public static final class Builder {
    private @Nullable String objectId;

    private Builder() {}

    public Builder objectId(String objectId) {
      this.objectId = objectId;
      return this;
    }

    /**
     * Creates the record.
     *
     * @throws InvalidPayloadException if a required field is not set
     */
    public ContentObjectData build() {
      return new ContentObjectData(PayloadFields.required(objectId, "ContentObjectData.object_id"));
    }
  }
}
