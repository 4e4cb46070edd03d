// Generated from contracts: do not edit, but run ./eventbus schema generate
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

  /** A builder with nothing set. */
  public static Builder builder() {
    return new Builder();
  }

  /** A builder with everything set as it is here. */
  public Builder toBuilder() {
    return new Builder().programCertificate(programCertificate);
  }

  public ProgramCertificateRevoked withProgramCertificate(
      ProgramCertificateData programCertificate) {
    return new ProgramCertificateRevoked(programCertificate);
  }

  /** Collects the fields of a {@link ProgramCertificateRevoked}. */
  public static final class Builder {
    private @Nullable ProgramCertificateData programCertificate;

    private Builder() {}

    public Builder programCertificate(ProgramCertificateData programCertificate) {
      this.programCertificate = programCertificate;
      return this;
    }

    /** @throws InvalidPayloadException when a required field is not set */
    public ProgramCertificateRevoked build() {
      return new ProgramCertificateRevoked(
          PayloadFields.required(programCertificate, "ProgramCertificateRevoked.program_certificate"));
    }
  }
}
