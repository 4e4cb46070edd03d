// Generated from contracts by ./eventbus schema generate. Do not edit.
package org.openedx.events.content_authoring;

import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.event.InvalidPayloadException;
import org.openedx.eventbus.event.PayloadFields;
import org.openedx.events.content_authoring.data.LibraryContainerData;

/**
 * A container was made in a content library.
 *
 * @param libraryContainer The new container.
 */
public record LibraryContainerCreated(LibraryContainerData libraryContainer) {
  public LibraryContainerCreated {
    PayloadFields.required(libraryContainer, "LibraryContainerCreated.library_container");
  }

  /** Returns an empty builder. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns a builder with the values of this record. */
  public Builder toBuilder() {
    return new Builder().libraryContainer(libraryContainer);
  }

  public LibraryContainerCreated withLibraryContainer(LibraryContainerData libraryContainer) {
    return new LibraryContainerCreated(libraryContainer);
  }

  /** Builder of {@link LibraryContainerCreated}. */
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
    public LibraryContainerCreated build() {
      return new LibraryContainerCreated(
          PayloadFields.required(libraryContainer, "LibraryContainerCreated.library_container"));
    }
  }
}
