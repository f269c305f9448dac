package dev.portolan.demo.world;

/// What changes a cluster by itself, until it is closed.
public interface Life extends AutoCloseable {
  @Override
  void close();
}
