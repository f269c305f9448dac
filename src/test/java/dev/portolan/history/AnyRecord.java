package dev.portolan.history;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Records of any type, filled by chance.
final class AnyRecord {
  private static final List<String> TEXTS =
      List.of(
          "",
          "shop",
          "10.1.2.3",
          "ä \"quoted\"\n\tand \\ more",
          "\u0000\u0007",
          "日本 🚢",
          "2001:db8::1");

  private final Random random;

  AnyRecord(long seed) {
    random = new Random(seed);
  }

  Object of(Type declared) {
    Class<?> type =
        (Class<?>) (declared instanceof ParameterizedType p ? p.getRawType() : declared);
    if (type == String.class) {
      return TEXTS.get(random.nextInt(TEXTS.size()));
    } else if (type == int.class) {
      return random.nextInt(70_000);
    } else if (type == long.class) {
      return random.nextLong();
    } else if (type == double.class || type == Double.class) {
      return random.nextInt(4) == 0 && type == double.class ? -1.0 : random.nextDouble() * 1e4;
    } else if (type == boolean.class) {
      return random.nextBoolean();
    } else if (type == Instant.class) {
      return Instant.ofEpochSecond(random.nextInt(), random.nextInt(1_000_000_000));
    } else if (type == Duration.class) {
      return Duration.ofNanos(random.nextLong(1L << 50));
    } else if (type == List.class) {
      Type element = ((ParameterizedType) declared).getActualTypeArguments()[0];
      return IntStream.range(0, random.nextInt(4)).mapToObj(i -> of(element)).toList();
    } else if (type.isEnum()) {
      return type.getEnumConstants()[random.nextInt(type.getEnumConstants().length)];
    } else if (type.isSealed()) {
      Class<?>[] all = type.getPermittedSubclasses();
      return of(all[random.nextInt(all.length)]);
    }
    return record(type);
  }

  Object record(Class<?> type) {
    RecordComponent[] components = type.getRecordComponents();
    Class<?>[] types = Stream.of(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    Object[] values = Stream.of(components).map(this::value).toArray();
    try {
      var constructor = type.getDeclaredConstructor(types);
      constructor.setAccessible(true);
      return constructor.newInstance(values);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(type.toString(), e);
    }
  }

  private @Nullable Object value(RecordComponent component) {
    boolean optional = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    return optional && random.nextBoolean() ? null : of(component.getGenericType());
  }
}
