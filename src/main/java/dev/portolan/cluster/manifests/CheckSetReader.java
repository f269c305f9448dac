package dev.portolan.cluster.manifests;

import dev.portolan.checkset.CheckSet.Check;
import dev.portolan.checkset.CheckSet.End;
import dev.portolan.checkset.Expect;
import dev.portolan.checkset.Transport;
import dev.portolan.model.LabelQuery;
import dev.portolan.model.LabelQueryParser;
import dev.portolan.model.LabelQueryParser.Problem;
import dev.portolan.model.PortNumber;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Reads the checks of a check set's documents; tells what is wrong by its line.
final class CheckSetReader {
  private static final int MOST = 10_000;
  private static final Set<String> TOP = Set.of("version", "checks");
  private static final Set<String> FIELDS =
      Set.of("name", "from", "to", "port", "protocol", "expect");
  private static final Set<String> CHOICE = Set.of("namespace", "selector", "pods");

  private final YamlDocuments.Report report;
  private final List<Check> checks = new ArrayList<>();

  CheckSetReader(YamlDocuments.Report report) {
    this.report = report;
  }

  List<Check> checks() {
    return checks;
  }

  void document(Tree tree) {
    if (tree.isNull()) {
      return;
    }
    if (!(tree instanceof Tree.Mapping)) {
      report.problem(tree.line(), "a check set is a mapping with a list \"checks:\"");
      return;
    }
    known(tree, TOP, "a check set");
    Tree version = tree.get("version");
    if (!version.isNull() && version.number(0) != 1) {
      report.problem(version.line(), "version: there is only 1");
    }
    Tree list = tree.get("checks");
    if (!(list instanceof Tree.Sequence)) {
      report.problem(
          list.isNull() ? tree.line() : list.line(), "checks: must be a list: a \"-\" is missing");
    }
    list.elements().forEach(this::check);
  }

  private void check(Tree tree) {
    if (!(tree instanceof Tree.Mapping)) {
      report.problem(tree.line(), "a check has the fields from, to, port, protocol and expect");
      return;
    }
    if (checks.size() >= MOST) {
      if (checks.size() == MOST) {
        report.problem(tree.line(), "there are more than " + MOST + " checks");
      }
      return;
    }
    known(tree, FIELDS, "a check");
    Optional<End> from = end(tree, "from");
    Optional<End> to = end(tree, "to");
    Optional<Transport> protocol = protocol(tree);
    Optional<Expect> expect = expect(tree);
    int port = port(tree, protocol.orElse(Transport.TCP));
    if (from.isPresent() && to.isPresent() && protocol.isPresent() && expect.isPresent()) {
      checks.add(
          new Check(
              tree.line(),
              word(tree.get("name")),
              from.get(),
              to.get(),
              protocol.get(),
              port,
              expect.get()));
    }
  }

  private void known(Tree tree, Set<String> names, String what) {
    tree.entries()
        .forEach(
            (name, value) -> {
              if (!names.contains(name)) {
                report.problem(
                    value.line(),
                    what + " has no field \"" + name + "\"; there are " + list(names));
              }
            });
  }

  private static String list(Set<String> names) {
    return String.join(", ", names.stream().sorted().toList());
  }

  private Optional<End> end(Tree check, String field) {
    Tree value = check.get(field);
    if (value.isNull()) {
      report.problem(check.line(), field + " is missing");
      return Optional.empty();
    }
    if (value instanceof Tree.Mapping) {
      return chosen(value, field);
    }
    String name = word(value);
    if (name.isEmpty() || value instanceof Tree.Sequence) {
      report.problem(
          value.line(), field + ": a name such as shop/web, or a namespace and a selector");
      return Optional.empty();
    }
    return Optional.of(new End.Named(name));
  }

  private Optional<End> chosen(Tree value, String field) {
    known(value, CHOICE, field);
    String namespace = word(value.get("namespace"));
    if (namespace.isEmpty()) {
      report.problem(value.line(), field + ": namespace is missing");
      return Optional.empty();
    }
    Tree pods = value.get("pods");
    String many = pods.isNull() ? "all" : word(pods);
    if (!many.equals("all") && !many.equals("one")) {
      report.problem(pods.line(), field + ": pods: there are all and one");
      return Optional.empty();
    }
    Tree selector = value.get("selector");
    LabelQueryParser.Reading reading = LabelQueryParser.read(word(selector));
    Problem problem = reading.problem();
    LabelQuery query = reading.query();
    if (problem != null || query == null) {
      String why = problem == null ? "cannot be read" : problem.text();
      report.problem(selector.line(), field + ": selector: " + why);
      return Optional.empty();
    }
    return Optional.of(new End.Chosen(namespace, query, many.equals("one")));
  }

  private Optional<Transport> protocol(Tree check) {
    Tree value = check.get("protocol");
    if (value.isNull()) {
      return Optional.of(Transport.TCP);
    }
    Optional<Transport> protocol = Transport.of(word(value));
    if (protocol.isEmpty()) {
      report.problem(value.line(), "protocol: there are tcp, udp and icmp, not " + shown(value));
    }
    return protocol;
  }

  private Optional<Expect> expect(Tree check) {
    Tree value = check.get("expect");
    if (value.isNull()) {
      report.problem(check.line(), "expect is missing; there are " + Expect.words());
      return Optional.empty();
    }
    Optional<Expect> expect = Expect.of(word(value));
    if (expect.isEmpty()) {
      report.problem(value.line(), "expect: there are " + Expect.words() + ", not " + shown(value));
    }
    return expect;
  }

  private int port(Tree check, Transport protocol) {
    Tree value = check.get("port");
    if (value.isNull()) {
      if (protocol == Transport.UDP) {
        report.problem(check.line(), "port is missing: udp needs one");
      }
      return 0;
    }
    int port = value.number(-1);
    if (!PortNumber.valid(port)) {
      report.problem(value.line(), "port: a number from 1 to 65535, not " + shown(value));
    } else if (protocol == Transport.ICMP) {
      report.problem(value.line(), "port: icmp has none");
    }
    return port;
  }

  private static String shown(Tree value) {
    String text = value instanceof Tree.Scalar s ? s.word() : "a list or a mapping";
    return text.length() <= 60 ? text : text.substring(0, 60) + "…";
  }

  /// What a scalar says, whatever YAML takes it for.
  private static String word(Tree value) {
    return value instanceof Tree.Scalar s && !value.isNull() ? s.word().strip() : "";
  }
}
