package dev.portolan.demo.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portolan.demo.proto.Message;

/// One version of one object, as the bytes that the API sends: a large cluster held as trees would
/// fill the heap.
public final class Stored {
  private final Resource resource;
  private final Key key;
  private final long revision;
  private final Text text;

  Stored(Resource resource, Key key, long revision, Text text) {
    this.resource = resource;
    this.key = key;
    this.revision = revision;
    this.text = text;
  }

  /// What an object is called within its resource, in the order of lists.
  ///
  /// @param namespace empty for objects without one
  public record Key(String namespace, String name) implements Comparable<Key> {
    @Override
    public int compareTo(Key other) {
      int byNamespace = namespace.compareTo(other.namespace);
      return byNamespace != 0 ? byNamespace : name.compareTo(other.name);
    }
  }

  public Resource resource() {
    return resource;
  }

  public Key key() {
    return key;
  }

  /// Its `metadata.resourceVersion`.
  public long revision() {
    return revision;
  }

  /// The object as the API sends it; not to be changed.
  public byte[] json() {
    return text.bytes();
  }

  /// The object in protobuf, without an envelope; not to be changed.
  public byte[] proto(Message message) {
    return text.proto(message);
  }

  /// How many bytes the JSON takes.
  public int size() {
    return text.size();
  }

  Text text() {
    return text;
  }

  /// A fresh copy to read or to change.
  public ObjectNode tree() {
    return Json.parse(json());
  }

  public String name() {
    return key.name();
  }

  public String namespace() {
    return key.namespace();
  }

  @Override
  public String toString() {
    return resource.plural() + " " + key + " at " + revision;
  }
}
