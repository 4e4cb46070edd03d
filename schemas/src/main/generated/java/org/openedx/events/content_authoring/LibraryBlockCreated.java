// Generated from contracts by ./eventbus schema generate. Do not edit.
package org.openedx.events.content_authoring;

import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.event.InvalidPayloadException;
import org.openedx.eventbus.event.PayloadFields;
import org.openedx.events.content_authoring.data.LibraryBlockData;

/**
 * A block was made in a content library.
 *
 * @param libraryBlock The new block.
 */
public record LibraryBlockCreated(LibraryBlockData libraryBlock) {
  public LibraryBlockCreated {
    PayloadFields.required(libraryBlock, "LibraryBlockCreated.library_block");
  }

  /** Returns an empty builder. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns a builder with the values of this record. */
  public Builder toBuilder() {
    return new Builder().libraryBlock(libraryBlock);
  }

  public LibraryBlockCreated withLibraryBlock(LibraryBlockData libraryBlock) {
    return new LibraryBlockCreated(libraryBlock);
  }

  /** Builder of {@link LibraryBlockCreated}. */
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
    public LibraryBlockCreated build() {
      return new LibraryBlockCreated(
          PayloadFields.required(libraryBlock, "LibraryBlockCreated.library_block"));
    }
  }
}
