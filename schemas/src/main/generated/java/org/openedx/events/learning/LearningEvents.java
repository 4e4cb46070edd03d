// Generated from contracts by ./eventbus schema generate. Do not edit.
package org.openedx.events.learning;

import java.util.Set;
import org.openedx.eventbus.avro.WireSchema;
import org.openedx.eventbus.event.EventCatalog;
import org.openedx.eventbus.event.EventName;
import org.openedx.eventbus.event.EventType;

/** The event types of {@code org.openedx.events.learning}. */
public final class LearningEvents {
  /**
   * A user signed in: the credentials were valid and a session was created.
   *
   * <p>{@code org.openedx.learning.auth.session.login.completed.v1}, since 2021-09-02.
   *
   * <p>Sent by lms: edx-platform, openedx/core/djangoapps/user_authn/views/login.py, once a
   * sign-in has succeeded.
   */
  public static final EventType<SessionLoginCompleted> SESSION_LOGIN_COMPLETED =
      EventType.builder(
          EventName.of("org.openedx.learning.auth.session.login.completed.v1"),
          WireSchema.of(SessionLoginCompletedCodec.SCHEMA),
          SessionLoginCompletedCodec.INSTANCE)
          .topic("user-login")
          .keyPath("user.pii.username")
          .personalFields(
              Set.of(
                  "user.pii.email",
                  "user.pii.name",
                  "user.pii.username"))
          .build();

  /**
   * A learner was given a badge.
   *
   * <p>{@code org.openedx.learning.badge.awarded.v1}, since 2024-05-08.
   *
   * <p>Sent by credentials: credentials, credentials/apps/badges/signals/signals.py, once the
   * badge has been issued.
   */
  public static final EventType<BadgeAwarded> BADGE_AWARDED =
      EventType.builder(
          EventName.of("org.openedx.learning.badge.awarded.v1"),
          WireSchema.of(BadgeAwardedCodec.SCHEMA),
          BadgeAwardedCodec.INSTANCE)
          .topic("learning-badges-lifecycle")
          .keyPath("badge.uuid")
          .personalFields(
              Set.of(
                  "badge.user.pii.email",
                  "badge.user.pii.name",
                  "badge.user.pii.username"))
          .build();

  /**
   * A badge was taken back from a learner.
   *
   * <p>{@code org.openedx.learning.badge.revoked.v1}, since 2024-05-08.
   *
   * <p>Sent by credentials: credentials, credentials/apps/badges/signals/signals.py, once the
   * badge has been revoked.
   */
  public static final EventType<BadgeRevoked> BADGE_REVOKED =
      EventType.builder(
          EventName.of("org.openedx.learning.badge.revoked.v1"),
          WireSchema.of(BadgeRevokedCodec.SCHEMA),
          BadgeRevokedCodec.INSTANCE)
          .topic("learning-badges-lifecycle")
          .keyPath("badge.uuid")
          .personalFields(
              Set.of(
                  "badge.user.pii.email",
                  "badge.user.pii.name",
                  "badge.user.pii.username"))
          .build();

  /**
   * A learner's grade in a custom course became enough to pass, or ceased to be.
   *
   * <p>{@code org.openedx.learning.ccx.course.passing.status.updated.v1}, since 2024-05-08.
   *
   * <p>Sent by lms: edx-platform, lms/djangoapps/grades/events.py, when a grade has been worked
   * out anew.
   */
  public static final EventType<CcxCoursePassingStatusUpdated> CCX_COURSE_PASSING_STATUS_UPDATED =
      EventType.builder(
          EventName.of("org.openedx.learning.ccx.course.passing.status.updated.v1"),
          WireSchema.of(CcxCoursePassingStatusUpdatedCodec.SCHEMA),
          CcxCoursePassingStatusUpdatedCodec.INSTANCE)
          .topic("learning-badges-lifecycle")
          .keyPath("course_passing_status.course.ccx_course_key")
          .personalFields(
              Set.of(
                  "course_passing_status.course.coach_email",
                  "course_passing_status.user.pii.email",
                  "course_passing_status.user.pii.name",
                  "course_passing_status.user.pii.username"))
          .build();

  /**
   * A certificate was saved, for the first time or again.
   *
   * <p>{@code org.openedx.learning.certificate.changed.v1}, since 2021-09-22.
   *
   * <p>Sent by lms: edx-platform, lms/djangoapps/certificates/models.py, whenever a certificate
   * is saved.
   */
  public static final EventType<CertificateChanged> CERTIFICATE_CHANGED =
      EventType.builder(
          EventName.of("org.openedx.learning.certificate.changed.v1"),
          WireSchema.of(CertificateChangedCodec.SCHEMA),
          CertificateChangedCodec.INSTANCE)
          .topic("learning-certificate-lifecycle")
          .keyPath("certificate.course.course_key")
          .personalFields(
              Set.of(
                  "certificate.name",
                  "certificate.user.pii.email",
                  "certificate.user.pii.name",
                  "certificate.user.pii.username"))
          .build();

  /**
   * A learner was given a certificate.
   *
   * <p>{@code org.openedx.learning.certificate.created.v1}, since 2021-09-22.
   *
   * <p>Sent by lms: edx-platform, lms/djangoapps/certificates/models.py, once one has been saved
   * with a passing status.
   */
  public static final EventType<CertificateCreated> CERTIFICATE_CREATED =
      EventType.builder(
          EventName.of("org.openedx.learning.certificate.created.v1"),
          WireSchema.of(CertificateCreatedCodec.SCHEMA),
          CertificateCreatedCodec.INSTANCE)
          .topic("learning-certificate-lifecycle")
          .keyPath("certificate.course.course_key")
          .personalFields(
              Set.of(
                  "certificate.name",
                  "certificate.user.pii.email",
                  "certificate.user.pii.name",
                  "certificate.user.pii.username"))
          .build();

  /**
   * A learner's certificate was taken back.
   *
   * <p>{@code org.openedx.learning.certificate.revoked.v1}, since 2021-09-22.
   *
   * <p>Sent by lms: edx-platform, lms/djangoapps/certificates/models.py, once a certificate has
   * been invalidated.
   */
  public static final EventType<CertificateRevoked> CERTIFICATE_REVOKED =
      EventType.builder(
          EventName.of("org.openedx.learning.certificate.revoked.v1"),
          WireSchema.of(CertificateRevokedCodec.SCHEMA),
          CertificateRevokedCodec.INSTANCE)
          .topic("learning-certificate-lifecycle")
          .keyPath("certificate.course.course_key")
          .personalFields(
              Set.of(
                  "certificate.name",
                  "certificate.user.pii.email",
                  "certificate.user.pii.name",
                  "certificate.user.pii.username"))
          .build();

  /**
   * A learner joined a cohort, or moved from one to another.
   *
   * <p>{@code org.openedx.learning.cohort_membership.changed.v1}, since 2021-09-22.
   *
   * <p>Sent by lms: edx-platform, openedx/core/djangoapps/course_groups/models.py, once a learner
   * is in a cohort.
   */
  public static final EventType<CohortMembershipChanged> COHORT_MEMBERSHIP_CHANGED =
      EventType.builder(
          EventName.of("org.openedx.learning.cohort_membership.changed.v1"),
          WireSchema.of(CohortMembershipChangedCodec.SCHEMA),
          CohortMembershipChangedCodec.INSTANCE)
          .topic("cohort-lifecycle")
          .keyPath("cohort.course.course_key")
          .personalFields(
              Set.of(
                  "cohort.user.pii.email",
                  "cohort.user.pii.name",
                  "cohort.user.pii.username"))
          .build();

  /**
   * A learner's enrollment changed: its mode, or whether it is active.
   *
   * <p>{@code org.openedx.learning.course.enrollment.changed.v1}, since 2021-09-22.
   *
   * <p>Sent by lms: edx-platform, common/djangoapps/student/models.py, once the mode or the
   * activity has been updated.
   */
  public static final EventType<CourseEnrollmentChanged> COURSE_ENROLLMENT_CHANGED =
      EventType.builder(
          EventName.of("org.openedx.learning.course.enrollment.changed.v1"),
          WireSchema.of(CourseEnrollmentChangedCodec.SCHEMA),
          CourseEnrollmentChangedCodec.INSTANCE)
          .topic("course-enrollment-lifecycle")
          .keyPath("enrollment.course.course_key")
          .personalFields(
              Set.of(
                  "enrollment.created_by.pii.email",
                  "enrollment.created_by.pii.name",
                  "enrollment.created_by.pii.username",
                  "enrollment.user.pii.email",
                  "enrollment.user.pii.name",
                  "enrollment.user.pii.username"))
          .build();

  /**
   * A learner was enrolled in a course run.
   *
   * <p>{@code org.openedx.learning.course.enrollment.created.v1}, since 2021-09-02.
   *
   * <p>Sent by lms: edx-platform, common/djangoapps/student/models.py, once a learner has been
   * enrolled.
   */
  public static final EventType<CourseEnrollmentCreated> COURSE_ENROLLMENT_CREATED =
      EventType.builder(
          EventName.of("org.openedx.learning.course.enrollment.created.v1"),
          WireSchema.of(CourseEnrollmentCreatedCodec.SCHEMA),
          CourseEnrollmentCreatedCodec.INSTANCE)
          .topic("course-enrollment-lifecycle")
          .keyPath("enrollment.course.course_key")
          .personalFields(
              Set.of(
                  "enrollment.created_by.pii.email",
                  "enrollment.created_by.pii.name",
                  "enrollment.created_by.pii.username",
                  "enrollment.user.pii.email",
                  "enrollment.user.pii.name",
                  "enrollment.user.pii.username"))
          .build();

  /**
   * Those in a course run are to be notified of something.
   *
   * <p>{@code org.openedx.learning.course.notification.requested.v1}, since 2023-11-16.
   *
   * <p>Sent by lms: edx-platform (discussion, contentstore) and edx-ora2, whenever there is
   * something to tell.
   */
  public static final EventType<CourseNotificationRequested> COURSE_NOTIFICATION_REQUESTED =
      EventType.builder(
          EventName.of("org.openedx.learning.course.notification.requested.v1"),
          WireSchema.of(CourseNotificationRequestedCodec.SCHEMA),
          CourseNotificationRequestedCodec.INSTANCE)
          .topic("learning-course-notification-lifecycle")
          .personalFields(
              Set.of(
                  "course_notification_data.content_context"))
          .build();

  /**
   * A learner's grade in a course run became enough to pass, or ceased to be.
   *
   * <p>{@code org.openedx.learning.course.passing.status.updated.v1}, since 2024-05-08.
   *
   * <p>Sent by lms: edx-platform, lms/djangoapps/grades/events.py, when a grade has been worked
   * out anew.
   */
  public static final EventType<CoursePassingStatusUpdated> COURSE_PASSING_STATUS_UPDATED =
      EventType.builder(
          EventName.of("org.openedx.learning.course.passing.status.updated.v1"),
          WireSchema.of(CoursePassingStatusUpdatedCodec.SCHEMA),
          CoursePassingStatusUpdatedCodec.INSTANCE)
          .topic("learning-badges-lifecycle")
          .keyPath("course_passing_status.course.course_key")
          .personalFields(
              Set.of(
                  "course_passing_status.user.pii.email",
                  "course_passing_status.user.pii.name",
                  "course_passing_status.user.pii.username"))
          .build();

  /**
   * A learner's grade in a course run was stored.
   *
   * <p>{@code org.openedx.learning.course.persistent_grade_summary.changed.v1}, since 2022-09-20.
   *
   * <p>Sent by lms: edx-platform, lms/djangoapps/grades/models.py, once the grade has been saved.
   */
  public static final EventType<PersistentGradeSummaryChanged> PERSISTENT_GRADE_SUMMARY_CHANGED =
      EventType.builder(
          EventName.of("org.openedx.learning.course.persistent_grade_summary.changed.v1"),
          WireSchema.of(PersistentGradeSummaryChangedCodec.SCHEMA),
          PersistentGradeSummaryChangedCodec.INSTANCE)
          .topic("learning-course-persistent_grade_summary-lifecycle")
          .build();

  /**
   * A learner left a course run: the unenrollment is done.
   *
   * <p>{@code org.openedx.learning.course.unenrollment.completed.v1}, since 2021-09-22.
   *
   * <p>Sent by lms: edx-platform, common/djangoapps/student/models.py, once a learner has been
   * unenrolled.
   */
  public static final EventType<CourseUnenrollmentCompleted> COURSE_UNENROLLMENT_COMPLETED =
      EventType.builder(
          EventName.of("org.openedx.learning.course.unenrollment.completed.v1"),
          WireSchema.of(CourseUnenrollmentCompletedCodec.SCHEMA),
          CourseUnenrollmentCompletedCodec.INSTANCE)
          .topic("course-unenrollment-lifecycle")
          .keyPath("enrollment.course.course_key")
          .personalFields(
              Set.of(
                  "enrollment.created_by.pii.email",
                  "enrollment.created_by.pii.name",
                  "enrollment.created_by.pii.username",
                  "enrollment.user.pii.email",
                  "enrollment.user.pii.name",
                  "enrollment.user.pii.username"))
          .build();

  /**
   * The discussions of a course run were configured again.
   *
   * <p>{@code org.openedx.learning.discussions.configuration.changed.v1}, since 2022-02-25.
   *
   * <p>Sent by cms: edx-platform, openedx/core/djangoapps/discussions/tasks.py, after a course
   * run has been published.
   */
  public static final EventType<CourseDiscussionsChanged> COURSE_DISCUSSIONS_CHANGED =
      EventType.builder(
          EventName.of("org.openedx.learning.discussions.configuration.changed.v1"),
          WireSchema.of(CourseDiscussionsChangedCodec.SCHEMA),
          CourseDiscussionsChangedCodec.INSTANCE)
          .topic("learning-discussions-configuration-lifecycle")
          .build();

  /**
   * An attempt at a special exam broke off because of an error.
   *
   * <p>{@code org.openedx.learning.exam.attempt.errored.v1}, since 2023-10-02.
   *
   * <p>Sent by edx-exams: edx-exams, edx_exams/apps/core/signals/signals.py, once the attempt is
   * in its error state.
   */
  public static final EventType<ExamAttemptErrored> EXAM_ATTEMPT_ERRORED =
      EventType.builder(
          EventName.of("org.openedx.learning.exam.attempt.errored.v1"),
          WireSchema.of(ExamAttemptErroredCodec.SCHEMA),
          ExamAttemptErroredCodec.INSTANCE)
          .topic("learning-exam-attempt-lifecycle")
          .keyPath("exam_attempt.course_key")
          .personalFields(
              Set.of(
                  "exam_attempt.requesting_user.pii.email",
                  "exam_attempt.requesting_user.pii.name",
                  "exam_attempt.requesting_user.pii.username",
                  "exam_attempt.student_user.pii.email",
                  "exam_attempt.student_user.pii.name",
                  "exam_attempt.student_user.pii.username"))
          .build();

  /**
   * An attempt at a special exam was found not to be in order.
   *
   * <p>{@code org.openedx.learning.exam.attempt.rejected.v1}, since 2023-10-02.
   *
   * <p>Sent by edx-exams: edx-exams, edx_exams/apps/core/signals/signals.py, once a review has
   * rejected the attempt.
   */
  public static final EventType<ExamAttemptRejected> EXAM_ATTEMPT_REJECTED =
      EventType.builder(
          EventName.of("org.openedx.learning.exam.attempt.rejected.v1"),
          WireSchema.of(ExamAttemptRejectedCodec.SCHEMA),
          ExamAttemptRejectedCodec.INSTANCE)
          .topic("learning-exam-attempt-lifecycle")
          .keyPath("exam_attempt.course_key")
          .personalFields(
              Set.of(
                  "exam_attempt.requesting_user.pii.email",
                  "exam_attempt.requesting_user.pii.name",
                  "exam_attempt.requesting_user.pii.username",
                  "exam_attempt.student_user.pii.email",
                  "exam_attempt.student_user.pii.name",
                  "exam_attempt.student_user.pii.username"))
          .build();

  /**
   * An attempt at a special exam was reset, so that the learner can try again.
   *
   * <p>{@code org.openedx.learning.exam.attempt.reset.v1}, since 2023-10-02.
   *
   * <p>Sent by edx-exams: edx-exams, edx_exams/apps/core/signals/signals.py, once the attempt has
   * been reset.
   */
  public static final EventType<ExamAttemptReset> EXAM_ATTEMPT_RESET =
      EventType.builder(
          EventName.of("org.openedx.learning.exam.attempt.reset.v1"),
          WireSchema.of(ExamAttemptResetCodec.SCHEMA),
          ExamAttemptResetCodec.INSTANCE)
          .topic("learning-exam-attempt-lifecycle")
          .keyPath("exam_attempt.course_key")
          .personalFields(
              Set.of(
                  "exam_attempt.requesting_user.pii.email",
                  "exam_attempt.requesting_user.pii.name",
                  "exam_attempt.requesting_user.pii.username",
                  "exam_attempt.student_user.pii.email",
                  "exam_attempt.student_user.pii.name",
                  "exam_attempt.student_user.pii.username"))
          .build();

  /**
   * A learner handed in a special exam.
   *
   * <p>{@code org.openedx.learning.exam.attempt.submitted.v1}, since 2023-10-02.
   *
   * <p>Sent by edx-exams: edx-exams, edx_exams/apps/core/signals/signals.py, once the attempt has
   * been submitted.
   */
  public static final EventType<ExamAttemptSubmitted> EXAM_ATTEMPT_SUBMITTED =
      EventType.builder(
          EventName.of("org.openedx.learning.exam.attempt.submitted.v1"),
          WireSchema.of(ExamAttemptSubmittedCodec.SCHEMA),
          ExamAttemptSubmittedCodec.INSTANCE)
          .topic("learning-exam-attempt-lifecycle")
          .keyPath("exam_attempt.course_key")
          .personalFields(
              Set.of(
                  "exam_attempt.requesting_user.pii.email",
                  "exam_attempt.requesting_user.pii.name",
                  "exam_attempt.requesting_user.pii.username",
                  "exam_attempt.student_user.pii.email",
                  "exam_attempt.student_user.pii.name",
                  "exam_attempt.student_user.pii.username"))
          .build();

  /**
   * An attempt at a special exam was found to be in order.
   *
   * <p>{@code org.openedx.learning.exam.attempt.verified.v1}, since 2023-10-02.
   *
   * <p>Sent by edx-exams: edx-exams, edx_exams/apps/core/signals/signals.py, once a review has
   * approved the attempt.
   */
  public static final EventType<ExamAttemptVerified> EXAM_ATTEMPT_VERIFIED =
      EventType.builder(
          EventName.of("org.openedx.learning.exam.attempt.verified.v1"),
          WireSchema.of(ExamAttemptVerifiedCodec.SCHEMA),
          ExamAttemptVerifiedCodec.INSTANCE)
          .topic("learning-exam-attempt-lifecycle")
          .keyPath("exam_attempt.course_key")
          .personalFields(
              Set.of(
                  "exam_attempt.requesting_user.pii.email",
                  "exam_attempt.requesting_user.pii.name",
                  "exam_attempt.requesting_user.pii.username",
                  "exam_attempt.student_user.pii.email",
                  "exam_attempt.student_user.pii.name",
                  "exam_attempt.student_user.pii.username"))
          .build();

  /**
   * A user began a thread in the forum.
   *
   * <p>{@code org.openedx.learning.forum.thread.created.v1}, since 2025-01-13.
   *
   * <p>Sent by lms: edx-platform, lms/djangoapps/discussion/django_comment_client/base/views.py,
   * once it has been saved.
   */
  public static final EventType<ForumThreadCreated> FORUM_THREAD_CREATED =
      EventType.builder(
          EventName.of("org.openedx.learning.forum.thread.created.v1"),
          WireSchema.of(ForumThreadCreatedCodec.SCHEMA),
          ForumThreadCreatedCodec.INSTANCE)
          .topic("learning-forum-thread-lifecycle")
          .personalFields(
              Set.of(
                  "thread.body",
                  "thread.title",
                  "thread.user.pii.email",
                  "thread.user.pii.name",
                  "thread.user.pii.username"))
          .build();

  /**
   * A user commented on a response in the forum.
   *
   * <p>{@code org.openedx.learning.forum.thread.response.comment.created.v1}, since 2025-01-13.
   *
   * <p>Sent by lms: edx-platform, lms/djangoapps/discussion/django_comment_client/base/views.py,
   * once it has been saved.
   */
  public static final EventType<ForumResponseCommentCreated> FORUM_RESPONSE_COMMENT_CREATED =
      EventType.builder(
          EventName.of("org.openedx.learning.forum.thread.response.comment.created.v1"),
          WireSchema.of(ForumResponseCommentCreatedCodec.SCHEMA),
          ForumResponseCommentCreatedCodec.INSTANCE)
          .topic("learning-forum-thread-response-comment-lifecycle")
          .personalFields(
              Set.of(
                  "thread.body",
                  "thread.title",
                  "thread.user.pii.email",
                  "thread.user.pii.name",
                  "thread.user.pii.username"))
          .build();

  /**
   * A user responded to a thread in the forum.
   *
   * <p>{@code org.openedx.learning.forum.thread.response.created.v1}, since 2025-01-13.
   *
   * <p>Sent by lms: edx-platform, lms/djangoapps/discussion/django_comment_client/base/views.py,
   * once it has been saved.
   */
  public static final EventType<ForumThreadResponseCreated> FORUM_THREAD_RESPONSE_CREATED =
      EventType.builder(
          EventName.of("org.openedx.learning.forum.thread.response.created.v1"),
          WireSchema.of(ForumThreadResponseCreatedCodec.SCHEMA),
          ForumThreadResponseCreatedCodec.INSTANCE)
          .topic("learning-forum-thread-response-lifecycle")
          .personalFields(
              Set.of(
                  "thread.body",
                  "thread.title",
                  "thread.user.pii.email",
                  "thread.user.pii.name",
                  "thread.user.pii.username"))
          .build();

  /**
   * A user's identity was verified.
   *
   * <p>{@code org.openedx.learning.idv_attempt.approved.v1}, since 2024-09-05.
   *
   * <p>Sent by lms: edx-platform, lms/djangoapps/verify_student/signals/signals.py, once the
   * attempt has been approved.
   */
  public static final EventType<IdvAttemptApproved> IDV_ATTEMPT_APPROVED =
      EventType.builder(
          EventName.of("org.openedx.learning.idv_attempt.approved.v1"),
          WireSchema.of(IdvAttemptApprovedCodec.SCHEMA),
          IdvAttemptApprovedCodec.INSTANCE)
          .topic("learning-idv_attempt-lifecycle")
          .personalFields(
              Set.of(
                  "idv_attempt.name",
                  "idv_attempt.user.pii.email",
                  "idv_attempt.user.pii.name",
                  "idv_attempt.user.pii.username"))
          .build();

  /**
   * An attempt to verify a user's identity began.
   *
   * <p>{@code org.openedx.learning.idv_attempt.created.v1}, since 2024-09-05.
   *
   * <p>Sent by lms: edx-platform, lms/djangoapps/verify_student/signals/signals.py, once the
   * attempt has been stored.
   */
  public static final EventType<IdvAttemptCreated> IDV_ATTEMPT_CREATED =
      EventType.builder(
          EventName.of("org.openedx.learning.idv_attempt.created.v1"),
          WireSchema.of(IdvAttemptCreatedCodec.SCHEMA),
          IdvAttemptCreatedCodec.INSTANCE)
          .topic("learning-idv_attempt-lifecycle")
          .personalFields(
              Set.of(
                  "idv_attempt.name",
                  "idv_attempt.user.pii.email",
                  "idv_attempt.user.pii.name",
                  "idv_attempt.user.pii.username"))
          .build();

  /**
   * A user's identity could not be verified.
   *
   * <p>{@code org.openedx.learning.idv_attempt.denied.v1}, since 2024-09-05.
   *
   * <p>Sent by lms: edx-platform, lms/djangoapps/verify_student/signals/signals.py, once the
   * attempt has been denied.
   */
  public static final EventType<IdvAttemptDenied> IDV_ATTEMPT_DENIED =
      EventType.builder(
          EventName.of("org.openedx.learning.idv_attempt.denied.v1"),
          WireSchema.of(IdvAttemptDeniedCodec.SCHEMA),
          IdvAttemptDeniedCodec.INSTANCE)
          .topic("learning-idv_attempt-lifecycle")
          .personalFields(
              Set.of(
                  "idv_attempt.name",
                  "idv_attempt.user.pii.email",
                  "idv_attempt.user.pii.name",
                  "idv_attempt.user.pii.username"))
          .build();

  /**
   * An attempt to verify a user's identity waits for its outcome.
   *
   * <p>{@code org.openedx.learning.idv_attempt.pending.v1}, since 2024-09-05.
   *
   * <p>Sent by lms: edx-platform, lms/djangoapps/verify_student/signals/signals.py, once the
   * attempt is marked pending.
   */
  public static final EventType<IdvAttemptPending> IDV_ATTEMPT_PENDING =
      EventType.builder(
          EventName.of("org.openedx.learning.idv_attempt.pending.v1"),
          WireSchema.of(IdvAttemptPendingCodec.SCHEMA),
          IdvAttemptPendingCodec.INSTANCE)
          .topic("learning-idv_attempt-lifecycle")
          .personalFields(
              Set.of(
                  "idv_attempt.name",
                  "idv_attempt.user.pii.email",
                  "idv_attempt.user.pii.name",
                  "idv_attempt.user.pii.username"))
          .build();

  /**
   * A user opened a block from another learning platform by LTI.
   *
   * <p>{@code org.openedx.learning.lti_provider.launch.success.v1}, since 2025-07-02.
   *
   * <p>Sent by lms: edx-platform, lms/djangoapps/lti_provider/views.py, once the launch has been
   * accepted.
   */
  public static final EventType<LtiProviderLaunchSuccess> LTI_PROVIDER_LAUNCH_SUCCESS =
      EventType.builder(
          EventName.of("org.openedx.learning.lti_provider.launch.success.v1"),
          WireSchema.of(LtiProviderLaunchSuccessCodec.SCHEMA),
          LtiProviderLaunchSuccessCodec.INSTANCE)
          .topic("learning-lti_provider-launch-lifecycle")
          .personalFields(
              Set.of(
                  "launch_data.launch_params.extra_params",
                  "launch_data.launch_params.user_id",
                  "launch_data.user.pii.email",
                  "launch_data.user.pii.name",
                  "launch_data.user.pii.username"))
          .build();

  /**
   * A learner handed in an open response assessment.
   *
   * <p>{@code org.openedx.learning.ora.submission.created.v1}, since 2024-04-11.
   *
   * <p>Sent by lms: edx-ora2, which runs in the lms, once the submission has been stored.
   */
  public static final EventType<OraSubmissionCreated> ORA_SUBMISSION_CREATED =
      EventType.builder(
          EventName.of("org.openedx.learning.ora.submission.created.v1"),
          WireSchema.of(OraSubmissionCreatedCodec.SCHEMA),
          OraSubmissionCreatedCodec.INSTANCE)
          .topic("learning-ora-submission-lifecycle")
          .personalFields(
              Set.of(
                  "submission.answer.file_descriptions",
                  "submission.answer.file_names",
                  "submission.answer.file_urls",
                  "submission.answer.parts"))
          .build();

  /**
   * A learner was given a certificate for a program.
   *
   * <p>{@code org.openedx.learning.program.certificate.awarded.v1}, since 2023-08-02.
   *
   * <p>Sent by credentials: credentials, credentials/apps/credentials/issuers.py, once the
   * certificate has been issued.
   */
  public static final EventType<ProgramCertificateAwarded> PROGRAM_CERTIFICATE_AWARDED =
      EventType.builder(
          EventName.of("org.openedx.learning.program.certificate.awarded.v1"),
          WireSchema.of(ProgramCertificateAwardedCodec.SCHEMA),
          ProgramCertificateAwardedCodec.INSTANCE)
          .topic("learning-program-certificate-lifecycle")
          .keyPath("program_certificate.program.uuid")
          .personalFields(
              Set.of(
                  "program_certificate.user.pii.email",
                  "program_certificate.user.pii.name",
                  "program_certificate.user.pii.username"))
          .build();

  /**
   * A learner's certificate for a program was taken back.
   *
   * <p>{@code org.openedx.learning.program.certificate.revoked.v1}, since 2023-08-02.
   *
   * <p>Sent by credentials: credentials, credentials/apps/credentials/issuers.py, once the
   * certificate has been revoked.
   */
  public static final EventType<ProgramCertificateRevoked> PROGRAM_CERTIFICATE_REVOKED =
      EventType.builder(
          EventName.of("org.openedx.learning.program.certificate.revoked.v1"),
          WireSchema.of(ProgramCertificateRevokedCodec.SCHEMA),
          ProgramCertificateRevokedCodec.INSTANCE)
          .topic("learning-program-certificate-lifecycle")
          .keyPath("program_certificate.program.uuid")
          .personalFields(
              Set.of(
                  "program_certificate.user.pii.email",
                  "program_certificate.user.pii.name",
                  "program_certificate.user.pii.username"))
          .build();

  /**
   * A user signed up: the account and its profile were created.
   *
   * <p>{@code org.openedx.learning.student.registration.completed.v1}, since 2021-09-02.
   *
   * <p>Sent by lms: edx-platform, openedx/core/djangoapps/user_authn/views/register.py, once a
   * registration has succeeded.
   */
  public static final EventType<StudentRegistrationCompleted> STUDENT_REGISTRATION_COMPLETED =
      EventType.builder(
          EventName.of("org.openedx.learning.student.registration.completed.v1"),
          WireSchema.of(StudentRegistrationCompletedCodec.SCHEMA),
          StudentRegistrationCompletedCodec.INSTANCE)
          .topic("user-registration")
          .keyPath("user.pii.username")
          .personalFields(
              Set.of(
                  "user.pii.email",
                  "user.pii.name",
                  "user.pii.username"))
          .build();

  /**
   * A user was given a role in a course run.
   *
   * <p>{@code org.openedx.learning.user.course_access_role.added.v1}, since 2024-02-01.
   *
   * <p>Sent by lms: edx-platform, common/djangoapps/student/signals/signals.py, once the role has
   * been saved.
   */
  public static final EventType<CourseAccessRoleAdded> COURSE_ACCESS_ROLE_ADDED =
      EventType.builder(
          EventName.of("org.openedx.learning.user.course_access_role.added.v1"),
          WireSchema.of(CourseAccessRoleAddedCodec.SCHEMA),
          CourseAccessRoleAddedCodec.INSTANCE)
          .topic("learning-course-access-role-lifecycle")
          .keyPath("course_access_role_data.course_key")
          .personalFields(
              Set.of(
                  "course_access_role_data.user.pii.email",
                  "course_access_role_data.user.pii.name",
                  "course_access_role_data.user.pii.username"))
          .build();

  /**
   * A role in a course run was taken from a user.
   *
   * <p>{@code org.openedx.learning.user.course_access_role.removed.v1}, since 2024-02-01.
   *
   * <p>Sent by lms: edx-platform, common/djangoapps/student/signals/signals.py, once the role has
   * been removed.
   */
  public static final EventType<CourseAccessRoleRemoved> COURSE_ACCESS_ROLE_REMOVED =
      EventType.builder(
          EventName.of("org.openedx.learning.user.course_access_role.removed.v1"),
          WireSchema.of(CourseAccessRoleRemovedCodec.SCHEMA),
          CourseAccessRoleRemovedCodec.INSTANCE)
          .topic("learning-course-access-role-lifecycle")
          .keyPath("course_access_role_data.course_key")
          .personalFields(
              Set.of(
                  "course_access_role_data.user.pii.email",
                  "course_access_role_data.user.pii.name",
                  "course_access_role_data.user.pii.username"))
          .build();

  /**
   * Certain users are to be notified of something.
   *
   * <p>{@code org.openedx.learning.user.notification.requested.v1}, since 2023-06-23.
   *
   * <p>Sent by lms: edx-platform (discussion) and edx-ora2, whenever there is something to tell.
   */
  public static final EventType<UserNotificationRequested> USER_NOTIFICATION_REQUESTED =
      EventType.builder(
          EventName.of("org.openedx.learning.user.notification.requested.v1"),
          WireSchema.of(UserNotificationRequestedCodec.SCHEMA),
          UserNotificationRequestedCodec.INSTANCE)
          .topic("learning-user-notification-lifecycle")
          .personalFields(
              Set.of(
                  "notification_data.context"))
          .build();

  /**
   * A learner said which of a block's skills are right.
   *
   * <p>{@code org.openedx.learning.xblock.skill.verified.v1}, since 2023-06-01.
   *
   * <p>Sent by lms: xblock-skill-tagging, which runs in the lms, once the learner has answered.
   */
  public static final EventType<XblockSkillVerified> XBLOCK_SKILL_VERIFIED =
      EventType.builder(
          EventName.of("org.openedx.learning.xblock.skill.verified.v1"),
          WireSchema.of(XblockSkillVerifiedCodec.SCHEMA),
          XblockSkillVerifiedCodec.INSTANCE)
          .topic("learning-xblock-skill-verified")
          .keyPath("xblock_info.usage_key")
          .build();

  /** The catalogue of all event types of this class. */
  public static final EventCatalog CATALOG =
      EventCatalog.of(
          SESSION_LOGIN_COMPLETED,
          BADGE_AWARDED,
          BADGE_REVOKED,
          CCX_COURSE_PASSING_STATUS_UPDATED,
          CERTIFICATE_CHANGED,
          CERTIFICATE_CREATED,
          CERTIFICATE_REVOKED,
          COHORT_MEMBERSHIP_CHANGED,
          COURSE_ENROLLMENT_CHANGED,
          COURSE_ENROLLMENT_CREATED,
          COURSE_NOTIFICATION_REQUESTED,
          COURSE_PASSING_STATUS_UPDATED,
          PERSISTENT_GRADE_SUMMARY_CHANGED,
          COURSE_UNENROLLMENT_COMPLETED,
          COURSE_DISCUSSIONS_CHANGED,
          EXAM_ATTEMPT_ERRORED,
          EXAM_ATTEMPT_REJECTED,
          EXAM_ATTEMPT_RESET,
          EXAM_ATTEMPT_SUBMITTED,
          EXAM_ATTEMPT_VERIFIED,
          FORUM_THREAD_CREATED,
          FORUM_RESPONSE_COMMENT_CREATED,
          FORUM_THREAD_RESPONSE_CREATED,
          IDV_ATTEMPT_APPROVED,
          IDV_ATTEMPT_CREATED,
          IDV_ATTEMPT_DENIED,
          IDV_ATTEMPT_PENDING,
          LTI_PROVIDER_LAUNCH_SUCCESS,
          ORA_SUBMISSION_CREATED,
          PROGRAM_CERTIFICATE_AWARDED,
          PROGRAM_CERTIFICATE_REVOKED,
          STUDENT_REGISTRATION_COMPLETED,
          COURSE_ACCESS_ROLE_ADDED,
          COURSE_ACCESS_ROLE_REMOVED,
          USER_NOTIFICATION_REQUESTED,
          XBLOCK_SKILL_VERIFIED);

  private LearningEvents() {}

  /** Provides {@link #CATALOG} to {@link EventCatalog#discover()}. */
  public static final class Provider implements EventCatalog.Provider {
    @Override
    public EventCatalog catalog() {
      return CATALOG;
    }
  }
}
