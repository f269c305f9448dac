package dev.portolan.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.cluster.json.ApiKind;
import dev.portolan.cluster.json.ListReader;
import dev.portolan.model.ClusterSnapshot;
import dev.portolan.model.ClusterSnapshot.Origin;
import dev.portolan.model.Coverage;
import dev.portolan.model.Kind;
import dev.portolan.model.KubeObject;
import dev.portolan.model.ObjectRef;
import dev.portolan.topology.Filter;
import dev.portolan.topology.Problem;
import dev.portolan.topology.Problem.Sort;
import dev.portolan.topology.TopologyBuilder;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The demo cluster shows what can be wrong; pods that are being deleted come and go in the living
/// one, and what may not be seen is seen in the contexts of its other users.
final class DemoProblemsTest {
  @Test
  void theCuratedWorldHasEverySortOfTroubleAndEveryKindOfRoute() throws Exception {
    try (DemoCluster cluster = DemoCluster.start(DemoOptions.still(0, 7));
        DemoClient client = DemoClient.admin(cluster)) {
      ClusterSnapshot demo = read(client);
      assertThat(demo.gateways()).hasSize(2);
      assertThat(demo.routes())
          .extracting(r -> r.ref().kind())
          .contains(Kind.HTTP_ROUTE, Kind.GRPC_ROUTE, Kind.TCP_ROUTE);
      List<Problem> problems = TopologyBuilder.build(demo, Filter.ALL).problems().toList();
      assertThat(problems)
          .extracting(Problem::sort)
          .contains(
              Sort.CRASH_LOOPING,
              Sort.SELECTS_NOTHING,
              Sort.WRONG_TARGET_PORT,
              Sort.NO_ENDPOINTS,
              Sort.NO_SUCH_BACKEND,
              Sort.REFUSED,
              Sort.PENDING,
              Sort.TOO_FEW,
              Sort.UNREADY,
              Sort.ISOLATED);
      assertThat(problems).extracting(Problem::words).allMatch(w -> !w.isBlank());
    }
  }

  private static ClusterSnapshot read(DemoClient client) throws Exception {
    Map<Kind, Map<ObjectRef, KubeObject>> objects = new EnumMap<>(Kind.class);
    Map<Kind, Coverage> coverage = new EnumMap<>(Kind.class);
    for (ApiKind api : ApiKind.ALL) {
      if (!api.live() || objects.containsKey(api.kind())) {
        continue;
      }
      String root = api.group().isEmpty() ? "/api/" : "/apis/";
      HttpResponse<InputStream> answer =
          client.http.send(
              client.request(root + api.apiVersion() + "/" + api.plural()),
              HttpResponse.BodyHandlers.ofInputStream());
      try (InputStream body = answer.body()) {
        if (answer.statusCode() == 200) {
          Map<ObjectRef, KubeObject> all = new HashMap<>();
          ListReader.read(body, api.reader(), found -> found.forEach(o -> all.put(o.ref(), o)));
          objects.put(api.kind(), all);
        }
      }
      coverage.put(api.kind(), new Coverage.Complete());
    }
    Origin origin = new Origin("demo", "default", "v1.34.1-demo", true);
    return new ClusterSnapshot(origin, 1, Instant.EPOCH, coverage, objects);
  }
}
