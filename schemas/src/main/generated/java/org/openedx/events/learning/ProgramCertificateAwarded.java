// Generated from contracts by ./eventbus schema generate. Do not edit.
package org.openedx.events.learning;

import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.event.InvalidPayloadException;
import org.openedx.eventbus.event.PayloadFields;
import org.openedx.events.learning.data.ProgramCertificateData;

/**
 * A learner was given a certificate for a program.
 *
 * @param programCertificate The new certificate.
 */
public record ProgramCertificateAwarded(ProgramCertificateData programCertificate) {
  public ProgramCertificateAwarded {
    PayloadFields.required(programCertificate, "ProgramCertificateAwarded.program_certificate");
  }

  /** Returns an empty builder. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns a builder with the values of this record. */
  public Builder toBuilder() {
    return new Builder().programCertificate(programCertificate);
  }

  public ProgramCertificateAwarded withProgramCertificate(
      ProgramCertificateData programCertificate) {
    return new ProgramCertificateAwarded(programCertificate);
  }

  /** Builder of {@link ProgramCertificateAwarded}. */
  public static final class Builder {
    private @Nullable ProgramCertificateData programCertificate;

    private Builder() {}

    public Builder programCertificate(ProgramCertificateData programCertificate) {
      this.programCertificate = programCertificate;
      return this;
    }

    /**
     * Creates the record.
     *
     * @throws InvalidPayloadException if a required field is not set
     */
    public ProgramCertificateAwarded build() {
      return new ProgramCertificateAwarded(
          PayloadFields.required(programCertificate, "ProgramCertificateAwarded.program_certificate"));
    }
  }
}
