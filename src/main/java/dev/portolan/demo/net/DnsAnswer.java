package dev.portolan.demo.net;

import java.util.List;

/// What a name server answers to one question.
///
/// @param code such as `NOERROR` or `NXDOMAIN`; empty when nothing comes back
public record DnsAnswer(String code, List<String> records) {
  static final DnsAnswer SILENCE = new DnsAnswer("", List.of());

  public DnsAnswer {
    records = List.copyOf(records);
  }

  public boolean silent() {
    return code.isEmpty();
  }
}
