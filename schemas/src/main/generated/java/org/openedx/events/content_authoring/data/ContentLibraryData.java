// Generated from contracts by ./eventbus schema generate. Do not edit.
package org.openedx.events.content_authoring.data;

import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.event.InvalidPayloadException;
import org.openedx.eventbus.event.PayloadFields;

/**
 * A content library.
 *
 * @param libraryKey The key of the library, such as lib:edX:demo.
 * @param updateBlocks Deprecated upstream: requested that all blocks be indexed again;
 *     blocks now have separate events.
 */
public record ContentLibraryData(String libraryKey, boolean updateBlocks) {
  public ContentLibraryData {
    PayloadFields.required(libraryKey, "ContentLibraryData.library_key");
  }

  /** Returns an empty builder. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns a builder with the values of this record. */
  public Builder toBuilder() {
    return new Builder().libraryKey(libraryKey).updateBlocks(updateBlocks);
  }

  public ContentLibraryData withLibraryKey(String libraryKey) {
    return new ContentLibraryData(libraryKey, updateBlocks);
  }

  public ContentLibraryData withUpdateBlocks(boolean updateBlocks) {
    return new ContentLibraryData(libraryKey, updateBlocks);
  }

  /** Builder of {@link ContentLibraryData}. */
  public static final class Builder {
    private @Nullable String libraryKey;
    private @Nullable Boolean updateBlocks;

    private Builder() {}

    public Builder libraryKey(String libraryKey) {
      this.libraryKey = libraryKey;
      return this;
    }

    public Builder updateBlocks(boolean updateBlocks) {
      this.updateBlocks = updateBlocks;
      return this;
    }

    /**
     * Creates the record.
     *
     * @throws InvalidPayloadException if a required field is not set
     */
    public ContentLibraryData build() {
      return new ContentLibraryData(
          PayloadFields.required(libraryKey, "ContentLibraryData.library_key"),
          PayloadFields.required(updateBlocks, "ContentLibraryData.update_blocks"));
    }
  }
}
