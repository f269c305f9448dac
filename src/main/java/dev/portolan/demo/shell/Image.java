package dev.portolan.demo.shell;

import dev.portolan.demo.shell.Programs.Installed;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What container images have inside, as far as anybody can tell by running programs in them.
enum Image {
  /// Every network tool there is.
  NETSHOOT,
  /// busybox alone, as an image or below Alpine.
  BUSYBOX,
  /// A slim Debian: bash and the core utilities, no network tools.
  DEBIAN,
  /// A slim Debian with curl.
  DEBIAN_CURL,
  /// A slim Debian with Python.
  PYTHON,
  /// One program, no shell.
  DISTROLESS;

  static Image of(String name) {
    record Rule(String part, Image image) {}
    List<Rule> rules =
        List.of(
            new Rule("netshoot", NETSHOOT),
            new Rule("distroless", DISTROLESS),
            new Rule("coredns", DISTROLESS),
            new Rule("kube-proxy", DISTROLESS),
            new Rule("prometheus", BUSYBOX),
            new Rule("busybox", BUSYBOX),
            new Rule("alpine", BUSYBOX),
            new Rule("python", PYTHON),
            new Rule("nginx", DEBIAN_CURL));
    return rules.stream()
        .filter(r -> name.contains(r.part))
        .map(Rule::image)
        .findFirst()
        .orElse(DEBIAN);
  }

  /// The dialect in which its shell and tools speak.
  boolean busybox() {
    return this == BUSYBOX;
  }

  Programs programs() {
    Map<String, Installed> found = new HashMap<>();
    if (this == DISTROLESS) {
      return new Programs(found);
    }
    String shell = this == BUSYBOX ? "/bin/busybox" : "/usr/bin/dash";
    found.put("sh", new Installed(this == NETSHOOT ? "/usr/bin/bash" : shell, Shell::run));
    base(found);
    if (this == NETSHOOT || this == BUSYBOX) {
      found.put("ping", new Installed(this == BUSYBOX ? shell : "/usr/bin/ping", Ping::run));
    }
    if (this != BUSYBOX) {
      found.put("bash", new Installed("/usr/bin/bash", Shell::run));
    }
    return new Programs(found);
  }

  private void base(Map<String, Installed> found) {
    String box = this == BUSYBOX ? "/bin/busybox" : "";
    for (Map.Entry<String, Program> entry : Basics.ALL.entrySet()) {
      String path = box.isEmpty() ? "/usr/bin/" + entry.getKey() : box;
      found.put(entry.getKey(), new Installed(path, entry.getValue()));
    }
  }
}
