// Generated from contracts by ./eventbus schema generate. Do not edit.
package org.openedx.events.content_authoring;

import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.event.InvalidPayloadException;
import org.openedx.eventbus.event.PayloadFields;
import org.openedx.events.content_authoring.data.LibraryCollectionData;

/**
 * A collection of a content library changed, or what is in it did.
 *
 * @param libraryCollection The collection.
 */
public record LibraryCollectionUpdated(LibraryCollectionData libraryCollection) {
  public LibraryCollectionUpdated {
    PayloadFields.required(libraryCollection, "LibraryCollectionUpdated.library_collection");
  }

  /** Returns an empty builder. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns a builder with the values of this record. */
  public Builder toBuilder() {
    return new Builder().libraryCollection(libraryCollection);
  }

  public LibraryCollectionUpdated withLibraryCollection(LibraryCollectionData libraryCollection) {
    return new LibraryCollectionUpdated(libraryCollection);
  }

  /** Builder of {@link LibraryCollectionUpdated}. */
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
    public LibraryCollectionUpdated build() {
      return new LibraryCollectionUpdated(
          PayloadFields.required(libraryCollection, "LibraryCollectionUpdated.library_collection"));
    }
  }
}
