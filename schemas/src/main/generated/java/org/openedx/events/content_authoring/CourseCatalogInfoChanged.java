// Generated from contracts by ./eventbus schema generate. Do not edit.
package org.openedx.events.content_authoring;

import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.event.InvalidPayloadException;
import org.openedx.eventbus.event.PayloadFields;
import org.openedx.events.content_authoring.data.CourseCatalogData;

/**
 * A course run was published, and with it what a catalogue shows of it.
 *
 * @param catalogInfo What a catalogue shows of the course run now.
 */
public record CourseCatalogInfoChanged(CourseCatalogData catalogInfo) {
  public CourseCatalogInfoChanged {
    PayloadFields.required(catalogInfo, "CourseCatalogInfoChanged.catalog_info");
  }

  /** Returns an empty builder. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns a builder with the values of this record. */
  public Builder toBuilder() {
    return new Builder().catalogInfo(catalogInfo);
  }

  public CourseCatalogInfoChanged withCatalogInfo(CourseCatalogData catalogInfo) {
    return new CourseCatalogInfoChanged(catalogInfo);
  }

  /** Builder of {@link CourseCatalogInfoChanged}. */
  public static final class Builder {
    private @Nullable CourseCatalogData catalogInfo;

    private Builder() {}

    public Builder catalogInfo(CourseCatalogData catalogInfo) {
      this.catalogInfo = catalogInfo;
      return this;
    }

    /**
     * Creates the record.
     *
     * @throws InvalidPayloadException if a required field is not set
     */
    public CourseCatalogInfoChanged build() {
      return new CourseCatalogInfoChanged(
          PayloadFields.required(catalogInfo, "CourseCatalogInfoChanged.catalog_info"));
    }
  }
}
