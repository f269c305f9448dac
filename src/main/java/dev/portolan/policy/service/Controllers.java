package dev.portolan.policy.service;

import dev.portolan.model.Ingress;
import dev.portolan.model.IngressClass;
import dev.portolan.model.Kind;
import dev.portolan.model.ObjectRef;
import dev.portolan.model.Pod;
import dev.portolan.model.SnapshotIndex;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/// Finds the pods of the controller that serves an ingress, by the labels that the usual
/// controllers' own charts give them.
public final class Controllers {
  /// What is said where no controller is found.
  public static final String UNKNOWN =
      "the ingress controller's pods are not known: none of ingress-nginx, nginx-ingress, traefik,"
          + " haproxy, contour and kong runs here for its class";

  private static final List<Known> ALL =
      List.of(
          new Known(
              "nginx",
              Set.of(
                  "ingress-nginx",
                  "ingress-nginx-controller",
                  "nginx-ingress",
                  "nginx-ingress-controller"),
              List.of("ingress-nginx/controller", "nginx/nginx-ingress")),
          new Known("traefik", Set.of("traefik", "traefik-ingress-controller"), List.of("traefik")),
          new Known(
              "haproxy",
              Set.of("haproxy-ingress", "kubernetes-ingress", "haproxy-kubernetes-ingress"),
              List.of("haproxy-ingress", "haproxytech/kubernetes-ingress")),
          new Known("contour", Set.of("contour-envoy"), List.of()),
          new Known("kong", Set.of("kong", "ingress-kong"), List.of()));

  /// A controller.
  ///
  /// @param word what the names of its ingress classes have in them
  /// @param names the values of its pods' label `app.kubernetes.io/name`, `app` or `k8s-app`
  /// @param images what the image of its container has in its name
  private record Known(String word, Set<String> names, List<String> images) {
    Known {
      names = Set.copyOf(names);
      images = List.copyOf(images);
    }
  }

  private final SnapshotIndex index;

  public Controllers(SnapshotIndex index) {
    this.index = index;
  }

  /// The running pods of the ingress's controller; empty when it is not known. An ingress without a
  /// class belongs to the only controller that there is.
  public List<Pod> of(Ingress ingress) {
    String wanted = wanted(ingress).toLowerCase(Locale.ROOT);
    List<List<Pod>> running =
        ALL.stream()
            .filter(k -> wanted.isEmpty() || wanted.contains(k.word()))
            .map(this::pods)
            .filter(p -> !p.isEmpty())
            .toList();
    return running.size() == 1 ? running.getFirst() : List.of();
  }

  /// The class tells whose it is; where it is not read, mostly its name does.
  private String wanted(Ingress ingress) {
    return index
        .snapshot()
        .find(new ObjectRef(Kind.INGRESS_CLASS, "", ingress.className()))
        .map(c -> ((IngressClass) c).controller())
        .filter(c -> !c.isEmpty())
        .orElse(ingress.className());
  }

  /// The controllers of which a pod runs here, by the word that the names of their classes have in
  /// them.
  public List<String> running() {
    return ALL.stream().filter(k -> !pods(k).isEmpty()).map(Known::word).toList();
  }

  private List<Pod> pods(Known controller) {
    return index.snapshot().pods().stream()
        .filter(p -> !p.ended() && Controllers.is(p, controller))
        .toList();
  }

  /// Jobs of a chart carry its name too: the component tells them. Of Contour the Envoys meet the
  /// clients.
  private static boolean is(Pod pod, Known controller) {
    String name = pod.labels().getOrDefault("app.kubernetes.io/name", "");
    String component = pod.labels().getOrDefault("app.kubernetes.io/component", "");
    if (controller.word().equals("contour") && name.equals("contour")) {
      return component.equals("envoy");
    }
    boolean named =
        Stream.of("app.kubernetes.io/name", "app", "k8s-app")
            .map(k -> pod.labels().getOrDefault(k, ""))
            .anyMatch(controller.names()::contains);
    boolean image =
        pod.servingContainers().stream()
            .anyMatch(c -> controller.images().stream().anyMatch(c.image()::contains));
    boolean helper = component.contains("webhook") || component.contains("default-backend");
    return (named || image) && !helper;
  }
}
