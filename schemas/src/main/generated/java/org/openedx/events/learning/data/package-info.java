// Generated from event contracts. Do not edit: change the contract, then run ./eventbus schema generate
/** Data that events carry. */
@NullMarked
package org.openedx.events.learning.data;

import org.jspecify.annotations.NullMarked;
