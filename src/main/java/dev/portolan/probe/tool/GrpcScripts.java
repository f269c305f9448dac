package dev.portolan.probe.tool;

/// The constant scripts that ask `grpc.health.v1.Health/Check`, whose request and answer are one
/// small message each.
public final class GrpcScripts {
  /// Sends the framed message that `$1` tells as octal escapes alone by the curl in `"$@"`, and
  /// prints the body of the answer in hexadecimal.
  public static final String CURL =
      """
      message=$1
      shift
      printf "$message" | "$@" | od -An -v -tx1
      """;

  /// The same where there is no od: bash prints the body byte by byte.
  public static final String CURL_BASH =
      """
      message=$1
      shift
      printf "$message" | "$@" | {
        while IFS= read -r -d '' -n 1 c || [ -n "$c" ]; do printf ' %02x' "'$c"; c=; done
        echo
      }
      """;

  /// Speaks as much of HTTP/2 as one call needs. Takes TLS (1 or 0), ADDRESS, PORT, HOST (for SNI),
  /// the framed message in hexadecimal, SECONDS and AUTHORITY, which may be empty; prints
  /// `portolan-grpc MILLIS STATUS BODY`: STATUS the number of gRPC's own status, or -1 where the
  /// server did not say it, BODY in hexadecimal.
  public static final String PYTHON =
      """
      import socket, ssl, struct, sys, time
      tls, address, port, host, body, limit, shown = sys.argv[1:]
      port, body, limit = int(port), bytes.fromhex(body), float(limit)
      def frame(kind, flags, stream, data): return struct.pack('!I', len(data))[1:] + bytes([kind, flags]) + struct.pack('!I', stream) + data
      def field(name, value): return b'\\0' + bytes([len(name)]) + name + bytes([len(value)]) + value
      def take(s, n):
          data = b''
          while len(data) < n:
              more = s.recv(n - len(data))
              if not more: raise EOFError('the server closed the connection')
              data += more
          return data
      try:
          found = socket.getaddrinfo(address, port, 0, socket.SOCK_STREAM)[0]
          s = socket.socket(*found[:3])
          s.settimeout(limit)
          s.connect(found[4])
          if tls == '1':
              c = ssl.create_default_context()
              c.check_hostname, c.verify_mode = False, ssl.CERT_NONE
              c.set_alpn_protocols(['h2'])
              s = c.wrap_socket(s, server_hostname=host)
          shown = shown or ('[%s]:%d' if ':' in host else '%s:%d') % (host, port)
          head = b''.join(field(*f) for f in [
              (b':method', b'POST'), (b':scheme', b'https' if tls == '1' else b'http'),
              (b':path', b'/grpc.health.v1.Health/Check'), (b':authority', shown.encode()[:120]),
              (b'te', b'trailers'), (b'content-type', b'application/grpc'), (b'user-agent', b'portolan')])
          start = time.perf_counter()
          s.sendall(b'PRI * HTTP/2.0\\r\\n\\r\\nSM\\r\\n\\r\\n' + frame(4, 0, 0, b'') + frame(1, 4, 1, head) + frame(0, 1, 1, body))
          answer, status, heads = b'', -1, 0
          for _ in range(100):
              size, kind, flags, stream = struct.unpack('!I', b'\\0' + take(s, 3)) + tuple(take(s, 2)) + struct.unpack('!I', take(s, 4))
              if size > 65536 or kind > 9 and heads == 0 and stream > 1: raise ValueError('no HTTP/2 answer')
              data = take(s, size)
              if kind == 4 and not flags & 1: s.sendall(frame(4, 1, 0, b''))
              if kind == 6 and not flags & 1: s.sendall(frame(6, 1, 0, data))
              if kind == 7: raise ValueError('the server ended the connection (GOAWAY %d)' % struct.unpack('!I', data[4:8]))
              if kind == 3 and stream == 1: raise ValueError('the server reset the call (RST_STREAM %d)' % struct.unpack('!I', data))
              if kind == 0 and stream == 1: answer += data
              if kind == 1 and stream == 1:
                  heads += 1
                  for name in (b'\\x0bgrpc-status', bytes.fromhex('889acac8b21234da8f')):
                      at = data.find(name)
                      if at >= 0:
                          value = data[at + len(name):]
                          text = value[1:1 + value[0]] if value[0] < 128 else b''
                          status = int(text) if text.isdigit() else -1
              if stream == 1 and kind in (0, 1) and flags & 1: break
          print('portolan-grpc %.3f %d %s' % ((time.perf_counter() - start) * 1000, status, answer.hex()))
      except (OSError, EOFError, ValueError) as e:
          sys.exit('%s: %s' % (type(e).__name__, e))
      """;

  private GrpcScripts() {}
}
