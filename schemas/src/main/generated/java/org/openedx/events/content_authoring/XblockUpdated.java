// Generated from contracts by ./eventbus schema generate. Do not edit.
package org.openedx.events.content_authoring;

import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.event.InvalidPayloadException;
import org.openedx.eventbus.event.PayloadFields;
import org.openedx.events.content_authoring.data.XBlockData;

/**
 * The draft of a block of a course changed.
 *
 * @param xblockInfo The block.
 */
public record XblockUpdated(XBlockData xblockInfo) {
  public XblockUpdated {
    PayloadFields.required(xblockInfo, "XblockUpdated.xblock_info");
  }

  /** Returns an empty builder. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns a builder with the values of this record. */
  public Builder toBuilder() {
    return new Builder().xblockInfo(xblockInfo);
  }

  public XblockUpdated withXblockInfo(XBlockData xblockInfo) {
    return new XblockUpdated(xblockInfo);
  }

  /** Builder of {@link XblockUpdated}. */
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
    public XblockUpdated build() {
      return new XblockUpdated(PayloadFields.required(xblockInfo, "XblockUpdated.xblock_info"));
    }
  }
}
