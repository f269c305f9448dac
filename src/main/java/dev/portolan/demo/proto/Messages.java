package dev.portolan.demo.proto;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// The table of messages and their fields, all of them: the numbers in `generated.proto` of
/// k8s.io/api and k8s.io/apimachinery. One message a line, its fields in the order of their
/// numbers.
///
/// A file of our own rather than the descriptors in the client's generated classes, which take half
/// a second to be loaded and belong to `cluster`; a test holds it against these.
public final class Messages {
  static final String FILE = "/demo/messages.txt";
  static final Message LIST_META = named("meta.v1.ListMeta");
  static final Message STATUS = named("meta.v1.Status");

  private Messages() {}

  /// Read when the first one asks.
  private static final class Table {
    static final Map<String, Message> ALL = read();

    private static Map<String, Message> read() {
      try (InputStream in = Objects.requireNonNull(Messages.class.getResourceAsStream(FILE), FILE);
          BufferedReader lines =
              new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
        Map<String, Message> all = new HashMap<>();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
          String[] words = line.split(" ", -1);
          List<Field> fields = new ArrayList<>(words.length - 1);
          for (int i = 1; i < words.length; i++) {
            fields.add(Field.of(words[i]));
          }
          all.put(words[0], new Message(words[0], fields));
        }
        return all;
      } catch (IOException e) {
        throw new UncheckedIOException("the table of messages", e);
      }
    }
  }

  /// The message of a kind; empty for one that has no protobuf, as those of CRDs.
  ///
  /// @param apiVersion such as `v1` or `apps/v1`
  public static Optional<Message> of(String apiVersion, String kind) {
    int slash = apiVersion.indexOf('/');
    String group = slash < 0 ? "core" : apiVersion.substring(0, slash);
    int dot = group.indexOf('.');
    if (dot >= 0 && !group.endsWith(".k8s.io")) {
      return Optional.empty();
    }
    String first = dot < 0 ? group : group.substring(0, dot);
    String name = first + "." + apiVersion.substring(slash + 1) + "." + kind;
    return Optional.ofNullable(Table.ALL.get(name));
  }

  static Message named(String name) {
    return Objects.requireNonNull(Table.ALL.get(name), name);
  }
}
