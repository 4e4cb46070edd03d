// Generated from contracts by ./eventbus schema generate. Do not edit.
package org.openedx.events.content_authoring;

import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.event.InvalidPayloadException;
import org.openedx.eventbus.event.PayloadFields;
import org.openedx.events.content_authoring.data.LibraryContainerData;

/**
 * A container of a content library was published, or its deletion was.
 *
 * @param libraryContainer The container.
 */
public record LibraryContainerPublished(LibraryContainerData libraryContainer) {
  public LibraryContainerPublished {
    PayloadFields.required(libraryContainer, "LibraryContainerPublished.library_container");
  }

  /** Returns an empty builder. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns a builder with the values of this record. */
  public Builder toBuilder() {
    return new Builder().libraryContainer(libraryContainer);
  }

  public LibraryContainerPublished withLibraryContainer(LibraryContainerData libraryContainer) {
    return new LibraryContainerPublished(libraryContainer);
  }

  /** Builder of {@link LibraryContainerPublished}. */
  public static final class Builder {
    private @Nullable LibraryContainerData libraryContainer;

    private Builder() {}

    public Builder libraryContainer(LibraryContainerData libraryContainer) {
      this.libraryContainer = libraryContainer;
      return this;
    }

    /**
     * Creates the record.
     *
     * @throws InvalidPayloadException if a required field is not set
     */
    public LibraryContainerPublished build() {
      return new LibraryContainerPublished(
          PayloadFields.required(libraryContainer, "LibraryContainerPublished.library_container"));
    }
  }
}
