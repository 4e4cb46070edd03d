// Generated from contracts by ./eventbus schema generate. Do not edit.
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

  /** Returns an empty builder. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns a builder with the values of this record. */
  public Builder toBuilder() {
    return new Builder().xblockInfo(xblockInfo);
  }

  public XblockSkillVerified withXblockInfo(XBlockSkillVerificationData xblockInfo) {
    return new XblockSkillVerified(xblockInfo);
  }

  /** Builder of {@link XblockSkillVerified}. */
  public static final class Builder {
    private @Nullable XBlockSkillVerificationData xblockInfo;

    private Builder() {}

    public Builder xblockInfo(XBlockSkillVerificationData xblockInfo) {
      this.xblockInfo = xblockInfo;
      return this;
    }

    /**
     * Creates the record.
     *
     * @throws InvalidPayloadException if a required field is not set
     */
    public XblockSkillVerified build() {
      return new XblockSkillVerified(
          PayloadFields.required(xblockInfo, "XblockSkillVerified.xblock_info"));
    }
  }
}
