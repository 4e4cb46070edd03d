// Generated from contracts by ./eventbus schema generate. Do not edit.
package org.openedx.events.content_authoring.data;

import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.event.InvalidPayloadException;
import org.openedx.eventbus.event.PayloadFields;

/**
 * A collection of a content library.
 *
 * @param collectionKey The key of the collection, such as
 *     lib-collection:edX:demo:week-1.
 * @param background Deprecated upstream: true where the sender did not want to wait for
 *     its receivers.
 */
public record LibraryCollectionData(String collectionKey, boolean background) {
  public LibraryCollectionData {
    PayloadFields.required(collectionKey, "LibraryCollectionData.collection_key");
  }

  /** Returns an empty builder. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns a builder with the values of this record. */
  public Builder toBuilder() {
    return new Builder().collectionKey(collectionKey).background(background);
  }

  public LibraryCollectionData withCollectionKey(String collectionKey) {
    return new LibraryCollectionData(collectionKey, background);
  }

  public LibraryCollectionData withBackground(boolean background) {
    return new LibraryCollectionData(collectionKey, background);
  }

  /** Builder of {@link LibraryCollectionData}. */
  public static final class Builder {
    private @Nullable String collectionKey;
    private @Nullable Boolean background;

    private Builder() {}

    public Builder collectionKey(String collectionKey) {
      this.collectionKey = collectionKey;
      return this;
    }

    public Builder background(boolean background) {
      this.background = background;
      return this;
    }

    /**
     * Creates the record.
     *
     * @throws InvalidPayloadException if a required field is not set
     */
    public LibraryCollectionData build() {
      return new LibraryCollectionData(
          PayloadFields.required(collectionKey, "LibraryCollectionData.collection_key"),
          PayloadFields.required(background, "LibraryCollectionData.background"));
    }
  }
}
