/**
 * The delivery-guarantee suite: tell a {@link
 * org.openedx.eventbus.testkit.delivery.DeliveryHistory} what was sent and what happened to it,
 * then let it {@code check} the {@link org.openedx.eventbus.testkit.delivery.Guarantees} and look
 * at the {@link org.openedx.eventbus.testkit.delivery.DeliveryReport}. It knows nothing of how a
 * consumer works, and can be put around any handlers. Members that may be killed write a {@link
 * org.openedx.eventbus.testkit.delivery.MemberLog} each, which is read into the history later.
 *
 * <p>The classes of errors that Jepsen knows for Kafka are named at the checkers that find them.
 * Those that none finds, and why:
 *
 * <ul>
 *   <li><em>nonmonotonic-send</em> and <em>int-send-skip</em>: of the order in which a producer's
 *       writes land; the history begins with what stands in the topic.
 *   <li><em>G0</em>, <em>G1c</em> and the cycles with processes or real time: of transactions over
 *       several keys; events are written and handled one by one.
 *   <li><em>poll-skip</em> and <em>nonmonotonic-poll</em> of what was read but given to nobody:
 *       reading is not seen, handling is. What a skip does to events is found.
 * </ul>
 */
@NullMarked
package org.openedx.eventbus.testkit.delivery;

import org.jspecify.annotations.NullMarked;
