package dev.portolan.ui.checks;

import dev.portolan.probe.Finding.Certificate;
import dev.portolan.probe.Finding.Grpc;
import dev.portolan.probe.Finding.Lookup;
import dev.portolan.probe.Finding.LookupStep;
import dev.portolan.probe.Finding.Tls;
import dev.portolan.probe.Finding.Udp;
import dev.portolan.ui.parts.Marks;
import dev.portolan.ui.parts.Tone;
import dev.portolan.workspace.Checks.Run;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import org.jspecify.annotations.Nullable;

/// What datagrams, handshakes, health checks and lookups found, a table each.
final class AnswerTables {
  /// A certificate of a chain; a handshake without one has a row too.
  private record Shaken(Tls tls, Certificate certificate, boolean first) {}

  /// A question of a lookup; a lookup that sent none has a row too.
  private record Asked(Lookup lookup, LookupStep step) {}

  private final FindingTable<Udp> udp =
      new FindingTable<>(
          "UDP ports and their answers",
          "connects",
          List.of(
              Columns.text("Port", 110, u -> (u.port() + " " + u.portName()).strip()),
              Columns.text("Address", 150, Udp::address),
              Columns.column("Outcome", 170, (label, u) -> Marks.show(label, u.outcome())),
              Columns.figure("Time", 90, u -> RunWords.millis(u.millis())),
              Columns.text("Detail", 260, Udp::detail)));

  private final FindingTable<Grpc> grpc =
      new FindingTable<>(
          "Health by gRPC",
          "connects",
          List.of(
              Columns.text("Port", 80, g -> Integer.toString(g.port())),
              Columns.text("Address", 150, Grpc::address),
              Columns.column("Outcome", 130, (label, g) -> Marks.show(label, g.outcome())),
              Columns.column(
                  "Status",
                  150,
                  (label, g) ->
                      Marks.show(
                          label, g.status().equals("SERVING") ? Tone.GOOD : Tone.WARN, g.status())),
              Columns.figure("Time", 90, g -> RunWords.millis(g.millis())),
              Columns.text("Detail", 220, Grpc::detail)));

  private final FindingTable<Shaken> tls =
      new FindingTable<>(
          "Certificates",
          "connects",
          List.of(
              Columns.text("Where", 170, s -> s.first() ? place(s.tls()) : ""),
              Columns.column("Handshake", 130, AnswerTables::handshake),
              Columns.text("Certificate of", 180, s -> s.certificate().subject()),
              Columns.text("Signed by", 160, s -> s.certificate().issuer()),
              Columns.text("Valid until", 100, s -> day(s.certificate().notAfter())),
              Columns.text("Names", 240, AnswerTables::names)));

  private final FindingTable<Asked> dns =
      new FindingTable<>(
          "Questions to DNS",
          "connects",
          List.of(
              Columns.text("Asked at", 105, a -> server(a.lookup())),
              Columns.text("Name", 300, a -> a.step().name()),
              Columns.text("Type", 52, a -> a.step().type()),
              Columns.column("Code", 130, AnswerTables::code),
              Columns.figure("Time", 76, a -> RunWords.millis(a.step().millis())),
              Columns.text("Records", 150, a -> String.join(", ", a.step().records()))));

  List<Node> nodes() {
    return List.of(udp.node(), grpc.node(), tls.node(), dns.node());
  }

  void show(Run run, boolean another) {
    udp.show(RunWords.findings(run, Udp.class), another);
    grpc.show(RunWords.findings(run, Grpc.class), another);
    List<Shaken> shaken = new ArrayList<>();
    RunWords.findings(run, Tls.class).forEach(t -> shaken.addAll(chain(t)));
    tls.show(shaken, another);
    List<Asked> asked = new ArrayList<>();
    RunWords.findings(run, Lookup.class).forEach(l -> asked.addAll(steps(l)));
    dns.show(asked, another);
  }

  private static List<Shaken> chain(Tls t) {
    List<Shaken> rows = new ArrayList<>();
    t.chain().forEach(c -> rows.add(new Shaken(t, c, rows.isEmpty())));
    Certificate none = new Certificate("", "", List.of(), null, null);
    return rows.isEmpty() ? List.of(new Shaken(t, none, true)) : rows;
  }

  private static List<Asked> steps(Lookup l) {
    LookupStep none = new LookupStep(l.address(), "", l.outcome().text(), List.of(), -1);
    return l.steps().isEmpty()
        ? List.of(new Asked(l, none))
        : l.steps().stream().map(s -> new Asked(l, s)).toList();
  }

  private static void handshake(Label label, Shaken s) {
    boolean fine = s.tls().problems().isEmpty();
    if (!s.first()) {
      Marks.show(label, Tone.PLAIN, "");
    } else if (s.tls().version().isEmpty()) {
      Marks.show(label, s.tls().outcome());
    } else {
      Marks.show(label, fine ? Tone.GOOD : Tone.WARN, s.tls().version());
    }
  }

  private static void code(Label label, Asked a) {
    boolean found = !a.step().records().isEmpty();
    boolean clear = a.step().code().equals("NXDOMAIN") || a.step().code().equals("NOERROR");
    Marks.show(label, found ? Tone.GOOD : clear ? Tone.IDLE : Tone.WARN, a.step().code());
  }

  private static String names(Shaken s) {
    return s.first() && s.certificate().names().isEmpty()
        ? s.tls().detail()
        : String.join(", ", s.certificate().names());
  }

  private static String place(Tls t) {
    return t.address() + ":" + t.port() + (t.serverName().isEmpty() ? "" : " " + t.serverName());
  }

  private static String server(Lookup l) {
    return l.server().isEmpty() ? "resolv.conf" : l.server();
  }

  private static String day(@Nullable Instant time) {
    return time == null ? "" : time.toString().substring(0, 10);
  }
}
