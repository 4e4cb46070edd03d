// Generated from contracts by ./eventbus schema generate. Do not edit.
package org.openedx.events.content_authoring.data;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.event.InvalidPayloadException;
import org.openedx.eventbus.event.PayloadFields;

/**
 * A piece of content whose associations changed.
 *
 * @param objectId The key of the content as text, such as
 *     block-v1:edX+DemoX+2026+type&#64;vertical+block&#64;1a2b.
 * @param changes What changed, such as tags or collections; where it is empty, anything
 *     may have.
 */
public record ContentObjectChangedData(String objectId, List<String> changes) {
  public ContentObjectChangedData {
    PayloadFields.required(objectId, "ContentObjectChangedData.object_id");
    changes = PayloadFields.listOf(changes, "ContentObjectChangedData.changes");
  }

  /** Returns an empty builder. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns a builder with the values of this record. */
  public Builder toBuilder() {
    return new Builder().objectId(objectId).changes(changes);
  }

  public ContentObjectChangedData withObjectId(String objectId) {
    return new ContentObjectChangedData(objectId, changes);
  }

  public ContentObjectChangedData withChanges(List<String> changes) {
    return new ContentObjectChangedData(objectId, changes);
  }

  /** Builder of {@link ContentObjectChangedData}. */
  public static final class Builder {
    private @Nullable String objectId;
    private @Nullable List<String> changes;

    private Builder() {}

    public Builder objectId(String objectId) {
      this.objectId = objectId;
      return this;
    }

    public Builder changes(List<String> changes) {
      this.changes = changes;
      return this;
    }

    /**
     * Creates the record.
     *
     * @throws InvalidPayloadException if a required field is not set
     */
    public ContentObjectChangedData build() {
      return new ContentObjectChangedData(
          PayloadFields.required(objectId, "ContentObjectChangedData.object_id"),
          PayloadFields.required(changes, "ContentObjectChangedData.changes"));
    }
  }
}
