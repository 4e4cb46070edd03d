// Generated from contracts by ./eventbus schema generate. Do not edit.
package org.openedx.events.learning.data;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.event.InvalidPayloadException;
import org.openedx.eventbus.event.PayloadFields;

/**
 * What a learner handed in: texts, and files that were uploaded.
 *
 * @param parts The texts, one for each question, in their order.
 * @param fileKeys The keys of the files in the store.
 * @param fileDescriptions The learner's description of each file.
 * @param fileNames What the learner called each file.
 * @param fileSizes How large each file is, in bytes.
 * @param fileUrls Where each file can be fetched.
 */
public record ORASubmissionAnswer(List<Map<String, String>> parts, List<String> fileKeys,
    List<String> fileDescriptions, List<String> fileNames, List<Long> fileSizes,
    List<String> fileUrls) {
  public ORASubmissionAnswer {
    parts = PayloadFields.eachItem(parts, "ORASubmissionAnswer.parts", (item_1, at_1) -> PayloadFields.mapOf(item_1, at_1));
    fileKeys = PayloadFields.listOf(fileKeys, "ORASubmissionAnswer.file_keys");
    fileDescriptions = PayloadFields.listOf(fileDescriptions, "ORASubmissionAnswer.file_descriptions");
    fileNames = PayloadFields.listOf(fileNames, "ORASubmissionAnswer.file_names");
    fileSizes = PayloadFields.listOf(fileSizes, "ORASubmissionAnswer.file_sizes");
    fileUrls = PayloadFields.listOf(fileUrls, "ORASubmissionAnswer.file_urls");
  }

  /** Returns an empty builder. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns a builder with the values of this record. */
  public Builder toBuilder() {
    return new Builder()
        .parts(parts)
        .fileKeys(fileKeys)
        .fileDescriptions(fileDescriptions)
        .fileNames(fileNames)
        .fileSizes(fileSizes)
        .fileUrls(fileUrls);
  }

  public ORASubmissionAnswer withParts(List<Map<String, String>> parts) {
    return new ORASubmissionAnswer(parts, fileKeys, fileDescriptions, fileNames, fileSizes,
        fileUrls);
  }

  public ORASubmissionAnswer withFileKeys(List<String> fileKeys) {
    return new ORASubmissionAnswer(parts, fileKeys, fileDescriptions, fileNames, fileSizes,
        fileUrls);
  }

  public ORASubmissionAnswer withFileDescriptions(List<String> fileDescriptions) {
    return new ORASubmissionAnswer(parts, fileKeys, fileDescriptions, fileNames, fileSizes,
        fileUrls);
  }

  public ORASubmissionAnswer withFileNames(List<String> fileNames) {
    return new ORASubmissionAnswer(parts, fileKeys, fileDescriptions, fileNames, fileSizes,
        fileUrls);
  }

  public ORASubmissionAnswer withFileSizes(List<Long> fileSizes) {
    return new ORASubmissionAnswer(parts, fileKeys, fileDescriptions, fileNames, fileSizes,
        fileUrls);
  }

  public ORASubmissionAnswer withFileUrls(List<String> fileUrls) {
    return new ORASubmissionAnswer(parts, fileKeys, fileDescriptions, fileNames, fileSizes,
        fileUrls);
  }

  /** Returns the fields, with personal data masked as {@code ***}. */
  @Override
  public String toString() {
    return "ORASubmissionAnswer[parts=***"
        + ", fileKeys=" + fileKeys
        + ", fileDescriptions=***"
        + ", fileNames=***"
        + ", fileSizes=" + fileSizes
        + ", fileUrls=***"
        + "]";
  }

  /** Builder of {@link ORASubmissionAnswer}. */
  public static final class Builder {
    private @Nullable List<Map<String, String>> parts;
    private @Nullable List<String> fileKeys;
    private @Nullable List<String> fileDescriptions;
    private @Nullable List<String> fileNames;
    private @Nullable List<Long> fileSizes;
    private @Nullable List<String> fileUrls;

    private Builder() {}

    public Builder parts(List<Map<String, String>> parts) {
      this.parts = parts;
      return this;
    }

    public Builder fileKeys(List<String> fileKeys) {
      this.fileKeys = fileKeys;
      return this;
    }

    public Builder fileDescriptions(List<String> fileDescriptions) {
      this.fileDescriptions = fileDescriptions;
      return this;
    }

    public Builder fileNames(List<String> fileNames) {
      this.fileNames = fileNames;
      return this;
    }

    public Builder fileSizes(List<Long> fileSizes) {
      this.fileSizes = fileSizes;
      return this;
    }

    public Builder fileUrls(List<String> fileUrls) {
      this.fileUrls = fileUrls;
      return this;
    }

    /**
     * Creates the record.
     *
     * @throws InvalidPayloadException if a required field is not set
     */
    public ORASubmissionAnswer build() {
      return new ORASubmissionAnswer(
          PayloadFields.required(parts, "ORASubmissionAnswer.parts"),
          PayloadFields.required(fileKeys, "ORASubmissionAnswer.file_keys"),
          PayloadFields.required(fileDescriptions, "ORASubmissionAnswer.file_descriptions"),
          PayloadFields.required(fileNames, "ORASubmissionAnswer.file_names"),
          PayloadFields.required(fileSizes, "ORASubmissionAnswer.file_sizes"),
          PayloadFields.required(fileUrls, "ORASubmissionAnswer.file_urls"));
    }
  }
}
