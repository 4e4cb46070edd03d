// Generated from contracts by ./eventbus schema generate. Do not edit.
package org.openedx.events.learning;

import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.event.InvalidPayloadException;
import org.openedx.eventbus.event.PayloadFields;
import org.openedx.events.learning.data.CertificateData;

/**
 * A certificate was saved, for the first time or again.
 *
 * @param certificate The certificate as it is now.
 */
public record CertificateChanged(CertificateData certificate) {
  public CertificateChanged {
    PayloadFields.required(certificate, "CertificateChanged.certificate");
  }

  /** Returns an empty builder. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns a builder with the values of this record. */
  public Builder toBuilder() {
    return new Builder().certificate(certificate);
  }

  public CertificateChanged withCertificate(CertificateData certificate) {
    return new CertificateChanged(certificate);
  }

  /** Builder of {@link CertificateChanged}. */
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
    public CertificateChanged build() {
      return new CertificateChanged(
          PayloadFields.required(certificate, "CertificateChanged.certificate"));
    }
  }
}
