/** Tests of the documents: their form, their snippets and the commands of their pages. */
package org.openedx.eventbus.it.docs;
