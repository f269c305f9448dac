package dev.portolan.bench;

/// Prints one table after the other; `-Dbench.main=` chooses one alone.
public final class AllTables {
  private AllTables() {}

  public static void main(String[] args) throws Exception {
    ReachTable.main(args);
    ListTable.main(args);
    SessionTable.main(args);
    MapTable.main(args);
    FrameTable.main(args);
  }
}
