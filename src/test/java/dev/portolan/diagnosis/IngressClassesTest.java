package dev.portolan.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.diagnosis.Conclusion.Level;
import dev.portolan.model.ClusterSnapshot;
import dev.portolan.model.Coverage;
import dev.portolan.model.Ingress;
import dev.portolan.model.IngressClass;
import dev.portolan.model.Kind;
import dev.portolan.model.Metadata;
import dev.portolan.model.ObjectRef;
import dev.portolan.model.PortRef;
import dev.portolan.probe.ContainerRef;
import dev.portolan.probe.Target;
import dev.portolan.testkit.ClusterFixture;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What an ingress without an address says of its class, by which classes there are and may be
/// seen.
final class IngressClassesTest {
  private static final ObjectRef INGRESS = new ObjectRef(Kind.INGRESS, "shop", "site");

  @ParameterizedTest(name = "class {0}, there are {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          inner | nginx=k8s.io/ingress-nginx! | there is no ingress class of that name | ingress classes: nginx (k8s.io/ingress-nginx, the default) | {"spec":{"ingressClassName":"nginx"}}
          edge  | edge=example.com/edge       | that class belongs to example.com/edge, and no controller that serves it runs here | ingress classes: edge (example.com/edge) | get ingressclasses
          edge  | edge=a.b/c,nginx=k8s.io/x!  | that class belongs to a.b/c, and no controller | nginx (k8s.io/x, the default) | "nginx"
          ''    | nginx=k8s.io/x!             | it names no class (spec.ingressClassName), and the default, nginx, is given only | the default | "nginx"
          ''    | a=k8s.io/x,b=k8s.io/x       | without one only the controller of a class that is marked | a (k8s.io/x), b (k8s.io/x) | get ingressclasses
          inner | ''                          | there is no ingress class of that name | there is no ingress class | get ingressclasses
          inner | forbidden                   | no controller that serves it runs here | this user may not list ingress classes, so which there are is not known (no) | get ingressclasses
          inner | hidden                      | no controller that serves it is among the pods that this user may see | this user may not list ingress classes | get ingressclasses
          """)
  void says(String className, String classes, String why, String evidence, String fix) {
    Target site = new Target.IngressTarget(INGRESS, "shop.example");
    ContainerRef web = new ContainerRef("shop", "web-0", "main");
    Diagnosis done =
        new Examiner(Ground.of(snapshot(className, classes)))
            .examine(
                new Case(web, site, 0),
                new Unasked(r -> Unasked.Answer.NOTHING, r -> Unasked.Answer.NOTHING),
                d -> {});
    Conclusion end = Objects.requireNonNull(done.conclusion());

    assertThat(end.level()).isEqualTo(Level.BROKEN);
    assertThat(end.cause()).isEqualTo(Cause.Kind.NO_CONTROLLER);
    assertThat(end.sentence()).contains(why);
    assertThat(end.evidence()).anyMatch(e -> e.contains(evidence));
    assertThat(Objects.requireNonNull(end.fix()).text()).contains(fix);
  }

  /// @param classes `NAME=CONTROLLER`, with a `!` for the default; `forbidden` where none may be
  ///   seen, `hidden` where no pods of other namespaces may be either
  private static ClusterSnapshot snapshot(String className, String classes) {
    ClusterFixture f =
        new ClusterFixture()
            .namespace("shop")
            .node("node-1", "10.0.0.1", "10.1.1.0/24")
            .deployment("shop", "web", 1)
            .service("shop", "web", "10.2.0.1", Map.of("app", "web"), 80, 8080);
    Ingress.Backend to = new Ingress.Backend("web", PortRef.of(80));
    f.add(
        new Ingress(
            Metadata.of(INGRESS, Map.of()),
            className,
            List.of(new Ingress.Rule("shop.example", List.of(new Ingress.Path("/", "Prefix", to)))),
            null,
            List.of(),
            List.of()));
    boolean hidden = classes.equals("hidden");
    boolean forbidden = hidden || classes.equals("forbidden");
    for (String each : forbidden || classes.isEmpty() ? new String[0] : classes.split(",", -1)) {
      String[] parts = each.replace("!", "").split("=", -1);
      ObjectRef ref = new ObjectRef(Kind.INGRESS_CLASS, "", parts[0]);
      f.add(new IngressClass(Metadata.of(ref, Map.of()), parts[1], each.endsWith("!")));
    }
    ClusterSnapshot s = f.build();
    Map<Kind, Coverage> coverage = new EnumMap<>(s.coverage());
    coverage.put(
        Kind.INGRESS_CLASS, forbidden ? new Coverage.Forbidden("no") : new Coverage.Complete());
    if (hidden) {
      coverage.put(
          Kind.POD, new Coverage.Scoped(new TreeMap<>(Map.of("shop", new Coverage.Complete()))));
    }
    return new ClusterSnapshot(s.origin(), s.generation(), s.time(), coverage, s.objects());
  }
}
