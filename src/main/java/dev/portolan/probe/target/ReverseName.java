package dev.portolan.probe.target;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// The name under which DNS keeps the name of an address: `4.3.2.1.in-addr.arpa.` (RFC 1035,
/// section 3.5), nibbles under `ip6.arpa.` (RFC 3596, section 2.5).
public final class ReverseName {
  private static final String V4 = ".in-addr.arpa.";
  private static final String V6 = ".ip6.arpa.";

  private ReverseName() {}

  /// @param address a literal
  static String of(String address) {
    byte[] bytes = InetAddress.ofLiteral(address).getAddress();
    List<String> labels = new ArrayList<>();
    for (byte b : bytes) {
      if (bytes.length == 4) {
        labels.add(Integer.toString(b & 0xff));
      } else {
        labels.add(Integer.toHexString((b >> 4) & 0xf));
        labels.add(Integer.toHexString(b & 0xf));
      }
    }
    Collections.reverse(labels);
    return String.join(".", labels) + (bytes.length == 4 ? V4 : V6);
  }

  /// The address again; the name itself when it is none of these.
  public static String address(String name) {
    boolean v4 = name.endsWith(V4);
    if (!v4 && !name.endsWith(V6)) {
      return name;
    }
    List<String> labels =
        new ArrayList<>(
            List.of(name.substring(0, name.length() - (v4 ? V4 : V6).length()).split("\\.", -1)));
    Collections.reverse(labels);
    return v4 ? String.join(".", labels) : String.join("", labels).replaceAll("(.{4})(?!$)", "$1:");
  }
}
