// Generated from contracts by ./eventbus schema generate. Do not edit.
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

  /** Returns an empty builder. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns a builder with the values of this record. */
  public Builder toBuilder() {
    return new Builder().certificate(certificate);
  }

  public CertificateRevoked withCertificate(CertificateData certificate) {
    return new CertificateRevoked(certificate);
  }

  /** Builder of {@link CertificateRevoked}. */
  public static final class Builder {
    private @Nullable CertificateData certificate;

    private Builder() {}

    public Builder certificate(CertificateData certificate) {
      this.certificate = certificate;
      return this;
    }

    /**
     * Creates the record.
     *
     * @throws InvalidPayloadException if a required field is not set
     */
    public CertificateRevoked build() {
      return new CertificateRevoked(
          PayloadFields.required(certificate, "CertificateRevoked.certificate"));
    }
  }
}
