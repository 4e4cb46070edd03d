// Generated from contracts by ./eventbus schema generate. Do not edit.
package org.openedx.events.learning.data;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.event.InvalidPayloadException;
import org.openedx.eventbus.event.PayloadFields;

/**
 * A post of the forum: a thread, a response to one, or a comment on a response.
 *
 * @param body What the author wrote.
 * @param commentableId The id of the topic it was posted under.
 * @param id The post's id.
 * @param truncated Whether the body was cut short for this event.
 * @param url Where the post can be read; may be empty.
 * @param user The author.
 * @param courseId The key of the course run, such as course-v1:edX+DemoX+2026.
 * @param threadType The kind of thread, discussion or question; none where the post is
 *     not a thread. May be null.
 * @param anonymous Whether only the staff is shown the author. May be null.
 * @param anonymousToPeers Whether other learners are not shown the author. May be null.
 * @param title The thread's title, as its author wrote it. May be null.
 * @param titleTruncated Whether the title was cut short for this event. May be null.
 * @param groupId The number of the cohort that can see it, if it is for one alone. May
 *     be null.
 * @param teamId The number of the team it belongs to, if it belongs to one. May be null.
 * @param categoryId The id of the topic's category, where it has one. May be null.
 * @param categoryName The title of the topic's category, where it has one. May be null.
 * @param discussion The thread that a response or a comment belongs to, by id. May be
 *     null.
 * @param userCourseRoles The author's roles in the course run, such as Staff or
 *     Instructor.
 * @param userForumsRoles The author's roles in the forum, such as Student or Moderator.
 * @param options What the author chose when posting, such as followed, by name.
 */
public record DiscussionThreadData(String body, String commentableId, String id, boolean truncated,
    String url, UserData user, String courseId, @Nullable String threadType,
    @Nullable Boolean anonymous, @Nullable Boolean anonymousToPeers, @Nullable String title,
    @Nullable Boolean titleTruncated, @Nullable Long groupId, @Nullable Long teamId,
    @Nullable Long categoryId, @Nullable String categoryName,
    @Nullable Map<String, String> discussion, List<String> userCourseRoles,
    List<String> userForumsRoles, Map<String, Boolean> options) {
  public DiscussionThreadData {
    PayloadFields.required(body, "DiscussionThreadData.body");
    PayloadFields.required(commentableId, "DiscussionThreadData.commentable_id");
    PayloadFields.required(id, "DiscussionThreadData.id");
    PayloadFields.required(url, "DiscussionThreadData.url");
    PayloadFields.required(user, "DiscussionThreadData.user");
    PayloadFields.required(courseId, "DiscussionThreadData.course_id");
    discussion = discussion == null ? null : PayloadFields.mapOf(discussion, "DiscussionThreadData.discussion");
    userCourseRoles = PayloadFields.listOf(userCourseRoles, "DiscussionThreadData.user_course_roles");
    userForumsRoles = PayloadFields.listOf(userForumsRoles, "DiscussionThreadData.user_forums_roles");
    options = PayloadFields.mapOf(options, "DiscussionThreadData.options");
  }

  /** Returns an empty builder. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns a builder with the values of this record. */
  public Builder toBuilder() {
    return new Builder()
        .body(body)
        .commentableId(commentableId)
        .id(id)
        .truncated(truncated)
        .url(url)
        .user(user)
        .courseId(courseId)
        .threadType(threadType)
        .anonymous(anonymous)
        .anonymousToPeers(anonymousToPeers)
        .title(title)
        .titleTruncated(titleTruncated)
        .groupId(groupId)
        .teamId(teamId)
        .categoryId(categoryId)
        .categoryName(categoryName)
        .discussion(discussion)
        .userCourseRoles(userCourseRoles)
        .userForumsRoles(userForumsRoles)
        .options(options);
  }

  public DiscussionThreadData withBody(String body) {
    return new DiscussionThreadData(body, commentableId, id, truncated, url, user, courseId,
        threadType, anonymous, anonymousToPeers, title, titleTruncated, groupId, teamId, categoryId,
        categoryName, discussion, userCourseRoles, userForumsRoles, options);
  }

  public DiscussionThreadData withCommentableId(String commentableId) {
    return new DiscussionThreadData(body, commentableId, id, truncated, url, user, courseId,
        threadType, anonymous, anonymousToPeers, title, titleTruncated, groupId, teamId, categoryId,
        categoryName, discussion, userCourseRoles, userForumsRoles, options);
  }

  public DiscussionThreadData withId(String id) {
    return new DiscussionThreadData(body, commentableId, id, truncated, url, user, courseId,
        threadType, anonymous, anonymousToPeers, title, titleTruncated, groupId, teamId, categoryId,
        categoryName, discussion, userCourseRoles, userForumsRoles, options);
  }

  public DiscussionThreadData withTruncated(boolean truncated) {
    return new DiscussionThreadData(body, commentableId, id, truncated, url, user, courseId,
        threadType, anonymous, anonymousToPeers, title, titleTruncated, groupId, teamId, categoryId,
        categoryName, discussion, userCourseRoles, userForumsRoles, options);
  }

  public DiscussionThreadData withUrl(String url) {
    return new DiscussionThreadData(body, commentableId, id, truncated, url, user, courseId,
        threadType, anonymous, anonymousToPeers, title, titleTruncated, groupId, teamId, categoryId,
        categoryName, discussion, userCourseRoles, userForumsRoles, options);
  }

  public DiscussionThreadData withUser(UserData user) {
    return new DiscussionThreadData(body, commentableId, id, truncated, url, user, courseId,
        threadType, anonymous, anonymousToPeers, title, titleTruncated, groupId, teamId, categoryId,
        categoryName, discussion, userCourseRoles, userForumsRoles, options);
  }

  public DiscussionThreadData withCourseId(String courseId) {
    return new DiscussionThreadData(body, commentableId, id, truncated, url, user, courseId,
        threadType, anonymous, anonymousToPeers, title, titleTruncated, groupId, teamId, categoryId,
        categoryName, discussion, userCourseRoles, userForumsRoles, options);
  }

  public DiscussionThreadData withThreadType(@Nullable String threadType) {
    return new DiscussionThreadData(body, commentableId, id, truncated, url, user, courseId,
        threadType, anonymous, anonymousToPeers, title, titleTruncated, groupId, teamId, categoryId,
        categoryName, discussion, userCourseRoles, userForumsRoles, options);
  }

  public DiscussionThreadData withAnonymous(@Nullable Boolean anonymous) {
    return new DiscussionThreadData(body, commentableId, id, truncated, url, user, courseId,
        threadType, anonymous, anonymousToPeers, title, titleTruncated, groupId, teamId, categoryId,
        categoryName, discussion, userCourseRoles, userForumsRoles, options);
  }

  public DiscussionThreadData withAnonymousToPeers(@Nullable Boolean anonymousToPeers) {
    return new DiscussionThreadData(body, commentableId, id, truncated, url, user, courseId,
        threadType, anonymous, anonymousToPeers, title, titleTruncated, groupId, teamId, categoryId,
        categoryName, discussion, userCourseRoles, userForumsRoles, options);
  }

  public DiscussionThreadData withTitle(@Nullable String title) {
    return new DiscussionThreadData(body, commentableId, id, truncated, url, user, courseId,
        threadType, anonymous, anonymousToPeers, title, titleTruncated, groupId, teamId, categoryId,
        categoryName, discussion, userCourseRoles, userForumsRoles, options);
  }

  public DiscussionThreadData withTitleTruncated(@Nullable Boolean titleTruncated) {
    return new DiscussionThreadData(body, commentableId, id, truncated, url, user, courseId,
        threadType, anonymous, anonymousToPeers, title, titleTruncated, groupId, teamId, categoryId,
        categoryName, discussion, userCourseRoles, userForumsRoles, options);
  }

  public DiscussionThreadData withGroupId(@Nullable Long groupId) {
    return new DiscussionThreadData(body, commentableId, id, truncated, url, user, courseId,
        threadType, anonymous, anonymousToPeers, title, titleTruncated, groupId, teamId, categoryId,
        categoryName, discussion, userCourseRoles, userForumsRoles, options);
  }

  public DiscussionThreadData withTeamId(@Nullable Long teamId) {
    return new DiscussionThreadData(body, commentableId, id, truncated, url, user, courseId,
        threadType, anonymous, anonymousToPeers, title, titleTruncated, groupId, teamId, categoryId,
        categoryName, discussion, userCourseRoles, userForumsRoles, options);
  }

  public DiscussionThreadData withCategoryId(@Nullable Long categoryId) {
    return new DiscussionThreadData(body, commentableId, id, truncated, url, user, courseId,
        threadType, anonymous, anonymousToPeers, title, titleTruncated, groupId, teamId, categoryId,
        categoryName, discussion, userCourseRoles, userForumsRoles, options);
  }

  public DiscussionThreadData withCategoryName(@Nullable String categoryName) {
    return new DiscussionThreadData(body, commentableId, id, truncated, url, user, courseId,
        threadType, anonymous, anonymousToPeers, title, titleTruncated, groupId, teamId, categoryId,
        categoryName, discussion, userCourseRoles, userForumsRoles, options);
  }

  public DiscussionThreadData withDiscussion(@Nullable Map<String, String> discussion) {
    return new DiscussionThreadData(body, commentableId, id, truncated, url, user, courseId,
        threadType, anonymous, anonymousToPeers, title, titleTruncated, groupId, teamId, categoryId,
        categoryName, discussion, userCourseRoles, userForumsRoles, options);
  }

  public DiscussionThreadData withUserCourseRoles(List<String> userCourseRoles) {
    return new DiscussionThreadData(body, commentableId, id, truncated, url, user, courseId,
        threadType, anonymous, anonymousToPeers, title, titleTruncated, groupId, teamId, categoryId,
        categoryName, discussion, userCourseRoles, userForumsRoles, options);
  }

  public DiscussionThreadData withUserForumsRoles(List<String> userForumsRoles) {
    return new DiscussionThreadData(body, commentableId, id, truncated, url, user, courseId,
        threadType, anonymous, anonymousToPeers, title, titleTruncated, groupId, teamId, categoryId,
        categoryName, discussion, userCourseRoles, userForumsRoles, options);
  }

  public DiscussionThreadData withOptions(Map<String, Boolean> options) {
    return new DiscussionThreadData(body, commentableId, id, truncated, url, user, courseId,
        threadType, anonymous, anonymousToPeers, title, titleTruncated, groupId, teamId, categoryId,
        categoryName, discussion, userCourseRoles, userForumsRoles, options);
  }

  /** Returns the fields, with personal data masked as {@code ***}. */
  @Override
  public String toString() {
    return "DiscussionThreadData[body=***"
        + ", commentableId=" + commentableId
        + ", id=" + id
        + ", truncated=" + truncated
        + ", url=" + url
        + ", user=" + user
        + ", courseId=" + courseId
        + ", threadType=" + threadType
        + ", anonymous=" + anonymous
        + ", anonymousToPeers=" + anonymousToPeers
        + ", title=***"
        + ", titleTruncated=" + titleTruncated
        + ", groupId=" + groupId
        + ", teamId=" + teamId
        + ", categoryId=" + categoryId
        + ", categoryName=" + categoryName
        + ", discussion=" + discussion
        + ", userCourseRoles=" + userCourseRoles
        + ", userForumsRoles=" + userForumsRoles
        + ", options=" + options
        + "]";
  }

  /** Builder of {@link DiscussionThreadData}. */
  public static final class Builder {
    private @Nullable String body;
    private @Nullable String commentableId;
    private @Nullable String id;
    private @Nullable Boolean truncated;
    private @Nullable String url;
    private @Nullable UserData user;
    private @Nullable String courseId;
    private @Nullable String threadType;
    private @Nullable Boolean anonymous;
    private @Nullable Boolean anonymousToPeers;
    private @Nullable String title;
    private @Nullable Boolean titleTruncated;
    private @Nullable Long groupId;
    private @Nullable Long teamId;
    private @Nullable Long categoryId;
    private @Nullable String categoryName;
    private @Nullable Map<String, String> discussion;
    private @Nullable List<String> userCourseRoles;
    private @Nullable List<String> userForumsRoles;
    private @Nullable Map<String, Boolean> options;

    private Builder() {}

    public Builder body(String body) {
      this.body = body;
      return this;
    }

    public Builder commentableId(String commentableId) {
      this.commentableId = commentableId;
      return this;
    }

    public Builder id(String id) {
      this.id = id;
      return this;
    }

    public Builder truncated(boolean truncated) {
      this.truncated = truncated;
      return this;
    }

    public Builder url(String url) {
      this.url = url;
      return this;
    }

    public Builder user(UserData user) {
      this.user = user;
      return this;
    }

    public Builder courseId(String courseId) {
      this.courseId = courseId;
      return this;
    }

    public Builder threadType(@Nullable String threadType) {
      this.threadType = threadType;
      return this;
    }

    public Builder anonymous(@Nullable Boolean anonymous) {
      this.anonymous = anonymous;
      return this;
    }

    public Builder anonymousToPeers(@Nullable Boolean anonymousToPeers) {
      this.anonymousToPeers = anonymousToPeers;
      return this;
    }

    public Builder title(@Nullable String title) {
      this.title = title;
      return this;
    }

    public Builder titleTruncated(@Nullable Boolean titleTruncated) {
      this.titleTruncated = titleTruncated;
      return this;
    }

    public Builder groupId(@Nullable Long groupId) {
      this.groupId = groupId;
      return this;
    }

    public Builder teamId(@Nullable Long teamId) {
      this.teamId = teamId;
      return this;
    }

    public Builder categoryId(@Nullable Long categoryId) {
      this.categoryId = categoryId;
      return this;
    }

    public Builder categoryName(@Nullable String categoryName) {
      this.categoryName = categoryName;
      return this;
    }

    public Builder discussion(@Nullable Map<String, String> discussion) {
      this.discussion = discussion;
      return this;
    }

    public Builder userCourseRoles(List<String> userCourseRoles) {
      this.userCourseRoles = userCourseRoles;
      return this;
    }

    public Builder userForumsRoles(List<String> userForumsRoles) {
      this.userForumsRoles = userForumsRoles;
      return this;
    }

    public Builder options(Map<String, Boolean> options) {
      this.options = options;
      return this;
    }

    /**
     * Creates the record.
     *
     * @throws InvalidPayloadException if a required field is not set
     */
    public DiscussionThreadData build() {
      return new DiscussionThreadData(
          PayloadFields.required(body, "DiscussionThreadData.body"),
          PayloadFields.required(commentableId, "DiscussionThreadData.commentable_id"),
          PayloadFields.required(id, "DiscussionThreadData.id"),
          PayloadFields.required(truncated, "DiscussionThreadData.truncated"),
          PayloadFields.required(url, "DiscussionThreadData.url"),
          PayloadFields.required(user, "DiscussionThreadData.user"),
          PayloadFields.required(courseId, "DiscussionThreadData.course_id"),
          threadType,
          anonymous,
          anonymousToPeers,
          title,
          titleTruncated,
          groupId,
          teamId,
          categoryId,
          categoryName,
          discussion,
          PayloadFields.required(userCourseRoles, "DiscussionThreadData.user_course_roles"),
          PayloadFields.required(userForumsRoles, "DiscussionThreadData.user_forums_roles"),
          PayloadFields.required(options, "DiscussionThreadData.options"));
    }
  }
}
