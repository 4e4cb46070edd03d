// Generated from contracts by ./eventbus schema generate. Do not edit.
package org.openedx.events.enterprise.data;

import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.event.InvalidPayloadException;
import org.openedx.eventbus.event.PayloadFields;

/**
 * The use of a subsidy for a piece of content.
 *
 * @param subsidyIdentifier The subsidy's id.
 * @param contentKey The key of what was paid for, such as course-v1:edX+DemoX+2026.
 * @param lmsUserId The number of the learner's account on the platform.
 */
public record SubsidyRedemption(String subsidyIdentifier, String contentKey, long lmsUserId) {
  public SubsidyRedemption {
    PayloadFields.required(subsidyIdentifier, "SubsidyRedemption.subsidy_identifier");
    PayloadFields.required(contentKey, "SubsidyRedemption.content_key");
  }

  /** Returns an empty builder. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns a builder with the values of this record. */
  public Builder toBuilder() {
    return new Builder()
        .subsidyIdentifier(subsidyIdentifier)
        .contentKey(contentKey)
        .lmsUserId(lmsUserId);
  }

  public SubsidyRedemption withSubsidyIdentifier(String subsidyIdentifier) {
    return new SubsidyRedemption(subsidyIdentifier, contentKey, lmsUserId);
  }

  public SubsidyRedemption withContentKey(String contentKey) {
    return new SubsidyRedemption(subsidyIdentifier, contentKey, lmsUserId);
  }

  public SubsidyRedemption withLmsUserId(long lmsUserId) {
    return new SubsidyRedemption(subsidyIdentifier, contentKey, lmsUserId);
  }

  /** Builder of {@link SubsidyRedemption}. */
  public static final class Builder {
    private @Nullable String subsidyIdentifier;
    private @Nullable String contentKey;
    private @Nullable Long lmsUserId;

    private Builder() {}

    public Builder subsidyIdentifier(String subsidyIdentifier) {
      this.subsidyIdentifier = subsidyIdentifier;
      return this;
    }

    public Builder contentKey(String contentKey) {
      this.contentKey = contentKey;
      return this;
    }

    public Builder lmsUserId(long lmsUserId) {
      this.lmsUserId = lmsUserId;
      return this;
    }

    /**
     * Creates the record.
     *
     * @throws InvalidPayloadException if a required field is not set
     */
    public SubsidyRedemption build() {
      return new SubsidyRedemption(
          PayloadFields.required(subsidyIdentifier, "SubsidyRedemption.subsidy_identifier"),
          PayloadFields.required(contentKey, "SubsidyRedemption.content_key"),
          PayloadFields.required(lmsUserId, "SubsidyRedemption.lms_user_id"));
    }
  }
}
