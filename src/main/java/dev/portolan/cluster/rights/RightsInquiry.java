package dev.portolan.cluster.rights;

import dev.portolan.cluster.api.ApiConnection;
import dev.portolan.cluster.json.ApiKind;
import dev.portolan.cluster.rights.Reviews.Deed;
import dev.portolan.cluster.rights.Rights.Answer;
import dev.portolan.cluster.rights.Rights.Area;
import dev.portolan.cluster.rights.Rights.Verb;
import dev.portolan.model.Kind;
import java.io.IOException;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/// Finds out what the user may do, with few questions, one after another: one for each namespace,
/// and for the whole cluster either one (everything is allowed) or one for each thing that is
/// allowed in a namespace and so might be everywhere.
public final class RightsInquiry {
  private static final Deed EXEC_BY_CREATE = new Deed("create", "", "pods/exec");
  private static final Deed EXEC_BY_GET = new Deed("get", "", "pods/exec");

  private final Reviews reviews;

  public RightsInquiry(ApiConnection api) {
    this.reviews = new Reviews(api);
  }

  /// Answers a question about a deed.
  private interface Oracle {
    Answer may(Deed deed) throws IOException;
  }

  /// What is allowed in one namespace.
  public Area namespace(String name) throws IOException {
    Reviews.Rules rules = reviews.rules(name);
    return area(rules::may);
  }

  /// What is allowed in the whole cluster.
  ///
  /// @param anywhere what is allowed in one namespace: nothing else can be allowed in all
  public Area cluster(Area anywhere) throws IOException {
    Answer everything = reviews.access(new Deed("*", "*", "*"), "");
    if (everything == Answer.YES) {
      return area(deed -> Answer.YES);
    }
    Map<Kind, Map<Verb, Answer>> kinds = new EnumMap<>(Kind.class);
    for (Kind kind : Kind.values()) {
      Map<Verb, Answer> verbs = new EnumMap<>(Verb.class);
      for (Verb verb : Verb.values()) {
        boolean no = anywhere.may(verb, kind) == Answer.NO;
        verbs.put(verb, no ? Answer.NO : reviews.access(deed(verb, kind), ""));
      }
      kinds.put(kind, verbs);
    }
    return new Area(
        kinds,
        anywhere.execByCreate() == Answer.NO ? Answer.NO : reviews.access(EXEC_BY_CREATE, ""),
        anywhere.execByGet() == Answer.NO ? Answer.NO : reviews.access(EXEC_BY_GET, ""));
  }

  private static Area area(Oracle oracle) throws IOException {
    Map<Kind, Map<Verb, Answer>> kinds = new EnumMap<>(Kind.class);
    for (Kind kind : Kind.values()) {
      Map<Verb, Answer> verbs = new EnumMap<>(Verb.class);
      for (Verb verb : Verb.values()) {
        verbs.put(verb, oracle.may(deed(verb, kind)));
      }
      kinds.put(kind, verbs);
    }
    return new Area(kinds, oracle.may(EXEC_BY_CREATE), oracle.may(EXEC_BY_GET));
  }

  private static Deed deed(Verb verb, Kind kind) {
    ApiKind api = ApiKind.newest(kind);
    return new Deed(verb.name().toLowerCase(Locale.ROOT), api.group(), api.plural());
  }
}
