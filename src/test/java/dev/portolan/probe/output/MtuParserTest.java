package dev.portolan.probe.output;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.model.SnapshotIndex;
import dev.portolan.probe.Finding.Mtu;
import dev.portolan.probe.Outcome;
import dev.portolan.probe.judge.Words;
import dev.portolan.testkit.ClusterFixture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MtuParserTest {
  private static final HopNamer NAMER = new HopNamer(new SnapshotIndex(ClusterFixture.shop()));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          mtu/ping-1400          | ANSWERED      | 1400 | 10.66.2.2                | ''
          mtu/ping-ipv6-1400     | ANSWERED      | 1400 | fd66:2::2                | ''
          mtu/ping-black-hole    | ANSWERED      | 1400 | ''                       | larger packets vanish
          mtu/ping-silent        | TIMED_OUT     | 0    | ''                       | ''
          mtu/ping-no-route      | UNREACHABLE   | 0    | ''                       | ping: connect: No route to host
          mtu/ping-unknown-host  | UNRESOLVED    | 0    | ''                       | ping: nosuch.invalid
          mtu/ping-not-permitted | NOT_PERMITTED | 0    | ''                       | mtu.sh: 5: ping
          tracepath/pmtu         | ANSWERED      | 1400 | 10.66.2.2                | ''
          tracepath/ipv6-pmtu    | ANSWERED      | 1400 | fd66:2::2                | ''
          tracepath/success      | ANSWERED      | 1500 | the container's own side | ''
          tracepath/black-hole   | TIMED_OUT     | 0    | the container's own side | as far as routers answered
          tracepath/no-route     | UNREACHABLE   | 0    | ''                       | the container has no route to it
          tracepath/unknown-host | UNRESOLVED    | 0    | ''                       | ''
          """)
  void readsEveryRecording(
      String recording, Outcome outcome, int bytes, String limit, String detail) {
    Mtu mtu = (Mtu) Recording.of(recording).read(new MtuParser("a", NAMER));

    assertThat(mtu.outcome()).isEqualTo(outcome);
    assertThat(mtu.bytes()).isEqualTo(bytes);
    assertThat(mtu.limit()).isEqualTo(limit);
    assertThat(mtu.detail()).startsWith(detail);
  }

  @Test
  void namesTheRouterThatSetTheLimit() {
    MtuParser parser = new MtuParser("a", NAMER);
    parser.line(false, "whole 576");
    parser.line(false, "From 10.1.1.1 icmp_seq=1 Frag needed and DF set (mtu = 1450)");
    parser.line(false, "cut 1500 1450");
    parser.line(false, "whole 1450");
    parser.line(false, "mtu 1450");

    Mtu mtu = (Mtu) parser.finish(OutputParser.Ending.exited(0));
    assertThat(mtu.limit()).isEqualTo("gateway of node-1 (10.1.1.1)");
    assertThat(Words.mtu("shop/web-0", mtu))
        .isEqualTo(
            "packets of up to 1450 bytes get from shop/web-0 to a whole; the limit is set by"
                + " gateway of node-1 (10.1.1.1)");
  }

  @Test
  void whatWasFoundBeforeItWasCutShortIsALeast() {
    MtuParser parser = new MtuParser("a", NAMER);
    parser.line(false, "whole 576");
    parser.line(false, "whole 1280");

    Mtu mtu = (Mtu) parser.finish(OutputParser.Ending.timeLimit());
    assertThat(mtu.bytes()).isEqualTo(1280);
    assertThat(mtu.detail()).startsWith("at least");
  }

  @Test
  void aPingThatCannotForbidFragmentsMeansAnotherTool() {
    MtuParser parser = new MtuParser("a", NAMER);
    parser.line(false, "ping: invalid option -- 'M'");
    parser.line(false, "cut 576 ");

    assertThat(parser.unfit()).isTrue();
  }
}
