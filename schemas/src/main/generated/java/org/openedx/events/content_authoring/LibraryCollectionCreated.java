// Generated from contracts: do not edit, but run ./eventbus schema generate
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

  /** A builder with nothing set. */
  public static Builder builder() {
    return new Builder();
  }

  /** A builder with everything set as it is here. */
  public Builder toBuilder() {
    return new Builder().libraryCollection(libraryCollection);
  }

  public LibraryCollectionCreated withLibraryCollection(LibraryCollectionData libraryCollection) {
    return new LibraryCollectionCreated(libraryCollection);
  }

  /** Collects the fields of a {@link LibraryCollectionCreated}. */
  public static final class Builder {
    private @Nullable LibraryCollectionData libraryCollection;

    private Builder() {}

    public Builder libraryCollection(LibraryCollectionData libraryCollection) {
      this.libraryCollection = libraryCollection;
      return this;
    }

    /** @throws InvalidPayloadException when a required field is not set */
    public LibraryCollectionCreated build() {
      return new LibraryCollectionCreated(
          PayloadFields.required(libraryCollection, "LibraryCollectionCreated.library_collection"));
    }
  }
}
