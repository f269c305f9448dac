package dev.portolan.demo.server;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// A user of the demo's API with the rights that bindings grant: what a real cluster's RBAC says in
/// four kinds of objects.
///
/// @param id the name in the kubeconfig
/// @param name as the server calls the user
/// @param home the namespace of its context, or empty
/// @param openShift true for one who may ask for projects, as on OpenShift
record User(String id, String name, String home, List<Grant> grants, boolean openShift) {
  User {
    grants = List.copyOf(grants);
  }

  /// What may be done with which resources.
  ///
  /// @param resources plural names; of a part `pods/exec`; `*` for all
  record Rule(Set<String> verbs, Set<String> groups, Set<String> resources) {
    Rule {
      verbs = Set.copyOf(verbs);
      groups = Set.copyOf(groups);
      resources = Set.copyOf(resources);
    }

    boolean allows(Deed deed) {
      return has(verbs, deed.verb) && has(groups, deed.group) && has(resources, deed.resource);
    }

    private static boolean has(Set<String> allowed, String asked) {
      return allowed.contains("*") || allowed.contains(asked);
    }
  }

  /// Rules in one namespace, or, where that is empty, in all and for what has none.
  record Grant(String namespace, List<Rule> rules) {
    Grant {
      rules = List.copyOf(rules);
    }
  }

  /// What somebody wants to do.
  ///
  /// @param resource with a part, if there is one: `pods/exec`
  record Deed(String verb, String group, String resource, String namespace) {}

  boolean may(Deed deed) {
    return rules(deed.namespace).anyMatch(r -> r.allows(deed));
  }

  /// The rules that hold in a namespace; for the empty name those for the whole cluster.
  Stream<Rule> rules(String namespace) {
    return grants.stream()
        .filter(g -> g.namespace.isEmpty() || g.namespace.equals(namespace))
        .flatMap(g -> g.rules.stream());
  }

  /// The namespaces that it was given something in.
  Set<String> namespaces() {
    return Set.copyOf(
        grants.stream().map(Grant::namespace).filter(n -> !n.isEmpty()).distinct().toList());
  }
}
