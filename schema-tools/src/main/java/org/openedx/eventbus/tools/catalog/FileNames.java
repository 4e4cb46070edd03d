package org.openedx.eventbus.tools.catalog;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * Names of files for event types. Two event types never share one, on no file system; a name needs
 * no escaping in a link.
 */
final class FileNames {
  /** No upper case, for file systems that do not tell it apart. */
  private static final Pattern PLAIN = Pattern.compile("[a-z0-9][a-z0-9_.-]{0,178}[a-z0-9]");

  /** What Windows keeps for devices, whatever stands behind a dot. */
  private static final Pattern DEVICE =
      Pattern.compile("(con|prn|aux|nul|com[0-9]|lpt[0-9])(\\..*)?");

  private static final int KEPT = 80;
  private static final int DIGITS = 12;

  private FileNames() {}

  /** The name without an ending. */
  static String of(String eventType) {
    if (PLAIN.matcher(eventType).matches() && !DEVICE.matcher(eventType).matches()) {
      return eventType;
    }
    String readable =
        eventType.replaceAll("[^A-Za-z0-9_.-]", "-").toLowerCase(java.util.Locale.ROOT);
    String kept = readable.substring(0, Math.min(KEPT, readable.length()));
    // No plain name has a tilde, so this is nobody else's. In front, "con" would still be a device.
    return "~" + hash(eventType).substring(0, DIGITS) + "~" + kept.replaceAll("[.]+$", "");
  }

  private static String hash(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
