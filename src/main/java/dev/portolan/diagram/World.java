package dev.portolan.diagram;

/// The world outside of the cluster, a band over the chart: the ways in begin at it, those out end
/// at it.
///
/// @param in how many things it comes in by: load balancers, node ports, ingresses, gateways
/// @param out how many services lead out to it
public record World(Rect rect, int in, int out) {}
