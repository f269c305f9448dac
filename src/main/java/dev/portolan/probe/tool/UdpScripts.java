package dev.portolan.probe.tool;

/// The constant scripts that send one UDP datagram and wait for what comes back. Each connects its
/// socket, so that an ICMP "port unreachable" is heard as "Connection refused"; each prints
/// `portolan-udp answered MILLIS BYTES` or `portolan-udp sent`, or the error's own words on
/// standard error. Interpreters take HOST, PORT, PAYLOAD in hexadecimal and SECONDS.
public final class UdpScripts {
  /// Bash's own /dev/udp, timed as `Scripts.BASH_CONNECT`; host `$1`, port `$2`, payload `$3` as
  /// octal escapes alone, seconds `$4`. An answer's bytes are not counted: the first is enough.
  public static final String BASH =
      Scripts.UP
          + """
      exec 3<>"/dev/udp/$1/$2" || exit 1
      up; v=$u s=$EPOCHREALTIME
      printf "$3" >&3 || exit 1
      IFS= read -r -t "$4" -d '' -n 1 c <&3
      r=$? e=$EPOCHREALTIME; up
      [ "$r" = 0 ] && echo portolan-udp answered $s $e ${s:+$v $u} && exit 0
      [ "$r" -gt 128 ] && echo "portolan-udp sent" && exit 0
      exit 1
      """;

  /// Sends what `$1` tells as octal escapes alone by the command in `"$@"` after it, which copies
  /// its standard input to the socket and what comes back to its standard output. Then prints
  /// `portolan-took SECONDS`, by the kernel's uptime, which nobody sets: a tool that ends before
  /// its time without a word was told "port unreachable".
  public static final String PIPE =
      """
      payload=$1
      shift
      now() { \
      """
          + Scripts.READ_UPTIME
          + """
       u=${u%%.*}; [ -n "$u" ] || u=$(date +%s); }
      now; s=$u
      printf "$payload" | "$@"
      r=$?
      now
      echo "portolan-took $((u - s))" >&2
      exit "$r"
      """;

  /// The same for a tool that goes as soon as its input ends: it is held open for `$2` seconds.
  public static final String HELD =
      """
      payload=$1 hold=$2
      shift 2
      { printf "$payload"; sleep "$hold"; } | "$@"
      """;

  public static final String PYTHON =
      """
      import socket, sys, time
      host, port, data, limit = sys.argv[1], int(sys.argv[2]), bytes.fromhex(sys.argv[3]), float(sys.argv[4])
      try:
          found = socket.getaddrinfo(host, port, 0, socket.SOCK_DGRAM)[0]
          s = socket.socket(*found[:3])
          s.settimeout(limit)
          s.connect(found[4])
          start = time.perf_counter()
          s.send(data)
          try:
              answer = s.recv(65535)
              print('portolan-udp answered %.3f %d' % ((time.perf_counter() - start) * 1000, len(answer)))
          except socket.timeout:
              print('portolan-udp sent')
      except OSError as e:
          sys.exit('%s: %s' % (type(e).__name__, e))
      """;

  /// Uses core modules alone; tells no time without Time::HiRes, which Debian's perl-base lacks.
  public static final String PERL =
      """
      use Socket qw(getaddrinfo SOCK_DGRAM);
      my $fine = eval { require Time::HiRes };
      sub now { $fine ? Time::HiRes::clock_gettime(1) : 0 }
      my ($host, $port, $data, $limit) = @ARGV;
      my ($error, $found) = getaddrinfo($host, $port, {socktype => SOCK_DGRAM});
      if ($error) { print STDERR "$error\\n"; exit 1 }
      socket(my $s, $found->{family}, $found->{socktype}, $found->{protocol}) or die "$!\\n";
      connect($s, $found->{addr}) or die "$!\\n";
      my $start = now();
      defined send($s, pack('H*', $data), 0) or die "$!\\n";
      my $set = ''; vec($set, fileno($s), 1) = 1;
      if (!select($set, undef, undef, $limit)) { print "portolan-udp sent\\n"; exit 0 }
      defined recv($s, my $answer, 65535, 0) or die "$!\\n";
      if (!$fine) { print "portolan-udp answered\\n"; exit 0 }
      printf "portolan-udp answered %.3f %d\\n", (now() - $start) * 1000, length $answer;
      """;

  public static final String NODE =
      """
      const [host, port, data, limit] = process.argv.slice(1);
      require('dns').lookup(host, (error, address, family) => {
        if (error) { console.error(error.message + ': name does not resolve'); process.exit(1); }
        const s = require('dgram').createSocket('udp' + family);
        const words = {ECONNREFUSED: 'Connection refused', EHOSTUNREACH: 'No route to host', ENETUNREACH: 'Network is unreachable'};
        const stop = e => { console.error(words[e.code] || e.message); process.exit(1); };
        s.on('error', stop);
        s.connect(Number(port), address, e => {
          if (e) stop(e);
          const start = process.hrtime.bigint();
          s.on('message', m => {
            console.log('portolan-udp answered ' + (Number(process.hrtime.bigint() - start) / 1e6).toFixed(3) + ' ' + m.length);
            process.exit(0);
          });
          s.send(Buffer.from(data, 'hex'), e => e && stop(e));
          setTimeout(() => { console.log('portolan-udp sent'); process.exit(0); }, Number(limit) * 1000);
        });
      });
      """;

  public static final String RUBY =
      """
      require 'socket'
      host, port, data, limit = ARGV
      begin
        to = Addrinfo.udp(host, port.to_i)
        s = UDPSocket.new(to.afamily)
        s.connect(to.ip_address, port.to_i)
        start = Process.clock_gettime(Process::CLOCK_MONOTONIC)
        s.send([data].pack('H*'), 0)
        if IO.select([s], nil, nil, limit.to_f)
          answer = s.recv(65535)
          took = (Process.clock_gettime(Process::CLOCK_MONOTONIC) - start) * 1000
          puts format('portolan-udp answered %.3f %d', took, answer.bytesize)
        else
          puts 'portolan-udp sent'
        end
      rescue SystemCallError, SocketError => e
        abort e.message
      end
      """;

  public static final String PHP =
      """
      [, $host, $port, $data, $limit] = $argv;
      $at = strpos($host, ':') === false ? $host : "[$host]";
      $s = @stream_socket_client("udp://$at:$port", $no, $error, (float) $limit);
      if (!$s) { fwrite(STDERR, "$error\\n"); exit(1); }
      stream_set_timeout($s, (int) $limit);
      function now() { return function_exists('hrtime') ? hrtime(true) / 1e6 : microtime(true) * 1e3; }
      $start = now();
      fwrite($s, hex2bin($data));
      $answer = @fread($s, 65535);
      $took = now() - $start;
      if ($answer !== false && $answer !== '') { printf("portolan-udp answered %.3f %d\\n", $took, strlen($answer)); exit(0); }
      if (stream_get_meta_data($s)['timed_out']) { echo "portolan-udp sent\\n"; exit(0); }
      fwrite(STDERR, "Connection refused\\n"); exit(1);
      """;

  private UdpScripts() {}
}
