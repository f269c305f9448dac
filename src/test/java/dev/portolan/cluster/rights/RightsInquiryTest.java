package dev.portolan.cluster.rights;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.cluster.api.ApiConnection;
import dev.portolan.cluster.rights.Rights.Answer;
import dev.portolan.cluster.rights.Rights.Area;
import dev.portolan.cluster.rights.Rights.Verb;
import dev.portolan.model.Kind;
import dev.portolan.testkit.ScriptedServer;
import dev.portolan.testkit.ScriptedServer.Reply;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class RightsInquiryTest {
  private static final String RULES =
      """
      {"status":{"incomplete":%s,"resourceRules":[
        {"verbs":["get","list"],"apiGroups":[""],"resources":["pods","services"]},
        {"verbs":["*"],"apiGroups":["apps"],"resources":["*"]},
        {"verbs":["watch"],"apiGroups":[""],"resources":["pods"],"resourceNames":["one"]},
        {"verbs":["create"],"apiGroups":[""],"resources":["*/exec"]}]}}
      """;
  private static final String ALLOWED = "{\"status\":{\"allowed\":true}}";
  private static final String NOT = "{\"status\":{\"allowed\":false}}";

  private final ScriptedServer server = new ScriptedServer();
  private final ApiConnection api =
      new ApiConnection(HttpUrl.get(server.url()), new OkHttpClient());
  private final RightsInquiry inquiry = new RightsInquiry(api);

  RightsInquiryTest() throws IOException {}

  @AfterEach
  void close() {
    api.close();
    server.close();
  }

  @Test
  void rulesSayWhatIsAllowedInANamespace() throws Exception {
    server.then(Reply.ok(RULES.formatted("false"))).then(Reply.ok(RULES.formatted("true")));
    Area sure = inquiry.namespace("shop");
    assertThat(sure.may(Verb.LIST, Kind.POD)).isEqualTo(Answer.YES);
    assertThat(sure.may(Verb.WATCH, Kind.DEPLOYMENT)).isEqualTo(Answer.YES);
    assertThat(sure.may(Verb.WATCH, Kind.POD)).as("of one name only").isEqualTo(Answer.NO);
    assertThat(sure.may(Verb.LIST, Kind.NETWORK_POLICY)).isEqualTo(Answer.NO);
    assertThat(sure.execByCreate()).isEqualTo(Answer.YES);
    assertThat(sure.execByGet()).isEqualTo(Answer.NO);
    Area unsure = inquiry.namespace("shop");
    assertThat(unsure.may(Verb.LIST, Kind.POD)).isEqualTo(Answer.YES);
    assertThat(unsure.may(Verb.LIST, Kind.NETWORK_POLICY)).isEqualTo(Answer.UNKNOWN);
    assertThat(server.requests())
        .containsOnly("/apis/authorization.k8s.io/v1/selfsubjectrulesreviews");
  }

  @Test
  void whoMayDoEverythingIsAskedOnce() throws Exception {
    server.then(Reply.ok(ALLOWED));
    Area all = inquiry.cluster(Area.UNKNOWN);
    assertThat(all.may(Verb.LIST, Kind.NODE)).isEqualTo(Answer.YES);
    assertThat(all.execByGet()).isEqualTo(Answer.YES);
    assertThat(server.requests()).hasSize(1);
  }

  @Test
  void onlyWhatIsAllowedSomewhereIsAskedOfTheWholeCluster() throws Exception {
    server.then(Reply.ok(RULES.formatted("false"))).then(Reply.ok(NOT)).then(Reply.ok(ALLOWED));
    for (int i = 0; i < 60; i++) {
      server.then(Reply.ok(NOT));
    }
    Area shop = inquiry.namespace("shop");
    Area all = inquiry.cluster(shop);
    assertThat(server.requests()).hasSizeLessThan(30);
    assertThat(all.may(Verb.LIST, Kind.NODE)).isEqualTo(Answer.NO);
    Rights rights = new Rights(new TreeSet<>(), new TreeMap<>(Map.of("", all, "shop", shop)));
    assertThat(rights.may(Verb.LIST, Kind.POD, "shop")).isEqualTo(Answer.YES);
    assertThat(rights.may(Verb.LIST, Kind.POD, "other")).isNotEqualTo(Answer.NO);
    assertThat(rights.mayExec("shop")).isEqualTo(Answer.YES);
    assertThat(rights.mayExec("other")).isEqualTo(Answer.UNKNOWN);
    assertThat(Rights.UNKNOWN.mayExec("")).isEqualTo(Answer.UNKNOWN);
  }
}
