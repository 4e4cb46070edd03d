// Generated from contracts by ./eventbus schema generate. Do not edit.
package org.openedx.events.content_authoring;

import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.event.InvalidPayloadException;
import org.openedx.eventbus.event.PayloadFields;
import org.openedx.events.content_authoring.data.LibraryContainerData;

/**
 * The draft of a container of a content library changed.
 *
 * @param libraryContainer The container.
 */
public record LibraryContainerUpdated(LibraryContainerData libraryContainer) {
  public LibraryContainerUpdated {
    PayloadFields.required(libraryContainer, "LibraryContainerUpdated.library_container");
  }

  /** Returns an empty builder. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns a builder with the values of this record. */
  public Builder toBuilder() {
    return new Builder().libraryContainer(libraryContainer);
  }

  public LibraryContainerUpdated withLibraryContainer(LibraryContainerData libraryContainer) {
    return new LibraryContainerUpdated(libraryContainer);
  }

  /** Builder of {@link LibraryContainerUpdated}. */
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
    public LibraryContainerUpdated build() {
      return new LibraryContainerUpdated(
          PayloadFields.required(libraryContainer, "LibraryContainerUpdated.library_container"));
    }
  }
}
