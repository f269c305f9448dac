package dev.portolan.ui.inspector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.model.ClusterSnapshot;
import dev.portolan.model.Coverage;
import dev.portolan.model.EndpointSlice;
import dev.portolan.model.EndpointSlice.Endpoint;
import dev.portolan.model.EndpointSlice.EndpointPort;
import dev.portolan.model.Kind;
import dev.portolan.model.KubeObject;
import dev.portolan.model.Metadata;
import dev.portolan.model.ObjectRef;
import dev.portolan.model.Pod;
import dev.portolan.model.PortRef;
import dev.portolan.model.Protocol;
import dev.portolan.model.Service;
import dev.portolan.model.Service.Exposure;
import dev.portolan.model.Service.ServicePort;
import dev.portolan.model.SnapshotIndex;
import dev.portolan.testkit.ClusterFixture;
import dev.portolan.ui.inspector.Facts.Note;
import dev.portolan.ui.parts.Tone;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Every cause of a service without ready endpoints, and the silence where there is none.
final class EndpointReasonTest {
  private static final Map<String, String> WEB = Map.of("app", "web");

  static Stream<Arguments> causes() {
    return Stream.of(
        Arguments.of("ready pods", snapshot(shop().add(service(WEB, PortRef.of(8080)))), null, ""),
        Arguments.of(
            "selector matches nothing",
            snapshot(shop().add(service(Map.of("app", "nobody"), PortRef.of(80)))),
            Tone.BAD,
            "The selector app=nobody matches no pod in shop."),
        Arguments.of(
            "selector matches elsewhere",
            snapshot(
                shop()
                    .deployment("payments", "api", 1)
                    .add(service(Map.of("app", "api"), PortRef.of(80)))),
            Tone.BAD,
            "matches no pod in shop. Pods in payments match"),
        Arguments.of(
            "none ready",
            snapshot(
                shop()
                    .ready("shop", "web-0", false)
                    .ready("shop", "web-1", false)
                    .add(service(WEB, PortRef.of(8080)))),
            Tone.BAD,
            "2 pods match but none is ready: web-0 (ContainersNotReady), web-1"),
        Arguments.of(
            "named port missing everywhere",
            snapshot(shop().add(service(WEB, PortRef.named("web")))),
            Tone.BAD,
            "targetPort `web`, which none of the 2 pods it selects declares. Declared: http."),
        Arguments.of(
            "named port there",
            snapshot(shop().add(service(WEB, PortRef.named("http")))),
            null,
            ""));
  }

  static Stream<Arguments> otherCauses() {
    return Stream.of(
        Arguments.of(
            "ended",
            snapshot(shop().add(ended()).add(service(Map.of("app", "once"), PortRef.of(80)))),
            Tone.BAD,
            "1 pod matches, and all of them have ended: once (Succeeded)."),
        Arguments.of(
            "no selector, nothing given",
            snapshot(shop().add(service(Map.of(), PortRef.of(80)))),
            Tone.BAD,
            "no selector, so somebody else keeps its endpoints, and has given it none."),
        Arguments.of(
            "no selector, given but not ready",
            snapshot(shop().add(service(Map.of(), PortRef.of(80))).add(slice(false))),
            Tone.BAD,
            "none of those given is ready"),
        Arguments.of(
            "no selector, given",
            snapshot(shop().add(service(Map.of(), PortRef.of(80))).add(slice(true))),
            null,
            ""),
        Arguments.of(
            "external name",
            snapshot(shop().add(alias())),
            Tone.IDLE,
            "answers with db.example.org"),
        Arguments.of(
            "endpoints forbidden",
            without(Kind.ENDPOINT_SLICE, service(WEB, PortRef.of(8080))),
            Tone.WARN,
            "Endpoint slices are not readable: not for you"),
        Arguments.of(
            "pods forbidden",
            without(Kind.POD, service(WEB, PortRef.of(8080))),
            Tone.WARN,
            "Pods are not readable: not for you"),
        Arguments.of(
            "not written yet",
            removed(Kind.ENDPOINT_SLICE, service(WEB, PortRef.of(8080))),
            Tone.WARN,
            "2 pods match and are ready, yet there is no ready endpoint"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource({"causes", "otherCauses"})
  void namesTheCause(String name, ClusterSnapshot snapshot, Tone tone, String text) {
    Service service = snapshot.service(ObjectRef.service("shop", "it")).orElseThrow();

    Optional<Note> note = EndpointReason.of(new SnapshotIndex(snapshot), service);

    assertThat(note.map(Note::tone)).isEqualTo(Optional.ofNullable(tone));
    assertThat(note.map(Note::text).orElse("")).contains(text);
  }

  private static ClusterFixture shop() {
    return new ClusterFixture().namespace("shop").deployment("shop", "web", 2);
  }

  private static Service service(Map<String, String> selector, PortRef target) {
    return new Service(
        Metadata.of(ObjectRef.service("shop", "it"), Map.of()),
        Service.Type.CLUSTER_IP,
        List.of("10.2.0.20"),
        List.of(new ServicePort("main", Protocol.TCP, 80, target, 0)),
        selector,
        Exposure.NONE,
        false);
  }

  private static Service alias() {
    Service plain = service(Map.of(), PortRef.of(80));
    return new Service(
        plain.meta(),
        Service.Type.EXTERNAL_NAME,
        List.of(),
        plain.ports(),
        Map.of(),
        new Exposure("db.example.org", List.of(), List.of(), Service.Routing.EVERYWHERE),
        false);
  }

  private static Pod ended() {
    Metadata meta = Metadata.of(ObjectRef.pod("shop", "once"), Map.of("app", "once"));
    Pod pod = ClusterFixture.pod(meta, "node-1", "", false);
    return new Pod(
        meta,
        "node-1",
        List.of(),
        false,
        Pod.Phase.SUCCEEDED,
        new Pod.Health(false, ""),
        pod.containers());
  }

  private static EndpointSlice slice(boolean ready) {
    return new EndpointSlice(
        Metadata.of(new ObjectRef(Kind.ENDPOINT_SLICE, "shop", "by-hand"), Map.of()),
        "it",
        List.of(new Endpoint(List.of("192.0.2.1"), ready, ready, false, null)),
        List.of(new EndpointPort("main", Protocol.TCP, 80)));
  }

  private static ClusterSnapshot snapshot(ClusterFixture fixture) {
    return fixture.build();
  }

  private static ClusterSnapshot without(Kind kind, Service service) {
    ClusterSnapshot removed = removed(kind, service);
    Map<Kind, Coverage> coverage = new EnumMap<>(removed.coverage());
    coverage.put(kind, new Coverage.Forbidden("not for you"));
    return new ClusterSnapshot(removed.origin(), 2, removed.time(), coverage, removed.objects());
  }

  private static ClusterSnapshot removed(Kind kind, Service service) {
    ClusterSnapshot all = shop().add(service).build();
    Map<Kind, Map<ObjectRef, KubeObject>> objects = new EnumMap<>(all.objects());
    objects.remove(kind);
    if (kind == Kind.POD) {
      objects.remove(Kind.ENDPOINT_SLICE);
    }
    return new ClusterSnapshot(all.origin(), 2, all.time(), all.coverage(), objects);
  }
}
