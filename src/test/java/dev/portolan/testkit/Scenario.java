package dev.portolan.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/// A folder of manifests with what is to be said of it: `expect.tsv`, and where files are wrong
/// `problems.tsv`, where policies are doubtful `lint.tsv`. Lines beginning with `#` are comments.
public record Scenario(Path folder) {
  /// One line of `expect.tsv`.
  ///
  /// @param from `NAMESPACE/POD`, with `@ADDRESS` for one of several addresses; an address; or
  ///   `ingress`, for the way from an ingress's controller
  /// @param to the same, `svc/NAMESPACE/NAME`, or an ingress's host
  /// @param protocol TCP, UDP, SCTP or ICMP
  /// @param state a state's word
  /// @param reason what the explanation must contain; with `!` before it, what it must not
  /// @param choices empty for those of the plugin that is found, `cilium` or `hostpods`
  public record Expected(
      String from,
      String to,
      String protocol,
      int port,
      String state,
      String reason,
      String choices) {
    static Expected of(String[] cells) {
      return new Expected(
          cells[0],
          cells[1],
          cells[2],
          Integer.parseInt(cells[3]),
          cells[4],
          cells.length > 5 ? cells[5] : "",
          cells.length > 6 ? cells[6] : "");
    }

    public boolean ofService() {
      return to.startsWith("svc/") || from.equals("ingress");
    }
  }

  /// Every scenario, by name.
  public static List<Scenario> all() {
    URL root = Objects.requireNonNull(Scenario.class.getResource("/clusters"));
    try (Stream<Path> folders = Files.list(Path.of(root.toURI()))) {
      return folders.filter(Files::isDirectory).sorted().map(Scenario::new).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  public String name() {
    return String.valueOf(folder.getFileName());
  }

  public List<Expected> expected() {
    return rows("expect.tsv").stream().map(Expected::of).toList();
  }

  /// File, line, and what its problem's text must contain.
  public List<String[]> problems() {
    return rows("problems.tsv");
  }

  /// A finding's id, its policy, and what its text must contain.
  public List<String[]> lint() {
    return rows("lint.tsv");
  }

  private List<String[]> rows(String file) {
    Path path = folder.resolve(file);
    if (!Files.exists(path)) {
      return List.of();
    }
    try {
      return Files.readAllLines(path).stream()
          .filter(l -> !l.startsWith("#") && !l.isBlank())
          .map(l -> l.split("\t", -1))
          .peek(cells -> Arrays.setAll(cells, i -> cells[i].strip()))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
