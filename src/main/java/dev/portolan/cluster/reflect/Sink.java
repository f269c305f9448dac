package dev.portolan.cluster.reflect;

import dev.portolan.model.Coverage;
import dev.portolan.model.KubeObject;
import dev.portolan.model.ObjectRef;
import java.util.List;
import java.util.Set;

/// What one reflector pours into. Called from one thread at a time.
public interface Sink {
  /// An object is there, or has changed: its records, the first under the object's own name.
  void put(List<? extends KubeObject> records);

  /// An object is gone.
  void remove(List<? extends KubeObject> records);

  /// A list is whole: all else that the reflector reads is gone.
  void retain(Set<ObjectRef> listed);

  /// How the reading stands. What becomes forbidden goes, too: it may be out of date, and nobody
  /// would know.
  void coverage(Coverage coverage);

  /// A list works at this place.
  void served(Resource.Place place);
}
