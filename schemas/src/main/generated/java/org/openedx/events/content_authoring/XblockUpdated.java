// Generated from contracts: do not edit, but run ./eventbus schema generate
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

  /** A builder with nothing set. */
  public static Builder builder() {
    return new Builder();
  }

  /** A builder with everything set as it is here. */
  public Builder toBuilder() {
    return new Builder().xblockInfo(xblockInfo);
  }

  public XblockUpdated withXblockInfo(XBlockData xblockInfo) {
    return new XblockUpdated(xblockInfo);
  }

  /** Collects the fields of a {@link XblockUpdated}. */
  public static final class Builder {
    private @Nullable XBlockData xblockInfo;

    private Builder() {}

    public Builder xblockInfo(XBlockData xblockInfo) {
      this.xblockInfo = xblockInfo;
      return this;
    }

    /** @throws InvalidPayloadException when a required field is not set */
    public XblockUpdated build() {
      return new XblockUpdated(PayloadFields.required(xblockInfo, "XblockUpdated.xblock_info"));
    }
  }
}
