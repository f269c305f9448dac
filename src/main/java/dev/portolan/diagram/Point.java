package dev.portolan.diagram;

/// A point in the chart's own units.
public record Point(double x, double y) {}
