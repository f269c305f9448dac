package dev.portolan.ui.contexts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.cluster.api.Trouble;
import dev.portolan.testkit.Workbench;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Every failure that the session can word has an advice, by its own words.
final class RemedyTest {
  static Stream<Arguments> failures() {
    return Stream.of(
        Arguments.of(new UnknownHostException("x"), "VPN"),
        Arguments.of(new NoRouteToHostException("x"), "VPN"),
        Arguments.of(new ConnectException("Connection refused"), "Nothing listens"),
        Arguments.of(new ConnectException("x"), "VPN"),
        Arguments.of(new SocketTimeoutException("x"), "VPN"),
        Arguments.of(new SSLPeerUnverifiedException("x"), "tls-server-name"),
        Arguments.of(new SSLHandshakeException("PKIX path building failed"), "made anew"),
        Arguments.of(new SSLHandshakeException("bad_certificate"), "Have a new one issued"));
  }

  @ParameterizedTest
  @MethodSource("failures")
  void advisesOnEveryFailureOfTheWay(IOException failure, String advice) {
    String why = Trouble.line(failure, "prod.example:6443");
    assertThat(Remedy.of(why, Workbench.context("prod"))).contains(advice);
  }

  @Test
  void sendsOneWithOldCredentialsToLogIn() {
    assertThat(Remedy.of(Trouble.NOT_ACCEPTED, Workbench.context("prod"))).contains("Log in again");
  }
}
