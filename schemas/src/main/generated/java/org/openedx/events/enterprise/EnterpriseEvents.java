// Generated from contracts by ./eventbus schema generate. Do not edit.
package org.openedx.events.enterprise;

import org.openedx.eventbus.avro.WireSchema;
import org.openedx.eventbus.event.EventCatalog;
import org.openedx.eventbus.event.EventName;
import org.openedx.eventbus.event.EventType;

/** The event types of {@code org.openedx.events.enterprise}. */
public final class EnterpriseEvents {
  /**
   * A group of an enterprise customer's learners was deleted.
   *
   * <p>{@code org.openedx.enterprise.enterprise_group.deleted.v1}, since 2025-07-23.
   *
   * <p>Sent by lms: edx-enterprise, which runs in the lms, once the group has been removed.
   */
  public static final EventType<EnterpriseGroupDeleted> ENTERPRISE_GROUP_DELETED =
      EventType.builder(
          EventName.of("org.openedx.enterprise.enterprise_group.deleted.v1"),
          WireSchema.of(EnterpriseGroupDeletedCodec.SCHEMA),
          EnterpriseGroupDeletedCodec.INSTANCE)
          .topic("enterprise-core")
          .keyPath("enterprise_group.uuid")
          .build();

  /**
   * An enrollment paid with learner credit was taken back, mostly because the learner left.
   *
   * <p>{@code org.openedx.enterprise.learner_credit_course_enrollment.revoked.v1}, since 2024-08-21.
   *
   * <p>Sent by lms: edx-enterprise, enterprise/models.py, which runs in the lms, once the
   * enrollment has been revoked.
   */
  public static final EventType<LearnerCreditCourseEnrollmentRevoked> LEARNER_CREDIT_COURSE_ENROLLMENT_REVOKED =
      EventType.builder(
          EventName.of("org.openedx.enterprise.learner_credit_course_enrollment.revoked.v1"),
          WireSchema.of(LearnerCreditCourseEnrollmentRevokedCodec.SCHEMA),
          LearnerCreditCourseEnrollmentRevokedCodec.INSTANCE)
          .topic("learner-credit-course-enrollment-lifecycle")
          .keyPath("learner_credit_course_enrollment.uuid")
          .build();

  /**
   * A subsidy was used to pay for a learner's content.
   *
   * <p>{@code org.openedx.enterprise.subsidy.redeemed.v1}, since 2024-04-04.
   *
   * <p>Nothing in Open edX sends it at present.
   */
  public static final EventType<SubsidyRedeemed> SUBSIDY_REDEEMED =
      EventType.builder(
          EventName.of("org.openedx.enterprise.subsidy.redeemed.v1"),
          WireSchema.of(SubsidyRedeemedCodec.SCHEMA),
          SubsidyRedeemedCodec.INSTANCE)
          .topic("enterprise-subsidy-lifecycle")
          .build();

  /**
   * The use of a subsidy was undone.
   *
   * <p>{@code org.openedx.enterprise.subsidy.redemption-reversed.v1}, since 2024-04-04.
   *
   * <p>Nothing in Open edX sends it at present.
   */
  public static final EventType<SubsidyRedemptionReversed> SUBSIDY_REDEMPTION_REVERSED =
      EventType.builder(
          EventName.imported("org.openedx.enterprise.subsidy.redemption-reversed.v1"),
          WireSchema.of(SubsidyRedemptionReversedCodec.SCHEMA),
          SubsidyRedemptionReversedCodec.INSTANCE)
          .topic("enterprise-subsidy-lifecycle")
          .build();

  /**
   * A transaction in the ledger of a subsidy was carried out.
   *
   * <p>{@code org.openedx.enterprise.subsidy_ledger_transaction.committed.v1}, since 2024-06-20.
   *
   * <p>Sent by enterprise-subsidy: enterprise-subsidy, enterprise_subsidy/apps/subsidy/models.py,
   * once the enrollment it pays for stands.
   */
  public static final EventType<LedgerTransactionCommitted> LEDGER_TRANSACTION_COMMITTED =
      EventType.builder(
          EventName.of("org.openedx.enterprise.subsidy_ledger_transaction.committed.v1"),
          WireSchema.of(LedgerTransactionCommittedCodec.SCHEMA),
          LedgerTransactionCommittedCodec.INSTANCE)
          .topic("enterprise-subsidies-transaction-lifecycle")
          .keyPath("ledger_transaction.uuid")
          .build();

  /**
   * A transaction was begun in the ledger of a subsidy.
   *
   * <p>{@code org.openedx.enterprise.subsidy_ledger_transaction.created.v1}, since 2024-06-20.
   *
   * <p>Sent by enterprise-subsidy: enterprise-subsidy, enterprise_subsidy/apps/subsidy/models.py,
   * once the transaction has been stored.
   */
  public static final EventType<LedgerTransactionCreated> LEDGER_TRANSACTION_CREATED =
      EventType.builder(
          EventName.of("org.openedx.enterprise.subsidy_ledger_transaction.created.v1"),
          WireSchema.of(LedgerTransactionCreatedCodec.SCHEMA),
          LedgerTransactionCreatedCodec.INSTANCE)
          .topic("enterprise-subsidies-transaction-lifecycle")
          .keyPath("ledger_transaction.uuid")
          .build();

  /**
   * A transaction in the ledger of a subsidy failed.
   *
   * <p>{@code org.openedx.enterprise.subsidy_ledger_transaction.failed.v1}, since 2024-06-20.
   *
   * <p>Sent by enterprise-subsidy: enterprise-subsidy, enterprise_subsidy/apps/subsidy/models.py,
   * when the transaction is rolled back.
   */
  public static final EventType<LedgerTransactionFailed> LEDGER_TRANSACTION_FAILED =
      EventType.builder(
          EventName.of("org.openedx.enterprise.subsidy_ledger_transaction.failed.v1"),
          WireSchema.of(LedgerTransactionFailedCodec.SCHEMA),
          LedgerTransactionFailedCodec.INSTANCE)
          .topic("enterprise-subsidies-transaction-lifecycle")
          .keyPath("ledger_transaction.uuid")
          .build();

  /**
   * A transaction in the ledger of a subsidy was undone.
   *
   * <p>{@code org.openedx.enterprise.subsidy_ledger_transaction.reversed.v1}, since 2024-06-20.
   *
   * <p>Sent by enterprise-subsidy: enterprise-subsidy, enterprise_subsidy/apps/transaction, once
   * the reversal has been stored.
   */
  public static final EventType<LedgerTransactionReversed> LEDGER_TRANSACTION_REVERSED =
      EventType.builder(
          EventName.of("org.openedx.enterprise.subsidy_ledger_transaction.reversed.v1"),
          WireSchema.of(LedgerTransactionReversedCodec.SCHEMA),
          LedgerTransactionReversedCodec.INSTANCE)
          .topic("enterprise-subsidies-transaction-lifecycle")
          .keyPath("ledger_transaction.uuid")
          .build();

  /** The catalogue of all event types of this class. */
  public static final EventCatalog CATALOG =
      EventCatalog.of(
          ENTERPRISE_GROUP_DELETED,
          LEARNER_CREDIT_COURSE_ENROLLMENT_REVOKED,
          SUBSIDY_REDEEMED,
          SUBSIDY_REDEMPTION_REVERSED,
          LEDGER_TRANSACTION_COMMITTED,
          LEDGER_TRANSACTION_CREATED,
          LEDGER_TRANSACTION_FAILED,
          LEDGER_TRANSACTION_REVERSED);

  private EnterpriseEvents() {}

  /** Provides {@link #CATALOG} to {@link EventCatalog#discover()}. */
  public static final class Provider implements EventCatalog.Provider {
    @Override
    public EventCatalog catalog() {
      return CATALOG;
    }
  }
}
