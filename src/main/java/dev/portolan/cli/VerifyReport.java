package dev.portolan.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portolan.model.ClusterSnapshot;
import dev.portolan.sweep.Result;
import dev.portolan.sweep.Verified;
import dev.portolan.sweep.Verified.Case;
import dev.portolan.sweep.Verified.Status;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.Locale;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/// What came of a check set, as people read it and as pipelines do: text, JSON, JUnit's XML, TAP
/// 13.
///
/// @param file the set, as it was named
record VerifyReport(String file, ClusterSnapshot snapshot, Verified verified, Duration took) {
  void text(PrintWriter out) {
    for (Case c : verified.cases()) {
      out.println(
          switch (c.status()) {
                case PASSED -> "ok       ";
                case FAILED -> "NOT OK   ";
                case UNKNOWN -> "unknown  ";
              }
              + c.name());
      if (c.status() != Status.PASSED) {
        out.println(
            "         expected " + c.expected() + "; " + c.found() + " (line " + c.line() + ")");
      }
    }
    out.println(
        String.format(
            Locale.ROOT,
            "%d of %d as expected, %d not, %d could not be found out, in %.1f s",
            verified.count(Status.PASSED),
            verified.cases().size(),
            verified.count(Status.FAILED),
            verified.count(Status.UNKNOWN),
            took.toMillis() / 1000.0));
  }

  /// TAP 13; what could not be found out is not ok either.
  void tap(PrintWriter out) {
    out.println("TAP version 13");
    out.println("1.." + verified.cases().size());
    int number = 0;
    for (Case c : verified.cases()) {
      number++;
      // A hash would begin a directive.
      String name = line(c.name()).replace("\\", "\\\\").replace("#", "\\#");
      out.println((c.status() == Status.PASSED ? "ok " : "not ok ") + number + " - " + name);
      if (c.status() != Status.PASSED) {
        out.println("  ---");
        out.println("  message: " + Json.quoted(line(c.found())));
        out.println("  severity: " + (c.status() == Status.FAILED ? "fail" : "error"));
        out.println("  expected: " + c.expected());
        out.println("  line: " + c.line());
        out.println("  ...");
      }
    }
  }

  ObjectNode json() {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    root.put("schemaVersion", 1);
    root.put("context", snapshot.origin().context());
    root.put("simulated", snapshot.origin().simulated());
    root.put("file", file);
    root.put("passed", verified.count(Status.PASSED));
    root.put("failed", verified.count(Status.FAILED));
    root.put("unknown", verified.count(Status.UNKNOWN));
    root.put("tookMillis", took.toMillis());
    ArrayNode checks = root.putArray("checks");
    for (Case c : verified.cases()) {
      ObjectNode node = checks.addObject();
      node.put("line", c.line()).put("name", c.name());
      node.put("status", c.status().name().toLowerCase(Locale.ROOT));
      node.put("expected", c.expected()).put("found", c.found());
      Result result = c.result();
      if (result != null) {
        SweepJson.result(node.putObject("result"), result);
      }
    }
    return root;
  }

  /// JUnit's XML: a failure for what is not as expected, an error for what could not be found out.
  String junit() {
    StringWriter text = new StringWriter();
    try {
      XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
      xml.writeStartDocument("UTF-8", "1.0");
      xml.writeCharacters("\n");
      xml.writeStartElement("testsuite");
      xml.writeAttribute("name", clean(file));
      xml.writeAttribute("tests", Integer.toString(verified.cases().size()));
      xml.writeAttribute("failures", Long.toString(verified.count(Status.FAILED)));
      xml.writeAttribute("errors", Long.toString(verified.count(Status.UNKNOWN)));
      xml.writeAttribute("skipped", "0");
      xml.writeAttribute("time", seconds((double) took.toMillis()));
      for (Case c : verified.cases()) {
        xml.writeCharacters("\n  ");
        testcase(xml, c);
      }
      xml.writeCharacters("\n");
      xml.writeEndElement();
      xml.writeEndDocument();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("a string takes any text", e);
    }
    return text.toString();
  }

  private void testcase(XMLStreamWriter xml, Case c) throws XMLStreamException {
    Result result = c.result();
    double millis = result == null ? 0 : result.millis().orElse(0);
    xml.writeStartElement("testcase");
    xml.writeAttribute("classname", clean(snapshot.origin().context()));
    xml.writeAttribute("name", clean(c.name()));
    xml.writeAttribute("line", Integer.toString(c.line()));
    xml.writeAttribute("time", seconds(millis));
    if (c.status() != Status.PASSED) {
      xml.writeStartElement(c.status() == Status.FAILED ? "failure" : "error");
      xml.writeAttribute("message", clean("expected " + c.expected() + "; " + line(c.found())));
      xml.writeCharacters(clean(result == null ? c.found() : because(result)));
      xml.writeEndElement();
    }
    xml.writeEndElement();
  }

  private static String because(Result result) {
    String predicted =
        "predicted "
            + result.pair().predicted().state().word()
            + ": "
            + result.pair().predicted().because();
    return result.advice().isEmpty() ? predicted : result.advice() + "\n" + predicted;
  }

  private static String seconds(double millis) {
    return String.format(Locale.ROOT, "%.3f", millis / 1000);
  }

  private static String line(String text) {
    return text.replaceAll("\\s+", " ");
  }

  /// Without what XML 1.0 has no place for.
  private static String clean(String text) {
    return text.replaceAll(
        "[^\\x09\\x0A\\x0D\\x20-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]", "?");
  }
}
