// Generated from contracts by ./eventbus schema generate. Do not edit.
package org.openedx.events.learning;

import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.event.InvalidPayloadException;
import org.openedx.eventbus.event.PayloadFields;
import org.openedx.events.learning.data.ProgramCertificateData;

/**
 * A learner's certificate for a program was taken back.
 *
 * @param programCertificate The certificate that no longer holds.
 */
public record ProgramCertificateRevoked(ProgramCertificateData programCertificate) {
  public ProgramCertificateRevoked {
    PayloadFields.required(programCertificate, "ProgramCertificateRevoked.program_certificate");
  }

  /** Returns an empty builder. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns a builder with the values of this record. */
  public Builder toBuilder() {
    return new Builder().programCertificate(programCertificate);
  }

  public ProgramCertificateRevoked withProgramCertificate(
      ProgramCertificateData programCertificate) {
    return new ProgramCertificateRevoked(programCertificate);
  }

  /** Builder of {@link ProgramCertificateRevoked}. */
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
    public ProgramCertificateRevoked build() {
      return new ProgramCertificateRevoked(
          PayloadFields.required(programCertificate, "ProgramCertificateRevoked.program_certificate"));
    }
  }
}
