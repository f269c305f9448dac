package dev.portolan.bench;

import dev.portolan.model.ClusterSnapshot;
import dev.portolan.model.Pod;
import dev.portolan.model.Protocol;
import dev.portolan.policy.Party;
import dev.portolan.policy.Reachability;
import dev.portolan.policy.Tally;
import dev.portolan.policy.Traffic;
import dev.portolan.policy.pair.PairEngine;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.IntConsumer;
import java.util.function.Supplier;

/// Prints how long predicted reachability takes at several sizes, and beside it the naive engine in
/// the same run: the machine's mood changes both, the ratio says what the set engine is worth.
public final class ReachTable {
  private static final int CHANGES = 15;
  private static final int QUESTIONS = 2_000;

  private final PrintStream out;

  private ReachTable(PrintStream out) {
    this.out = out;
  }

  public static void main(String[] args) {
    ReachTable table = new ReachTable(System.out);
    table.out.println(
        "Predicted reachability; times in ms unless said, median of the runs (first run)");
    table.out.println(
        "naive: the pair engine asked for one port of each pair, one pair after the other; extrapolated");
    table.out.println(
        "   pods policies classes | build to all pairs (first) per 1000 objects heap MB | changed pod policy"
            + " | explain us pair us naive us | naive/sets, all pairs");
    for (Size size : Size.ALL) {
      table.row(size);
    }
  }

  private void row(Size size) {
    ClusterSnapshot snapshot = size.cluster();
    int runs = size.pods() > 20_000 ? 3 : 9;
    long[] build = new long[runs];
    long cold = System.nanoTime();
    Tally tally = Reachability.of(snapshot).tally();
    long first = System.nanoTime() - cold;
    for (int i = 0; i < runs; i++) {
      long start = System.nanoTime();
      Tally counted = Reachability.of(snapshot).tally();
      build[i] = System.nanoTime() - start;
      if (!tally.equals(counted)) {
        throw new IllegalStateException("two runs differ: " + tally + " and " + counted);
      }
    }
    double middle = median(build) / 1e6;
    Held<Reachability> held = Held.of(() -> Reachability.of(snapshot));
    Reachability reachability = held.value();
    double pod = changes(reachability, n -> Changes.pod(snapshot, n));
    double policy = changes(reachability, n -> Changes.policy(snapshot, n));
    Questions questions = new Questions(snapshot);
    double explain =
        questions.time(
            (s, t, p) -> reachability.explain(s, t, new Traffic.ToPort(Protocol.TCP, p)));
    double pair = questions.time((s, t, p) -> reachability.reach(s, t).state(Protocol.TCP, p));
    PairEngine naive = new PairEngine(snapshot);
    double slow =
        questions.time((s, t, p) -> naive.judge(s, t, new Traffic.ToPort(Protocol.TCP, p)));
    out.printf(
        Locale.ROOT,
        "%7d %8d %7d | %18.0f %7.0f %16.2f %7d | %11.1f %6.1f | %10.1f %7.2f %8.2f | %,20.0f%n",
        size.pods(),
        size.policies(),
        reachability.classes(),
        middle,
        first / 1e6,
        middle * 1000 / (size.pods() + size.policies()),
        held.bytes() >> 20,
        pod,
        policy,
        explain,
        pair,
        slow,
        slow * tally.pairs() / (middle * 1000));
    out.println("        " + tally);
  }

  /// A later snapshot.
  private interface Later {
    ClusterSnapshot at(int n);
  }

  private static double changes(Reachability from, Later later) {
    long[] times = new long[CHANGES];
    for (int i = 0; i < CHANGES; i++) {
      ClusterSnapshot next = later.at(i);
      long start = System.nanoTime();
      Reachability reachability = from.next(next);
      times[i] = System.nanoTime() - start;
      if (reachability.classes() == 0) {
        throw new IllegalStateException("nothing there");
      }
    }
    return median(times) / 1e6;
  }

  private static double median(long[] times) {
    long[] sorted = times.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  /// The same questions to each engine.
  private static final class Questions {
    private final List<Pod> pods;
    private Object last = "";

    Questions(ClusterSnapshot snapshot) {
      this.pods = snapshot.pods();
    }

    interface Engine {
      Object ask(Party source, Party target, int port);
    }

    /// Microseconds for one.
    double time(Engine engine) {
      ask(engine);
      long start = System.nanoTime();
      ask(engine);
      return (System.nanoTime() - start) / 1e3 / QUESTIONS;
    }

    private void ask(Engine engine) {
      Random random = new Random(3);
      IntConsumer one =
          i -> {
            Party source = Party.of(pods.get(random.nextInt(pods.size())));
            Party target = Party.of(pods.get(random.nextInt(pods.size())));
            last = engine.ask(source, target, 8000 + i % 200);
          };
      for (int i = 0; i < QUESTIONS; i++) {
        one.accept(i);
      }
      if (last.toString().isEmpty()) {
        throw new IllegalStateException("no answer");
      }
    }
  }

  /// Something and the heap that it holds.
  private record Held<T>(T value, long bytes) {
    static <T> Held<T> of(Supplier<T> maker) {
      long before = used();
      T value = maker.get();
      return new Held<>(value, used() - before);
    }

    private static long used() {
      Runtime runtime = Runtime.getRuntime();
      for (int i = 0; i < 3; i++) {
        System.gc();
      }
      return runtime.totalMemory() - runtime.freeMemory();
    }
  }
}
