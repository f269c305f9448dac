package dev.portolan.checkset;

import java.util.Locale;
import java.util.Optional;

/// By which protocol a check knocks.
public enum Transport {
  TCP,
  UDP,
  ICMP;

  /// As a check set has it: `tcp`.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<Transport> of(String word) {
    for (Transport transport : values()) {
      if (transport.word().equals(word.toLowerCase(Locale.ROOT))) {
        return Optional.of(transport);
      }
    }
    return Optional.empty();
  }
}
