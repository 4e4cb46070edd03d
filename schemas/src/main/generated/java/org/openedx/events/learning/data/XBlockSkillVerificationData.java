// Generated from contracts by ./eventbus schema generate. Do not edit.
package org.openedx.events.learning.data;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.event.InvalidPayloadException;
import org.openedx.eventbus.event.PayloadFields;

/**
 * A learner's statement on the skills that a block is tagged with.
 *
 * @param usageKey The key of the block, such as
 *     block-v1:edX+DemoX+2026+type&#64;problem+block&#64;1a2b.
 * @param verifiedSkills The numbers of the skills that the learner found right.
 * @param ignoredSkills The numbers of the skills that were offered and not chosen.
 */
public record XBlockSkillVerificationData(String usageKey, List<Long> verifiedSkills,
    List<Long> ignoredSkills) {
  public XBlockSkillVerificationData {
    PayloadFields.required(usageKey, "XBlockSkillVerificationData.usage_key");
    verifiedSkills = PayloadFields.listOf(verifiedSkills, "XBlockSkillVerificationData.verified_skills");
    ignoredSkills = PayloadFields.listOf(ignoredSkills, "XBlockSkillVerificationData.ignored_skills");
  }

  /** Returns an empty builder. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns a builder with the values of this record. */
  public Builder toBuilder() {
    return new Builder()
        .usageKey(usageKey)
        .verifiedSkills(verifiedSkills)
        .ignoredSkills(ignoredSkills);
  }

  public XBlockSkillVerificationData withUsageKey(String usageKey) {
    return new XBlockSkillVerificationData(usageKey, verifiedSkills, ignoredSkills);
  }

  public XBlockSkillVerificationData withVerifiedSkills(List<Long> verifiedSkills) {
    return new XBlockSkillVerificationData(usageKey, verifiedSkills, ignoredSkills);
  }

  public XBlockSkillVerificationData withIgnoredSkills(List<Long> ignoredSkills) {
    return new XBlockSkillVerificationData(usageKey, verifiedSkills, ignoredSkills);
  }

  /** Builder of {@link XBlockSkillVerificationData}. */
  public static final class Builder {
    private @Nullable String usageKey;
    private @Nullable List<Long> verifiedSkills;
    private @Nullable List<Long> ignoredSkills;

    private Builder() {}

    public Builder usageKey(String usageKey) {
      this.usageKey = usageKey;
      return this;
    }

    public Builder verifiedSkills(List<Long> verifiedSkills) {
      this.verifiedSkills = verifiedSkills;
      return this;
    }

    public Builder ignoredSkills(List<Long> ignoredSkills) {
      this.ignoredSkills = ignoredSkills;
      return this;
    }

    /**
     * Creates the record.
     *
     * @throws InvalidPayloadException if a required field is not set
     */
    public XBlockSkillVerificationData build() {
      return new XBlockSkillVerificationData(
          PayloadFields.required(usageKey, "XBlockSkillVerificationData.usage_key"),
          PayloadFields.required(verifiedSkills, "XBlockSkillVerificationData.verified_skills"),
          PayloadFields.required(ignoredSkills, "XBlockSkillVerificationData.ignored_skills"));
    }
  }
}
