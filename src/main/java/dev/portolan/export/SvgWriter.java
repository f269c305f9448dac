package dev.portolan.export;

import dev.portolan.paint.Sheet;
import java.awt.Dimension;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import org.apache.batik.dom.GenericDOMImplementation;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/// Writes a sheet as SVG. Text stays text, in the bundled fonts where the reader has them and in
/// their nearest relatives where not.
final class SvgWriter {
  private static final String NAMESPACE = "http://www.w3.org/2000/svg";
  private static final String SANS =
      "Inter, 'Segoe UI', 'Helvetica Neue', Roboto, Arial, sans-serif";
  private static final String MONO =
      "'JetBrains Mono', Menlo, Consolas, 'DejaVu Sans Mono', monospace";

  private SvgWriter() {}

  static void write(OutputStream out, Sheet sheet) throws IOException {
    Document document =
        GenericDOMImplementation.getDOMImplementation().createDocument(NAMESPACE, "svg", null);
    SVGGeneratorContext context = SVGGeneratorContext.createDefault(document);
    context.setComment("A chart by Portolan");
    context.setPrecision(2);
    SVGGraphics2D g = new SVGGraphics2D(context, false);
    g.setSVGCanvasSize(new Dimension(sheet.width(), sheet.height()));
    sheet.paint(g);
    Element root = g.getRoot();
    root.setAttributeNS(null, "viewBox", "0 0 " + sheet.width() + " " + sheet.height());
    nameFonts(root);
    try (Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8)) {
      g.stream(root, writer, false, false);
    }
  }

  /// Replaces each font by its family with relatives, and by its weight.
  private static void nameFonts(Element element) {
    String family = element.getAttributeNS(null, "font-family");
    if (!family.isEmpty()) {
      element.setAttributeNS(null, "font-family", family.contains("Mono") ? MONO : SANS);
      if (family.contains("Semi")) {
        element.setAttributeNS(null, "font-weight", "600");
      }
    }
    for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
      if (child instanceof Element e) {
        nameFonts(e);
      }
    }
  }
}
