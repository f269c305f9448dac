package dev.portolan.cluster.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.model.ClusterSnapshot;
import dev.portolan.model.Container.Role;
import dev.portolan.model.Kind;
import dev.portolan.model.KubeObject;
import dev.portolan.model.Metadata.OwnerRef;
import dev.portolan.model.ObjectRef;
import dev.portolan.model.Pod;
import dev.portolan.model.SnapshotIndex;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Workloads without pods get the pods that their controllers would make.
final class ExpansionTest {
  private static final String TEMPLATE =
      "template: {metadata: {labels: {app: x}}, spec: {containers: [{name: c, ports:"
          + " [{name: http, containerPort: 8080}]}]}}";

  private static String object(String version, String kind, String name, String spec) {
    return "apiVersion: %s\nkind: %s\nmetadata: {name: %s}\nspec: {%s}\n---\n"
        .formatted(version, kind, name, spec);
  }

  private static Manifests read(String... documents) {
    return ManifestFolder.read("p", String.join("---\n", documents), "d");
  }

  private static List<String> pods(Manifests m) {
    return m.snapshot().pods().stream().map(KubeObject::name).toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          apps/v1       | Deployment            | ''                            | x-1
          apps/v1       | Deployment            | replicas: 3                   | x-1 x-2 x-3
          apps/v1       | Deployment            | replicas: 0                   | ''
          apps/v1       | ReplicaSet            | replicas: 2                   | x-1 x-2
          v1            | ReplicationController | replicas: 2, selector: {a: b} | x-1 x-2
          apps/v1       | StatefulSet           | replicas: 2                   | x-0 x-1
          apps/v1       | DaemonSet             | ''                            | x-1
          batch/v1      | Job                   | ''                            | x-1
          batch/v1      | Job                   | parallelism: 3                | x-1 x-2 x-3
          batch/v1      | Job                   | 'parallelism: 3, completions: 2' | x-1 x-2
          batch/v1      | Job                   | parallelism: 0                | ''
          """)
  void everyControllerNamesItsPods(String version, String kind, String spec, String names) {
    String all = spec.isEmpty() ? TEMPLATE : spec + ", " + TEMPLATE;
    Manifests m = read(object(version, kind, "x", all));
    assertThat(m.problems()).isEmpty();
    assertThat(String.join(" ", pods(m))).isEqualTo(names);
    Kind owner = kind.equals("ReplicationController") ? Kind.REPLICA_SET : kind(kind);
    SnapshotIndex index = new SnapshotIndex(m.snapshot());
    assertThat(index.podsOf(new ObjectRef(owner, "d", "x"))).hasSameSizeAs(m.snapshot().pods());
    assertThat(m.snapshot().workloads(owner)).hasSize(1);
    for (Pod pod : m.snapshot().pods()) {
      assertThat(pod.planned()).isTrue();
      assertThat(pod.labels()).containsEntry("app", "x");
      assertThat(pod.containers().getFirst().ports().getFirst().name()).isEqualTo("http");
    }
  }

  private static Kind kind(String title) {
    for (Kind kind : Kind.values()) {
      if (kind.title().equals(title)) {
        return kind;
      }
    }
    throw new AssertionError(title);
  }

  @ParameterizedTest
  @CsvSource({"batch/v1", "batch/v1beta1"})
  void aCronJobsTemplateIsOneDeeper(String version) {
    Manifests m =
        read(
            object(
                version,
                "CronJob",
                "x",
                "jobTemplate: {spec: {parallelism: 2, " + TEMPLATE + "}}"));
    assertThat(m.problems()).isEmpty();
    assertThat(pods(m)).containsExactly("x-1", "x-2");
    assertThat(m.snapshot().pods().getFirst().labels()).isEqualTo(Map.of("app", "x"));
    assertThat(m.snapshot().pods().getFirst().meta().owner())
        .isEqualTo(new OwnerRef("CronJob", "x", ""));
  }

  @Test
  void controllersAddTheirLabels() {
    Manifests m =
        read(
            object("apps/v1", "StatefulSet", "db", TEMPLATE),
            object("batch/v1", "Job", "once", TEMPLATE));
    assertThat(m.snapshot().pod(ObjectRef.pod("d", "db-0")).orElseThrow().labels())
        .containsEntry("statefulset.kubernetes.io/pod-name", "db-0");
    assertThat(m.snapshot().pod(ObjectRef.pod("d", "once-1")).orElseThrow().labels())
        .containsEntry("job-name", "once")
        .containsEntry("batch.kubernetes.io/job-name", "once");
  }

  @Test
  void aDaemonSetHasAPodOnEveryKnownNode() {
    String node = "apiVersion: v1\nkind: Node\nmetadata: {name: %s}\n";
    Manifests m =
        read(
            node.formatted("n1"),
            object("apps/v1", "DaemonSet", "agent", TEMPLATE),
            node.formatted("n2"));
    assertThat(m.snapshot().pods()).extracting(Pod::nodeName).containsExactly("n1", "n2");
    assertThat(m.snapshot().workloads(Kind.DAEMON_SET).getFirst().desired()).isEqualTo(2);
  }

  @Test
  void anExpansionIsBoundedAndSaysSo() {
    Manifests m =
        read("\n" + object("apps/v1", "Deployment", "big", "replicas: 1001, " + TEMPLATE));
    assertThat(pods(m)).hasSize(1000);
    assertThat(m.problems())
        .extracting(Manifests.Problem::toString)
        .containsExactly("p:2: Deployment d/big has 1001 pods; the first 1000 are taken");
    Manifests none = read(object("apps/v1", "Deployment", "x", "replicas: 1"));
    assertThat(none.problems())
        .extracting(Manifests.Problem::toString)
        .containsExactly("p:1: Deployment d/x has no pod template: it has no pods");
    assertThat(none.snapshot().workloads(Kind.DEPLOYMENT)).hasSize(1);
  }

  @Test
  void namesThatAreTakenAreLeftToTheirOwners() {
    Manifests m =
        read(
            object("apps/v1", "Deployment", "x", TEMPLATE),
            object("apps/v1", "ReplicaSet", "x", TEMPLATE),
            object("apps/v1", "StatefulSet", "x", "replicas: 2, " + TEMPLATE),
            "apiVersion: v1\nkind: Pod\nmetadata: {name: x-deployment-1}\n");
    assertThat(m.problems()).isEmpty();
    assertThat(pods(m))
        .containsExactlyInAnyOrder(
            "x-0", "x-1", "x-deployment-1", "x-deploymentx-1", "x-replicaset-1");
  }

  private static String pod(String name, String owner, String more) {
    return """
    apiVersion: v1
    kind: Pod
    metadata:
      name: %s
      labels: {pod-template-hash: abc}
      ownerReferences: [{kind: %s, name: %s, controller: true}]
    spec: {containers: [{name: c}]}
    status: {phase: Running, podIP: 10.0.0.1%s}
    """
        .formatted(
            name,
            owner.substring(0, owner.indexOf('/')),
            owner.substring(owner.indexOf('/') + 1),
            more);
  }

  @ParameterizedTest
  @CsvSource({
    "ReplicaSet/x-abc, apps/v1, Deployment",
    "ReplicaSet/x, apps/v1, ReplicaSet",
    "ReplicationController/x, v1, ReplicationController",
    "StatefulSet/x, apps/v1, StatefulSet",
    "DaemonSet/x, apps/v1, DaemonSet",
    "Job/x, batch/v1, Job"
  })
  void aWorkloadWithRealPodsGetsNoOthers(String owner, String version, String kind) {
    Manifests m =
        read(pod("real", owner, ""), object(version, kind, "x", "replicas: 2, " + TEMPLATE));
    assertThat(m.problems()).isEmpty();
    assertThat(pods(m)).containsExactly("real");
    Pod real = m.snapshot().pods().getFirst();
    assertThat(real.ips()).containsExactly("10.0.0.1");
    assertThat(real.phase()).isEqualTo(Pod.Phase.RUNNING);
  }

  @Test
  void ownersOfOwnersAreFollowed() {
    String owned =
        "\nmetadata: {name: %s, ownerReferences: [{kind: %s, name: x, controller: true}]}\n";
    String set = "apiVersion: apps/v1\nkind: ReplicaSet" + owned.formatted("x-1", "Deployment");
    String job = "apiVersion: batch/v1\nkind: Job" + owned.formatted("x-2", "CronJob");
    String deployment = object("apps/v1", "Deployment", "x", TEMPLATE);
    String cron = object("batch/v1", "CronJob", "x", "jobTemplate: {spec: {" + TEMPLATE + "}}");
    Manifests real =
        read(deployment, cron, set, job, pod("a", "ReplicaSet/x-1", ""), pod("b", "Job/x-2", ""));
    assertThat(real.problems()).isEmpty();
    assertThat(pods(real)).containsExactly("a", "b");
    Manifests planned = read(deployment, cron, set + "spec: {" + TEMPLATE + "}\n", job);
    assertThat(planned.problems()).isEmpty();
    assertThat(pods(planned)).containsExactlyInAnyOrder("x-1", "x-cronjob-1");
    ClusterSnapshot s = real.snapshot();
    assertThat(new SnapshotIndex(s).workloadOf(ObjectRef.pod("d", "b")))
        .contains(new ObjectRef(Kind.CRON_JOB, "d", "x"));
  }

  @Test
  void templatesAreReadAsPodsAre() {
    Pod pod =
        read(object(
                "apps/v1",
                "Deployment",
                "x",
                "template: {spec: {hostNetwork: true, nodeName: n1, initContainers: [{name: i},"
                    + " {name: s, restartPolicy: Always, ports: [{containerPort: 1}]}],"
                    + " containers: [{name: m}]}}"))
            .snapshot()
            .pods()
            .getFirst();
    assertThat(pod.hostNetwork()).isTrue();
    assertThat(pod.nodeName()).isEqualTo("n1");
    assertThat(pod.containers())
        .extracting(c -> c.role())
        .containsExactly(Role.INIT, Role.SIDECAR, Role.MAIN);
  }

  @Test
  void barePodsKeepWhatTheirStatusSays() {
    Pod pod =
        read(pod("a", "Nobody/x", ", podIPs: [{ip: 10.0.0.1}, {ip: 'fd00::1'}], hostIP: 1.2.3.4"))
            .snapshot()
            .pods()
            .getFirst();
    assertThat(pod.ips()).containsExactly("10.0.0.1", "fd00::1");
    assertThat(pod.planned()).isFalse();
  }
}
