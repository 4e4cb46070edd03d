package org.openedx.eventbus.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.openedx.eventbus.registry.RegistrySettings;
import org.openedx.eventbus.registry.Secret;

/** The kinds of values. Each refuses what it does not understand rather than guess. */
final class SettingTypes {
  private static final Pattern DURATION_TEXT = Pattern.compile("(\\d+)(ms|s|m|h|d)?");
  private static final Pattern SIZE_TEXT = Pattern.compile("(\\d+) ?(B|KiB|MiB|GiB)?");
  private static final Pattern TOPIC_TEXT = Pattern.compile("[a-zA-Z0-9._-]{1,249}");

  private static final Pattern KEY_PATH_TEXT = Pattern.compile("[\\w]+(\\.[\\w]+)*");

  static final SettingType<String> TEXT = plain("a text", Function.identity());
  static final SettingType<Secret> SECRET = new SettingType<>("a text", true, Secret::of);
  static final SettingType<Boolean> BOOLEAN = plain("true or false", SettingTypes::bool);
  static final SettingType<Integer> COUNT =
      plain("a whole number from 1", v -> Math.toIntExact(number(v, 1, Integer.MAX_VALUE)));
  static final SettingType<Integer> COUNT_OR_NONE =
      plain("a whole number from 0", v -> Math.toIntExact(number(v, 0, Integer.MAX_VALUE)));
  static final SettingType<Long> SIZE =
      plain("bytes such as 1048576, 512KiB, 32MiB or 1GiB", SettingTypes::size);
  static final SettingType<Duration> DURATION =
      plain(
          "a positive duration such as 500ms, 10s, 5m, 1h, 7d, PT10S or milliseconds",
          v -> positive(duration(v)));
  static final SettingType<Duration> DEADLINE =
      plain(
          "a duration such as 500ms, 10s, 5m, 1h, PT10S or milliseconds, zero included",
          SettingTypes::duration);
  static final SettingType<List<URI>> URLS =
      plain(
          "http or https URLs, commas between",
          v -> list(v).stream().map(SettingTypes::url).toList());
  static final SettingType<List<String>> TOPICS =
      plain("topics, commas between", v -> list(v).stream().map(SettingTypes::topic).toList());
  static final SettingType<List<String>> CLASSES =
      plain("class names, commas between", SettingTypes::list);
  static final SettingType<String> TOPIC =
      plain("up to 249 letters, digits, dots, dashes and underscores", SettingTypes::topic);

  static final SettingType<String> KEY_PATH =
      plain("a dotted path such as enrollment.course.course_key", SettingTypes::keyPath);

  /** An empty path says "none", other than a path that is not set. */
  static final SettingType<Optional<Path>> OPTIONAL_PATH =
      plain(
          "a directory, or empty for none",
          v -> v.isEmpty() ? Optional.empty() : Optional.of(Path.of(v)));

  static final SettingType<Path> PATH = plain("a file", Path::of);
  static final SettingType<Path> DIRECTORY = plain("a directory", Path::of);

  static final SettingType<StartPosition> START =
      plain("earliest, latest or a time such as 2026-01-31T00:00:00Z", SettingTypes::start);

  static final SettingType<List<String>> PLUGIN_IDS =
      plain("ids of plugins, commas between", SettingTypes::list);
  static final SettingType<URI> WEB_ADDRESS =
      plain("a URL of http or https", SettingTypes::webAddress);

  private SettingTypes() {}

  private static <T> SettingType<T> plain(String expected, Function<String, T> parser) {
    return new SettingType<>(expected, false, parser);
  }

  /** One of the constants, written in lower case. */
  static <E extends Enum<E>> SettingType<E> oneOf(Class<E> type) {
    List<String> names =
        Arrays.stream(type.getEnumConstants())
            .map(e -> e.name().toLowerCase(Locale.ROOT).replace('_', '-'))
            .toList();
    String expected = String.join(" or ", names);
    return plain(
        expected,
        v -> {
          int index = names.indexOf(v.toLowerCase(Locale.ROOT));
          if (index < 0) {
            throw new IllegalArgumentException("'" + v + "' is not one of the choices");
          }
          return type.getEnumConstants()[index];
        });
  }

  private static boolean bool(String value) {
    return switch (value.toLowerCase(Locale.ROOT)) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new IllegalArgumentException("'" + value + "' is neither true nor false");
    };
  }

  private static long number(String value, long least, long most) {
    try {
      long number = Long.parseLong(value);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("'" + value + "' is not a whole number", e);
    }
    throw new IllegalArgumentException(value + " is out of range");
  }

  private static long size(String value) {
    Matcher matcher = SIZE_TEXT.matcher(value);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("'" + value + "' is not a size");
    }
    long unit =
        switch (Optional.ofNullable(matcher.group(2)).orElse("B")) {
          case "KiB" -> 1L << 10;
          case "MiB" -> 1L << 20;
          case "GiB" -> 1L << 30;
          default -> 1L;
        };
    return number(matcher.group(1), 1, Long.MAX_VALUE / unit) * unit;
  }

  private static Duration duration(String value) {
    Matcher matcher = DURATION_TEXT.matcher(value);
    Duration duration;
    if (matcher.matches()) {
      long unit =
          switch (Optional.ofNullable(matcher.group(2)).orElse("ms")) {
            case "s" -> 1_000L;
            case "m" -> 60_000L;
            case "h" -> 3_600_000L;
            case "d" -> 86_400_000L;
            default -> 1L;
          };
      duration = Duration.ofMillis(number(matcher.group(1), 0, Long.MAX_VALUE / unit) * unit);
    } else {
      try {
        duration = Duration.parse(value);
      } catch (DateTimeParseException e) {
        throw new IllegalArgumentException("'" + value + "' is not a duration", e);
      }
    }
    if (duration.isNegative() || duration.compareTo(Duration.ofMillis(Long.MAX_VALUE)) > 0) {
      throw new IllegalArgumentException("'" + value + "' is out of range");
    }
    return duration;
  }

  private static Duration positive(Duration duration) {
    if (duration.toMillis() == 0) {
      throw new IllegalArgumentException("less than a millisecond");
    }
    return duration;
  }

  private static StartPosition start(String value) {
    return switch (value.toLowerCase(Locale.ROOT)) {
      case "earliest" -> StartPosition.EARLIEST;
      case "latest" -> StartPosition.LATEST;
      default -> StartPosition.at(instant(value));
    };
  }

  private static Instant instant(String value) {
    try {
      return Instant.parse(value);
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException("'" + value + "' is no place to start", e);
    }
  }

  private static URI url(String value) {
    URI url;
    try {
      url = new URI(value);
    } catch (URISyntaxException e) {
      // Neither the value nor the cause: a password can be in both.
      throw new IllegalArgumentException("not a URL");
    }
    RegistrySettings.of(url);
    return url;
  }

  private static String topic(String value) {
    if (!TOPIC_TEXT.matcher(value).matches() || value.equals(".") || value.equals("..")) {
      throw new IllegalArgumentException("'" + value + "' cannot be a topic of Kafka");
    }
    return value;
  }

  private static String keyPath(String value) {
    if (!KEY_PATH_TEXT.matcher(value).matches()) {
      throw new IllegalArgumentException("'" + value + "' is not a path of fields");
    }
    return value;
  }

  /** Quotes nothing: people put tokens into the addresses of webhooks. */
  private static URI webAddress(String value) {
    try {
      URI url = new URI(value);
      if (String.valueOf(url.getScheme()).matches("(?i)https?") && url.getHost() != null) {
        return url;
      }
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException("not a URL");
    }
    throw new IllegalArgumentException("not a URL of http or https with a host");
  }

  private static List<String> list(String value) {
    List<String> items = Arrays.stream(value.split(",", -1)).map(String::strip).toList();
    if (items.contains("")) {
      throw new IllegalArgumentException("'" + value + "' has an empty item");
    }
    return items;
  }
}
