// Generated from contracts by ./eventbus schema generate. Do not edit.
package org.openedx.events.learning;

import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.event.InvalidPayloadException;
import org.openedx.eventbus.event.PayloadFields;
import org.openedx.events.learning.data.DiscussionThreadData;

/**
 * A user commented on a response in the forum.
 *
 * @param thread The new comment.
 */
public record ForumResponseCommentCreated(DiscussionThreadData thread) {
  public ForumResponseCommentCreated {
    PayloadFields.required(thread, "ForumResponseCommentCreated.thread");
  }

  /** Returns an empty builder. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns a builder with the values of this record. */
  public Builder toBuilder() {
    return new Builder().thread(thread);
  }

  public ForumResponseCommentCreated withThread(DiscussionThreadData thread) {
    return new ForumResponseCommentCreated(thread);
  }

  /** Builder of {@link ForumResponseCommentCreated}. */
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
    public ForumResponseCommentCreated build() {
      return new ForumResponseCommentCreated(
          PayloadFields.required(thread, "ForumResponseCommentCreated.thread"));
    }
  }
}
