package dev.portolan.demo.server;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portolan.demo.store.Json;
import dev.portolan.demo.store.ObjectStore;
import dev.portolan.demo.store.Resource;
import java.util.TreeSet;

/// OpenShift's projects: the namespaces in which a user may do something, for those who may not
/// list namespaces.
final class Projects {
  static final String GROUP = "project.openshift.io";
  private static final String PATH = "/apis/" + GROUP + "/v1/projects";
  private static final String VERSION = GROUP + "/v1";

  private final ObjectStore store;

  Projects(ObjectStore store) {
    this.store = store;
  }

  boolean takes(User user, String path) {
    return user.openShift() && path.equals(PATH);
  }

  ObjectNode list(User user) {
    ObjectNode list = Json.object().put("kind", "ProjectList").put("apiVersion", VERSION);
    list.putObject("metadata").put("resourceVersion", Long.toString(store.revision()));
    ArrayNode items = list.putArray("items");
    for (String name : new TreeSet<>(user.namespaces())) {
      store
          .get(Resource.NAMESPACES, "", name)
          .ifPresent(
              namespace -> {
                ObjectNode project = namespace.tree();
                items.add(project.put("kind", "Project").put("apiVersion", VERSION));
              });
    }
    return list;
  }
}
