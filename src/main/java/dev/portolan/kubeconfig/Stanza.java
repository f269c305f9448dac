package dev.portolan.kubeconfig;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// A named entry of a kubeconfig's `clusters`, `users` or `contexts`, as its file has it.
///
/// @param fault why it cannot be used, or empty
record Stanza(String name, Path file, Map<String, Object> values, String fault) {
  private static final List<String> PATHS =
      List.of("certificate-authority", "client-certificate", "client-key", "tokenFile");

  String text(String key) {
    return values.get(key) instanceof String text ? text : "";
  }

  boolean sound() {
    return fault.isEmpty();
  }

  KubeContext.Entry entry() {
    return new KubeContext.Entry(name, file, values);
  }

  /// True when it makes no difference which of the two is used.
  boolean means(Stanza other) {
    return values.equals(other.values)
        && fault.equals(other.fault)
        && (Objects.equals(file.getParent(), other.file.getParent()) || !relative());
  }

  /// True when a path in it depends on where its file lies.
  private boolean relative() {
    boolean program =
        values.get("exec") instanceof Map<?, ?> exec
            && exec.get("command") instanceof String command
            && command.contains("/")
            && !absolute(command);
    return program || PATHS.stream().map(this::text).anyMatch(p -> !p.isEmpty() && !absolute(p));
  }

  private static boolean absolute(String path) {
    return path.startsWith("/") || path.matches("[A-Za-z]:.*");
  }

  /// Without the values, which may be secrets.
  @Override
  public String toString() {
    return name + " of " + file;
  }
}
