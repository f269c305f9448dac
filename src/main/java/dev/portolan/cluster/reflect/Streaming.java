package dev.portolan.cluster.reflect;

/// Whether lists are streamed (WatchList, on by default in Kubernetes 1.32 and 1.34), and when.
///
/// A list in pages of 500 waits for the server once per page, and its token is lost when etcd is
/// compacted meanwhile; a stream waits once, needs no token, and is the watch at the same time. But
/// it does not say how many objects will come. So the first page is always asked for: most lists
/// end with it, and it says how many are left. Only what is longer than a few pages is streamed.
public final class Streaming {
  private static final int WORTH_IT = 2_000;

  private volatile boolean refused;

  /// @param left how many objects the first page did not hold
  boolean worthIt(int left) {
    return left >= WORTH_IT && !refused;
  }

  /// The server refused a stream, or sent none: it is not asked again in this session.
  void refused() {
    refused = true;
  }
}
