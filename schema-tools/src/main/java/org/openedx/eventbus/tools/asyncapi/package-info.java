/**
 * AsyncAPI 3: {@link org.openedx.eventbus.tools.asyncapi.AsyncApi} describes contracts, their
 * topics and their headers in one document, for the tools that read such documents.
 */
@NullMarked
package org.openedx.eventbus.tools.asyncapi;

import org.jspecify.annotations.NullMarked;
