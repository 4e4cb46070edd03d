/**
 * Contracts: one file per event type, an Avro schema with properties of ours. {@link
 * org.openedx.eventbus.tools.contract.ContractDirectory} reads a directory of them and reports
 * every problem at once; {@link org.openedx.eventbus.tools.contract.Contract} is one of them.
 */
@NullMarked
package org.openedx.eventbus.tools.contract;

import org.jspecify.annotations.NullMarked;
