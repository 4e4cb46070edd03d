// Generated from contracts: do not edit, but run ./eventbus schema generate
package org.openedx.events.learning;

import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.event.InvalidPayloadException;
import org.openedx.eventbus.event.PayloadFields;
import org.openedx.events.learning.data.CertificateData;

/**
 * A learner was given a certificate.
 *
 * @param certificate The new certificate.
 */
public record CertificateCreated(CertificateData certificate) {
  public CertificateCreated {
    PayloadFields.required(certificate, "CertificateCreated.certificate");
  }

  /** A builder with nothing set. */
  public static Builder builder() {
    return new Builder();
  }

  /** A builder with everything set as it is here. */
  public Builder toBuilder() {
    return new Builder().certificate(certificate);
  }

  public CertificateCreated withCertificate(CertificateData certificate) {
    return new CertificateCreated(certificate);
  }

  /** Collects the fields of a {@link CertificateCreated}. */
  public static final class Builder {
    private @Nullable CertificateData certificate;

    private Builder() {}

    public Builder certificate(CertificateData certificate) {
      this.certificate = certificate;
      return this;
    }

    /** @throws InvalidPayloadException when a required field is not set */
    public CertificateCreated build() {
      return new CertificateCreated(
          PayloadFields.required(certificate, "CertificateCreated.certificate"));
    }
  }
}
