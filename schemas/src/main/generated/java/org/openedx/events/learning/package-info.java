// Generated from event contracts. Do not edit: change the contract, then run ./eventbus schema generate
/** The events of a subdomain: {@link LearningEvents} has their types, and there is a record for the payload of each. */
@NullMarked
package org.openedx.events.learning;

import org.jspecify.annotations.NullMarked;
