package dev.portolan.kubeconfig;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// All contexts of all files, in the order of the files, and what was wrong with some of them.
public record Kubeconfig(List<KubeContext> contexts, List<Problem> problems) {
  public Kubeconfig {
    contexts = List.copyOf(contexts);
    problems = List.copyOf(problems);
  }

  /// What a problem is about.
  ///
  /// @param name of the context, cluster or user; empty for the file as a whole
  public record Subject(Kind kind, String name) {
    /// The file as a whole.
    public static final Subject FILE = new Subject(Kind.FILE, "");

    /// The kinds of entries in a kubeconfig.
    public enum Kind {
      FILE,
      CONTEXT,
      CLUSTER,
      USER;

      /// As the kubeconfig calls it.
      public String word() {
        return name().toLowerCase(Locale.ROOT);
      }
    }

    /// `context "prod"`, or empty for the file.
    @Override
    public String toString() {
      return kind == Kind.FILE ? "" : kind.word() + " \"" + name + "\"";
    }
  }

  /// Something wrong with a file or an entry of it: one line for a person, without secrets.
  public record Problem(String file, Subject subject, String message) {
    public Problem(String file, String message) {
      this(file, Subject.FILE, message);
    }

    /// What is wrong with what, without the file: `context "prod" names no cluster`.
    public String line() {
      return subject.equals(Subject.FILE) ? message : subject + " " + message;
    }

    /// True when it is a context of this name that cannot be used, or not as it stands.
    public boolean ofContext(String name) {
      return subject.equals(new Subject(Subject.Kind.CONTEXT, name));
    }

    @Override
    public String toString() {
      return file + ": " + line();
    }
  }

  /// The context that kubectl would use, if any.
  public Optional<KubeContext> current() {
    return contexts.stream().filter(KubeContext::current).findFirst();
  }

  /// The context that kubectl means by the name.
  public Optional<KubeContext> named(String name) {
    return contexts.stream().filter(c -> c.name().equals(name) && !c.hidden()).findFirst();
  }
}
