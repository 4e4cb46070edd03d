// Generated from contracts: do not edit, but run ./eventbus schema generate
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

  /** A builder with nothing set. */
  public static Builder builder() {
    return new Builder();
  }

  /** A builder with everything set as it is here. */
  public Builder toBuilder() {
    return new Builder().libraryBlock(libraryBlock);
  }

  public LibraryBlockPublished withLibraryBlock(LibraryBlockData libraryBlock) {
    return new LibraryBlockPublished(libraryBlock);
  }

  /** Collects the fields of a {@link LibraryBlockPublished}. */
  public static final class Builder {
    private @Nullable LibraryBlockData libraryBlock;

    private Builder() {}

    public Builder libraryBlock(LibraryBlockData libraryBlock) {
      this.libraryBlock = libraryBlock;
      return this;
    }

    /** @throws InvalidPayloadException when a required field is not set */
    public LibraryBlockPublished build() {
      return new LibraryBlockPublished(
          PayloadFields.required(libraryBlock, "LibraryBlockPublished.library_block"));
    }
  }
}
