package dev.portolan.demo.server;

import com.fasterxml.jackson.databind.JsonNode;
import dev.portolan.demo.store.Stored;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// The `labelSelector` and `fieldSelector` of a list: terms of equality, all of which must hold.
/// Set-based label terms are refused, as the demo has no use for them.
final class ObjectFilter implements Predicate<Stored> {
  private final List<Term> terms;

  private ObjectFilter(List<Term> terms) {
    this.terms = List.copyOf(terms);
  }

  private record Term(String pointer, boolean equal, String value) {
    boolean holds(JsonNode object) {
      JsonNode found = object.at(pointer);
      return equal == (!found.isMissingNode() && found.asText().equals(value));
    }
  }

  static ObjectFilter of(String labels, String fields) throws ApiFailure {
    List<Term> terms = new ArrayList<>();
    for (String term : labels.isEmpty() ? new String[0] : labels.split(",", -1)) {
      terms.add(term(term, true));
    }
    for (String term : fields.isEmpty() ? new String[0] : fields.split(",", -1)) {
      terms.add(term(term, false));
    }
    return new ObjectFilter(terms);
  }

  @Override
  public boolean test(Stored stored) {
    if (terms.isEmpty()) {
      return true;
    }
    JsonNode tree = stored.tree();
    return terms.stream().allMatch(t -> t.holds(tree));
  }

  private static Term term(String text, boolean label) throws ApiFailure {
    boolean equal = !text.contains("!=");
    String[] sides = text.split(equal ? "==?" : "!=", -1);
    if (sides.length != 2 || sides[0].isBlank() || text.contains("(")) {
      throw ApiFailure.badRequest("unable to parse requirement: " + text);
    }
    String key = sides[0].strip();
    String pointer =
        label
            ? "/metadata/labels/" + key.replace("~", "~0").replace("/", "~1")
            : "/" + key.replace('.', '/');
    return new Term(pointer, equal, sides[1].strip());
  }
}
