// Generated from contracts by ./eventbus schema generate. Do not edit.
package org.openedx.events.content_authoring;

import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.event.InvalidPayloadException;
import org.openedx.eventbus.event.PayloadFields;
import org.openedx.events.content_authoring.data.LibraryCollectionData;

/**
 * A collection was made in a content library.
 *
 * @param libraryCollection The new collection.
 */
public record LibraryCollectionCreated(LibraryCollectionData libraryCollection) {
  public LibraryCollectionCreated {
    PayloadFields.required(libraryCollection, "LibraryCollectionCreated.library_collection");
  }

  /** Returns an empty builder. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns a builder with the values of this record. */
  public Builder toBuilder() {
    return new Builder().libraryCollection(libraryCollection);
  }

  public LibraryCollectionCreated withLibraryCollection(LibraryCollectionData libraryCollection) {
    return new LibraryCollectionCreated(libraryCollection);
  }

  /** Builder of {@link LibraryCollectionCreated}. */
  public static final class Builder {
    private @Nullable LibraryCollectionData libraryCollection;

    private Builder() {}

    public Builder libraryCollection(LibraryCollectionData libraryCollection) {
      this.libraryCollection = libraryCollection;
      return this;
    }

    /**
     * Creates the record.
     *
     * @throws InvalidPayloadException if a required field is not set
     */
    public LibraryCollectionCreated build() {
      return new LibraryCollectionCreated(
          PayloadFields.required(libraryCollection, "LibraryCollectionCreated.library_collection"));
    }
  }
}
