// Generated from contracts by ./eventbus schema generate. Do not edit.
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

  /** Returns an empty builder. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns a builder with the values of this record. */
  public Builder toBuilder() {
    return new Builder().certificate(certificate);
  }

  public CertificateCreated withCertificate(CertificateData certificate) {
    return new CertificateCreated(certificate);
  }

  /** Builder of {@link CertificateCreated}. */
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
    public CertificateCreated build() {
      return new CertificateCreated(
          PayloadFields.required(certificate, "CertificateCreated.certificate"));
    }
  }
}
