// Generated from contracts by ./eventbus schema generate. Do not edit.
package org.openedx.events.content_authoring;

import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.event.InvalidPayloadException;
import org.openedx.eventbus.event.PayloadFields;
import org.openedx.events.content_authoring.data.DuplicatedXBlockData;

/**
 * A block of a course was copied.
 *
 * @param xblockInfo The copy.
 */
public record XblockDuplicated(DuplicatedXBlockData xblockInfo) {
  public XblockDuplicated {
    PayloadFields.required(xblockInfo, "XblockDuplicated.xblock_info");
  }

  /** Returns an empty builder. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns a builder with the values of this record. */
  public Builder toBuilder() {
    return new Builder().xblockInfo(xblockInfo);
  }

  public XblockDuplicated withXblockInfo(DuplicatedXBlockData xblockInfo) {
    return new XblockDuplicated(xblockInfo);
  }

  /** Builder of {@link XblockDuplicated}. */
  public static final class Builder {
    private @Nullable DuplicatedXBlockData xblockInfo;

    private Builder() {}

    public Builder xblockInfo(DuplicatedXBlockData xblockInfo) {
      this.xblockInfo = xblockInfo;
      return this;
    }

    /**
     * Creates the record.
     *
     * @throws InvalidPayloadException if a required field is not set
     */
    public XblockDuplicated build() {
      return new XblockDuplicated(
          PayloadFields.required(xblockInfo, "XblockDuplicated.xblock_info"));
    }
  }
}
