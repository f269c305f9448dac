package dev.portolan.diagnosis;

import dev.portolan.diagnosis.Cause.Kind;
import dev.portolan.model.Gateway;
import dev.portolan.model.Ingress;
import dev.portolan.model.KubeObject;
import dev.portolan.model.ObjectRef;
import java.util.List;
import java.util.Optional;

/// Suggestions for ingresses, gateways and their routes.
final class EntryFixes {
  private EntryFixes() {}

  /// Gives an ingress the class that is meant if any is, or else that of the only controller that
  /// runs; else says how to see the classes.
  ///
  /// @param running what the names of these controllers' classes have in them; mostly it is the
  ///   name
  static Fix ingressClass(
      Chain chain, Ingress ingress, IngressClasses classes, List<String> running) {
    Optional<String> other =
        classes
            .meant()
            .map(KubeObject::name)
            .or(
                () ->
                    running.size() == 1 && classes.unknown()
                        ? Optional.of(running.getFirst())
                        : Optional.empty())
            .filter(name -> !name.equals(ingress.className()));
    return other.map(name -> patch(chain, ingress, name)).orElseGet(() -> classes(chain));
  }

  private static Fix patch(Chain chain, Ingress ingress, String name) {
    return Fix.kubectl(
        "Give it the class " + name + ", if that one is meant",
        chain
            .ground()
            .kubectl(
                "patch",
                "ingress",
                ingress.name(),
                "-n",
                ingress.namespace(),
                "--type=merge",
                "-p",
                "{\"spec\":{\"ingressClassName\":\"" + name + "\"}}"));
  }

  private static Fix classes(Chain chain) {
    return Fix.kubectl(
        "See which classes there are, and whose; then install the controller or name its class",
        chain.ground().kubectl("get", "ingressclasses", "-o", "wide"));
  }

  static Fix lead(Chain chain, KubeObject entry, Cause cause) {
    String words =
        cause.kind() == Kind.POLICY
            ? "See the policies that keep the controller away"
            : "Lead it to a service that is there and ready";
    return cause.kind() == Kind.POLICY
        ? Fix.kubectl(words, chain.ground().kubectl("get", "networkpolicies", "-A"))
        : Fix.kubectl(
            words,
            chain
                .ground()
                .kubectl(
                    "edit",
                    entry.ref().kind().plural(),
                    entry.ref().name(),
                    "-n",
                    entry.namespace()));
  }

  /// Lets routes of all namespaces attach to a listener.
  static Fix listener(Chain chain, Gateway gateway, Gateway.Listener listener) {
    int place = gateway.listeners().indexOf(listener);
    String patch =
        "[{\"op\":\"add\",\"path\":\"/spec/listeners/%d/allowedRoutes/namespaces\",\"value\":{\"from\":\"All\"}}]"
            .formatted(place);
    return Fix.kubectl(
        "Let the listener `" + listener.name() + "` take routes of every namespace, if it is to",
        chain
            .ground()
            .kubectl(
                "patch",
                gateway.ref().kind().plural(),
                gateway.name(),
                "-n",
                gateway.namespace(),
                "--type=json",
                "-p",
                patch));
  }

  /// Lets a route lead to a service of another namespace (gateway.networking.k8s.io,
  /// ReferenceGrant).
  static Fix grant(KubeObject route, ObjectRef service) {
    return Fix.yaml(
        "Grant the route the service of the other namespace",
        grant(route, "Service", service.namespace(), service.name()));
  }

  /// Lets a gateway show the certificate of a secret in another namespace.
  static Fix grant(Gateway gateway, Gateway.Certificate secret) {
    return Fix.yaml(
        "Grant the gateway the secret of the other namespace",
        grant(gateway, "Secret", secret.namespace(), secret.name()));
  }

  private static String grant(KubeObject user, String kind, String namespace, String name) {
    return """
    apiVersion: gateway.networking.k8s.io/v1beta1
    kind: ReferenceGrant
    metadata:
      name: %s
      namespace: %s
    spec:
      from:
        - group: gateway.networking.k8s.io
          kind: %s
          namespace: %s
      to:
        - group: ""
          kind: %s
          name: %s
    """
        .formatted(
            "allow-" + user.namespace() + "-" + user.ref().name(),
            namespace,
            user.ref().kind().title(),
            user.namespace(),
            kind,
            name);
  }
}
