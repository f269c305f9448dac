package dev.portolan.ui.checks;

import dev.portolan.model.Kind;
import dev.portolan.probe.Target;
import org.jspecify.annotations.Nullable;

/// One thing that a search field offers.
///
/// @param kind what it is, or null for a typed host
/// @param port the port typed with it, or 0
record Suggestion(Target target, @Nullable Kind kind, String title, String detail, int port) {}
