package org.openedx.eventbus.consumer.internal.offsets;

import java.util.ArrayList;
import java.util.List;
import java.util.StringTokenizer;
import org.jspecify.annotations.Nullable;

/**
 * Words in the metadata of a group's commits in its dead-letter topic, separated by spaces. Each
 * has a prefix by which its writer recognizes it; other words are kept.
 */
public final class MetadataWords {
  private MetadataWords() {}

  /** Returns the words of the metadata of a commit. */
  public static List<String> of(@Nullable String metadata) {
    List<String> words = new ArrayList<>();
    StringTokenizer tokens = new StringTokenizer(metadata == null ? "" : metadata, " ");
    while (tokens.hasMoreTokens()) {
      words.add(tokens.nextToken());
    }
    return words;
  }
}
