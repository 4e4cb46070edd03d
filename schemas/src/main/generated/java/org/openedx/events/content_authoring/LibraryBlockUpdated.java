// Generated from contracts by ./eventbus schema generate. Do not edit.
package org.openedx.events.content_authoring;

import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.event.InvalidPayloadException;
import org.openedx.eventbus.event.PayloadFields;
import org.openedx.events.content_authoring.data.LibraryBlockData;

/**
 * The draft of a block of a content library changed.
 *
 * @param libraryBlock The block.
 */
public record LibraryBlockUpdated(LibraryBlockData libraryBlock) {
  public LibraryBlockUpdated {
    PayloadFields.required(libraryBlock, "LibraryBlockUpdated.library_block");
  }

  /** Returns an empty builder. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns a builder with the values of this record. */
  public Builder toBuilder() {
    return new Builder().libraryBlock(libraryBlock);
  }

  public LibraryBlockUpdated withLibraryBlock(LibraryBlockData libraryBlock) {
    return new LibraryBlockUpdated(libraryBlock);
  }

  /** Builder of {@link LibraryBlockUpdated}. */
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
    public LibraryBlockUpdated build() {
      return new LibraryBlockUpdated(
          PayloadFields.required(libraryBlock, "LibraryBlockUpdated.library_block"));
    }
  }
}
