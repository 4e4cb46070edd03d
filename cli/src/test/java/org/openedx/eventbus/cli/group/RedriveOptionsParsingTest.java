package org.openedx.eventbus.cli.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.openedx.eventbus.cli.common.UsageException;
import org.openedx.eventbus.consumer.deadletter.RedriveOptions;
import picocli.CommandLine;

class RedriveOptionsParsingTest {
  private static RedriveOptions parse(String... args) {
    return CommandLine.populateCommand(
            new DeadLettersCommand.Redrive(),
            Stream.concat(Stream.of("--group", "mailer"), Stream.of(args)).toArray(String[]::new))
        .redriveOptions();
  }

  @Test
  void defaultsAreThoseOfTheLibrary() {
    assertThat(parse()).isEqualTo(RedriveOptions.DEFAULT);
  }

  @Test
  void eachOptionSetsOneValue() {
    assertThat(
            parse("--rate", "7", "--limit", "8", "--max-redrives", "9", "--reason", "mail is back"))
        .isEqualTo(
            new RedriveOptions(
                OptionalInt.of(7),
                OptionalInt.of(8),
                9,
                false,
                Optional.of("mail is back"),
                false));
    assertThat(parse("--force")).isEqualTo(RedriveOptions.DEFAULT.forced(true));
    assertThat(parse("--dry-run")).isEqualTo(RedriveOptions.DEFAULT.dryRun(true));
  }

  @Test
  void valuesOutOfRangeAreRejected() {
    assertThatThrownBy(() -> parse("--rate", "0"))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("--rate must be 1 or more, not 0");
    assertThatThrownBy(() -> parse("--limit", "0"))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("--limit must be 1 or more, not 0");
    assertThatThrownBy(() -> parse("--max-redrives", "-1"))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("--max-redrives must be 0 or more, not -1");
  }
}
