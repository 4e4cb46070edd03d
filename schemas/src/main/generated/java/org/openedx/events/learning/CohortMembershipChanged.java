// Generated from contracts by ./eventbus schema generate. Do not edit.
package org.openedx.events.learning;

import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.event.InvalidPayloadException;
import org.openedx.eventbus.event.PayloadFields;
import org.openedx.events.learning.data.CohortData;

/**
 * A learner joined a cohort, or moved from one to another.
 *
 * @param cohort The learner's cohort as it is now.
 */
public record CohortMembershipChanged(CohortData cohort) {
  public CohortMembershipChanged {
    PayloadFields.required(cohort, "CohortMembershipChanged.cohort");
  }

  /** Returns an empty builder. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns a builder with the values of this record. */
  public Builder toBuilder() {
    return new Builder().cohort(cohort);
  }

  public CohortMembershipChanged withCohort(CohortData cohort) {
    return new CohortMembershipChanged(cohort);
  }

  /** Builder of {@link CohortMembershipChanged}. */
  public static final class Builder {
    private @Nullable CohortData cohort;

    private Builder() {}

    public Builder cohort(CohortData cohort) {
      this.cohort = cohort;
      return this;
    }

    /**
     * Creates the record.
     *
     * @throws InvalidPayloadException if a required field is not set
     */
    public CohortMembershipChanged build() {
      return new CohortMembershipChanged(
          PayloadFields.required(cohort, "CohortMembershipChanged.cohort"));
    }
  }
}
