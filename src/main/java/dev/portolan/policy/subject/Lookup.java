package dev.portolan.policy.subject;

/// What came of reading a name.
public sealed interface Lookup {
  /// Something of the cluster, or an address.
  ///
  /// @param note what else the name could mean, as a sentence, or empty
  record Found(Subject subject, String note) implements Lookup {}

  /// Nothing by this name; `problem` says so and offers near ones.
  record Unknown(String problem) implements Lookup {}
}
