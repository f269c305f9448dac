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

  private static final String BUSYBOX_PATH = "/bin/busybox";

  /// What a part of an image's name tells of its inside.
  private record Rule(String part, Image image) {}

  private static final class Registry {
    static final List<Rule> RULES =
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
  }

  /// True when the simulated registry has it: one of the rules', or a Debian.
  static boolean known(String name) {
    return name.contains("debian") || Registry.RULES.stream().anyMatch(r -> name.contains(r.part));
  }

  static Image of(String name) {
    return Registry.RULES.stream()
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
    Basics.ALL.forEach((name, program) -> install(found, name, program));
    String sh =
        this == NETSHOOT ? "/usr/bin/bash" : this == BUSYBOX ? BUSYBOX_PATH : "/usr/bin/dash";
    found.put("sh", new Installed(sh, Shell::run));
    if (this == BUSYBOX) {
      install(found, "nc", Netcat::busybox);
      install(found, "telnet", Netcat::telnet);
      install(found, "wget", Http::busyboxWget);
      install(found, "ping", Ping::run);
      install(found, "traceroute", Traceroute::run);
      install(found, "nslookup", Resolve::nslookup);
      return new Programs(found);
    }
    install(found, "bash", Shell::run);
    install(found, "getent", Resolve::getent);
    if (this == DEBIAN_CURL || this == NETSHOOT) {
      install(found, "curl", Http::curl);
    }
    if (this == PYTHON) {
      found.put("python3", new Installed("/usr/local/bin/python3.13", Python::run));
    }
    if (this == NETSHOOT) {
      netshoot(found);
    }
    return new Programs(found);
  }

  private void netshoot(Map<String, Installed> found) {
    install(found, "ping", Ping::run);
    install(found, "traceroute", Traceroute::run);
    install(found, "tracepath", Tracepath::run);
    install(found, "tcpdump", Tcpdump::run);
    found.put("nc", new Installed("/usr/bin/nc.openbsd", Netcat::openBsd));
    install(found, "dig", Resolve::dig);
    install(found, "openssl", Handshake::openssl);
    install(found, "nslookup", Resolve::nslookup);
  }

  private void install(Map<String, Installed> found, String name, Program program) {
    String path = this == BUSYBOX ? BUSYBOX_PATH : "/usr/bin/" + name;
    found.put(name, new Installed(path, program));
  }
}
