// Generated from contracts: do not edit, but run ./eventbus schema generate
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

  /** A builder with nothing set. */
  public static Builder builder() {
    return new Builder();
  }

  /** A builder with everything set as it is here. */
  public Builder toBuilder() {
    return new Builder().libraryBlock(libraryBlock);
  }

  public LibraryBlockUpdated withLibraryBlock(LibraryBlockData libraryBlock) {
    return new LibraryBlockUpdated(libraryBlock);
  }

  /** Collects the fields of a {@link LibraryBlockUpdated}. */
  public static final class Builder {
    private @Nullable LibraryBlockData libraryBlock;

    private Builder() {}

    public Builder libraryBlock(LibraryBlockData libraryBlock) {
      this.libraryBlock = libraryBlock;
      return this;
    }

    /** @throws InvalidPayloadException when a required field is not set */
    public LibraryBlockUpdated build() {
      return new LibraryBlockUpdated(
          PayloadFields.required(libraryBlock, "LibraryBlockUpdated.library_block"));
    }
  }
}
