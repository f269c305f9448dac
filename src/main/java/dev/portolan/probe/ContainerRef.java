package dev.portolan.probe;

import dev.portolan.model.ObjectRef;

/// One container of one pod: where a command runs.
public record ContainerRef(String namespace, String pod, String container) {
  public ObjectRef podRef() {
    return ObjectRef.pod(namespace, pod);
  }

  @Override
  public String toString() {
    return namespace + "/" + pod + "/" + container;
  }
}
