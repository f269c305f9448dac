package dev.portolan.export;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/// Writes a PNG (8 bit RGB) a strip at a time, so that memory is bounded by the picture's width and
/// not by its area.
final class PngWriter {
  private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
  private static final int STRIP = 256;
  private static final int CHUNK = 1 << 16;
  private static final int FILTER_UP = 2;

  private PngWriter() {}

  /// Paints and writes.
  ///
  /// @param painter paints the whole picture; called once for each strip, with the clip set
  static void write(OutputStream out, int width, int height, Consumer<Graphics2D> painter)
      throws IOException {
    DataOutputStream data = new DataOutputStream(out);
    data.write(SIGNATURE);
    chunk(data, "IHDR", header(width, height));
    Deflater deflater = new Deflater(Deflater.BEST_SPEED);
    try (OutputStream pixels = new DeflaterOutputStream(new DataChunks(data), deflater, CHUNK)) {
      pixels(pixels, width, height, painter);
    } finally {
      deflater.end();
    }
    chunk(data, "IEND", new byte[0]);
    data.flush();
  }

  private static byte[] header(int width, int height) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream data = new DataOutputStream(bytes);
    data.writeInt(width);
    data.writeInt(height);
    // Bit depth 8, colour type 2 (RGB), the only compression and filter methods, not interlaced.
    data.write(new byte[] {8, 2, 0, 0, 0});
    return bytes.toByteArray();
  }

  private static void pixels(OutputStream out, int width, int height, Consumer<Graphics2D> painter)
      throws IOException {
    BufferedImage strip =
        new BufferedImage(width, Math.min(STRIP, height), BufferedImage.TYPE_INT_RGB);
    int[] pixels = ((DataBufferInt) strip.getRaster().getDataBuffer()).getData();
    byte[] above = new byte[1 + 3 * width];
    byte[] row = new byte[1 + 3 * width];
    byte[] filtered = new byte[1 + 3 * width];
    filtered[0] = FILTER_UP;
    for (int top = 0; top < height; top += STRIP) {
      int rows = Math.min(STRIP, height - top);
      Graphics2D g = strip.createGraphics();
      g.translate(0, -top);
      g.clipRect(0, top, width, rows);
      painter.accept(g);
      g.dispose();
      for (int y = 0; y < rows; y++) {
        unpack(pixels, y * width, row);
        for (int i = 1; i < row.length; i++) {
          filtered[i] = (byte) (row[i] - above[i]);
        }
        out.write(filtered);
        byte[] swap = above;
        above = row;
        row = swap;
      }
    }
  }

  private static void unpack(int[] pixels, int from, byte[] row) {
    for (int i = 1, at = from; i < row.length; i += 3, at++) {
      int rgb = pixels[at];
      row[i] = (byte) (rgb >> 16);
      row[i + 1] = (byte) (rgb >> 8);
      row[i + 2] = (byte) rgb;
    }
  }

  private static void chunk(DataOutputStream out, String type, byte[] data) throws IOException {
    chunk(out, type, data, 0, data.length);
  }

  private static void chunk(DataOutputStream out, String type, byte[] data, int from, int length)
      throws IOException {
    byte[] name = type.getBytes(StandardCharsets.US_ASCII);
    CRC32 crc = new CRC32();
    crc.update(name);
    crc.update(data, from, length);
    out.writeInt(length);
    out.write(name);
    out.write(data, from, length);
    out.writeInt((int) crc.getValue());
  }

  /// Packs compressed bytes into IDAT chunks as they come.
  private static final class DataChunks extends OutputStream {
    private final DataOutputStream out;

    DataChunks(DataOutputStream out) {
      this.out = out;
    }

    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] data, int from, int length) throws IOException {
      if (length > 0) {
        chunk(out, "IDAT", data, from, length);
      }
    }
  }
}
