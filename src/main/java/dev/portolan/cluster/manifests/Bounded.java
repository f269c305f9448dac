package dev.portolan.cluster.manifests;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// A stream that fails when more comes than any cluster can be: a packed file may be made to.
final class Bounded extends FilterInputStream {
  private static final long MAX = 4L * 1024 * 1024 * 1024;

  private long left = MAX;

  Bounded(InputStream in) {
    super(in);
  }

  @Override
  public int read() throws IOException {
    return counted(super.read() < 0 ? -1 : 1);
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    return counted(super.read(into, offset, length));
  }

  private int counted(int count) throws IOException {
    left -= Math.max(0, count);
    if (left < 0) {
      throw new IOException("it holds more than 4 GB");
    }
    return count;
  }
}
