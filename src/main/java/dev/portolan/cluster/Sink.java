package dev.portolan.cluster;

import dev.portolan.model.Coverage;
import dev.portolan.model.Kind;
import dev.portolan.model.KubeObject;
import dev.portolan.model.ObjectRef;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/// What the reflectors pour into. Called from their threads, several at a time.
interface Sink {
  /// An object is there, or has changed: its records, the first under the object's own name.
  void put(Kind kind, List<? extends KubeObject> records);

  /// An object is gone.
  void remove(Kind kind, List<? extends KubeObject> records);

  /// A list is whole: all else of the kind is gone.
  void retain(Kind kind, Set<ObjectRef> listed);

  void coverage(Kind kind, Coverage coverage);

  /// A list works at this place, in one namespace or, where that is empty, in all.
  void served(Kind kind, Resource.Place place, String namespace);

  /// The server answered.
  void answered();

  /// A call that began then failed for a reason that concerns the session, not only one kind.
  void trouble(Instant began, IOException why);
}
