package dev.portolan.probe.output;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.probe.Finding.Connect;
import dev.portolan.probe.Outcome;
import dev.portolan.probe.output.ConnectParser.Proof;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ConnectParserTest {
  @ParameterizedTest
  @CsvSource({
    "bash, LINE",
    "python, LINE",
    "perl, LINE",
    "nc-openbsd, EXIT_CODE",
    "nc-traditional, EXIT_CODE",
    "ncat, EXIT_CODE",
    "curl, LINE",
    "wget, HTTP",
    "busybox-telnet, LINE",
    "busybox-wget, HTTP",
    "busybox-full-nc, QUIET",
    "node, LINE",
    "socat, EXIT_CODE"
  })
  void everyToolTellsTheOutcomesApart(String tool, Proof proof) {
    assertThat(read(tool + "-success", proof).outcome()).isEqualTo(Outcome.ANSWERED);
    assertThat(read(tool + "-refused", proof).outcome()).isEqualTo(Outcome.REFUSED);
    assertThat(read(tool + "-timeout", proof).outcome()).isEqualTo(Outcome.TIMED_OUT);
    assertThat(read(tool + "-host-unreachable", proof).outcome()).isEqualTo(Outcome.UNREACHABLE);
    assertThat(read(tool + "-no-route", proof).outcome()).isEqualTo(Outcome.UNREACHABLE);
  }

  @ParameterizedTest
  @CsvSource({
    "busybox-full-nc-unknown-host, QUIET",
    "node-unknown-host, LINE",
    "ruby-unknown-host, LINE",
    "php-unknown-host, LINE",
    "socat-unknown-host, EXIT_CODE",
    "nmap-unknown-host, LINE",
    "jshell-unknown-host, LINE",
    "bash-unknown-host, LINE",
    "python-unknown-host, LINE",
    "perl-unknown-host, LINE",
    "nc-openbsd-unknown-host, EXIT_CODE",
    "nc-openbsd-lab-unknown-host, EXIT_CODE",
    "nc-traditional-unknown-host, EXIT_CODE",
    "ncat-unknown-host, EXIT_CODE",
    "curl-unknown-host, LINE",
    "wget-unknown-host, HTTP",
    "busybox-telnet-lab-unknown-host, LINE"
  })
  void anUnknownNameIsUnresolved(String recording, Proof proof) {
    assertThat(read(recording, proof).outcome()).isEqualTo(Outcome.UNRESOLVED);
  }

  @ParameterizedTest
  @CsvSource({
    "ruby-success, LINE",
    "php-success, LINE",
    "nmap-success, LINE",
    "jshell-success, LINE",
    "busybox-full-nc-ipv6, QUIET",
    "node-ipv6, LINE",
    "ruby-ipv6, LINE",
    "php-ipv6, LINE",
    "socat-ipv6, EXIT_CODE",
    "nmap-ipv6, LINE",
    "bash-ipv6, LINE",
    "python-ipv6, LINE",
    "perl-ipv6, LINE",
    "nc-openbsd-ipv6, EXIT_CODE",
    "ncat-ipv6, EXIT_CODE",
    "curl-ipv6, LINE",
    "wget-ipv6, HTTP",
    "busybox-telnet-ipv6, LINE",
    "busybox-wget-ipv6, HTTP",
    "nc-openbsd-silent-server, EXIT_CODE",
    "ncat-silent-server, EXIT_CODE",
    "nc-traditional-silent-server, EXIT_CODE",
    "busybox-telnet-silent-server, LINE",
    "wget-silent-server, HTTP",
    "wget-404, HTTP",
    "busybox-wget-404, HTTP"
  })
  void anAnsweredConnectIsAnsweredWhateverTheServerSaysNext(String recording, Proof proof) {
    assertThat(read(recording, proof).outcome()).isEqualTo(Outcome.ANSWERED);
  }

  /// Ruby's and PHP's connects with a time limit wait by poll, which a router's "unreachable" does
  /// not end everywhere.
  @ParameterizedTest
  @CsvSource({
    "ruby-refused, REFUSED",
    "ruby-timeout, TIMED_OUT",
    "ruby-no-route, UNREACHABLE",
    "php-refused, REFUSED",
    "php-timeout, TIMED_OUT",
    "php-no-route, UNREACHABLE",
    "nmap-refused, REFUSED",
    "nmap-timeout, TIMED_OUT",
    "nmap-no-route, UNREACHABLE",
    "jshell-refused, REFUSED",
    "jshell-timeout, TIMED_OUT"
  })
  void theOthersTellThemApart(String recording, Outcome outcome) {
    assertThat(read(recording, Proof.LINE).outcome()).isEqualTo(outcome);
  }

  @ParameterizedTest
  @CsvSource({"bash-success, 0.528", "python-success, 0.186", "curl-success, 0.240"})
  void theTimeIsTheTools(String recording, double millis) {
    assertThat(read(recording, Proof.LINE).millis()).isEqualTo(millis);
  }

  @Test
  void theTimeIsNegativeWhenTheToolDoesNotTell() {
    assertThat(read("nc-openbsd-success", Proof.EXIT_CODE).millis()).isNegative();
  }

  @Test
  void oldBashConnectsWithoutATime() {
    ConnectParser parser = new ConnectParser("a", 80, "", Proof.LINE);
    parser.line(false, "connected");
    Connect found = parser.finish(OutputParser.Ending.exited(0));

    assertThat(found.outcome()).isEqualTo(Outcome.ANSWERED);
    assertThat(found.millis()).isNegative();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "bash: line 2: /dev/tcp/10.0.0.1/80: No such file or directory",
        "curl: (1) Protocol \"telnet\" not supported or disabled in libcurl",
        "timeout: can't execute '3': No such file or directory",
        "Can't locate Time/HiRes.pm in @INC"
      })
  void aToolThatCannotIsUnfit(String line) {
    ConnectParser parser = new ConnectParser("a", 80, "", Proof.LINE);
    parser.line(true, line);

    assertThat(parser.unfit()).isTrue();
  }

  @Test
  void busyboxWithoutZeroModeIsUnfit() {
    ConnectParser parser = new ConnectParser("a", 80, "", Proof.EXIT_CODE);
    Recording.of("connect/busybox-nc-invalid-option").read(parser);

    assertThat(parser.unfit()).isTrue();
    ConnectParser toybox = new ConnectParser("a", 80, "", Proof.EXIT_CODE);
    Recording.of("connect/toybox-nc-z-unknown").read(toybox);
    assertThat(toybox.unfit()).isTrue();
  }

  private static Connect read(String recording, Proof proof) {
    return (Connect)
        Recording.of("connect/" + recording).read(new ConnectParser("a", 80, "http", proof));
  }
}
