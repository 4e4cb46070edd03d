/**
 * Contracts: one file per event type, which contains an Avro schema with additional properties. A
 * {@link org.openedx.eventbus.tools.contract.Contract} is one of them; {@link
 * org.openedx.eventbus.tools.contract.ContractDirectory} reads a directory of them and reports all
 * problems at once.
 */
@NullMarked
package org.openedx.eventbus.tools.contract;

import org.jspecify.annotations.NullMarked;
