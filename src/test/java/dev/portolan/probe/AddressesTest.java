package dev.portolan.probe;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AddressesTest {
  @ParameterizedTest
  @CsvSource({
    "FD00:0:0:0:0:0:0:7, fd00::7",
    "fd00:10:244:0:1:0:0:5, fd00:10:244:0:1::5",
    "fd00:0:0:1:0:0:0:5, fd00:0:0:1::5",
    "2001:db8:0:1:1:1:1:1, 2001:db8:0:1:1:1:1:1",
    "0:0:0:0:0:0:0:0, ::",
    "0::1, ::1",
    "fd00:0:0:0:0:0:0:0, fd00::",
    "::ffff:10.1.2.3, 10.1.2.3",
    "10.1.2.3, 10.1.2.3",
    "fe80::1%eth0, fe80::1%eth0",
    "web.shop, web.shop"
  })
  void anAddressHasOneForm(String written, String canonical) {
    assertThat(Addresses.canonical(written)).isEqualTo(canonical);
  }

  @ParameterizedTest
  @CsvSource({
    "10.1.2.0/24, 10.1.2.1",
    "10.1.2.255/32, ''",
    "fd00:1::/64, fd00:1::1",
    "FD00:10:244:0:1::/80, fd00:10:244:0:1::1",
    "fd00:10:244:0:1:2:3:0/112, fd00:10:244:0:1:2:3:1",
    "rubbish/24, ''"
  })
  void theFirstOfARangeIsItsGateway(String range, String first) {
    assertThat(Addresses.firstOf(range).orElse("")).isEqualTo(first);
  }
}
