package dev.portolan.tail;

import java.time.Instant;

/// One line of a log.
///
/// @param time as the container's runtime noted it
public record Entry(Instant time, LogSource source, String text) {}
