// Generated from contracts: do not edit, but run ./eventbus schema generate
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

  /** A builder with nothing set. */
  public static Builder builder() {
    return new Builder();
  }

  /** A builder with everything set as it is here. */
  public Builder toBuilder() {
    return new Builder().xblockInfo(xblockInfo);
  }

  public XblockCreated withXblockInfo(XBlockData xblockInfo) {
    return new XblockCreated(xblockInfo);
  }

  /** Collects the fields of a {@link XblockCreated}. */
  public static final class Builder {
    private @Nullable XBlockData xblockInfo;

    private Builder() {}

    public Builder xblockInfo(XBlockData xblockInfo) {
      this.xblockInfo = xblockInfo;
      return this;
    }

    /** @throws InvalidPayloadException when a required field is not set */
    public XblockCreated build() {
      return new XblockCreated(PayloadFields.required(xblockInfo, "XblockCreated.xblock_info"));
    }
  }
}
