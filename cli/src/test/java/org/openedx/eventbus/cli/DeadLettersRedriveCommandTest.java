package org.openedx.eventbus.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.openedx.eventbus.consumer.deadletter.RedriveOptions;
import picocli.CommandLine;

class DeadLettersRedriveCommandTest {
  private static RedriveOptions how(String... args) {
    PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), true, UTF_8);
    return CommandLine.populateCommand(
            new DeadLettersRedriveCommand(
                new Terminal(InputStream.nullInputStream(), nowhere, nowhere, new TimeToEnd())),
            Stream.concat(Stream.of("--group", "mailer"), Stream.of(args)).toArray(String[]::new))
        .how();
  }

  @Test
  void withoutOptionsItIsAllAtOnce() {
    assertThat(how()).isEqualTo(RedriveOptions.DEFAULT);
  }

  @Test
  void eachOptionSaysItsOwnPart() {
    assertThat(how("--rate", "7", "--max", "8", "--cap", "9", "--reason", "mail is back"))
        .isEqualTo(
            new RedriveOptions(
                OptionalInt.of(7),
                OptionalInt.of(8),
                9,
                false,
                Optional.of("mail is back"),
                false));
    assertThat(how("--force")).isEqualTo(RedriveOptions.DEFAULT.forced(true));
    assertThat(how("--dry-run")).isEqualTo(RedriveOptions.DEFAULT.dryRun(true));
  }

  @Test
  void whatCannotBeIsRefused() {
    assertThatThrownBy(() -> how("--rate", "0"))
        .isInstanceOf(WrongUseException.class)
        .hasMessageContaining("perSecond must be 1 or more, not 0");
    assertThatThrownBy(() -> how("--max", "0"))
        .isInstanceOf(WrongUseException.class)
        .hasMessageContaining("limit must be 1 or more, not 0");
    assertThatThrownBy(() -> how("--cap", "-1"))
        .isInstanceOf(WrongUseException.class)
        .hasMessageContaining("not -1");
  }
}
