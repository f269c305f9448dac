package dev.portolan.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portolan.capture.CaptureEnd;
import dev.portolan.capture.CaptureListener;
import dev.portolan.capture.CaptureRun;
import dev.portolan.capture.Packet;
import dev.portolan.probe.ContainerRef;
import dev.portolan.probe.Kubectl;
import java.io.PrintWriter;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Prints packets as they come, a line each, or a JSON object a line.
final class CapturePrinter implements CaptureListener {
  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("HH:mm:ss.SSSSSS", Locale.ROOT).withZone(ZoneId.systemDefault());

  private final PrintWriter list;
  private final PrintWriter err;
  private final boolean json;
  private volatile @Nullable CaptureEnd end;

  CapturePrinter(PrintWriter list, PrintWriter err, boolean json) {
    this.list = list;
    this.err = err;
    this.json = json;
  }

  /// Runs a capture to its end, in this thread; Ctrl-C ends tcpdump too.
  int run(CaptureRun run, Interrupt interrupt) {
    interrupt.ends(run::stop);
    run.run();
    CaptureEnd how = end;
    if (how == null || !how.why().good()) {
      return Exit.UNKNOWN;
    }
    return how.count().packets() == 0 ? Exit.NO : Exit.OK;
  }

  /// True when it has ended, and a debug container would have what was missing.
  boolean debugHelps() {
    CaptureEnd how = end;
    return how != null && how.debugHelps();
  }

  @Override
  public void started(ContainerRef in, List<String> argv) {
    err.println("$ " + Kubectl.exec(null, in, argv));
    err.flush();
  }

  @Override
  public void packets(List<Packet> packets, Count count) {
    packets.forEach(p -> list.println(json ? json(p).toString() : p.line(CLOCK.format(p.time()))));
    list.flush();
  }

  @Override
  public void finished(CaptureEnd how) {
    end = how;
    String dropped = how.dropped() > 0 ? " The kernel dropped " + how.dropped() + "." : "";
    err.println(how.summary() + dropped + (how.advice().isEmpty() ? "" : " " + how.advice()));
    err.flush();
  }

  private static ObjectNode json(Packet p) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("number", p.number()).put("time", p.time().toString());
    node.put("way", p.way().name().toLowerCase(Locale.ROOT));
    end(node.putObject("from"), p.from());
    end(node.putObject("to"), p.to());
    return node.put("protocol", p.protocol()).put("info", p.info()).put("length", p.length());
  }

  private static void end(ObjectNode node, Packet.End end) {
    node.put("address", end.address()).put("name", end.name());
    if (end.port() != 0) {
      node.put("port", end.port());
    }
  }
}
