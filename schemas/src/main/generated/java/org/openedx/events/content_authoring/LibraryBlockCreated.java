// Generated from contracts: do not edit, but run ./eventbus schema generate
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

  /** A builder with nothing set. */
  public static Builder builder() {
    return new Builder();
  }

  /** A builder with everything set as it is here. */
  public Builder toBuilder() {
    return new Builder().libraryBlock(libraryBlock);
  }

  public LibraryBlockCreated withLibraryBlock(LibraryBlockData libraryBlock) {
    return new LibraryBlockCreated(libraryBlock);
  }

  /** Collects the fields of a {@link LibraryBlockCreated}. */
  public static final class Builder {
    private @Nullable LibraryBlockData libraryBlock;

    private Builder() {}

    public Builder libraryBlock(LibraryBlockData libraryBlock) {
      this.libraryBlock = libraryBlock;
      return this;
    }

    /** @throws InvalidPayloadException when a required field is not set */
    public LibraryBlockCreated build() {
      return new LibraryBlockCreated(
          PayloadFields.required(libraryBlock, "LibraryBlockCreated.library_block"));
    }
  }
}
