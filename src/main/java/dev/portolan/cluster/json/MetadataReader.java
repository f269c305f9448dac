package dev.portolan.cluster.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.portolan.model.IngressClass;
import dev.portolan.model.Kind;
import dev.portolan.model.Metadata;
import dev.portolan.model.ObjectRef;
import java.io.IOException;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads `metadata` (meta/v1 ObjectMeta).
final class MetadataReader {
  private static final String OLD_INGRESS_CLASS = "kubernetes.io/ingress.class";

  private static final String DEFAULT_CONTAINER = "kubectl.kubernetes.io/default-container";

  private String name = "";
  private String namespace = "";
  private String uid = "";
  private String resourceVersion = "";
  private String ingressClass = "";
  private boolean defaultClass;
  private String defaultContainer = "";
  private Map<String, String> labels = Map.of();
  private Metadata.@Nullable OwnerRef owner;
  private @Nullable Instant created;
  private boolean terminating;
  private final Set<String> annotations = new HashSet<>();

  /// May be called more than once; the last wins, as JSON has it.
  void read(JsonParser in) throws IOException {
    Json.object(in, field -> field(in, field));
  }

  /// Reads a field of an object that has `metadata`, `spec` and `status`; any other is left alone.
  void section(JsonParser in, String field, Json.Field spec, Json.Field status) throws IOException {
    switch (field) {
      case "metadata" -> read(in);
      case "spec" -> Json.object(in, spec);
      case "status" -> Json.object(in, status);
      default -> {}
    }
  }

  Metadata of(Kind kind) {
    ObjectRef ref = new ObjectRef(kind, kind.namespaced() ? namespace : "", name);
    return new Metadata(ref, uid, resourceVersion, labels, owner, created, terminating);
  }

  /// Empty unless the parser was told that versions are wanted.
  String resourceVersion() {
    return resourceVersion;
  }

  /// The annotation that named an ingress's class before `ingressClassName`, or empty.
  String ingressClass() {
    return ingressClass;
  }

  /// True where an annotation marks an ingress class as the default.
  boolean defaultClass() {
    return defaultClass;
  }

  /// The container that an annotation names as the one to run commands in, or empty.
  String defaultContainer() {
    return defaultContainer;
  }

  /// The keys of the annotations.
  Set<String> annotations() {
    return annotations;
  }

  private void field(JsonParser in, String field) throws IOException {
    switch (field) {
      case "name" -> name = Json.text(in);
      case "namespace" -> namespace = Json.text(in);
      case "uid" -> uid = Json.text(in);
      case "resourceVersion" -> resourceVersion = Json.versionsWanted(in) ? Json.text(in) : "";
      case "labels" -> labels = Json.texts(in);
      case "annotations" -> annotations(in);
      case "ownerReferences" -> Json.array(in, () -> owner(in));
      case "creationTimestamp" -> created = Json.time(in);
      case "deletionTimestamp" ->
          terminating =
              in.currentToken() == JsonToken.VALUE_STRING
                  || in.currentToken() == JsonToken.VALUE_EMBEDDED_OBJECT;
      default -> {}
    }
  }

  private void annotations(JsonParser in) throws IOException {
    Json.object(
        in,
        key -> {
          annotations.add(key);
          switch (key) {
            case OLD_INGRESS_CLASS -> ingressClass = Json.text(in);
            case DEFAULT_CONTAINER -> defaultContainer = Json.text(in);
            case IngressClass.DEFAULT -> defaultClass = Json.text(in).equals("true");
            default -> {}
          }
        });
  }

  private void owner(JsonParser in) throws IOException {
    OwnerFields fields = new OwnerFields();
    Json.object(in, field -> fields.field(in, field));
    if (fields.controller) {
      owner = new Metadata.OwnerRef(fields.kind, fields.name, fields.uid);
    }
  }

  private static final class OwnerFields {
    private String kind = "";
    private String name = "";
    private String uid = "";
    private boolean controller;

    void field(JsonParser in, String field) throws IOException {
      switch (field) {
        case "kind" -> kind = Json.text(in);
        case "name" -> name = Json.text(in);
        case "uid" -> uid = Json.text(in);
        case "controller" -> controller = Json.truth(in);
        default -> {}
      }
    }
  }
}
