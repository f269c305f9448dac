package dev.portolan.probe.tool;

/// The constant scripts that shake hands by TLS and send nothing more. Each prints `portolan-tls
/// VERSION`, the chain as PEM (the server's own certificate first, and alone where the library
/// gives no more), and `portolan-verify TEXT` with the library's words on the trust in it, or `ok`.
/// Each takes HOST, PORT, the server's NAME or nothing, and SECONDS.
public final class TlsScripts {
  public static final String PYTHON =
      """
      import socket, ssl, sys
      host, port, name, limit = sys.argv[1], int(sys.argv[2]), sys.argv[3], float(sys.argv[4])
      def shake(check):
          c = ssl.create_default_context()
          c.check_hostname = False
          c.verify_mode = ssl.CERT_REQUIRED if check else ssl.CERT_NONE
          s = socket.create_connection((host, port), limit)
          return c.wrap_socket(s, server_hostname=name or None)
      try:
          s = shake(False)
          print('portolan-tls', s.version())
          chain = getattr(s, 'get_unverified_chain', None)
          for der in chain() if chain else [s.getpeercert(True)]:
              print(ssl.DER_cert_to_PEM_cert(der if isinstance(der, bytes) else der.public_bytes(1)).strip())
          s.close()
          try:
              shake(True).close()
              print('portolan-verify ok')
          except ssl.SSLCertVerificationError as e:
              print('portolan-verify', e.verify_message)
      except OSError as e:
          sys.exit('%s: %s' % (type(e).__name__, e))
      """;

  public static final String NODE =
      """
      const [host, port, name, limit] = process.argv.slice(1);
      const words = {ECONNREFUSED: 'Connection refused', EHOSTUNREACH: 'No route to host', ENETUNREACH: 'Network is unreachable',
        ENOTFOUND: 'Name or service not known', EAI_AGAIN: 'Temporary failure in name resolution', ETIMEDOUT: 'timed out'};
      const stop = (code, text) => { console.error(words[code] || text); process.exit(1); };
      const o = {host, port: Number(port), rejectUnauthorized: false};
      if (name) o.servername = name;
      const s = require('tls').connect(o, () => {
        console.log('portolan-tls ' + s.getProtocol());
        const seen = new Set();
        for (let c = s.getPeerCertificate(true); c && c.raw && !seen.has(c.fingerprint256); c = c.issuerCertificate) {
          seen.add(c.fingerprint256);
          console.log('-----BEGIN CERTIFICATE-----\\n' + c.raw.toString('base64').replace(/(.{64})/g, '$1\\n').trim() + '\\n-----END CERTIFICATE-----');
        }
        console.log('portolan-verify ' + (s.authorized ? 'ok' : s.authorizationError));
        process.exit(0);
      });
      s.on('error', e => stop(e.code, e.message));
      setTimeout(() => stop('ETIMEDOUT', ''), Number(limit) * 1000);
      """;

  public static final String RUBY =
      """
      require 'socket'; require 'openssl'; require 'timeout'
      host, port, name, limit = ARGV
      begin
        tcp = Socket.tcp(host, port.to_i, connect_timeout: limit.to_f)
        c = OpenSSL::SSL::SSLContext.new
        store = OpenSSL::X509::Store.new
        store.set_default_paths
        c.cert_store = store
        c.verify_mode = OpenSSL::SSL::VERIFY_NONE
        s = OpenSSL::SSL::SSLSocket.new(tcp, c)
        s.hostname = name unless name.empty?
        Timeout.timeout(limit.to_f) { s.connect }
        puts "portolan-tls #{s.ssl_version}"
        chain = s.peer_cert_chain || []
        chain.each { |x| puts x.to_pem }
        ok = store.verify(s.peer_cert, chain)
        puts "portolan-verify #{ok ? 'ok' : store.error_string}"
      rescue Timeout::Error
        abort 'timed out'
      rescue SystemCallError, SocketError, OpenSSL::SSL::SSLError => e
        abort e.message
      end
      """;

  /// By IO::Socket::SSL, which is no core module.
  public static final String PERL =
      """
      use Socket qw(getaddrinfo SOCK_STREAM);
      require IO::Socket::SSL;
      my ($host, $port, $name, $limit) = @ARGV;
      $SIG{ALRM} = sub { print STDERR "timed out\\n"; exit 1 };
      alarm $limit;
      my ($error, $found) = getaddrinfo($host, $port, {socktype => SOCK_STREAM});
      if ($error) { print STDERR "$error\\n"; exit 1 }
      sub shake {
        socket(my $s, $found->{family}, $found->{socktype}, $found->{protocol}) or die "$!\\n";
        connect($s, $found->{addr}) or die "$!\\n";
        IO::Socket::SSL->start_SSL($s, SSL_verify_mode => $_[0], SSL_hostname => $name);
      }
      my $s = shake(0) or die 'SSL_connect: ' . IO::Socket::SSL::errstr() . "\\n";
      my $version = $s->get_sslversion();
      $version =~ tr/_/./;
      print "portolan-tls $version\\n";
      my @chain = $s->peer_certificates();
      print Net::SSLeay::PEM_get_string_X509($_) for @chain;
      print 'portolan-verify ' . (shake(1) ? 'ok' : IO::Socket::SSL::errstr()) . "\\n";
      """;

  public static final String PHP =
      """
      [, $host, $port, $name, $limit] = $argv;
      function stop($text) { fwrite(STDERR, "$text\\n"); exit(1); }
      function shake($check) {
        global $host, $port, $name, $limit, $context;
        $context = stream_context_create(['ssl' => ['verify_peer' => $check, 'verify_peer_name' => false,
          'SNI_enabled' => $name !== '', 'peer_name' => $name, 'capture_peer_cert_chain' => true]]);
        $at = strpos($host, ':') === false ? $host : "[$host]";
        $s = @stream_socket_client("tcp://$at:$port", $no, $error, (float) $limit, STREAM_CLIENT_CONNECT, $context);
        if (!$s) stop($error === '' ? 'could not resolve' : $error);
        $start = microtime(true);
        $safe = @stream_socket_enable_crypto($s, true, STREAM_CRYPTO_METHOD_TLS_CLIENT);
        if (!$safe && !$check) stop(microtime(true) - $start >= $limit ? 'timed out' : 'SSL_connect: ' . (error_get_last()['message'] ?? ''));
        return $safe ? $s : null;
      }
      $s = shake(false);
      echo 'portolan-tls ' . (stream_get_meta_data($s)['crypto']['protocol'] ?? '') . "\\n";
      foreach (stream_context_get_params($s)['options']['ssl']['peer_certificate_chain'] ?? [] as $c) {
        openssl_x509_export($c, $pem);
        echo $pem;
      }
      $words = shake(true) ? 'ok' : (preg_match('/routines:[^:]*:(.*)/', error_get_last()['message'] ?? '', $m) ? $m[1] : 'not trusted');
      echo "portolan-verify $words\\n";
      """;

  private TlsScripts() {}
}
