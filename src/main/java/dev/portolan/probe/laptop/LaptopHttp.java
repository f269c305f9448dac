package dev.portolan.probe.laptop;

import dev.portolan.probe.Addresses;
import dev.portolan.probe.CheckRequest;
import dev.portolan.probe.Finding;
import dev.portolan.probe.Finding.Timing;
import dev.portolan.probe.Outcome;
import dev.portolan.probe.Question;
import dev.portolan.probe.target.Aim.Point;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.List;

/// An HTTP request of this computer's own. Redirects are told, not followed; the body is dropped.
final class LaptopHttp {
  private static final int MAX_HEADERS = 40;

  private LaptopHttp() {}

  static Finding ask(CheckRequest request, Point point, Duration limit) {
    Question.Http http =
        request.question() instanceof Question.Http h ? h : Question.Http.PLAIN.at(point.port());
    String host = point.name().isEmpty() ? point.address() : point.name();
    String url =
        (http.tls() ? "https://" : "http://") + bracketed(host) + ":" + point.port() + http.path();
    long began = System.nanoTime();
    try (HttpClient client =
        HttpClient.newBuilder()
            .connectTimeout(limit)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build()) {
      HttpResponse<Void> answer =
          client.send(
              HttpRequest.newBuilder(URI.create(url))
                  .timeout(limit)
                  .method(http.method(), HttpRequest.BodyPublishers.noBody())
                  .build(),
              HttpResponse.BodyHandlers.discarding());
      double total = (System.nanoTime() - began) / 1e6;
      List<String> headers =
          answer.headers().map().entrySet().stream()
              .filter(e -> !e.getKey().startsWith(":"))
              .limit(MAX_HEADERS)
              .map(e -> e.getKey() + ": " + String.join(", ", e.getValue()))
              .toList();
      Timing timing = new Timing(-1, -1, -1, -1, total);
      return new Finding.Http(
          url, Outcome.ANSWERED, answer.statusCode(), timing, List.of(), headers, "");
    } catch (HttpTimeoutException e) {
      return failed(url, Outcome.TIMED_OUT, e);
    } catch (IOException e) {
      return failed(url, LaptopSockets.outcome(e), e);
    } catch (IllegalArgumentException e) {
      return new Finding.Http(
          url,
          Outcome.FAILED,
          0,
          Timing.NONE,
          List.of(),
          List.of(),
          String.valueOf(e.getMessage()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Finding.Http(
          url, Outcome.CANCELLED, 0, Timing.NONE, List.of(), List.of(), "cancelled");
    }
  }

  private static Finding failed(String url, Outcome outcome, IOException e) {
    return new Finding.Http(
        url, outcome, 0, Timing.NONE, List.of(), List.of(), LaptopSockets.words(e));
  }

  private static String bracketed(String host) {
    return Addresses.isIpv6(host) ? "[" + host + "]" : host;
  }
}
