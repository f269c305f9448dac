package dev.portolan.cluster.manifests;

import com.fasterxml.jackson.core.JsonParser;
import dev.portolan.cluster.json.PodReader;
import dev.portolan.cluster.manifests.Manifests.Problem;
import dev.portolan.model.Kind;
import dev.portolan.model.KubeObject;
import dev.portolan.model.Metadata;
import dev.portolan.model.Metadata.OwnerRef;
import dev.portolan.model.ObjectRef;
import dev.portolan.model.Pod;
import dev.portolan.model.Workload;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Makes up the pods that workloads will have, from their templates, as their controllers would:
/// for each workload of which no real pod is there.
final class Expansion {
  /// Pods made up for one workload, and for all together.
  static final int MAX_PODS = 1000;

  private static final int MAX_ALL = 200_000;
  private static final String POD_NAME = "statefulset.kubernetes.io/pod-name";

  private final Holding holding;
  private final Consumer<Problem> problems;
  private final Set<ObjectRef> owners = new HashSet<>();
  private int made;

  Expansion(Holding holding, Consumer<Problem> problems) {
    this.holding = holding;
    this.problems = problems;
    List.copyOf(holding.of(Kind.POD).values()).forEach(p -> owner((Pod) p));
    holding.of(Kind.REPLICA_SET).values().forEach(this::ownerBehind);
    holding.of(Kind.JOB).values().forEach(this::ownerBehind);
  }

  /// Stateful sets come first: the names of their pods are certain.
  void expand(List<Template> templates) {
    templates.stream()
        .sorted(Comparator.comparing(t -> t.kind() != Kind.STATEFUL_SET))
        .forEach(this::expand);
  }

  private void owner(Pod pod) {
    OwnerRef owner = pod.meta().owner();
    if (owner == null) {
      return;
    }
    Kind kind = kind(owner.kind());
    if (kind == null) {
      return;
    }
    owners.add(new ObjectRef(kind, pod.namespace(), owner.name()));
    String hash = "-" + pod.labels().getOrDefault("pod-template-hash", "-");
    if (kind == Kind.REPLICA_SET && owner.name().endsWith(hash)) {
      // the replica set need not be in the folder to tell its deployment
      String deployment = owner.name().substring(0, owner.name().length() - hash.length());
      owners.add(new ObjectRef(Kind.DEPLOYMENT, pod.namespace(), deployment));
    }
    if (owner.kind().equals("ReplicationController")) {
      holding.put(
          copy(pod, pod.meta().ownedBy(new OwnerRef("ReplicaSet", owner.name(), owner.uid()))));
    }
  }

  private static @Nullable Kind kind(String title) {
    if (title.equals("ReplicationController")) {
      return Kind.REPLICA_SET;
    }
    for (Kind kind : Kind.values()) {
      if (kind.isWorkload() && kind.title().equals(title)) {
        return kind;
      }
    }
    return null;
  }

  private void ownerBehind(KubeObject owned) {
    OwnerRef owner = owned.meta().owner();
    Kind kind = owner == null ? null : kind(owner.kind());
    if (owner != null && kind != null && owners.contains(owned.ref())) {
      owners.add(new ObjectRef(kind, owned.namespace(), owner.name()));
    }
  }

  /// True when the workload has pods already, or its own owner brings them along.
  private boolean covered(Workload workload) {
    OwnerRef owner = workload.meta().owner();
    Kind kind = owner == null ? null : kind(owner.kind());
    return owners.contains(workload.ref())
        || (owner != null
            && kind != null
            && holding.has(new ObjectRef(kind, workload.namespace(), owner.name())));
  }

  private void expand(Template template) {
    if (covered(template.workload())) {
      return;
    }
    Tree pod = template.pod();
    if (!(pod.get("spec") instanceof Tree.Mapping)) {
      tell(template, template.tree().line(), "has no pod template: it has no pods");
      return;
    }
    int wanted = wanted(template);
    int count = Math.min(Math.min(wanted, MAX_PODS), MAX_ALL - made);
    if (count < wanted) {
      tell(
          template,
          template.tree().line(),
          "has " + wanted + " pods; the first " + count + " are taken");
    }
    if (count > 0) {
      pods(template, read(pod, template), count);
    }
    if (template.kind() == Kind.DAEMON_SET) {
      Workload w = template.workload();
      holding.put(new Workload(w.meta(), Math.max(count, w.desired()), w.ready(), w.selector()));
    }
  }

  private int wanted(Template template) {
    Tree spec = template.jobs().get("spec");
    return switch (template.kind()) {
      case DAEMON_SET -> Math.max(1, holding.of(Kind.NODE).size());
      case JOB, CRON_JOB -> {
        boolean done = !template.tree().at("status", "completionTime").isNull();
        int parallel = spec.get("parallelism").number(1);
        yield done ? 0 : Math.min(parallel, spec.get("completions").number(parallel));
      }
      default -> spec.get("replicas").number(1);
    };
  }

  private static Pod read(Tree template, Template of) {
    Tree.Mapping pod =
        new Tree.Mapping(
            template.line(),
            Map.of(
                "metadata", template.get("metadata"),
                "spec", template.get("spec")));
    try (JsonParser in = pod.parser()) {
      return PodReader.read(in).getFirst();
    } catch (IOException e) {
      throw new UncheckedIOException("reading from memory: " + of.what(), e);
    }
  }

  private void pods(Template template, Pod first, int count) {
    List<KubeObject> nodes = new ArrayList<>(holding.of(Kind.NODE).values());
    for (int i = 0; i < count; i++) {
      String node =
          template.kind() == Kind.DAEMON_SET && !nodes.isEmpty() ? nodes.get(i).name() : "";
      ObjectRef ref = free(template, i);
      Metadata meta =
          new Metadata(
              ref, "", "", labels(template, first, ref.name()), owner(template), null, false);
      holding.put(
          new Pod(
              meta,
              node.isEmpty() ? first.nodeName() : node,
              List.of(),
              first.hostNetwork(),
              Pod.Phase.UNKNOWN,
              first.health(),
              first.containers()));
    }
    made += count;
  }

  /// `NAME-0` and on for stateful sets, `NAME-1` and on for others; where that is taken already,
  /// with the kind in between.
  private ObjectRef free(Template template, int index) {
    String name = template.workload().name();
    int number = template.kind() == Kind.STATEFUL_SET ? index : index + 1;
    ObjectRef plain = ref(template, name + "-" + number);
    String kind = template.kind().title().toLowerCase(Locale.ROOT);
    ObjectRef found = plain;
    for (int again = 0; holding.has(found); again++) {
      found = ref(template, name + "-" + kind + "x".repeat(again) + "-" + number);
    }
    return found;
  }

  private static ObjectRef ref(Template template, String name) {
    return ObjectRef.pod(template.workload().namespace(), name);
  }

  private static OwnerRef owner(Template template) {
    return new OwnerRef(
        template.kind().title(), template.workload().name(), template.workload().meta().uid());
  }

  private static Map<String, String> labels(Template template, Pod first, String name) {
    Map<String, String> labels = new HashMap<>(first.labels());
    switch (template.kind()) {
      case STATEFUL_SET -> labels.put(POD_NAME, name);
      case JOB -> {
        labels.put("job-name", template.workload().name());
        labels.put("batch.kubernetes.io/job-name", template.workload().name());
      }
      default -> {}
    }
    return labels;
  }

  private static Pod copy(Pod p, Metadata meta) {
    return new Pod(
        meta, p.nodeName(), p.ips(), p.hostNetwork(), p.phase(), p.health(), p.containers());
  }

  private void tell(Template template, int line, String text) {
    problems.accept(new Problem(template.file(), line, template.what() + " " + text));
  }
}
