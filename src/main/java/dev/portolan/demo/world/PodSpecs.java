package dev.portolan.demo.world;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portolan.demo.world.PodTemplate.Plan;
import dev.portolan.demo.world.PodTemplate.State;
import java.util.List;

/// Writes the specifications of pods, with all that a real API server's defaults and admission add:
/// environment, resources, probes, volumes, tolerations. A map needs little of it, and has to read
/// past the rest.
final class PodSpecs {
  private static final String TOKEN_VOLUME = "kube-api-access";
  private static final String TOKEN_PATH = "/var/run/secrets/kubernetes.io/serviceaccount";

  private PodSpecs() {}

  /// The part of a pod that its workload's template has too.
  static void template(ObjectNode spec, PodTemplate template) {
    if (template.hostNetwork) {
      spec.put("hostNetwork", true);
    }
    ArrayNode containers = spec.putArray("containers");
    template.containers.forEach(plan -> container(containers.addObject(), plan, template));
    spec.put("restartPolicy", template.state == State.COMPLETED ? "Never" : "Always");
    spec.put("terminationGracePeriodSeconds", 30);
    spec.put("dnsPolicy", "ClusterFirst");
    spec.put("serviceAccountName", "default").put("serviceAccount", "default");
    spec.putObject("securityContext");
    spec.put("schedulerName", "default-scheduler");
    volume(spec.putArray("volumes"), "config").putObject("configMap").put("name", "settings");
  }

  /// What admission adds to a pod and not to its template.
  static void admitted(ObjectNode spec) {
    ObjectNode projected = volume(spec.withArray("/volumes"), TOKEN_VOLUME).putObject("projected");
    ArrayNode sources = projected.putArray("sources");
    sources
        .addObject()
        .putObject("serviceAccountToken")
        .put("expirationSeconds", 3607)
        .put("path", "token");
    ObjectNode authority =
        sources.addObject().putObject("configMap").put("name", "kube-root-ca.crt");
    authority.putArray("items").addObject().put("key", "ca.crt").put("path", "ca.crt");
    ObjectNode field = sources.addObject().putObject("downwardAPI").putArray("items").addObject();
    field.put("path", "namespace");
    field.putObject("fieldRef").put("apiVersion", "v1").put("fieldPath", "metadata.namespace");
    projected.put("defaultMode", 420);
    spec.put("priority", 0).put("enableServiceLinks", true);
    spec.put("preemptionPolicy", "PreemptLowerPriority");
    ArrayNode tolerations = spec.putArray("tolerations");
    for (String taint : List.of("not-ready", "unreachable")) {
      ObjectNode row = tolerations.addObject().put("key", "node.kubernetes.io/" + taint);
      row.put("operator", "Exists").put("effect", "NoExecute").put("tolerationSeconds", 300);
    }
    spec.path("containers")
        .forEach(
            c ->
                ((ObjectNode) c)
                    .withArray("/volumeMounts")
                    .addObject()
                    .put("name", TOKEN_VOLUME)
                    .put("readOnly", true)
                    .put("mountPath", TOKEN_PATH));
  }

  private static void container(ObjectNode container, Plan plan, PodTemplate template) {
    container.put("name", plan.name()).put("image", plan.image());
    if (!plan.ports().isEmpty()) {
      ArrayNode ports = container.putArray("ports");
      for (PodTemplate.Port port : plan.ports()) {
        ObjectNode row = ports.addObject();
        if (!port.name().isEmpty()) {
          row.put("name", port.name());
        }
        row.put("containerPort", port.number()).put("protocol", port.protocol());
      }
      PodTemplate.Port first = plan.ports().getFirst();
      if (first.protocol().equals("TCP")) {
        probe(container.putObject("livenessProbe"), first.number(), 10);
        probe(container.putObject("readinessProbe"), first.number(), 5);
      }
    }
    environment(container.putArray("env"));
    ObjectNode resources = container.putObject("resources");
    resources.putObject("limits").put("memory", "512Mi");
    resources.putObject("requests").put("cpu", "100m").put("memory", "256Mi");
    ObjectNode mount = container.putArray("volumeMounts").addObject();
    mount.put("name", "config").put("readOnly", true).put("mountPath", "/etc/settings");
    container.put("terminationMessagePath", "/dev/termination-log");
    container.put("terminationMessagePolicy", "File").put("imagePullPolicy", "IfNotPresent");
    if (template.restricted) {
      ObjectNode security = container.putObject("securityContext");
      security.put("runAsNonRoot", true).put("runAsUser", 1000);
      security.put("allowPrivilegeEscalation", false);
      security.putObject("capabilities").putArray("drop").add("ALL");
    }
  }

  private static void environment(ArrayNode env) {
    for (String field : List.of("metadata.name", "metadata.namespace")) {
      ObjectNode row = env.addObject().put("name", field.equals("metadata.name") ? "POD" : "SPACE");
      row.putObject("valueFrom")
          .putObject("fieldRef")
          .put("apiVersion", "v1")
          .put("fieldPath", field);
    }
    env.addObject().put("name", "LOG_LEVEL").put("value", "info");
    env.addObject()
        .put("name", "OTEL_EXPORTER_OTLP_ENDPOINT")
        .put("value", "http://collector.analytics.svc.cluster.local:4318");
    ObjectNode secret = env.addObject().put("name", "DATABASE_PASSWORD");
    secret
        .putObject("valueFrom")
        .putObject("secretKeyRef")
        .put("name", "database")
        .put("key", "password")
        .put("optional", true);
  }

  private static void probe(ObjectNode probe, int port, int period) {
    probe.putObject("tcpSocket").put("port", port);
    probe.put("initialDelaySeconds", 5).put("timeoutSeconds", 1).put("periodSeconds", period);
    probe.put("successThreshold", 1).put("failureThreshold", 3);
  }

  private static ObjectNode volume(ArrayNode volumes, String name) {
    return volumes.addObject().put("name", name);
  }
}
