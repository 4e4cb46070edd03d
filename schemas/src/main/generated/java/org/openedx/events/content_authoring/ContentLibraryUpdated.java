// Generated from contracts: do not edit, but run ./eventbus schema generate
package org.openedx.events.content_authoring;

import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.event.InvalidPayloadException;
import org.openedx.eventbus.event.PayloadFields;
import org.openedx.events.content_authoring.data.ContentLibraryData;

/**
 * A content library itself changed, such as its title; changes to what is in it have events
 * of their own.
 *
 * @param contentLibrary The library.
 */
public record ContentLibraryUpdated(ContentLibraryData contentLibrary) {
  public ContentLibraryUpdated {
    PayloadFields.required(contentLibrary, "ContentLibraryUpdated.content_library");
  }

  /** A builder with nothing set. */
  public static Builder builder() {
    return new Builder();
  }

  /** A builder with everything set as it is here. */
  public Builder toBuilder() {
    return new Builder().contentLibrary(contentLibrary);
  }

  public ContentLibraryUpdated withContentLibrary(ContentLibraryData contentLibrary) {
    return new ContentLibraryUpdated(contentLibrary);
  }

  /** Collects the fields of a {@link ContentLibraryUpdated}. */
  public static final class Builder {
    private @Nullable ContentLibraryData contentLibrary;

    private Builder() {}

    public Builder contentLibrary(ContentLibraryData contentLibrary) {
      this.contentLibrary = contentLibrary;
      return this;
    }

    /** @throws InvalidPayloadException when a required field is not set */
    public ContentLibraryUpdated build() {
      return new ContentLibraryUpdated(
          PayloadFields.required(contentLibrary, "ContentLibraryUpdated.content_library"));
    }
  }
}
