// Generated from contracts by ./eventbus schema generate. Do not edit.
package org.openedx.events.learning;

import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.event.InvalidPayloadException;
import org.openedx.eventbus.event.PayloadFields;
import org.openedx.events.learning.data.DiscussionThreadData;

/**
 * A user began a thread in the forum.
 *
 * @param thread The new thread.
 */
public record ForumThreadCreated(DiscussionThreadData thread) {
  public ForumThreadCreated {
    PayloadFields.required(thread, "ForumThreadCreated.thread");
  }

  /** Returns an empty builder. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns a builder with the values of this record. */
  public Builder toBuilder() {
    return new Builder().thread(thread);
  }

  public ForumThreadCreated withThread(DiscussionThreadData thread) {
    return new ForumThreadCreated(thread);
  }

  /** Builder of {@link ForumThreadCreated}. */
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
    public ForumThreadCreated build() {
      return new ForumThreadCreated(PayloadFields.required(thread, "ForumThreadCreated.thread"));
    }
  }
}
