package dev.portolan.probe;

import dev.portolan.model.ObjectRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The kubectl commands that do what Portolan does, as lines to paste into a POSIX shell.
///
/// Every method takes the context to name by `--context`, or null to leave it out.
public final class Kubectl {
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_@%+=:,./-]+");

  private Kubectl() {}

  /// `kubectl exec -n NS POD -c C -- ...`.
  public static String exec(@Nullable String context, ContainerRef where, List<String> argv) {
    List<String> words = start(context);
    words.addAll(List.of("exec", "-n", where.namespace(), where.pod(), "-c", where.container()));
    words.add("--");
    words.addAll(argv);
    return line(words);
  }

  /// The command that gave the last answer, or the last that was tried: those before it had no such
  /// tool or could not tell. Empty where nothing ran.
  public static Optional<String> last(@Nullable String context, CheckResult result) {
    List<String> lines = lines(context, result);
    return lines.isEmpty() ? Optional.empty() : Optional.of(lines.getLast());
  }

  /// The commands of a check as they were run: in the container, or, asked from this computer,
  /// here.
  public static List<String> lines(@Nullable String context, CheckResult result) {
    Vantage vantage = result.vantage();
    return result.transcript().commands().stream()
        .map(
            argv ->
                vantage.way() == Vantage.Way.LAPTOP
                    ? line(argv)
                    : exec(context, vantage.container(), argv))
        .toList();
  }

  /// `kubectl get KIND NAME -n NS -o yaml`.
  public static String get(@Nullable String context, ObjectRef object) {
    List<String> words = start(context);
    words.add("get");
    words.addAll(object(object));
    words.addAll(List.of("-o", "yaml"));
    return line(words);
  }

  /// `kubectl describe KIND NAME -n NS`.
  public static String describe(@Nullable String context, ObjectRef object) {
    List<String> words = start(context);
    words.add("describe");
    words.addAll(object(object));
    return line(words);
  }

  /// `kubectl logs -n NS POD -c C --tail=100`.
  public static String logs(@Nullable String context, ContainerRef where) {
    List<String> words = start(context);
    words.addAll(List.of("logs", "-n", where.namespace(), where.pod(), "-c", where.container()));
    words.add("--tail=100");
    return line(words);
  }

  /// A debug container beside the given one, which it shares the network and the processes with. It
  /// stays in the pod's spec until the pod goes.
  public static String debug(@Nullable String context, ContainerRef where) {
    List<String> words = start(context);
    words.addAll(List.of("debug", "-it", where.pod(), "-n", where.namespace()));
    words.addAll(List.of("--image=nicolaka/netshoot", "--target=" + where.container()));
    return line(words);
  }

  /// The debug container that Portolan adds: of an image, with a profile's capabilities.
  public static String debug(
      @Nullable String context, ObjectRef pod, String image, String profile) {
    List<String> words = start(context);
    words.addAll(List.of("debug", "-n", pod.namespace(), pod.name(), "-c", "portolan-debug"));
    words.addAll(List.of("--image=" + image, "--profile=" + profile, "--", "sleep", "43200"));
    return line(words);
  }

  /// A word as a POSIX shell must see it: in single quotes unless it is plain.
  static String quote(String word) {
    return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
  }

  private static List<String> start(@Nullable String context) {
    List<String> words = new ArrayList<>(List.of("kubectl"));
    if (context != null) {
      words.addAll(List.of("--context", context));
    }
    return words;
  }

  private static List<String> object(ObjectRef object) {
    // kubectl takes the singular too, but the plural is what the API's paths spell.
    List<String> words = new ArrayList<>(List.of(object.kind().plural(), object.name()));
    if (object.kind().namespaced()) {
      words.addAll(List.of("-n", object.namespace()));
    }
    return words;
  }

  /// An argument vector as a line to paste into a POSIX shell: words are quoted where they must be.
  public static String line(List<String> words) {
    return String.join(" ", words.stream().map(Kubectl::quote).toList());
  }
}
