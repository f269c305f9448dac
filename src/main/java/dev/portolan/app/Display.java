package dev.portolan.app;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Finds out whether a window can be opened here, before JavaFX tries and dies in a stack trace.
public final class Display {
  private Display() {}

  /// Why no window can be opened, or empty when one can.
  public static Optional<String> problem(Map<String, String> environment, String osName) {
    String platform = System.getProperty("glass.platform", "");
    if (platform.equalsIgnoreCase("headless")
        || !osName.toLowerCase(Locale.ROOT).startsWith("linux")) {
      return Optional.empty();
    }
    String display = environment.getOrDefault("DISPLAY", "");
    if (display.isEmpty()) {
      return Optional.of("there is no display (DISPLAY is not set)");
    }
    if (!loads("libgtk-3.so.0")) {
      return Optional.of("GTK 3 is not installed (libgtk-3.so.0)");
    }
    if (!opens(display)) {
      return Optional.of("the display " + display + " cannot be opened");
    }
    return Optional.empty();
  }

  @SuppressWarnings("restricted")
  private static boolean loads(String library) {
    try (Arena arena = Arena.ofConfined()) {
      SymbolLookup.libraryLookup(library, arena);
      return true;
    } catch (IllegalArgumentException missing) {
      return false;
    }
  }

  /// Opens the display and closes it again, by Xlib: JavaFX on Linux draws through X11, on Wayland
  /// through XWayland.
  @SuppressWarnings("restricted")
  private static boolean opens(String display) {
    try (Arena arena = Arena.ofConfined()) {
      SymbolLookup x11 = SymbolLookup.libraryLookup("libX11.so.6", arena);
      Linker linker = Linker.nativeLinker();
      MethodHandle open =
          linker.downcallHandle(
              x11.findOrThrow("XOpenDisplay"),
              FunctionDescriptor.of(ValueLayout.ADDRESS, ValueLayout.ADDRESS));
      MethodHandle close =
          linker.downcallHandle(
              x11.findOrThrow("XCloseDisplay"),
              FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.ADDRESS));
      MemorySegment connection = (MemorySegment) open.invokeExact(arena.allocateFrom(display));
      if (connection.equals(MemorySegment.NULL)) {
        return false;
      }
      int closed = (int) close.invokeExact(connection);
      return closed == 0;
    } catch (IllegalArgumentException missing) {
      return false;
    } catch (Throwable e) {
      throw new IllegalStateException("the display could not be tried", e);
    }
  }
}
