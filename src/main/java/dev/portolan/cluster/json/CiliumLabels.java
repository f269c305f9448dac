package dev.portolan.cluster.json;

import dev.portolan.model.LabelExpression;
import dev.portolan.model.LabelSelector;
import dev.portolan.model.LabelSelector.Operator;
import dev.portolan.model.LabelSelector.Requirement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Cilium's endpoint selector, taken apart: what it asks of a pod's labels and what of its
/// namespace. Keys carry their source (`k8s:app`, `any:app`, `reserved:host`); what a snapshot does
/// not know (service accounts, the cluster's name) is left out, which selects rather too many.
final class CiliumLabels {
  private static final String NAMESPACE = "io.kubernetes.pod.namespace";
  private static final String NAMESPACE_LABELS = "io.cilium.k8s.namespace.labels.";
  private static final String OWN = "io.cilium.k8s.policy.";
  private static final String NAME_LABEL = "kubernetes.io/metadata.name";
  private static final LabelExpression NOTHING = new LabelExpression.Any(List.of());

  private final List<Requirement> pods = new ArrayList<>();
  private final List<LabelExpression> namespaces = new ArrayList<>();
  private boolean nobody;

  CiliumLabels(LabelSelector selector) {
    selector.matchLabels().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(e -> add(new Requirement(e.getKey(), Operator.IN, List.of(e.getValue()))));
    selector.matchExpressions().forEach(this::add);
  }

  LabelExpression pods() {
    if (nobody) {
      return NOTHING;
    }
    return pods.isEmpty()
        ? LabelExpression.EVERYTHING
        : new LabelExpression.Selector(new LabelSelector(Map.of(), pods));
  }

  LabelExpression namespaces() {
    return namespaces.isEmpty() ? LabelExpression.EVERYTHING : new LabelExpression.All(namespaces);
  }

  private void add(Requirement r) {
    int colon = r.key().indexOf(':');
    String source = colon < 0 ? "any" : r.key().substring(0, colon).toLowerCase(Locale.ROOT);
    String key = r.key().substring(colon + 1);
    switch (source) {
      case "k8s", "any" -> kubernetes(key, r);
      case "reserved" ->
          nobody = nobody || r.operator() == Operator.IN || r.operator() == Operator.EXISTS;
      default -> {}
    }
  }

  private void kubernetes(String key, Requirement r) {
    if (key.equals(NAMESPACE)) {
      namespaces.add(named(new Requirement(NAME_LABEL, r.operator(), r.values())));
    } else if (key.startsWith(NAMESPACE_LABELS)) {
      String label = key.substring(NAMESPACE_LABELS.length());
      namespaces.add(expression(new Requirement(label, r.operator(), r.values())));
    } else if (!key.startsWith(OWN)) {
      pods.add(new Requirement(key, r.operator(), r.values()));
    }
  }

  /// A namespace by its name; servers before 1.21 have no label that tells it, so that there every
  /// namespace counts.
  private static LabelExpression named(Requirement r) {
    Requirement untold = new Requirement(NAME_LABEL, Operator.DOES_NOT_EXIST, List.of());
    return new LabelExpression.Any(List.of(expression(r), expression(untold)));
  }

  private static LabelExpression expression(Requirement r) {
    return new LabelExpression.Selector(new LabelSelector(Map.of(), List.of(r)));
  }
}
