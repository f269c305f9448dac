package dev.portolan.demo.server;

import dev.portolan.demo.server.User.Grant;
import dev.portolan.demo.server.User.Rule;
import dev.portolan.demo.store.Resource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// The demo's users: one of each sort of rights that people have in real clusters.
final class Users {
  private static final Set<String> READ = Set.of("get", "list", "watch");
  private static final Rule EVERYTHING = new Rule(Set.of("*"), Set.of("*"), Set.of("*"));
  private static final Rule EXEC = exec("create", "get");

  private static final Rule LOGS = new Rule(Set.of("get"), Set.of(""), Set.of("pods/log"));

  private Users() {}

  /// The table; the first is the administrator.
  ///
  /// @param first a namespace of the cluster
  /// @param second another one
  static List<User> of(String first, String second) {
    List<Rule> reading = reading(EnumSet.noneOf(Resource.class));
    return List.of(
        user("demo-admin", "", new Grant("", List.of(EVERYTHING))),
        new User(
            "demo-limited",
            "system:serviceaccount:" + first + ":demo-limited",
            first,
            List.of(new Grant(first, reading)),
            false),
        user("demo-no-nodes", "", new Grant("", with(reading(EnumSet.of(Resource.NODES)), EXEC))),
        user(
            "demo-no-policies",
            "",
            new Grant("", with(reading(EnumSet.of(Resource.NETWORK_POLICIES)), EXEC))),
        user("demo-two-namespaces", "", new Grant(first, reading), new Grant(second, reading)),
        user("demo-logs", "", new Grant("", with(reading, LOGS))),
        user("demo-dns-logs", "", new Grant("", reading), new Grant("kube-system", List.of(LOGS))),
        user("demo-exec-create", first, new Grant("", with(reading, exec("create")))),
        new User(
            "demo-openshift",
            "demo-openshift",
            "",
            List.of(new Grant(first, with(reading, EXEC)), new Grant(second, with(reading, EXEC))),
            true));
  }

  private static User user(String id, String home, Grant... grants) {
    return new User(id, id, home, List.of(grants), false);
  }

  private static Rule exec(String... verbs) {
    return new Rule(Set.of(verbs), Set.of(""), Set.of("pods/exec"));
  }

  private static List<Rule> with(List<Rule> rules, Rule another) {
    List<Rule> all = new ArrayList<>(rules);
    all.add(another);
    return all;
  }

  /// May read all resources but these: a rule for each API group.
  private static List<Rule> reading(Set<Resource> hidden) {
    return Arrays.stream(Resource.values())
        .filter(r -> !hidden.contains(r))
        .collect(
            Collectors.groupingBy(
                Resource::group, Collectors.mapping(Resource::plural, Collectors.toSet())))
        .entrySet()
        .stream()
        .sorted(Map.Entry.comparingByKey())
        .map(e -> new Rule(READ, Set.of(e.getKey()), e.getValue()))
        .toList();
  }
}
