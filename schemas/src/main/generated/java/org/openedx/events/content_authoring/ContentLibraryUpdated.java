// Generated from contracts by ./eventbus schema generate. Do not edit.
package org.openedx.events.content_authoring;

import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.event.InvalidPayloadException;
import org.openedx.eventbus.event.PayloadFields;
import org.openedx.events.content_authoring.data.ContentLibraryData;

/**
 * A content library itself changed, for example its title; changes to its contents have
 * separate events.
 *
 * @param contentLibrary The library.
 */
public record ContentLibraryUpdated(ContentLibraryData contentLibrary) {
  public ContentLibraryUpdated {
    PayloadFields.required(contentLibrary, "ContentLibraryUpdated.content_library");
  }

  /** Returns an empty builder. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns a builder with the values of this record. */
  public Builder toBuilder() {
    return new Builder().contentLibrary(contentLibrary);
  }

  public ContentLibraryUpdated withContentLibrary(ContentLibraryData contentLibrary) {
    return new ContentLibraryUpdated(contentLibrary);
  }

  /** Builder of {@link ContentLibraryUpdated}. */
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
    public ContentLibraryUpdated build() {
      return new ContentLibraryUpdated(
          PayloadFields.required(contentLibrary, "ContentLibraryUpdated.content_library"));
    }
  }
}
