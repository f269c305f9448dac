package dev.portolan.workspace;

/// A way to look at the open cluster: one chart, one matrix or one table of the same things.
public enum Face {
  MAP,
  MATRIX,
  TABLE
}
