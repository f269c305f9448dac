package dev.portolan.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.Random;

/// Throws damaged input at a reader, so many times: `-Dportolan.fuzz=N` asks for more, and
/// `-Dportolan.seed=N` for others. A failure names the seed of its case.
public final class Fuzz {
  /// What a case may allocate beside what its input costs: buffers, tables, a few strings of the
  /// greatest length that is read.
  private static final long BASE = 48L << 20;

  /// How often each byte of input may be copied and unfolded.
  private static final long PER_BYTE = 100;

  private Fuzz() {}

  /// Takes one damaged input; an IOException is an orderly refusal.
  public interface Reader {
    void read(byte[] damaged, Random chance) throws Exception;
  }

  /// Damages the inputs over and over and has each read.
  ///
  /// @param times without the property
  public static void run(int times, byte[][] whole, Reader reader) {
    long first = Long.getLong("portolan.seed", 1);
    int count = Integer.getInteger("portolan.fuzz", times);
    for (long seed = first; seed < first + count; seed++) {
      Random chance = new Random(seed);
      byte[] damaged = new Mutation(seed).of(whole[chance.nextInt(whole.length)]);
      one(seed, damaged, chance, reader);
    }
  }

  /// Takes one input as it is.
  public interface Whole {
    void read(byte[] input) throws Exception;
  }

  /// Has one input read under the same conditions.
  public static void asItIs(byte[] input, Whole reader) {
    one(0, input, new Random(0), (bytes, chance) -> reader.read(bytes));
  }

  private static void one(long seed, byte[] damaged, Random chance, Reader reader) {
    long before = allocated();
    try {
      reader.read(damaged, chance);
    } catch (IOException e) {
      assertThat(e.getMessage()).as("-Dportolan.seed=%d", seed).isNotNull();
    } catch (Throwable e) { // an Error too: a stack that overflows is what is looked for
      throw new AssertionError("-Dportolan.seed=" + seed, e);
    }
    assertThat(allocated() - before)
        .as("bytes allocated for %d of input, -Dportolan.seed=%d", damaged.length, seed)
        .isLessThan(BASE + PER_BYTE * damaged.length);
  }

  private static long allocated() {
    return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
  }
}
