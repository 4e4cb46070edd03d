// Generated from contracts by ./eventbus schema generate. Do not edit.
package org.openedx.events.content_authoring.data;

import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.event.InvalidPayloadException;
import org.openedx.eventbus.event.PayloadFields;

/**
 * A block that was made as a copy of another.
 *
 * @param usageKey The key of the copy, such as
 *     block-v1:edX+DemoX+2026+type&#64;problem+block&#64;1a2b.
 * @param blockType The kind of block, such as chapter, vertical, video or problem.
 * @param version The copy's key with branch and version, for exactly this state of it,
 *     if the sender has it. May be null.
 * @param sourceUsageKey The key of the block that was copied.
 */
public record DuplicatedXBlockData(String usageKey, String blockType, @Nullable String version,
    String sourceUsageKey) {
  public DuplicatedXBlockData {
    PayloadFields.required(usageKey, "DuplicatedXBlockData.usage_key");
    PayloadFields.required(blockType, "DuplicatedXBlockData.block_type");
    PayloadFields.required(sourceUsageKey, "DuplicatedXBlockData.source_usage_key");
  }

  /** Returns an empty builder. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns a builder with the values of this record. */
  public Builder toBuilder() {
    return new Builder()
        .usageKey(usageKey)
        .blockType(blockType)
        .version(version)
        .sourceUsageKey(sourceUsageKey);
  }

  public DuplicatedXBlockData withUsageKey(String usageKey) {
    return new DuplicatedXBlockData(usageKey, blockType, version, sourceUsageKey);
  }

  public DuplicatedXBlockData withBlockType(String blockType) {
    return new DuplicatedXBlockData(usageKey, blockType, version, sourceUsageKey);
  }

  public DuplicatedXBlockData withVersion(@Nullable String version) {
    return new DuplicatedXBlockData(usageKey, blockType, version, sourceUsageKey);
  }

  public DuplicatedXBlockData withSourceUsageKey(String sourceUsageKey) {
    return new DuplicatedXBlockData(usageKey, blockType, version, sourceUsageKey);
  }

  /** Builder of {@link DuplicatedXBlockData}. */
  public static final class Builder {
    private @Nullable String usageKey;
    private @Nullable String blockType;
    private @Nullable String version;
    private @Nullable String sourceUsageKey;

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

    public Builder sourceUsageKey(String sourceUsageKey) {
      this.sourceUsageKey = sourceUsageKey;
      return this;
    }

    /**
     * Creates the record.
     *
     * @throws InvalidPayloadException if a required field is not set
     */
    public DuplicatedXBlockData build() {
      return new DuplicatedXBlockData(
          PayloadFields.required(usageKey, "DuplicatedXBlockData.usage_key"),
          PayloadFields.required(blockType, "DuplicatedXBlockData.block_type"),
          version,
          PayloadFields.required(sourceUsageKey, "DuplicatedXBlockData.source_usage_key"));
    }
  }
}
