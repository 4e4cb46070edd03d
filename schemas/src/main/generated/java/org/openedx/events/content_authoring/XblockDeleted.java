// Generated from contracts: do not edit, but run ./eventbus schema generate
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

  /** A builder with nothing set. */
  public static Builder builder() {
    return new Builder();
  }

  /** A builder with everything set as it is here. */
  public Builder toBuilder() {
    return new Builder().xblockInfo(xblockInfo);
  }

  public XblockDeleted withXblockInfo(XBlockData xblockInfo) {
    return new XblockDeleted(xblockInfo);
  }

  /** Collects the fields of a {@link XblockDeleted}. */
  public static final class Builder {
    private @Nullable XBlockData xblockInfo;

    private Builder() {}

    public Builder xblockInfo(XBlockData xblockInfo) {
      this.xblockInfo = xblockInfo;
      return this;
    }

    /** @throws InvalidPayloadException when a required field is not set */
    public XblockDeleted build() {
      return new XblockDeleted(PayloadFields.required(xblockInfo, "XblockDeleted.xblock_info"));
    }
  }
}
