package dev.portolan.cluster.json;

import dev.portolan.model.KubeObject;
import java.util.List;

/// One event of a watch.
public sealed interface WatchEvent {
  /// ADDED or MODIFIED: the records that the object now stands for.
  record Put(List<? extends KubeObject> objects) implements WatchEvent {
    public Put {
      objects = List.copyOf(objects);
    }
  }

  /// DELETED: the object's last state.
  record Deleted(List<? extends KubeObject> objects) implements WatchEvent {
    public Deleted {
      objects = List.copyOf(objects);
    }
  }

  /// BOOKMARK: nothing changed up to this resource version.
  ///
  /// @param initialEnd true when all objects that were there have come with the watch itself
  record Bookmark(String resourceVersion, boolean initialEnd) implements WatchEvent {}

  /// ERROR: the watch is over; 410 asks for a new list.
  record Failure(ApiStatus status) implements WatchEvent {}

  /// An event of a type that is not known here.
  record Unknown(String type) implements WatchEvent {}
}
