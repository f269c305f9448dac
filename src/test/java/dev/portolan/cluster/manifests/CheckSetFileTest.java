package dev.portolan.cluster.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.checkset.CheckSet;
import dev.portolan.checkset.CheckSet.Check;
import dev.portolan.checkset.CheckSet.End;
import dev.portolan.checkset.CheckSetText;
import dev.portolan.checkset.Expect;
import dev.portolan.checkset.Transport;
import dev.portolan.model.LabelQuery;
import dev.portolan.model.LabelQueryParser;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CheckSetFileTest {
  private static final String SET =
      """
      # what must hold
      version: 1
      checks:
      - name: web reaches its database
        from: deploy/shop/web
        to: svc/shop/db
        port: 5432
        expect: answered
      - from: {namespace: shop, selector: "app=web,tier!=canary", pods: one}
        to: {namespace: shop, selector: app=db}
        protocol: udp
        port: 53
        expect: denied
      - {from: shop/web-0, to: 10.0.0.1, protocol: icmp, expect: allowed}
      """;

  @Test
  void readsNamesSelectorsAndWords() {
    CheckSetFile file = CheckSetFile.read("c.yaml", SET);

    assertThat(file.problems()).isEmpty();
    assertThat(file.set().checks())
        .containsExactly(
            new Check(
                4,
                "web reaches its database",
                new End.Named("deploy/shop/web"),
                new End.Named("svc/shop/db"),
                Transport.TCP,
                5432,
                Expect.ANSWERED),
            new Check(
                9,
                "",
                new End.Chosen("shop", labels("app=web,tier!=canary"), true),
                new End.Chosen("shop", labels("app=db"), false),
                Transport.UDP,
                53,
                Expect.DENIED),
            new Check(
                14,
                "",
                new End.Named("shop/web-0"),
                new End.Named("10.0.0.1"),
                Transport.ICMP,
                0,
                Expect.ALLOWED));
  }

  @Test
  void whatIsWrittenReadsTheSame() {
    CheckSet set = CheckSetFile.read("c.yaml", SET).set();
    List<Check> odd =
        List.of(
            new Check(
                0,
                "yes: \"a\" # \\ 'b'\n- x",
                new End.Named("true"),
                new End.Named("1.5"),
                Transport.TCP,
                0,
                Expect.TIMEOUT));
    for (CheckSet each : List.of(set, new CheckSet(odd))) {
      CheckSetFile again = CheckSetFile.read("w.yaml", CheckSetText.of(each, "one\ntwo"));
      assertThat(again.problems()).isEmpty();
      assertThat(again.set().checks())
          .usingRecursiveFieldByFieldElementComparatorIgnoringFields("line")
          .isEqualTo(each.checks());
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          checks:~- from: a/b~  to: a/c~  expect: maybe           | c.yaml:4: expect: there are allowed, denied, answered, refused, timeout, not maybe
          checks:~- from: a/b~  to: a/c~  port: 70000~  expect: allowed | c.yaml:4: port: a number from 1 to 65535, not 70000
          checks:~- from: a/b~  to: a/c~  port: http~  expect: allowed  | c.yaml:4: port: a number from 1 to 65535, not http
          checks:~- from: a/b~  to: a/c                           | c.yaml:2: expect is missing; there are allowed, denied, answered, refused, timeout
          checks:~- to: a/c~  expect: denied                      | c.yaml:2: from is missing
          checks:~- from: a/b~  to: a/c~  prot: udp~  expect: denied | c.yaml:4: a check has no field "prot"; there are expect, from, name, port, protocol, to
          checks:~- from: {selector: a=b}~  to: a/c~  expect: denied | c.yaml:2: from: namespace is missing
          checks:~- from: a/b~  to: a/c~  protocol: udp~  expect: denied | c.yaml:2: port is missing: udp needs one
          checks:~- from: a/b~  to: a/c~  protocol: icmp~  port: 1~  expect: denied | c.yaml:5: port: icmp has none
          checks: x                                               | c.yaml:1: checks: must be a list: a "-" is missing
          - a                                                     | c.yaml:1: a check set is a mapping with a list "checks:"
          version: 2~checks: []                                   | c.yaml:1: version: there is only 1
          checks: []                                              | c.yaml:1: there are no checks: a list "checks:" is missing or empty
          """)
  void problemsNameTheLine(String text, String problem) {
    assertThat(CheckSetFile.read("c.yaml", text.replace('~', '\n')).problems()).contains(problem);
  }

  @Test
  void aSelectorThatCannotBeReadIsToldByItsLine() {
    String text =
        "checks:\n- from:\n    namespace: a\n    selector: \"a in (\"\n  to: a/c\n  expect: denied\n";
    assertThat(CheckSetFile.read("c.yaml", text).problems())
        .singleElement()
        .asString()
        .startsWith("c.yaml:4: from: selector: ");
  }

  @Test
  void whatIsNoFileIsSaid() {
    assertThat(CheckSetFile.read(Path.of("/nowhere/c.yaml")).problems())
        .containsExactly("/nowhere/c.yaml: cannot be read: there is no such file");
  }

  @Test
  void noTextBreaksIt() {
    for (int cut = 0; cut <= SET.length(); cut += 7) {
      CheckSetFile file = CheckSetFile.read("c.yaml", SET.substring(0, cut) + "\u0000{[*&");
      assertThat(file.problems().isEmpty()).isFalse();
    }
  }

  private static LabelQuery labels(String text) {
    return Objects.requireNonNull(LabelQueryParser.read(text).query());
  }
}
