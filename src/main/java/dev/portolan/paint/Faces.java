package dev.portolan.paint;

/// The bundled fonts.
final class Faces {
  final Face regular = new Face("Inter-Regular.ttf");
  final Face strong = new Face("Inter-SemiBold.ttf");
  final Face mono = new Face("JetBrainsMono-Regular.ttf");
}
