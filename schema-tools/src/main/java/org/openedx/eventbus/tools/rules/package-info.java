/**
 * The rules file: which rules count, how much, what is excused and until when, and which
 * compatibility each event type keeps. {@link org.openedx.eventbus.tools.rules.Judge} makes the
 * findings to report out of those that were made.
 */
@NullMarked
package org.openedx.eventbus.tools.rules;

import org.jspecify.annotations.NullMarked;
