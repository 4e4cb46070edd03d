package org.openedx.eventbus.tools.catalog;

/** The index as Markdown for language models (llmstxt.org). */
final class LlmsText {
  private LlmsText() {}

  static String of(Inventory inventory) {
    StringBuilder text = new StringBuilder("# Events\n\n> The event types of this event bus.\n\n");
    text.append("## Event types\n\n");
    for (Entry entry : inventory.entries()) {
      text.append("- [").append(plain(entry.name().value())).append("](").append(entry.page());
      text.append("): ").append(plain(entry.about().orElse("No description.")));
      text.append(" Topic ").append(plain(entry.topic())).append(".\n");
    }
    return text.toString();
  }

  /** Returns the text on one line, with Markdown escaped. */
  private static String plain(String text) {
    return text.replaceAll("[\\p{Cntrl}\\s]+", " ").replaceAll("([\\\\`*\\[\\]<>#|])", "\\\\$1");
  }
}
