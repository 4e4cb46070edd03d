// Generated from contracts: do not edit, but run ./eventbus schema generate
package org.openedx.events.learning;

import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.event.InvalidPayloadException;
import org.openedx.eventbus.event.PayloadFields;
import org.openedx.events.learning.data.CertificateData;

/**
 * A learner's certificate was taken back.
 *
 * @param certificate The certificate that no longer holds.
 */
public record CertificateRevoked(CertificateData certificate) {
  public CertificateRevoked {
    PayloadFields.required(certificate, "CertificateRevoked.certificate");
  }

  /** A builder with nothing set. */
  public static Builder builder() {
    return new Builder();
  }

  /** A builder with everything set as it is here. */
  public Builder toBuilder() {
    return new Builder().certificate(certificate);
  }

  public CertificateRevoked withCertificate(CertificateData certificate) {
    return new CertificateRevoked(certificate);
  }

  /** Collects the fields of a {@link CertificateRevoked}. */
  public static final class Builder {
    private @Nullable CertificateData certificate;

    private Builder() {}

    public Builder certificate(CertificateData certificate) {
      this.certificate = certificate;
      return this;
    }

    /** @throws InvalidPayloadException when a required field is not set */
    public CertificateRevoked build() {
      return new CertificateRevoked(
          PayloadFields.required(certificate, "CertificateRevoked.certificate"));
    }
  }
}
