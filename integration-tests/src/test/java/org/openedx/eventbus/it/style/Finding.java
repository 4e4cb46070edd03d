package org.openedx.eventbus.it.style;

/**
 * A listed phrase in a file.
 *
 * @param file path from the repository's root, with slashes
 * @param line the line that the phrase begins on, from 1
 * @param phrase as the phrase list spells it
 * @param replacement what to say instead
 */
record Finding(String file, int line, String phrase, String replacement) {
  /** Returns the first folder of the path, or the file's name at the root. */
  String module() {
    return file.substring(0, file.contains("/") ? file.indexOf('/') : file.length());
  }

  @Override
  public String toString() {
    return "%s:%d: \"%s\": say %s".formatted(file, line, phrase, replacement);
  }
}
