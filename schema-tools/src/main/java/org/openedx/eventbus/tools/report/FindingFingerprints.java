package org.openedx.eventbus.tools.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import org.openedx.eventbus.tools.finding.Against;
import org.openedx.eventbus.tools.finding.Finding;

/**
 * Computes fingerprints that identify a finding across runs. Lines, pointers and files can change,
 * so a fingerprint depends on rule, event type, message and earlier version only. Findings that are
 * equal in these get different fingerprints, by their order.
 */
final class FindingFingerprints {
  private final Map<String, Integer> counts = new HashMap<>();

  /** Returns the fingerprint of the next finding of a report. */
  String next(Finding finding) {
    String text =
        String.join(
            "\n",
            finding.rule().name(),
            finding.eventType(),
            finding.message(),
            finding.against().map(Against::name).orElse(""));
    return hash(text + "\n" + counts.merge(text, 1, Integer::sum));
  }

  private static String hash(String text) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
      return HexFormat.of().formatHex(digest, 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256 is missing from this JDK", e);
    }
  }
}
