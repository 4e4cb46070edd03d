package org.openedx.eventbus.cli.common;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;

class TerminalTest {
  @Test
  void unreadableStandardInputIsNamed() {
    InputStream broken =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("no terminal");
          }
        };

    assertThatThrownBy(() -> new Terminal(broken, System.out, System.err).readData("-"))
        .isInstanceOf(UsageException.class)
        .hasMessage("--data: cannot read standard input (java.io.IOException: no terminal)");
  }
}
