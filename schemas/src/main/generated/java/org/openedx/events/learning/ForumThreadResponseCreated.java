// Generated from contracts by ./eventbus schema generate. Do not edit.
package org.openedx.events.learning;

import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.event.InvalidPayloadException;
import org.openedx.eventbus.event.PayloadFields;
import org.openedx.events.learning.data.DiscussionThreadData;

/**
 * A user responded to a thread in the forum.
 *
 * @param thread The new response.
 */
public record ForumThreadResponseCreated(DiscussionThreadData thread) {
  public ForumThreadResponseCreated {
    PayloadFields.required(thread, "ForumThreadResponseCreated.thread");
  }

  /** Returns an empty builder. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns a builder with the values of this record. */
  public Builder toBuilder() {
    return new Builder().thread(thread);
  }

  public ForumThreadResponseCreated withThread(DiscussionThreadData thread) {
    return new ForumThreadResponseCreated(thread);
  }

  /** Builder of {@link ForumThreadResponseCreated}. */
  public static final class Builder {
    private @Nullable DiscussionThreadData thread;

    private Builder() {}

    public Builder thread(DiscussionThreadData thread) {
      this.thread = thread;
      return this;
    }

    /**
     * Creates the record.
     *
     * @throws InvalidPayloadException if a required field is not set
     */
    public ForumThreadResponseCreated build() {
      return new ForumThreadResponseCreated(
          PayloadFields.required(thread, "ForumThreadResponseCreated.thread"));
    }
  }
}
