// Generated from contracts by ./eventbus schema generate. Do not edit.
package org.openedx.events.content_authoring;

import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.event.InvalidPayloadException;
import org.openedx.eventbus.event.PayloadFields;
import org.openedx.events.content_authoring.data.LibraryContainerData;

/**
 * A container of a content library was deleted; until that is published, its last published
 * state applies.
 *
 * @param libraryContainer The container that is gone.
 */
public record LibraryContainerDeleted(LibraryContainerData libraryContainer) {
  public LibraryContainerDeleted {
    PayloadFields.required(libraryContainer, "LibraryContainerDeleted.library_container");
  }

  /** Returns an empty builder. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns a builder with the values of this record. */
  public Builder toBuilder() {
    return new Builder().libraryContainer(libraryContainer);
  }

  public LibraryContainerDeleted withLibraryContainer(LibraryContainerData libraryContainer) {
    return new LibraryContainerDeleted(libraryContainer);
  }

  /** Builder of {@link LibraryContainerDeleted}. */
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
    public LibraryContainerDeleted build() {
      return new LibraryContainerDeleted(
          PayloadFields.required(libraryContainer, "LibraryContainerDeleted.library_container"));
    }
  }
}
