package dev.portolan.cluster.manifests;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.composer.Composer;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.NodeId;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.ReaderException;
import org.yaml.snakeyaml.reader.StreamReader;
import org.yaml.snakeyaml.resolver.Resolver;

/// Reads the documents of a YAML file, each by itself: it is cut at the lines `---` first, so that
/// a broken document does not hide those after it.
final class YamlDocuments {
  static final Tag PLAIN = new Tag("tag:portolan.dev,2026:plain");

  /// Characters of one document: YAML takes some forty times its size while it is read.
  private static final int MAX_DOCUMENT = 32 * 1024 * 1024;

  private static final int MAX_ALIASES = 50;
  private static final int MAX_NESTING = 100;

  private final LoaderOptions limits = new LoaderOptions();
  private final Report report;

  YamlDocuments(Report report) {
    this.report = report;
    limits.setCodePointLimit(Integer.MAX_VALUE); // the file's size is bounded
    limits.setMaxAliasesForCollections(MAX_ALIASES);
    limits.setNestingDepthLimit(MAX_NESTING);
    limits.setAllowRecursiveKeys(false);
  }

  /// Takes what is wrong, by its line.
  interface Report {
    void problem(int line, String text);
  }

  void read(String text, Consumer<Tree> documents) {
    split(text).forEach(part -> read(part, documents));
  }

  private record Part(int firstLine, String text) {}

  private void read(Part part, Consumer<Tree> documents) {
    if (part.text.length() > MAX_DOCUMENT) {
      report.problem(
          part.firstLine, "is not read: more than 32 MB in one document; as JSON it can be read");
      return;
    }
    try {
      Composer composer =
          new Composer(new ParserImpl(new StreamReader(part.text), limits), new Plain(), limits);
      while (composer.checkNode()) {
        documents.accept(new YamlTree(part.firstLine, report).of(composer.getNode()));
      }
    } catch (MarkedYAMLException e) {
      int line = e.getProblemMark() == null ? 0 : e.getProblemMark().getLine();
      report.problem(part.firstLine + line, "is not YAML: " + firstLine(e.getProblem()));
    } catch (ReaderException e) {
      int line = (int) part.text.codePoints().limit(e.getPosition()).filter(c -> c == '\n').count();
      report.problem(part.firstLine + line, "is not YAML: a character that may not be in a text");
    } catch (YamlTree.Unreadable e) {
      report.problem(e.line(), String.valueOf(e.getMessage()));
    } catch (YAMLException e) {
      report.problem(part.firstLine, "is not YAML: " + firstLine(e.getMessage()));
    }
  }

  private static String firstLine(@Nullable String text) {
    return text == null ? "no reason given" : text.lines().findFirst().orElse("").strip();
  }

  private static List<Part> split(String text) {
    List<Part> parts = new ArrayList<>();
    int begin = 0;
    int firstLine = 1;
    boolean content = false;
    int line = 1;
    for (int at = 0; at < text.length(); line++) {
      int newline = text.indexOf('\n', at);
      int end = newline < 0 ? text.length() : newline + 1;
      boolean marker = isMarker(text, at, end);
      if (marker && content) {
        parts.add(new Part(firstLine, text.substring(begin, at)));
        begin = at;
        firstLine = line;
        content = false;
      }
      content = content || (!marker && hasContent(text, at, end));
      content = content || (marker && hasContent(text, at + 3, end));
      at = end;
    }
    parts.add(new Part(firstLine, text.substring(begin)));
    return parts;
  }

  private static boolean isMarker(String text, int at, int end) {
    return text.startsWith("---", at)
        && (end - at == 3 || Character.isWhitespace(text.charAt(at + 3)));
  }

  /// False for empty lines, comments and directives.
  private static boolean hasContent(String text, int from, int end) {
    int at = from;
    while (at < end && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    return at < end && text.charAt(at) != '#' && text.charAt(at) != '%';
  }

  /// Leaves what unquoted words mean to `GoScalars`.
  private static final class Plain extends Resolver {
    @Override
    public Tag resolve(NodeId kind, String value, boolean implicit) {
      if (kind == NodeId.scalar) {
        return implicit ? PLAIN : Tag.STR;
      }
      return super.resolve(kind, value, implicit);
    }
  }
}
