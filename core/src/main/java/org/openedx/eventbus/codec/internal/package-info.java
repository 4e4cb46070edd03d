/**
 * Internal: conversion between events and the bytes, headers and keys of Kafka records. Not part of
 * the public API; may change in any version.
 */
@NullMarked
package org.openedx.eventbus.codec.internal;

import org.jspecify.annotations.NullMarked;
