// Generated from contracts by ./eventbus schema generate. Do not edit.
package org.openedx.events.learning.data;

import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.event.InvalidPayloadException;
import org.openedx.eventbus.event.IsoDateTime;
import org.openedx.eventbus.event.PayloadFields;

/**
 * A submission to an open response assessment.
 *
 * @param uuid The submission's id.
 * @param anonymousUserId A pseudonym that stands for the learner in this course run.
 * @param location The key of the assessment's block in the course run.
 * @param attemptNumber Which attempt of the learner it is, counted from 1.
 * @param createdAt When the submission was stored.
 * @param submittedAt When the learner handed it in.
 * @param answer What was handed in.
 */
public record ORASubmissionData(String uuid, String anonymousUserId, String location,
    long attemptNumber, IsoDateTime createdAt, IsoDateTime submittedAt,
    ORASubmissionAnswer answer) {
  public ORASubmissionData {
    PayloadFields.required(uuid, "ORASubmissionData.uuid");
    PayloadFields.required(anonymousUserId, "ORASubmissionData.anonymous_user_id");
    PayloadFields.required(location, "ORASubmissionData.location");
    PayloadFields.required(createdAt, "ORASubmissionData.created_at");
    PayloadFields.required(submittedAt, "ORASubmissionData.submitted_at");
    PayloadFields.required(answer, "ORASubmissionData.answer");
  }

  /** Returns an empty builder. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns a builder with the values of this record. */
  public Builder toBuilder() {
    return new Builder()
        .uuid(uuid)
        .anonymousUserId(anonymousUserId)
        .location(location)
        .attemptNumber(attemptNumber)
        .createdAt(createdAt)
        .submittedAt(submittedAt)
        .answer(answer);
  }

  public ORASubmissionData withUuid(String uuid) {
    return new ORASubmissionData(uuid, anonymousUserId, location, attemptNumber, createdAt,
        submittedAt, answer);
  }

  public ORASubmissionData withAnonymousUserId(String anonymousUserId) {
    return new ORASubmissionData(uuid, anonymousUserId, location, attemptNumber, createdAt,
        submittedAt, answer);
  }

  public ORASubmissionData withLocation(String location) {
    return new ORASubmissionData(uuid, anonymousUserId, location, attemptNumber, createdAt,
        submittedAt, answer);
  }

  public ORASubmissionData withAttemptNumber(long attemptNumber) {
    return new ORASubmissionData(uuid, anonymousUserId, location, attemptNumber, createdAt,
        submittedAt, answer);
  }

  public ORASubmissionData withCreatedAt(IsoDateTime createdAt) {
    return new ORASubmissionData(uuid, anonymousUserId, location, attemptNumber, createdAt,
        submittedAt, answer);
  }

  public ORASubmissionData withSubmittedAt(IsoDateTime submittedAt) {
    return new ORASubmissionData(uuid, anonymousUserId, location, attemptNumber, createdAt,
        submittedAt, answer);
  }

  public ORASubmissionData withAnswer(ORASubmissionAnswer answer) {
    return new ORASubmissionData(uuid, anonymousUserId, location, attemptNumber, createdAt,
        submittedAt, answer);
  }

  /** Builder of {@link ORASubmissionData}. */
  public static final class Builder {
    private @Nullable String uuid;
    private @Nullable String anonymousUserId;
    private @Nullable String location;
    private @Nullable Long attemptNumber;
    private @Nullable IsoDateTime createdAt;
    private @Nullable IsoDateTime submittedAt;
    private @Nullable ORASubmissionAnswer answer;

    private Builder() {}

    public Builder uuid(String uuid) {
      this.uuid = uuid;
      return this;
    }

    public Builder anonymousUserId(String anonymousUserId) {
      this.anonymousUserId = anonymousUserId;
      return this;
    }

    public Builder location(String location) {
      this.location = location;
      return this;
    }

    public Builder attemptNumber(long attemptNumber) {
      this.attemptNumber = attemptNumber;
      return this;
    }

    public Builder createdAt(IsoDateTime createdAt) {
      this.createdAt = createdAt;
      return this;
    }

    public Builder submittedAt(IsoDateTime submittedAt) {
      this.submittedAt = submittedAt;
      return this;
    }

    public Builder answer(ORASubmissionAnswer answer) {
      this.answer = answer;
      return this;
    }

    /**
     * Creates the record.
     *
     * @throws InvalidPayloadException if a required field is not set
     */
    public ORASubmissionData build() {
      return new ORASubmissionData(
          PayloadFields.required(uuid, "ORASubmissionData.uuid"),
          PayloadFields.required(anonymousUserId, "ORASubmissionData.anonymous_user_id"),
          PayloadFields.required(location, "ORASubmissionData.location"),
          PayloadFields.required(attemptNumber, "ORASubmissionData.attempt_number"),
          PayloadFields.required(createdAt, "ORASubmissionData.created_at"),
          PayloadFields.required(submittedAt, "ORASubmissionData.submitted_at"),
          PayloadFields.required(answer, "ORASubmissionData.answer"));
    }
  }
}
