package org.openedx.eventbus.consumer.deadletter;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/**
 * What was appended to an event's headers, told from the event's own. Ours come last and begin with
 * the group or the resolution, so that an event which brings such headers along, such as another
 * group's dead letter, keeps them.
 */
final class OwnHeaders {
  private final List<Header> original;
  private final Map<String, String> own;

  private OwnHeaders(List<Header> original, Map<String, String> own) {
    this.original = original;
    this.own = own;
  }

  static OwnHeaders of(Headers headers) {
    Header[] all = headers.toArray();
    int begin = begin(all);
    Map<String, String> own = new HashMap<>();
    for (Header each : Arrays.asList(all).subList(begin, all.length)) {
      if (each.value() != null) {
        own.put(each.key(), new String(each.value(), UTF_8));
      }
    }
    return new OwnHeaders(new ArrayList<>(Arrays.asList(all).subList(0, begin)), own);
  }

  private static int begin(Header[] all) {
    for (int i = all.length - 1; i >= 0; i--) {
      String name = all[i].key();
      if (name.equals(DeadLetterHeaders.GROUP) || name.equals(DeadLetterHeaders.RESOLUTION)) {
        return i;
      }
    }
    return all.length;
  }

  /** The event's own, in their order. */
  List<Header> original() {
    return original;
  }

  Optional<String> find(String name) {
    return Optional.ofNullable(own.get(name));
  }

  /**
   * @throws IllegalArgumentException when it is missing
   */
  String get(String name) {
    String value = own.get(name);
    if (value == null) {
      throw new IllegalArgumentException("header " + name + " is missing");
    }
    return value;
  }

  /**
   * @throws IllegalArgumentException when it is missing or no number
   */
  int count(String name) {
    return Integer.parseInt(get(name));
  }

  /**
   * @throws IllegalArgumentException when it is missing
   * @throws java.time.DateTimeException when it is no time
   */
  Instant time(String name) {
    return Instant.parse(get(name));
  }
}
