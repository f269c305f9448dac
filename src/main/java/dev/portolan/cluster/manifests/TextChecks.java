package dev.portolan.cluster.manifests;

import java.util.List;
import java.util.Map;
import java.util.Set;

/// Looks for words that YAML takes for a boolean or a number where the API wants a text, and the
/// reverse: kubectl sends them as they are, and the server refuses the object.
final class TextChecks {
  private static final Set<String> MAPS = Set.of("labels", "matchLabels", "annotations");
  private static final Set<String> WHOLE =
      Set.of(
          "replicas",
          "parallelism",
          "completions",
          "containerPort",
          "hostPort",
          "nodePort",
          "endPort");

  private final Findings findings;

  private TextChecks(Findings findings) {
    this.findings = findings;
  }

  static void check(Tree object, Findings findings) {
    TextChecks checks = new TextChecks(findings);
    Tree meta = object.get("metadata");
    List.of("name", "namespace", "generateName")
        .forEach(name -> checks.text(meta.get(name), "metadata." + name));
    boolean plainSelector =
        object.get("kind").asText().equals("Service")
            || object.get("kind").asText().equals("ReplicationController");
    if (plainSelector) {
      checks.texts(object.at("spec", "selector"), "spec.selector");
    }
    checks.walk(object, "");
  }

  private void walk(Tree tree, String path) {
    for (Map.Entry<String, Tree> field : tree.entries().entrySet()) {
      String name = field.getKey();
      String at = Findings.path(path, name);
      Tree value = field.getValue();
      if (MAPS.contains(name) && value instanceof Tree.Mapping) {
        texts(value, at);
      } else if (name.equals("matchExpressions")) {
        value.elements().forEach(e -> requirement(e, at));
      } else if (name.equals("ports")) {
        value.elements().forEach(e -> port(e, at));
      } else {
        scalar(name, value, at);
        walk(value, at);
      }
    }
    for (int i = 0; i < tree.elements().size(); i++) {
      walk(tree.elements().get(i), path + "[" + i + "]");
    }
  }

  private void scalar(String name, Tree value, String path) {
    if (WHOLE.contains(name)) {
      whole(value, path);
    } else if (name.equals("hostNetwork") && !value.isNull() && !value.is(Tree.Type.TRUTH)) {
      findings.wrong(value, path + ": " + quoted(value) + " is not a boolean; write true or false");
    }
  }

  private void requirement(Tree requirement, String path) {
    text(requirement.get("key"), path + ".key");
    text(requirement.get("operator"), path + ".operator");
    requirement.get("values").elements().forEach(v -> text(v, path + ".values"));
  }

  private void port(Tree port, String path) {
    text(port.get("name"), path + ".name");
    text(port.get("protocol"), path + ".protocol");
    numberOrText(port.get("port"), path + ".port");
    numberOrText(port.get("targetPort"), path + ".targetPort");
    walk(port, path);
  }

  private void texts(Tree mapping, String path) {
    mapping.entries().forEach((key, value) -> text(value, path + "." + key));
  }

  private void text(Tree value, String path) {
    if (!(value instanceof Tree.Scalar s)) {
      findings.wrong(value, path + " must be a text");
    } else if (s.type() == Tree.Type.TRUTH) {
      findings.wrong(value, path + ": " + s.word() + " is a boolean here; quote it");
    } else if (s.type() == Tree.Type.INTEGER || s.type() == Tree.Type.DECIMAL) {
      findings.wrong(value, path + ": " + s.word() + " is a number here; quote it");
    }
  }

  private void whole(Tree value, String path) {
    if (value.isNull()) {
      return;
    }
    int number = value.number(-1);
    if (number < 0) {
      findings.wrong(value, path + ": " + quoted(value) + " is not a whole number from 0 on");
    }
  }

  private void numberOrText(Tree value, String path) {
    boolean fits = value.isNull() || value.is(Tree.Type.TEXT) || value.is(Tree.Type.INTEGER);
    if (!fits && value instanceof Tree.Scalar) {
      findings.wrong(value, path + ": " + quoted(value) + " is neither a number nor a name");
    }
  }

  private static String quoted(Tree value) {
    return value instanceof Tree.Scalar s
        ? s.type() == Tree.Type.TEXT ? "\"" + s.text() + "\"" : s.word()
        : "this";
  }
}
