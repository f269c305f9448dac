package dev.portolan.cluster.manifests;

import com.fasterxml.jackson.core.JsonParser;
import dev.portolan.cluster.json.ApiKind;
import dev.portolan.cluster.manifests.Manifests.Problem;
import dev.portolan.model.KubeObject;
import dev.portolan.model.ObjectRef;
import dev.portolan.model.Service;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Takes documents, file by file, and keeps the objects in them that a server would take; what is
/// wrong with the others becomes a problem.
final class Gathering {
  private static final int MAX_LISTS = 5;

  private final String defaultNamespace;
  private final Holding holding;
  private final List<Problem> problems = new ArrayList<>();
  private final List<Template> templates = new ArrayList<>();
  private Path file = Path.of("");
  private int lists;

  Gathering(String defaultNamespace, Holding holding) {
    this.defaultNamespace = defaultNamespace;
    this.holding = holding;
  }

  /// From now on documents are of this file.
  void begin(Path next) {
    file = next;
  }

  List<Problem> problems() {
    return problems;
  }

  /// The workloads whose pods are to be made up.
  List<Template> templates() {
    return templates;
  }

  void problem(int line, String text) {
    problems.add(new Problem(file, line, text));
  }

  /// A document: an object, a list of objects, or nothing.
  void document(Tree document) {
    if (document.isNull()) {
      return;
    }
    if (!(document instanceof Tree.Mapping mapping)) {
      problem(document.line(), "is not a Kubernetes object: not a mapping");
      return;
    }
    String kind = document.get("kind").asText();
    if (kind.isEmpty()) {
      problem(document.line(), "is not a Kubernetes object: it has no \"kind\"");
    } else if (kind.endsWith("List") && document.get("items") instanceof Tree.Sequence items) {
      list(document, kind, items);
    } else {
      object(mapping, kind);
    }
  }

  private void list(Tree list, String kind, Tree.Sequence items) {
    lists++;
    if (lists > MAX_LISTS) {
      problem(list.line(), "lists are nested too deeply");
    } else {
      String ofItems = kind.substring(0, kind.length() - "List".length());
      items.items().forEach(i -> document(named(i, ofItems, list.get("apiVersion"))));
    }
    lists--;
  }

  /// An item of a PodList need not say that it is a Pod.
  private static Tree named(Tree item, String kind, Tree apiVersion) {
    boolean untold = item.get("kind").isNull() && !kind.isEmpty();
    return untold && item instanceof Tree.Mapping m
        ? m.with("kind", Tree.text(item.line(), kind)).with("apiVersion", apiVersion)
        : item;
  }

  private void object(Tree.Mapping object, String title) {
    String version = object.get("apiVersion").asText();
    Optional<ApiKind> api = ApiKind.find(version, title);
    if (api.isPresent()) {
      object(object, api.get());
      return;
    }
    boolean old = version.isEmpty() || version.startsWith("extensions/");
    List<String> read =
        old
            ? ApiKind.ALL.stream()
                .filter(a -> a.title().equals(title) && a.builtIn())
                .map(ApiKind::apiVersion)
                .toList()
            : ApiKind.versions(version, title);
    if (!read.isEmpty()) {
      String what = version.isEmpty() ? "without apiVersion" : "of apiVersion " + version;
      problem(object.line(), title + " " + what + " is not read; " + read.getFirst() + " is");
    }
  }

  private void object(Tree.Mapping object, ApiKind api) {
    Findings findings = new Findings();
    TextChecks.check(object, findings);
    name(object, api, findings);
    if (!findings.fatal()) {
      switch (api.kind()) {
        case NETWORK_POLICY -> NetworkPolicyChecks.check(object, findings);
        case ADMIN_NETWORK_POLICY, BASELINE_ADMIN_NETWORK_POLICY, CLUSTER_NETWORK_POLICY ->
            AdminPolicyChecks.check(api.kind(), object, findings);
        default -> {}
      }
    }
    String what = what(object, api);
    findings.all().forEach(f -> problem(f.line(), what + ": " + f.text()));
    if (!findings.fatal()) {
      keep(placed(object, api), api, what);
    }
  }

  private static void name(Tree object, ApiKind api, Findings findings) {
    Tree meta = object.get("metadata");
    String name = nameOf(meta);
    if (name.isEmpty()) {
      if (!findings.fatal()) {
        findings.wrong(object, "has no metadata.name");
      }
    } else if (!Findings.isName(name)) {
      findings.wrong(meta.get("name"), "\"" + name + "\" is not a name that the API takes");
    }
    String namespace = meta.get("namespace").asText();
    if (api.kind().namespaced() && !namespace.isEmpty() && !Findings.isName(namespace)) {
      findings.wrong(meta.get("namespace"), "\"" + namespace + "\" is not a namespace's name");
    }
  }

  /// `metadata.name`, or what a server would begin a generated one with.
  private static String nameOf(Tree meta) {
    String name = meta.get("name").asText();
    return name.isEmpty() ? meta.get("generateName").asText().replaceFirst("[-.]+$", "") : name;
  }

  private String what(Tree object, ApiKind api) {
    String name = nameOf(object.get("metadata"));
    return name.isEmpty()
        ? api.title()
        : api.title() + " " + new ObjectRef(api.kind(), namespace(object, api), name).path();
  }

  private String namespace(Tree object, ApiKind api) {
    if (!api.kind().namespaced()) {
      return "";
    }
    String namespace = object.at("metadata", "namespace").asText();
    return namespace.isEmpty() ? defaultNamespace : namespace;
  }

  /// The object with the name and namespace that a server would give it.
  private Tree.Mapping placed(Tree.Mapping object, ApiKind api) {
    if (!(object.get("metadata") instanceof Tree.Mapping meta)) {
      return object;
    }
    String namespace = namespace(object, api);
    String name = nameOf(meta);
    if (meta.get("name").isNull()) {
      name = free(new ObjectRef(api.kind(), namespace, name));
    }
    Tree.Mapping named = meta.with("name", Tree.text(meta.line(), name));
    return object.with("metadata", named.with("namespace", Tree.text(meta.line(), namespace)));
  }

  /// A server makes up another end for every object with a generated name.
  private String free(ObjectRef wanted) {
    ObjectRef found = wanted;
    for (int i = 2; holding.has(found); i++) {
      found = new ObjectRef(wanted.kind(), wanted.namespace(), wanted.name() + "-" + i);
    }
    return found.name();
  }

  /// A service that asks for no address of its own will be given one, except a headless one.
  private static Service addressed(Service s, Tree spec) {
    boolean headless =
        spec.get("clusterIP").asText().equals("None")
            || spec.get("clusterIPs").elements().stream().anyMatch(t -> t.asText().equals("None"));
    boolean unassigned = s.clusterIps().isEmpty() && s.type() != Service.Type.EXTERNAL_NAME;
    return unassigned && !headless
        ? new Service(
            s.meta(),
            s.type(),
            List.of(Service.UNASSIGNED),
            s.ports(),
            s.selector(),
            s.exposure(),
            s.publishNotReadyAddresses())
        : s;
  }

  private void keep(Tree.Mapping object, ApiKind api, String what) {
    List<? extends KubeObject> records;
    try (JsonParser in = object.parser()) {
      records = api.reader().read(in);
    } catch (IOException e) {
      throw new UncheckedIOException("reading from memory", e);
    }
    if (records.isEmpty()) {
      return;
    }
    if (records.getFirst() instanceof Service service) {
      records = List.of(addressed(service, object.get("spec")));
    }
    Optional<Holding.Place> before =
        holding.add(api, records, new Holding.Place(file, object.line()));
    if (before.isPresent()) {
      problem(object.line(), what + " is there already, at " + before.get() + "; that one counts");
    } else if (api.kind().isWorkload()) {
      templates.add(new Template(records.getFirst(), api, object, file));
    }
  }
}
