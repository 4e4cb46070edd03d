// Generated from contracts by ./eventbus schema generate. Do not edit.
package org.openedx.events.content_authoring.data;

import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.event.InvalidPayloadException;
import org.openedx.eventbus.event.PayloadFields;

/**
 * A block of a course: a section, a unit, or a part of a unit.
 *
 * @param usageKey The key of the block, such as
 *     block-v1:edX+DemoX+2026+type&#64;problem+block&#64;1a2b.
 * @param blockType The kind of block, such as chapter, vertical, video or problem.
 * @param version The block's key with branch and version, for exactly this state of it,
 *     if the sender has it. May be null.
 */
public record XBlockData(String usageKey, String blockType, @Nullable String version) {
  public XBlockData {
    PayloadFields.required(usageKey, "XBlockData.usage_key");
    PayloadFields.required(blockType, "XBlockData.block_type");
  }

  /** Returns an empty builder. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns a builder with the values of this record. */
  public Builder toBuilder() {
    return new Builder().usageKey(usageKey).blockType(blockType).version(version);
  }

  public XBlockData withUsageKey(String usageKey) {
    return new XBlockData(usageKey, blockType, version);
  }

  public XBlockData withBlockType(String blockType) {
    return new XBlockData(usageKey, blockType, version);
  }

  public XBlockData withVersion(@Nullable String version) {
    return new XBlockData(usageKey, blockType, version);
  }

  /** Builder of {@link XBlockData}. */
  public static final class Builder {
    private @Nullable String usageKey;
    private @Nullable String blockType;
    private @Nullable String version;

    private Builder() {}

    public Builder usageKey(String usageKey) {
      this.usageKey = usageKey;
      return this;
    }

    public Builder blockType(String blockType) {
      this.blockType = blockType;
      return this;
    }

    public Builder version(@Nullable String version) {
      this.version = version;
      return this;
    }

    /**
     * Creates the record.
     *
     * @throws InvalidPayloadException if a required field is not set
     */
    public XBlockData build() {
      return new XBlockData(
          PayloadFields.required(usageKey, "XBlockData.usage_key"),
          PayloadFields.required(blockType, "XBlockData.block_type"),
          version);
    }
  }
}
