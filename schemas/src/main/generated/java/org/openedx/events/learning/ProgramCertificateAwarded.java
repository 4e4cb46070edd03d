// Generated from contracts: do not edit, but run ./eventbus schema generate
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

  /** A builder with nothing set. */
  public static Builder builder() {
    return new Builder();
  }

  /** A builder with everything set as it is here. */
  public Builder toBuilder() {
    return new Builder().programCertificate(programCertificate);
  }

  public ProgramCertificateAwarded withProgramCertificate(
      ProgramCertificateData programCertificate) {
    return new ProgramCertificateAwarded(programCertificate);
  }

  /** Collects the fields of a {@link ProgramCertificateAwarded}. */
  public static final class Builder {
    private @Nullable ProgramCertificateData programCertificate;

    private Builder() {}

    public Builder programCertificate(ProgramCertificateData programCertificate) {
      this.programCertificate = programCertificate;
      return this;
    }

    /** @throws InvalidPayloadException when a required field is not set */
    public ProgramCertificateAwarded build() {
      return new ProgramCertificateAwarded(
          PayloadFields.required(programCertificate, "ProgramCertificateAwarded.program_certificate"));
    }
  }
}
