package dev.portolan.cluster.json;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// A stream that ends with an error when a single object in it grows beyond all measure: etcd takes
/// 1.5 MB, so what is ten times as large is not from an API server.
final class ItemBudget extends FilterInputStream {
  private static final int MAX_ITEM = 16 << 20;

  private long left = MAX_ITEM;

  ItemBudget(InputStream in) {
    super(in);
  }

  /// An object is read, or a new one begins.
  void renew() {
    left = MAX_ITEM;
  }

  @Override
  public int read() throws IOException {
    int value = super.read();
    spend(value < 0 ? 0 : 1);
    return value;
  }

  @Override
  public int read(byte[] bytes, int from, int most) throws IOException {
    int count = super.read(bytes, from, most);
    spend(Math.max(0, count));
    return count;
  }

  @Override
  public long skip(long count) throws IOException {
    long skipped = super.skip(count);
    spend(skipped);
    return skipped;
  }

  private void spend(long count) throws IOException {
    left -= count;
    if (left < 0) {
      throw new IOException("an object in the server's answer is larger than 16 MB");
    }
  }
}
