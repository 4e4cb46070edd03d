// Generated from contracts: do not edit, but run ./eventbus schema generate
package org.openedx.events.learning;

import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.event.InvalidPayloadException;
import org.openedx.eventbus.event.PayloadFields;
import org.openedx.events.learning.data.XBlockSkillVerificationData;

/**
 * A learner said which of a block's skills are right.
 *
 * @param xblockInfo What the learner said.
 */
public record XblockSkillVerified(XBlockSkillVerificationData xblockInfo) {
  public XblockSkillVerified {
    PayloadFields.required(xblockInfo, "XblockSkillVerified.xblock_info");
  }

  /** A builder with nothing set. */
  public static Builder builder() {
    return new Builder();
  }

  /** A builder with everything set as it is here. */
  public Builder toBuilder() {
    return new Builder().xblockInfo(xblockInfo);
  }

  public XblockSkillVerified withXblockInfo(XBlockSkillVerificationData xblockInfo) {
    return new XblockSkillVerified(xblockInfo);
  }

  /** Collects the fields of a {@link XblockSkillVerified}. */
  public static final class Builder {
    private @Nullable XBlockSkillVerificationData xblockInfo;

    private Builder() {}

    public Builder xblockInfo(XBlockSkillVerificationData xblockInfo) {
      this.xblockInfo = xblockInfo;
      return this;
    }

    /** @throws InvalidPayloadException when a required field is not set */
    public XblockSkillVerified build() {
      return new XblockSkillVerified(
          PayloadFields.required(xblockInfo, "XblockSkillVerified.xblock_info"));
    }
  }
}
