// Generated from contracts: do not edit, but run ./eventbus schema generate
package org.openedx.events.content_authoring;

import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.event.InvalidPayloadException;
import org.openedx.eventbus.event.PayloadFields;
import org.openedx.events.content_authoring.data.LibraryBlockData;

/**
 * A block of a content library was deleted; until that is published, its last published
 * state stands.
 *
 * @param libraryBlock The block that is gone.
 */
public record LibraryBlockDeleted(LibraryBlockData libraryBlock) {
  public LibraryBlockDeleted {
    PayloadFields.required(libraryBlock, "LibraryBlockDeleted.library_block");
  }

  /** A builder with nothing set. */
  public static Builder builder() {
    return new Builder();
  }

  /** A builder with everything set as it is here. */
  public Builder toBuilder() {
    return new Builder().libraryBlock(libraryBlock);
  }

  public LibraryBlockDeleted withLibraryBlock(LibraryBlockData libraryBlock) {
    return new LibraryBlockDeleted(libraryBlock);
  }

  /** Collects the fields of a {@link LibraryBlockDeleted}. */
  public static final class Builder {
    private @Nullable LibraryBlockData libraryBlock;

    private Builder() {}

    public Builder libraryBlock(LibraryBlockData libraryBlock) {
      this.libraryBlock = libraryBlock;
      return this;
    }

    /** @throws InvalidPayloadException when a required field is not set */
    public LibraryBlockDeleted build() {
      return new LibraryBlockDeleted(
          PayloadFields.required(libraryBlock, "LibraryBlockDeleted.library_block"));
    }
  }
}
