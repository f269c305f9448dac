package dev.portolan.cluster.manifests;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// What is wrong with one object, found while its tree is looked through.
final class Findings {
  private static final Pattern LABEL_NAME =
      Pattern.compile("[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?");
  private static final Pattern DOMAIN =
      Pattern.compile("[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*");
  private static final int MAX_NAME = 253;

  private final List<Finding> all = new ArrayList<>();

  /// @param fatal true when a server would not take the object; false when it would ignore the part
  record Finding(int line, String text, boolean fatal) {}

  List<Finding> all() {
    return all;
  }

  boolean fatal() {
    return all.stream().anyMatch(Finding::fatal);
  }

  void wrong(Tree at, String text) {
    all.add(new Finding(at.line(), text, true));
  }

  void odd(Tree at, String text) {
    all.add(new Finding(at.line(), text, false));
  }

  /// False, and told, where a value that is there is no mapping.
  boolean mapping(Tree value, String path) {
    if (value.isNull() || value instanceof Tree.Mapping) {
      return !value.isNull();
    }
    wrong(value, path + " must be a mapping");
    return false;
  }

  /// The items of a list; none, and told, where a value that is there is no list.
  List<Tree> list(Tree value, String path) {
    if (!value.isNull() && !(value instanceof Tree.Sequence)) {
      wrong(value, path + " must be a list: a \"-\" is missing");
    }
    return value.elements();
  }

  /// Tells fields that the API does not know here: kubectl refuses them, a server ignores them.
  void known(Tree mapping, String path, Set<String> names) {
    for (Map.Entry<String, Tree> field : mapping.entries().entrySet()) {
      String name = field.getKey();
      if (!names.contains(name)) {
        String meant =
            names.stream()
                .filter(n -> n.equalsIgnoreCase(name))
                .findFirst()
                .map(n -> "; \"" + n + "\" may be meant")
                .orElse("");
        odd(
            field.getValue(),
            "unknown field \"" + path(path, name) + "\", which has no effect" + meant);
      }
    }
  }

  static String path(String path, String name) {
    return path.isEmpty() ? name : path + "." + name;
  }

  /// Checks a LabelSelector as apimachinery's `ValidateLabelSelector` does.
  void selector(Tree selector, String path) {
    if (!mapping(selector, path)) {
      return;
    }
    known(selector, path, Set.of("matchLabels", "matchExpressions"));
    Tree labels = selector.get("matchLabels");
    if (mapping(labels, path + ".matchLabels")) {
      labels.entries().forEach((key, value) -> label(key, value, path + ".matchLabels"));
    }
    String expressions = path + ".matchExpressions";
    for (Tree requirement : list(selector.get("matchExpressions"), expressions)) {
      requirement(requirement, expressions);
    }
  }

  private void requirement(Tree requirement, String path) {
    if (!mapping(requirement, path)) {
      return;
    }
    known(requirement, path, Set.of("key", "operator", "values"));
    String operator = requirement.get("operator").asText();
    List<Tree> values = list(requirement.get("values"), path + ".values");
    switch (operator) {
      case "In", "NotIn" -> {
        if (values.isEmpty()) {
          wrong(requirement, path + ": " + operator + " needs values");
        }
      }
      case "Exists", "DoesNotExist" -> {
        if (!values.isEmpty()) {
          wrong(requirement, path + ": " + operator + " takes no values");
        }
      }
      default -> wrong(requirement, path + ": \"" + operator + "\" is not an operator");
    }
    String key = requirement.get("key").asText();
    if (!isLabelKey(key)) {
      wrong(requirement, path + ": \"" + key + "\" is not a label's key");
    }
    values.forEach(v -> labelValue(v, path + ".values"));
  }

  private void label(String key, Tree value, String path) {
    if (!isLabelKey(key)) {
      wrong(value, path + ": \"" + key + "\" is not a label's key");
    }
    labelValue(value, path + "." + key);
  }

  private void labelValue(Tree value, String path) {
    String text = value.asText();
    if (!text.isEmpty() && !LABEL_NAME.matcher(text).matches()) {
      wrong(value, path + ": \"" + text + "\" is not a label's value");
    }
  }

  private static boolean isLabelKey(String key) {
    int slash = key.indexOf('/');
    return LABEL_NAME.matcher(key.substring(slash + 1)).matches()
        && (slash < 0 || isName(key.substring(0, slash)));
  }

  /// True for what the API takes as an object's name (a DNS subdomain).
  static boolean isName(String text) {
    return text.length() <= MAX_NAME && DOMAIN.matcher(text).matches();
  }
}
