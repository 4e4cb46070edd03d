// Generated from contracts by ./eventbus schema generate. Do not edit.
package org.openedx.events.content_authoring;

import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.event.InvalidPayloadException;
import org.openedx.eventbus.event.PayloadFields;
import org.openedx.events.content_authoring.data.XBlockData;

/**
 * A block of a course was published, with all the blocks inside it; those have no separate
 * events.
 *
 * @param xblockInfo The block.
 */
public record XblockPublished(XBlockData xblockInfo) {
  public XblockPublished {
    PayloadFields.required(xblockInfo, "XblockPublished.xblock_info");
  }

  /** Returns an empty builder. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns a builder with the values of this record. */
  public Builder toBuilder() {
    return new Builder().xblockInfo(xblockInfo);
  }

  public XblockPublished withXblockInfo(XBlockData xblockInfo) {
    return new XblockPublished(xblockInfo);
  }

  /** Builder of {@link XblockPublished}. */
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
    public XblockPublished build() {
      return new XblockPublished(PayloadFields.required(xblockInfo, "XblockPublished.xblock_info"));
    }
  }
}
