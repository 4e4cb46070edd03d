package org.openedx.eventbus.tools.internal.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openedx.eventbus.tools.finding.JsonSource;

class PythonJsonTest {
  @ParameterizedTest
  @CsvSource({
    "1.0, 1.0",
    "0.1, 0.1",
    "-0.0, -0.0",
    "100, 100.0",
    "1e15, 1000000000000000.0",
    "1e16, 1e+16",
    "123456789012345678, 1.2345678901234568e+17",
    "0.0001, 0.0001",
    "0.00001, 1e-05",
    "1.5e-7, 1.5e-07",
    "2e-44, 2e-44",
    "5e-324, 5e-324",
    "-1.7976931348623157e308, -1.7976931348623157e+308",
    "2.0E-3, 0.002",
    "1e23, 1e+23",
  })
  void numbersEqualPythonsRepr(double value, String python) {
    assertThat(PythonJson.repr(value)).isEqualTo(python);
  }

  @Test
  void keysAndEscapesEqualPythonsDumps() {
    JsonSource source =
        JsonSource.parse(
            "x",
            "{\"\uE000\": 1, \"\uD83D\uDE00\": [], \"b\": {}, \"a\": \"\\u00e9\\\"\\\\\\n"
                + "\\u007f/\\u0001\", \"n\": 12345678901234567890, \"t\": [true, null]}");

    assertThat(PythonJson.dumps(source.root()))
        .isEqualTo(
            "{\"a\": \"\\u00e9\\\"\\\\\\n"
                + "\\u007f/\\u0001\", \"b\": {}, \"n\": 12345678901234567890, \"t\": [true, null],"
                + " \"\\ue000\": 1, \"\\ud83d\\ude00\": []}");
  }
}
