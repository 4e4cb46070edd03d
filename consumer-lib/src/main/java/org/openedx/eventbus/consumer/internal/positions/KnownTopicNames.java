package org.openedx.eventbus.consumer.internal.positions;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.consumer.internal.offsets.MetadataWords;

/**
 * Names of the topics that a group has ever started with, and the commit that contains them: the
 * word {@code ebt1:} of its metadata, followed by the first 48 bits of the SHA-256 of each name, in
 * base64. The committed offset and other words have another meaning, and are kept. Not thread-safe.
 */
public final class KnownTopicNames {
  private static final String VERSION = "ebt1:";
  private static final int HASH_BYTES = 6;
  private static final int HASH_LENGTH = 8;

  private final Set<String> hashes = new TreeSet<>();
  private long offset;
  private Optional<Integer> epoch = Optional.empty();
  private String otherWords = "";

  /** Adds those of the group's commit, and takes what else it contains. */
  public void merge(@Nullable OffsetAndMetadata commit) {
    if (commit != null) {
      offset = commit.offset();
      epoch = commit.leaderEpoch();
      otherWords = otherWords(commit.metadata());
      hashes.addAll(decode(commit.metadata()));
    }
  }

  public boolean contains(String topic) {
    return hashes.contains(hash(topic));
  }

  /** Adds a topic; returns false if it is known. */
  public boolean add(String topic) {
    return hashes.add(hash(topic));
  }

  public boolean isEmpty() {
    return hashes.isEmpty();
  }

  /** Returns the commit that contains them, with as many as there is space for. */
  public OffsetAndMetadata toCommit(int maxLength) {
    return new OffsetAndMetadata(offset, epoch, encode(maxLength));
  }

  /** Returns the other words, and known topics as far as there is space. */
  private String encode(int maxLength) {
    if (otherWords.length() > maxLength) {
      return "";
    }
    StringBuilder text = new StringBuilder(otherWords);
    if (!hashes.isEmpty()) {
      text.append(otherWords.isEmpty() ? "" : " ").append(VERSION);
    }
    for (String each : hashes) {
      if (text.length() + HASH_LENGTH <= maxLength) {
        text.append(each);
      }
    }
    return text.length() > maxLength ? otherWords : text.toString();
  }

  private static String otherWords(String metadata) {
    return MetadataWords.of(metadata).stream()
        .filter(each -> !each.startsWith(VERSION))
        .collect(Collectors.joining(" "));
  }

  private static Set<String> decode(String metadata) {
    Set<String> decoded = new TreeSet<>();
    for (String word : MetadataWords.of(metadata)) {
      if (word.startsWith(VERSION)) {
        for (int i = VERSION.length(); i + HASH_LENGTH <= word.length(); i += HASH_LENGTH) {
          decoded.add(word.substring(i, i + HASH_LENGTH));
        }
      }
    }
    return decoded;
  }

  private static String hash(String topic) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(topic.getBytes(UTF_8));
      return Base64.getUrlEncoder().encodeToString(Arrays.copyOf(digest, HASH_BYTES));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }
}
