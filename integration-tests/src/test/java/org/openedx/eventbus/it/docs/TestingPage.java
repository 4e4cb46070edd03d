package org.openedx.eventbus.it.docs;

import org.openedx.events.learning.data.UserData;
import org.openedx.events.learning.data.UserPersonalData;

/** Values of the snippets in {@code docs/testing.md}. */
final class TestingPage {
  static final UserData ADA =
      new UserData(42, true, new UserPersonalData("ada", "ada@example.org", "Ada Lovelace"));

  private TestingPage() {}
}
