// Generated from contracts by ./eventbus schema generate. Do not edit.
package org.openedx.events.content_authoring;

import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.event.InvalidPayloadException;
import org.openedx.eventbus.event.PayloadFields;
import org.openedx.events.content_authoring.data.LibraryBlockData;

/**
 * A block of a content library was published, or its deletion was.
 *
 * @param libraryBlock The block.
 */
public record LibraryBlockPublished(LibraryBlockData libraryBlock) {
  public LibraryBlockPublished {
    PayloadFields.required(libraryBlock, "LibraryBlockPublished.library_block");
  }

  /** Returns an empty builder. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns a builder with the values of this record. */
  public Builder toBuilder() {
    return new Builder().libraryBlock(libraryBlock);
  }

  public LibraryBlockPublished withLibraryBlock(LibraryBlockData libraryBlock) {
    return new LibraryBlockPublished(libraryBlock);
  }

  /** Builder of {@link LibraryBlockPublished}. */
  public static final class Builder {
    private @Nullable LibraryBlockData libraryBlock;

    private Builder() {}

    public Builder libraryBlock(LibraryBlockData libraryBlock) {
      this.libraryBlock = libraryBlock;
      return this;
    }

    /**
     * Creates the record.
     *
     * @throws InvalidPayloadException if a required field is not set
     */
    public LibraryBlockPublished build() {
      return new LibraryBlockPublished(
          PayloadFields.required(libraryBlock, "LibraryBlockPublished.library_block"));
    }
  }
}
