// Generated from contracts by ./eventbus schema generate. Do not edit.
package org.openedx.events.content_authoring;

import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.event.InvalidPayloadException;
import org.openedx.eventbus.event.PayloadFields;
import org.openedx.events.content_authoring.data.ContentLibraryData;

/**
 * A content library was deleted.
 *
 * @param contentLibrary The library that is gone.
 */
public record ContentLibraryDeleted(ContentLibraryData contentLibrary) {
  public ContentLibraryDeleted {
    PayloadFields.required(contentLibrary, "ContentLibraryDeleted.content_library");
  }

  /** Returns an empty builder. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns a builder with the values of this record. */
  public Builder toBuilder() {
    return new Builder().contentLibrary(contentLibrary);
  }

  public ContentLibraryDeleted withContentLibrary(ContentLibraryData contentLibrary) {
    return new ContentLibraryDeleted(contentLibrary);
  }

  /** Builder of {@link ContentLibraryDeleted}. */
  public static final class Builder {
    private @Nullable ContentLibraryData contentLibrary;

    private Builder() {}

    public Builder contentLibrary(ContentLibraryData contentLibrary) {
      this.contentLibrary = contentLibrary;
      return this;
    }

    /**
     * Creates the record.
     *
     * @throws InvalidPayloadException if a required field is not set
     */
    public ContentLibraryDeleted build() {
      return new ContentLibraryDeleted(
          PayloadFields.required(contentLibrary, "ContentLibraryDeleted.content_library"));
    }
  }
}
