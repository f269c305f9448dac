package dev.portolan.checkset;

import dev.portolan.model.LabelQuery;
import java.util.List;

/// Checks that somebody saved, with what they expect of each.
public record CheckSet(List<Check> checks) {
  public CheckSet {
    checks = List.copyOf(checks);
  }

  /// One check.
  ///
  /// @param line where it begins in its file, or 0
  /// @param name what it is called, or empty
  /// @param port 0 for every port that the target declares, and for a ping
  public record Check(
      int line, String name, End from, End to, Transport protocol, int port, Expect expect) {
    /// Its name, or else what it asks.
    public String title() {
      return name.isEmpty() ? label(from.label(), to.label()) : name;
    }

    /// Such as `shop/web → svc/shop/db, tcp 5432`.
    public String label(String source, String target) {
      return source + " → " + target + ", " + protocol.word() + (port == 0 ? "" : " " + port);
    }
  }

  /// One end of a check.
  public sealed interface End {
    String label();

    /// Something by its name: `NS/NAME`, `KIND/NS/NAME`; as a target also a host or an address.
    record Named(String name) implements End {
      @Override
      public String label() {
        return name;
      }
    }

    /// The pods of a namespace that have these labels.
    ///
    /// @param one true for the first of them alone
    record Chosen(String namespace, LabelQuery labels, boolean one) implements End {
      @Override
      public String label() {
        return labels.isEmpty() ? namespace + "/*" : namespace + "/{" + labels + "}";
      }
    }
  }
}
