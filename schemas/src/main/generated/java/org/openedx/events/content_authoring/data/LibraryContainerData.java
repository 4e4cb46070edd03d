// Generated from contracts by ./eventbus schema generate. Do not edit.
package org.openedx.events.content_authoring.data;

import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.event.InvalidPayloadException;
import org.openedx.eventbus.event.PayloadFields;

/**
 * A container of a content library: a unit, subsection or section.
 *
 * @param containerKey The key of the container, such as lct:edX:demo:unit:1a2b.
 * @param background Deprecated upstream: true where the sender did not want to wait for
 *     its receivers.
 */
public record LibraryContainerData(String containerKey, boolean background) {
  public LibraryContainerData {
    PayloadFields.required(containerKey, "LibraryContainerData.container_key");
  }

  /** Returns an empty builder. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns a builder with the values of this record. */
  public Builder toBuilder() {
    return new Builder().containerKey(containerKey).background(background);
  }

  public LibraryContainerData withContainerKey(String containerKey) {
    return new LibraryContainerData(containerKey, background);
  }

  public LibraryContainerData withBackground(boolean background) {
    return new LibraryContainerData(containerKey, background);
  }

  /** Builder of {@link LibraryContainerData}. */
  public static final class Builder {
    private @Nullable String containerKey;
    private @Nullable Boolean background;

    private Builder() {}

    public Builder containerKey(String containerKey) {
      this.containerKey = containerKey;
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
    public LibraryContainerData build() {
      return new LibraryContainerData(
          PayloadFields.required(containerKey, "LibraryContainerData.container_key"),
          PayloadFields.required(background, "LibraryContainerData.background"));
    }
  }
}
