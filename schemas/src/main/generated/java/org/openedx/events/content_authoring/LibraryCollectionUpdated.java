// Generated from contracts: do not edit, but run ./eventbus schema generate
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

  /** A builder with nothing set. */
  public static Builder builder() {
    return new Builder();
  }

  /** A builder with everything set as it is here. */
  public Builder toBuilder() {
    return new Builder().libraryCollection(libraryCollection);
  }

  public LibraryCollectionUpdated withLibraryCollection(LibraryCollectionData libraryCollection) {
    return new LibraryCollectionUpdated(libraryCollection);
  }

  /** Collects the fields of a {@link LibraryCollectionUpdated}. */
  public static final class Builder {
    private @Nullable LibraryCollectionData libraryCollection;

    private Builder() {}

    public Builder libraryCollection(LibraryCollectionData libraryCollection) {
      this.libraryCollection = libraryCollection;
      return this;
    }

    /** @throws InvalidPayloadException when a required field is not set */
    public LibraryCollectionUpdated build() {
      return new LibraryCollectionUpdated(
          PayloadFields.required(libraryCollection, "LibraryCollectionUpdated.library_collection"));
    }
  }
}
