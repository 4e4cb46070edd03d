// Generated from contracts by ./eventbus schema generate. Do not edit.
package org.openedx.events.learning.data;

import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.event.InvalidPayloadException;
import org.openedx.eventbus.event.IsoDateTime;
import org.openedx.eventbus.event.PayloadFields;

/**
 * A learner's certificate for a program.
 *
 * @param user The learner.
 * @param program The program it is for.
 * @param uuid The certificate's id.
 * @param status What state it is in: awarded or revoked.
 * @param url Where the certificate can be seen.
 * @param certificateAvailableDate From when on the learner may see it, where that is
 *     set. May be null.
 */
public record ProgramCertificateData(UserData user, ProgramData program, String uuid, String status,
    String url, @Nullable IsoDateTime certificateAvailableDate) {
  public ProgramCertificateData {
    PayloadFields.required(user, "ProgramCertificateData.user");
    PayloadFields.required(program, "ProgramCertificateData.program");
    PayloadFields.required(uuid, "ProgramCertificateData.uuid");
    PayloadFields.required(status, "ProgramCertificateData.status");
    PayloadFields.required(url, "ProgramCertificateData.url");
  }

  /** Returns an empty builder. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns a builder with the values of this record. */
  public Builder toBuilder() {
    return new Builder()
        .user(user)
        .program(program)
        .uuid(uuid)
        .status(status)
        .url(url)
        .certificateAvailableDate(certificateAvailableDate);
  }

  public ProgramCertificateData withUser(UserData user) {
    return new ProgramCertificateData(user, program, uuid, status, url, certificateAvailableDate);
  }

  public ProgramCertificateData withProgram(ProgramData program) {
    return new ProgramCertificateData(user, program, uuid, status, url, certificateAvailableDate);
  }

  public ProgramCertificateData withUuid(String uuid) {
    return new ProgramCertificateData(user, program, uuid, status, url, certificateAvailableDate);
  }

  public ProgramCertificateData withStatus(String status) {
    return new ProgramCertificateData(user, program, uuid, status, url, certificateAvailableDate);
  }

  public ProgramCertificateData withUrl(String url) {
    return new ProgramCertificateData(user, program, uuid, status, url, certificateAvailableDate);
  }

  public ProgramCertificateData withCertificateAvailableDate(
      @Nullable IsoDateTime certificateAvailableDate) {
    return new ProgramCertificateData(user, program, uuid, status, url, certificateAvailableDate);
  }

  /** Builder of {@link ProgramCertificateData}. */
  public static final class Builder {
    private @Nullable UserData user;
    private @Nullable ProgramData program;
    private @Nullable String uuid;
    private @Nullable String status;
    private @Nullable String url;
    private @Nullable IsoDateTime certificateAvailableDate;

    private Builder() {}

    public Builder user(UserData user) {
      this.user = user;
      return this;
    }

    public Builder program(ProgramData program) {
      this.program = program;
      return this;
    }

    public Builder uuid(String uuid) {
      this.uuid = uuid;
      return this;
    }

    public Builder status(String status) {
      this.status = status;
      return this;
    }

    public Builder url(String url) {
      this.url = url;
      return this;
    }

    public Builder certificateAvailableDate(@Nullable IsoDateTime certificateAvailableDate) {
      this.certificateAvailableDate = certificateAvailableDate;
      return this;
    }

    /**
     * Creates the record.
     *
     * @throws InvalidPayloadException if a required field is not set
     */
    public ProgramCertificateData build() {
      return new ProgramCertificateData(
          PayloadFields.required(user, "ProgramCertificateData.user"),
          PayloadFields.required(program, "ProgramCertificateData.program"),
          PayloadFields.required(uuid, "ProgramCertificateData.uuid"),
          PayloadFields.required(status, "ProgramCertificateData.status"),
          PayloadFields.required(url, "ProgramCertificateData.url"),
          certificateAvailableDate);
    }
  }
}
