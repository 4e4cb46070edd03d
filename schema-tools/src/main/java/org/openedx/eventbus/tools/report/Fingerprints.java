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
 * Says that a finding is the one of another run. Lines, pointers and files move, so it goes by what
 * a finding says; of several that say the same, by their order.
 */
final class Fingerprints {
  private final Map<String, Integer> seen = new HashMap<>();

  String next(Finding finding) {
    String same =
        String.join(
            "\n",
            finding.rule().name(),
            finding.eventType(),
            finding.message(),
            finding.against().map(Against::name).orElse(""));
    return hash(same + "\n" + seen.merge(same, 1, Integer::sum));
  }

  private static String hash(String text) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
      return HexFormat.of().formatHex(digest, 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
