// Generated from contracts by ./eventbus schema generate. Do not edit.
package org.openedx.events.content_authoring.data;

import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.event.InvalidPayloadException;
import org.openedx.eventbus.event.PayloadFields;

/**
 * A block of a content library.
 *
 * @param libraryKey The key of the library, such as lib:edX:demo.
 * @param usageKey The key of the block, such as lb:edX:demo:problem:1a2b.
 */
public record LibraryBlockData(String libraryKey, String usageKey) {
  public LibraryBlockData {
    PayloadFields.required(libraryKey, "LibraryBlockData.library_key");
    PayloadFields.required(usageKey, "LibraryBlockData.usage_key");
  }

  /** Returns an empty builder. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns a builder with the values of this record. */
  public Builder toBuilder() {
    return new Builder().libraryKey(libraryKey).usageKey(usageKey);
  }

  public LibraryBlockData withLibraryKey(String libraryKey) {
    return new LibraryBlockData(libraryKey, usageKey);
  }

  public LibraryBlockData withUsageKey(String usageKey) {
    return new LibraryBlockData(libraryKey, usageKey);
  }

  /** Builder of {@link LibraryBlockData}. */
  public static final class Builder {
    private @Nullable String libraryKey;
    private @Nullable String usageKey;

    private Builder() {}

    public Builder libraryKey(String libraryKey) {
      this.libraryKey = libraryKey;
      return this;
    }

    public Builder usageKey(String usageKey) {
      this.usageKey = usageKey;
      return this;
    }

    /**
     * Creates the record.
     *
     * @throws InvalidPayloadException if a required field is not set
     */
    public LibraryBlockData build() {
      return new LibraryBlockData(
          PayloadFields.required(libraryKey, "LibraryBlockData.library_key"),
          PayloadFields.required(usageKey, "LibraryBlockData.usage_key"));
    }
  }
}
