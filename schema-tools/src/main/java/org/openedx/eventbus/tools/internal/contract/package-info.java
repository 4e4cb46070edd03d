/**
 * Checks the text of a contract, and converts it to the schema to register. Package {@code
 * contract} uses it to create contracts.
 */
@NullMarked
package org.openedx.eventbus.tools.internal.contract;

import org.jspecify.annotations.NullMarked;
