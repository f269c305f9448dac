package dev.portolan.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.probe.CheckResult;
import dev.portolan.probe.Finding;
import dev.portolan.probe.Outcome;
import dev.portolan.probe.Question;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SecretsTest {
  private static final String TOKEN = "s3cr3t-tok3n";

  @Test
  void whatAHeaderCarriesIsNotWrittenAnywhere() {
    Question asked =
        new Question.Http(
            true,
            443,
            "GET",
            "/orders",
            List.of("Authorization: Bearer " + TOKEN, "Accept: text/html", "cookie: id=7f7f7f7f"),
            false);
    Finding found =
        new Finding.Http(
            "https://shop.example/orders",
            Outcome.ANSWERED,
            200,
            Finding.Timing.NONE,
            List.of(),
            List.of("Content-Type: text/html", "Set-Cookie: session=abcdefgh; Path=/"),
            "echoed " + TOKEN);
    CheckResult result =
        Kept.of(
            asked,
            Outcome.ANSWERED,
            "status 200 for " + TOKEN,
            found,
            1,
            List.of("curl", "-H", "Authorization: Bearer " + TOKEN, "-H", "cookie: id=7f7f7f7f"));
    Entry kept = Kept.entry(result);
    String line = EntryJson.line(kept);
    assertThat(line).doesNotContain(TOKEN, "7f7f7f7f", "abcdefgh");
    assertThat(kept.result().transcript().commands().getFirst())
        .containsExactly("curl", "-H", "Authorization: ***", "-H", "cookie: ***");
    assertThat(((Finding.Http) kept.result().findings().getFirst()).headers())
        .containsExactly("Content-Type: text/html", "Set-Cookie: ***");
    assertThat(line).contains("Accept: text/html");
    assertThat(Secrets.hidden(kept.result().request().question())).isTrue();
    assertThat(Secrets.hidden(Question.Http.PLAIN)).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Accept: text/html | /a?page=2 | true",
        "Host: shop.example | /a | true",
        "Authorization: Basic dXNlcjpwYXNz | /a | false",
        "X-Vault-Token: abc | /a | false",
        "My-Session: 12 | /a | false",
        "X-Whatever: Bearer abc | /a | false",
        "X-Whatever: eyJhbGciOiJIUzI1NiJ9.e30.x | /a | false",
        "Accept: text/html | /a?access_token=abc&page=2 | false",
        "Accept: text/html | /a?page=2&X-Amz-Signature=abc | false"
      })
  void whatLooksLikeACredentialIsNotKeptToBeAskedAgain(String header, String path, boolean all) {
    Question.Http asked = new Question.Http(false, 0, "GET", path, List.of(header), false);
    Question kept = Secrets.without(asked);
    assertThat(kept.equals(asked)).isEqualTo(all);
    assertThat(kept.toString()).doesNotContain(all ? "\0" : "abc", all ? "\0" : "eyJ");
  }

  @Test
  void whatCurlPrintsOfHeadersIsHiddenToo() {
    CheckResult plain = Kept.connect(1, 1);
    CheckResult.Transcript said =
        new CheckResult.Transcript(
            List.of(List.of("curl", "-v")),
            "> Authorization: Basic dXNlcjpwYXNz\n< set-cookie: a=bcdefghi\n< date: now\n",
            Kept.START,
            plain.transcript().took());
    CheckResult result =
        new CheckResult(
            plain.request(),
            plain.outcome(),
            plain.summary(),
            plain.advice(),
            plain.findings(),
            said,
            plain.vantage());
    assertThat(Kept.entry(result).result().transcript().output())
        .isEqualTo("> Authorization: ***\n< set-cookie: ***\n< date: now\n");
  }

  @Test
  void aResultWithoutSecretsIsKeptAsItIs() {
    assertThat(Kept.entry(Kept.ping(1, 5, 2)).result()).isEqualTo(Kept.ping(1, 5, 2));
  }
}
