/**
 * Checks of delivery guarantees. Record sent events and their handling in a {@link
 * org.openedx.eventbus.testkit.delivery.DeliveryHistory}, then {@code check} each {@link
 * org.openedx.eventbus.testkit.delivery.Guarantee} and read the {@link
 * org.openedx.eventbus.testkit.delivery.DeliveryReport}. The checks do not depend on the
 * implementation of a consumer and work with any handlers. Members that a test kills write a {@link
 * org.openedx.eventbus.testkit.delivery.MemberLog} each, which is added to the history later.
 *
 * <p>Jepsen's classes of errors for Kafka are named at the guarantees that find them. The following
 * are not found:
 *
 * <ul>
 *   <li><em>nonmonotonic-send</em> and <em>int-send-skip</em> concern the order of a producer's
 *       writes. The history begins with the contents of the topic.
 *   <li><em>G0</em>, <em>G1c</em> and the cycles with processes or real time concern transactions
 *       over several keys. Events are written and handled one by one.
 *   <li><em>poll-skip</em> and <em>nonmonotonic-poll</em> of events that reach no handler: the
 *       history contains handling, not reading. The effect of a skip on events is found.
 * </ul>
 */
@NullMarked
package org.openedx.eventbus.testkit.delivery;

import org.jspecify.annotations.NullMarked;
