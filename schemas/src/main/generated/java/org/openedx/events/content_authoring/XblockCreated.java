// Generated from contracts by ./eventbus schema generate. Do not edit.
package org.openedx.events.content_authoring;

import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.event.InvalidPayloadException;
import org.openedx.eventbus.event.PayloadFields;
import org.openedx.events.content_authoring.data.XBlockData;

/**
 * A block was made in a course.
 *
 * @param xblockInfo The new block.
 */
public record XblockCreated(XBlockData xblockInfo) {
  public XblockCreated {
    PayloadFields.required(xblockInfo, "XblockCreated.xblock_info");
  }

  /** Returns an empty builder. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns a builder with the values of this record. */
  public Builder toBuilder() {
    return new Builder().xblockInfo(xblockInfo);
  }

  public XblockCreated withXblockInfo(XBlockData xblockInfo) {
    return new XblockCreated(xblockInfo);
  }

  /** Builder of {@link XblockCreated}. */
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
    public XblockCreated build() {
      return new XblockCreated(PayloadFields.required(xblockInfo, "XblockCreated.xblock_info"));
    }
  }
}
