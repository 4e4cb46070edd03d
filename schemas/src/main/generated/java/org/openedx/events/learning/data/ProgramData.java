// Generated from contracts by ./eventbus schema generate. Do not edit.
package org.openedx.events.learning.data;

import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.event.InvalidPayloadException;
import org.openedx.eventbus.event.PayloadFields;

/**
 * A program: several courses that lead to one credential.
 *
 * @param uuid The program's id in course discovery.
 * @param title The program's title.
 * @param programType The kind of program, such as professional or micromasters.
 */
public record ProgramData(String uuid, String title, String programType) {
  public ProgramData {
    PayloadFields.required(uuid, "ProgramData.uuid");
    PayloadFields.required(title, "ProgramData.title");
    PayloadFields.required(programType, "ProgramData.program_type");
  }

  /** Returns an empty builder. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns a builder with the values of this record. */
  public Builder toBuilder() {
    return new Builder().uuid(uuid).title(title).programType(programType);
  }

  public ProgramData withUuid(String uuid) {
    return new ProgramData(uuid, title, programType);
  }

  public ProgramData withTitle(String title) {
    return new ProgramData(uuid, title, programType);
  }

  public ProgramData withProgramType(String programType) {
    return new ProgramData(uuid, title, programType);
  }

  /** Builder of {@link ProgramData}. */
  public static final class Builder {
    private @Nullable String uuid;
    private @Nullable String title;
    private @Nullable String programType;

    private Builder() {}

    public Builder uuid(String uuid) {
      this.uuid = uuid;
      return this;
    }

    public Builder title(String title) {
      this.title = title;
      return this;
    }

    public Builder programType(String programType) {
      this.programType = programType;
      return this;
    }

    /**
     * Creates the record.
     *
     * @throws InvalidPayloadException if a required field is not set
     */
    public ProgramData build() {
      return new ProgramData(
          PayloadFields.required(uuid, "ProgramData.uuid"),
          PayloadFields.required(title, "ProgramData.title"),
          PayloadFields.required(programType, "ProgramData.program_type"));
    }
  }
}
