package dev.portolan.cli;

import dev.portolan.model.ClusterSnapshot;
import dev.portolan.model.Kind;
import dev.portolan.model.ObjectRef;
import java.util.Collection;

/// Namespaces that were named on the command line.
final class Namespaces {
  private Namespaces() {}

  /// Ends with one line when one of them is not there: nothing would be found in it, and that would
  /// look like an answer.
  static void known(Collection<String> names, ClusterSnapshot snapshot) {
    for (String name : names) {
      if (snapshot.find(ObjectRef.namespace(name)).isEmpty()) {
        throw snapshot.coverage(Kind.NAMESPACE).in(name).complete()
            ? CommandFailure.usage("no namespace named " + name)
            : CommandFailure.unknown("namespace " + name + " is not among those that may be read");
      }
    }
  }
}
