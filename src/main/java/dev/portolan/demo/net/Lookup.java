package dev.portolan.demo.net;

import java.util.List;

/// What a name resolves to.
public sealed interface Lookup {
  /// Its addresses.
  ///
  /// @param name the full name that was found, as `search` completed it
  record Found(String name, List<String> addresses) implements Lookup {
    public Found {
      addresses = List.copyOf(addresses);
    }
  }

  /// The name servers say that there is no such name.
  record Unknown() implements Lookup {}

  /// The name servers do not answer.
  record NoAnswer() implements Lookup {}

  /// The C library's words for the failure.
  default String error() {
    return switch (this) {
      case Found ignored -> "Success";
      case Unknown ignored -> "Name or service not known";
      case NoAnswer ignored -> "Temporary failure in name resolution";
    };
  }
}
