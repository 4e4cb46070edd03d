// Generated from contracts: do not edit, but run ./eventbus schema generate
package org.openedx.events.content_authoring;

import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.event.InvalidPayloadException;
import org.openedx.eventbus.event.PayloadFields;
import org.openedx.events.content_authoring.data.XBlockData;

/**
 * A block of a course was published, with all the blocks inside it; those have no events of
 * their own.
 *
 * @param xblockInfo The block.
 */
public record XblockPublished(XBlockData xblockInfo) {
  public XblockPublished {
    PayloadFields.required(xblockInfo, "XblockPublished.xblock_info");
  }

  /** A builder with nothing set. */
  public static Builder builder() {
    return new Builder();
  }

  /** A builder with everything set as it is here. */
  public Builder toBuilder() {
    return new Builder().xblockInfo(xblockInfo);
  }

  public XblockPublished withXblockInfo(XBlockData xblockInfo) {
    return new XblockPublished(xblockInfo);
  }

  /** Collects the fields of a {@link XblockPublished}. */
  public static final class Builder {
    private @Nullable XBlockData xblockInfo;

    private Builder() {}

    public Builder xblockInfo(XBlockData xblockInfo) {
      this.xblockInfo = xblockInfo;
      return this;
    }

    /** @throws InvalidPayloadException when a required field is not set */
    public XblockPublished build() {
      return new XblockPublished(PayloadFields.required(xblockInfo, "XblockPublished.xblock_info"));
    }
  }
}
