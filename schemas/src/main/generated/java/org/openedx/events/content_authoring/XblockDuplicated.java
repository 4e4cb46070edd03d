// Generated from contracts: do not edit, but run ./eventbus schema generate
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

  /** A builder with nothing set. */
  public static Builder builder() {
    return new Builder();
  }

  /** A builder with everything set as it is here. */
  public Builder toBuilder() {
    return new Builder().xblockInfo(xblockInfo);
  }

  public XblockDuplicated withXblockInfo(DuplicatedXBlockData xblockInfo) {
    return new XblockDuplicated(xblockInfo);
  }

  /** Collects the fields of a {@link XblockDuplicated}. */
  public static final class Builder {
    private @Nullable DuplicatedXBlockData xblockInfo;

    private Builder() {}

    public Builder xblockInfo(DuplicatedXBlockData xblockInfo) {
      this.xblockInfo = xblockInfo;
      return this;
    }

    /** @throws InvalidPayloadException when a required field is not set */
    public XblockDuplicated build() {
      return new XblockDuplicated(
          PayloadFields.required(xblockInfo, "XblockDuplicated.xblock_info"));
    }
  }
}
