package dev.portolan.policy.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.model.Kind;
import dev.portolan.model.LabelSelector;
import dev.portolan.model.Metadata;
import dev.portolan.model.ObjectRef;
import dev.portolan.model.Workload;
import dev.portolan.policy.Party;
import dev.portolan.policy.Reachability;
import dev.portolan.policy.matrix.Arrangement.Side;
import dev.portolan.policy.matrix.Cell.Look;
import dev.portolan.testkit.ClusterFixture;
import dev.portolan.testkit.GuardedShop;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MatrixTest {
  private static final Key SHOP = Key.of(ObjectRef.namespace("shop"));
  private static final Key WEB = Key.of(new ObjectRef(Kind.DEPLOYMENT, "shop", "web"));
  private static final Reachability REACH = Reachability.of(GuardedShop.snapshot());

  private final Matrix folded = Matrix.of(REACH, Arrangement.START);

  @Test
  void beginsWithNamespacesAndTheOutside() {
    assertThat(titles(folded.rows())).containsExactly("empty", "payments", "shop", "outside");
    assertThat(titles(folded.columns())).isEqualTo(titles(folded.rows()));
  }

  @Test
  void opensInPlaceDownToPodsOnOneSideAlone() {
    Matrix opened = folded.with(rows(new Side(Set.of(SHOP, WEB), "")));
    assertThat(titles(opened.rows()))
        .containsExactly(
            "empty", "payments", "shop", "bare", "db", "web", "web-0", "web-1", "web-2", "outside");
    assertThat(opened.rows().groups()).extracting(Group::depth).containsSubsequence(0, 1, 1, 1, 2);
    assertThat(opened.columns().size()).isEqualTo(4);
    assertThat(opened.rows().open(SHOP)).isTrue();
    assertThat(opened.rows().place(WEB)).isEqualTo(5);
  }

  @Test
  void theOutsideOpensToTheRangesThatThePoliciesTellApart() {
    Matrix opened = folded.with(rows(new Side(Set.of(new Key.Outside()), "")));
    assertThat(opened.rows().groups().stream().filter(g -> g.key() instanceof Key.Range))
        .hasSameSizeAs(REACH.outside());
    assertThat(titles(opened.rows())).contains("any IPv4", "any IPv6");
  }

  @Test
  void aGroupHasThePodsOfItsMembers() {
    Group shop = folded.hierarchy().find(SHOP).orElseThrow();
    List<Party> members =
        folded.hierarchy().children(SHOP).stream().flatMap(g -> g.parties().stream()).toList();
    assertThat(shop.parties()).hasSize(6).containsExactlyElementsOf(members);
  }

  /// What the policies of the guarded shop say, by hand.
  @ParameterizedTest
  @CsvSource({
    "shop, payments, '', DENIED, ''",
    "payments, shop, '', PARTLY, all",
    "payments, shop/web, '', ALL, all",
    "payments, shop/db, '', DENIED, ''",
    "shop/web, shop/db, '', SOME, 5432",
    "shop/web, shop/db, 'TCP 5432', ALL, 5432",
    "shop/web, shop/db, 'TCP 80', DENIED, ''",
    "shop/web, shop/db, 'UDP', DENIED, ''",
    "shop/web, shop/db, '80,5432', SOME, 5432",
    "shop, shop/db, 'TCP 5432', PARTLY, 5432",
    "shop, empty, '', NOT_APPLICABLE, ''",
    "shop/web-0, shop/web-0, '', NOT_APPLICABLE, ''",
    "outside, payments, '', DENIED, ''",
    "payments, outside, '', ALL, all",
    "outside, outside, '', NOT_APPLICABLE, ''"
  })
  void saysWhatThePoliciesSay(String from, String to, String ports, Look look, String brief) {
    PortFilter filter = PortFilter.parse(ports).orElseThrow();
    Cell cell = Cell.of(folded.spread(group(from), group(to)), filter);
    assertThat(cell.look()).isEqualTo(look);
    assertThat(cell.ports()).isEqualTo(brief);
  }

  @ParameterizedTest
  @CsvSource({
    "web-1, 'shop,web,web-1'",
    "SHOP/D, 'shop,db'",
    "'db 1', 'shop,db,db-1'",
    "payments, payments",
    "nothing, ''"
  })
  void aSearchKeepsWhatItFindsAndWhatThatLiesIn(String text, String found) {
    Axis rows = folded.with(rows(new Side(Set.of(), text))).rows();
    assertThat(String.join(",", titles(rows))).isEqualTo(found);
  }

  @Test
  void aFoundGroupOpensToAllThatIsInIt() {
    Axis rows = folded.with(rows(new Side(Set.of(SHOP), "shop"))).rows();
    assertThat(titles(rows)).containsExactly("shop", "bare", "db", "web");
  }

  @Test
  void namespacesNarrowBothSidesAndLeaveTheOutside() {
    Matrix narrow = folded.with(Arrangement.START.in(Set.of("shop")));
    assertThat(titles(narrow.rows())).containsExactly("shop", "outside");
    assertThat(titles(narrow.columns())).containsExactly("shop", "outside");
  }

  @Test
  void saysWhenNothingGuards() {
    Reachability open = Reachability.of(GuardedShop.unguarded().build());
    assertThat(Matrix.of(open, Arrangement.START).caution())
        .isEqualTo("No policies: everything is allowed");
    assertThat(folded.caution()).doesNotContain("No policies");
  }

  @Test
  void saysWhenNothingEnforces() {
    ClusterFixture flannel = GuardedShop.guarded();
    ObjectRef ref = new ObjectRef(Kind.DAEMON_SET, "kube-flannel", "kube-flannel-ds");
    flannel.add(new Workload(Metadata.of(ref, Map.of()), 2, 2, LabelSelector.EVERYTHING));
    Matrix matrix = Matrix.of(Reachability.of(flannel.build()), Arrangement.START);
    assertThat(matrix.caution()).contains("nothing enforces them").contains("Flannel");
    assertThat(matrix.with(Arrangement.START).caution()).isEqualTo(matrix.caution());
  }

  @Test
  void hitsAreFoundInWhateverCase() {
    assertThat(Words.of(" WEB 0").hits("web-0-Web"))
        .containsExactly(new Words.Hit(0, 3), new Words.Hit(4, 5), new Words.Hit(6, 9));
  }

  private Group group(String path) {
    Hierarchy all = folded.hierarchy();
    return all.roots().stream()
        .flatMap(r -> Members.withMembers(all, r))
        .filter(g -> g.key().path().equals(path))
        .findFirst()
        .orElseThrow();
  }

  private static Arrangement rows(Side side) {
    return new Arrangement(side, Side.START, Set.of());
  }

  private static List<String> titles(Axis axis) {
    return axis.groups().stream().map(Group::title).toList();
  }
}
