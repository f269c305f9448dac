package dev.portolan.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.portolan.probe.Target;
import dev.portolan.testkit.ClusterFixture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TargetArgumentTest {
  @ParameterizedTest
  @CsvSource({
    "example.org:443, write --to example.org --port 443",
    "shop/web:80, write --to shop/web --port 80",
    "[fd00::1]:53, write --to fd00::1 --port 53",
    "http://example.org:8080/x, takes no URL here",
    "'', --to: Type a host name or an IP address.",
    "' ', --to: Type a host name",
    "10.0.0.300, is not an IPv4 address",
    "a b, is not a host name",
    "shop/absent, absent"
  })
  void whatIsMeantIsSaid(String text, String hint) {
    assertThatThrownBy(() -> TargetArgument.parse("--to", text, ClusterFixture.shop()))
        .isInstanceOf(CommandFailure.class)
        .hasMessageContaining(hint);
  }

  @Test
  void namesBeyondAsciiAreNames() {
    assertThat(TargetArgument.parse("--to", "h\u00e4user.example", ClusterFixture.shop()))
        .isEqualTo(new Target.HostTarget("h\u00e4user.example"));
  }

  @Test
  void addressesWithColonsAreNoPorts() {
    assertThat(TargetArgument.parse("--to", "fd00::80", ClusterFixture.shop()))
        .isEqualTo(new Target.HostTarget("fd00::80"));
  }
}
