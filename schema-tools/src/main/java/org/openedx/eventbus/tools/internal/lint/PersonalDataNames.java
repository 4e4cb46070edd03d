package org.openedx.eventbus.tools.internal.lint;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.openedx.eventbus.tools.internal.schema.Names;
import org.openedx.eventbus.tools.internal.schema.TypeNode;

/**
 * Heuristic that finds the kind of personal data of a field by its name. It matches the end of the
 * name: for example, {@code contact_email} is an address, but {@code email_subject} is not.
 * Thread-safe.
 */
final class PersonalDataNames {
  /** Kind of OEP-30, and the endings of the names of its fields. */
  private record Ending(String kind, Pattern name) {
    Ending(String kind, String words) {
      this(kind, Pattern.compile("(?:.*_)?(?:" + words + ")"));
    }
  }

  private static final List<Ending> ENDINGS =
      List.of(
          new Ending("email_address", "e?mails?|e_?mail_addr(?:ess(?:es)?)?"),
          new Ending("ip", "ip|ip_addr(?:ess(?:es)?)?|remote_addr"),
          new Ending("username", "user_?names?|login_name|screen_name|nick_?name|user_handle"),
          new Ending("password", "passw(?:or)?d|passphrase"),
          new Ending(
              "phone_number", "(?:tele)?phones?|(?:tele|mobile_)?phone_numbers?|mobile_number|fax"),
          new Ending("birth_date", "birth_?da(?:te|y)|date_of_birth|year_of_birth|birth_year|dob"),
          new Ending("gender", "gender"),
          new Ending("sex", "sex"),
          new Ending("biography", "biography|bio"),
          new Ending(
              "image", "avatar|selfie|(?:profile|user|face)_(?:image|photo|picture)(?:_url)?"),
          new Ending(
              "location",
              "(?:home|postal|mailing|street|billing|shipping)_address|address(?:_line_?[0-9])?"
                  + "|post(?:al_?|_)?code|zip_?code|geo_?location|latitude|longitude"),
          new Ending("other", "ssn|social_security_number|passport_number|national_id|tax_id|iban"),
          new Ending(
              "name",
              "(?:first|last|middle|full|family|given|maiden|legal|real|preferred|person|learner"
                  + "|student|author|teacher|instructor|coach|member|staff|customer)_?name|surname"));

  private static final Set<String> PEOPLE =
      Set.of(
          ("user person personal people profile account learner student teacher instructor "
                  + "coach author member employee customer contact recipient verification identity")
              .split(" "));

  /** Words for things that belong to people and have a name, which is not personal. */
  private static final Set<String> THINGS =
      Set.of(
          ("notification role group course enrollment preference template type event team "
                  + "cohort organization enterprise plan")
              .split(" "));

  /** Results by field name, because most contracts repeat the same few names. */
  private final Map<String, Optional<String>> byName = new ConcurrentHashMap<>();

  /** Returns the likely kind of personal data of a field in a record; empty if there is none. */
  Optional<String> kind(String field, TypeNode record) {
    if (field.equalsIgnoreCase("name") && isPerson(record)) {
      return Optional.of("name");
    }
    return byName.computeIfAbsent(field, PersonalDataNames::kind);
  }

  private static Optional<String> kind(String field) {
    String name = snakeCase(field);
    return ENDINGS.stream()
        .filter(each -> each.name().matcher(name).matches())
        .map(Ending::kind)
        .findFirst();
  }

  private static boolean isPerson(TypeNode record) {
    List<String> words = List.of(snakeCase(Names.simpleName(record.fullName())).split("_", -1));
    return words.stream().anyMatch(PEOPLE::contains) && words.stream().noneMatch(THINGS::contains);
  }

  private static String snakeCase(String name) {
    return name.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
  }
}
