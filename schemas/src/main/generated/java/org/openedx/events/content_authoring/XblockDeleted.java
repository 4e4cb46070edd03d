// Generated from contracts by ./eventbus schema generate. Do not edit.
package org.openedx.events.content_authoring;

import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.event.InvalidPayloadException;
import org.openedx.eventbus.event.PayloadFields;
import org.openedx.events.content_authoring.data.XBlockData;

/**
 * A block of a course was deleted.
 *
 * @param xblockInfo The block that is gone.
 */
public record XblockDeleted(XBlockData xblockInfo) {
  public XblockDeleted {
    PayloadFields.required(xblockInfo, "XblockDeleted.xblock_info");
  }

  /** Returns an empty builder. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns a builder with the values of this record. */
  public Builder toBuilder() {
    return new Builder().xblockInfo(xblockInfo);
  }

  public XblockDeleted withXblockInfo(XBlockData xblockInfo) {
    return new XblockDeleted(xblockInfo);
  }

  /** Builder of {@link XblockDeleted}. */
  public static final class Builder {
    private @Nullable XBlockData xblockInfo;

    private Builder() {}

    public Builder xblockInfo(XBlockData xblockInfo) {
      this.xblockInfo = xblockInfo;
      return this;
    }

    /**
     * Creates the record.
     *
     * @throws InvalidPayloadException if a required field is not set
     */
    public XblockDeleted build() {
      return new XblockDeleted(PayloadFields.required(xblockInfo, "XblockDeleted.xblock_info"));
    }
  }
}
