package dev.portolan.diagram;

import dev.portolan.model.ObjectRef;

/// A thing on the chart that lines start at, lead to, or have to go around.
record Solid(ObjectRef ref, Rect rect) {}
