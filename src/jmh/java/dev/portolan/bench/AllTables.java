package dev.portolan.bench;

import java.io.IOException;

/// Prints one table after the other; `-Dbench.main=` chooses one alone.
public final class AllTables {
  private AllTables() {}

  public static void main(String[] args) throws IOException, InterruptedException {
    ReachTable.main(args);
    SessionTable.main(args);
  }
}
