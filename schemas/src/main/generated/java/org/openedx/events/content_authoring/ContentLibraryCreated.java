// Generated from contracts: do not edit, but run ./eventbus schema generate
package org.openedx.events.content_authoring;

import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.event.InvalidPayloadException;
import org.openedx.eventbus.event.PayloadFields;
import org.openedx.events.content_authoring.data.ContentLibraryData;

/**
 * A content library was made.
 *
 * @param contentLibrary The new library.
 */
public record ContentLibraryCreated(ContentLibraryData contentLibrary) {
  public ContentLibraryCreated {
    PayloadFields.required(contentLibrary, "ContentLibraryCreated.content_library");
  }

  /** A builder with nothing set. */
  public static Builder builder() {
    return new Builder();
  }

  /** A builder with everything set as it is here. */
  public Builder toBuilder() {
    return new Builder().contentLibrary(contentLibrary);
  }

  public ContentLibraryCreated withContentLibrary(ContentLibraryData contentLibrary) {
    return new ContentLibraryCreated(contentLibrary);
  }

  /** Collects the fields of a {@link ContentLibraryCreated}. */
  public static final class Builder {
    private @Nullable ContentLibraryData contentLibrary;

    private Builder() {}

    public Builder contentLibrary(ContentLibraryData contentLibrary) {
      this.contentLibrary = contentLibrary;
      return this;
    }

    /** @throws InvalidPayloadException when a required field is not set */
    public ContentLibraryCreated build() {
      return new ContentLibraryCreated(
          PayloadFields.required(contentLibrary, "ContentLibraryCreated.content_library"));
    }
  }
}
