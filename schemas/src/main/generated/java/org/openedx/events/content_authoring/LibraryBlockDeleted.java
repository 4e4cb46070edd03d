// Generated from contracts by ./eventbus schema generate. Do not edit.
package org.openedx.events.content_authoring;

import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.event.InvalidPayloadException;
import org.openedx.eventbus.event.PayloadFields;
import org.openedx.events.content_authoring.data.LibraryBlockData;

/**
 * A block of a content library was deleted; until that is published, its last published
 * state applies.
 *
 * @param libraryBlock The block that is gone.
 */
public record LibraryBlockDeleted(LibraryBlockData libraryBlock) {
  public LibraryBlockDeleted {
    PayloadFields.required(libraryBlock, "LibraryBlockDeleted.library_block");
  }

  /** Returns an empty builder. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns a builder with the values of this record. */
  public Builder toBuilder() {
    return new Builder().libraryBlock(libraryBlock);
  }

  public LibraryBlockDeleted withLibraryBlock(LibraryBlockData libraryBlock) {
    return new LibraryBlockDeleted(libraryBlock);
  }

  /** Builder of {@link LibraryBlockDeleted}. */
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
    public LibraryBlockDeleted build() {
      return new LibraryBlockDeleted(
          PayloadFields.required(libraryBlock, "LibraryBlockDeleted.library_block"));
    }
  }
}
