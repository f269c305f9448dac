package dev.portolan.diagnosis;

import dev.portolan.model.ClusterSnapshot;
import dev.portolan.model.Coverage;
import dev.portolan.model.Ingress;
import dev.portolan.model.IngressClass;
import dev.portolan.model.Kind;
import dev.portolan.model.ObjectRef;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// What the cluster's ingress classes tell of one ingress (networking.k8s.io, IngressClass).
final class IngressClasses {
  private final Coverage coverage;
  private final List<IngressClass> all;
  private final Optional<IngressClass> named;
  private final Ingress ingress;

  IngressClasses(ClusterSnapshot snapshot, Ingress ingress) {
    this.ingress = ingress;
    this.coverage = snapshot.coverage(Kind.INGRESS_CLASS);
    this.all =
        snapshot.shelf(Kind.INGRESS_CLASS).values().stream().map(IngressClass.class::cast).toList();
    this.named =
        snapshot
            .find(new ObjectRef(Kind.INGRESS_CLASS, "", ingress.className()))
            .map(IngressClass.class::cast);
  }

  /// The class that the ingress names, where it is there.
  Optional<IngressClass> named() {
    return named;
  }

  /// The classes that new ingresses without one are given; more than one is a mistake.
  List<IngressClass> byDefault() {
    return all.stream().filter(IngressClass::byDefault).toList();
  }

  /// True where the ingress names a class that is certainly not there.
  boolean absent() {
    return coverage.complete() && !ingress.className().isEmpty() && named.isEmpty();
  }

  /// True where none is known: there is none, or they may not be seen.
  boolean unknown() {
    return all.isEmpty();
  }

  /// The one that is meant if any is: the default, or the only one.
  Optional<IngressClass> meant() {
    List<IngressClass> preferred = byDefault().isEmpty() ? all : byDefault();
    return preferred.size() == 1 ? Optional.of(preferred.getFirst()) : Optional.empty();
  }

  /// Which there are and whose, or why that is not known; for the evidence.
  String told() {
    return switch (coverage) {
      case Coverage.Complete c ->
          all.isEmpty()
              ? "there is no ingress class"
              : "ingress classes: "
                  + all.stream().map(IngressClasses::words).collect(Collectors.joining(", "));
      case Coverage.Forbidden f ->
          "this user may not list ingress classes, so which there are is not known ("
              + f.message()
              + ")";
      case Coverage.Failed f -> "the ingress classes could not be read: " + f.message();
      case Coverage.Syncing s -> "the ingress classes are not read yet";
      case Coverage.Scoped s -> "the ingress classes are not all read";
    };
  }

  private static String words(IngressClass c) {
    return c.name()
        + " ("
        + (c.controller().isEmpty() ? "no controller" : c.controller())
        + (c.byDefault() ? ", the default" : "")
        + ")";
  }
}
