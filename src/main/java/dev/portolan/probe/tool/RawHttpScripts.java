package dev.portolan.probe.tool;

/// The constant scripts that write an HTTP request on a socket themselves, since their language has
/// no library that can be told the address, or tells no time. They take and print what
/// `HttpScripts` do.
public final class RawHttpScripts {
  /// Runs the command in `"$@"` after `$1`, its limit in seconds, and ends it and its children
  /// then; its children also where it has ended by itself. Busybox's wget leaves TLS to its applet
  /// `ssl_client`, which else would wait for a silent server for ever.
  public static final String WITH_CHILDREN =
      """
      limit=$(($1 * 5))
      shift
      "$@" &
      it=$!
      children=
      look() {
        for d in /proc/[0-9]*; do
          l=; { read -r l <"$d/stat"; } 2>/dev/null
          set -- ${l##*) }
          [ "$2" != "$it" ] || case "$children " in
            *" ${d#/proc/}:${20} "*) ;;
            *) children="$children ${d#/proc/}:${20}" ;;
          esac
        done
      }
      runs() {
        l=; { read -r l <"/proc/$it/stat"; } 2>/dev/null
        set -- ${l##*) }
        [ "${1:-Z}" != Z ]
      }
      n=0
      while runs && [ $n -lt $limit ]; do
        look
        sleep 0.2 2>/dev/null || { sleep 1; n=$((n + 4)); }
        n=$((n + 1))
      done
      ! runs || kill -TERM "$it" 2>/dev/null
      wait "$it" && r=0 || r=$?
      for c in $children; do
        l=; { read -r l <"/proc/${c%:*}/stat"; } 2>/dev/null
        set -- ${l##*) }
        [ "${20}" != "${c#*:}" ] || kill -TERM "${c%:*}" 2>/dev/null
      done
      exit $r
      """;

  /// Bash's own /dev/tcp: HTTP without TLS, redirects not followed; an answer's head alone is read.
  public static final String BASH =
      """
      address=$2 port=$3 host=$4 method=$5 path=$6 limit=$8
      shift 8
      case $host in *:*) host="[$host]" ;; esac
      s=$EPOCHREALTIME
      exec 3<>"/dev/tcp/$address/$port" || exit 1
      c=$EPOCHREALTIME
      named=
      for h; do case $h in [Hh][Oo][Ss][Tt]:*) named=1 ;; esac; done
      {
        printf '%s %s HTTP/1.1\\r\\n' "$method" "$path"
        [ -n "$named" ] || printf 'Host: %s:%s\\r\\n' "$host" "$port"
        printf 'User-Agent: portolan\\r\\nConnection: close\\r\\n'
        for h; do printf '%s\\r\\n' "$h"; done
        printf '\\r\\n'
      } >&3 || exit 1
      echo "> $method $path HTTP/1.1"
      f= n=0 r=0
      while [ "$n" -lt 100 ]; do
        IFS= read -r -t "$limit" line <&3
        r=$?
        [ "$r" = 0 ] || break
        f=${f:-$EPOCHREALTIME}
        n=$((n + 1))
        line=${line%$'\\r'}
        echo "< $line"
        [ -n "$line" ] || break
      done
      [ "$n" -gt 0 ] || [ "$r" -le 128 ] || { echo "timed out" >&2; exit 1; }
      [ "$n" -gt 0 ] || { echo "Empty reply from server" >&2; exit 1; }
      echo "portolan-clock $s $c $f"
      """;

  /// TLS by IO::Socket::SSL where that is installed; no times without Time::HiRes, which Debian's
  /// perl-base lacks.
  public static final String PERL =
      """
      use Socket qw(getaddrinfo SOCK_STREAM);
      my ($tls, $address, $port, $host, $method, $path, $follow, $limit, @headers) = @ARGV;
      my $fine = eval { require Time::HiRes };
      my $start;
      sub since { $fine ? Time::HiRes::clock_gettime(1) - $start : 0 }
      $SIG{ALRM} = sub { print STDERR "timed out\\n"; exit 1 };
      alarm $limit;
      my ($status, $url, @t);
      for (0 .. 10) {
        $start = $fine ? Time::HiRes::clock_gettime(1) : 0;
        my ($error, $found) = getaddrinfo($address, $port, {socktype => SOCK_STREAM});
        if ($error) { print STDERR "$error\\n"; exit 1 }
        @t = (since());
        socket(my $s, $found->{family}, $found->{socktype}, $found->{protocol}) or die "$!\\n";
        connect($s, $found->{addr}) or die "$!\\n";
        push @t, since();
        if ($tls) {
          require IO::Socket::SSL;
          my $name = $host =~ /^[\\d.]+$|:/ ? '' : $host;
          IO::Socket::SSL->start_SSL($s, SSL_verify_mode => 0, SSL_hostname => $name)
            or die "SSL_connect: " . IO::Socket::SSL::errstr() . "\\n";
        }
        push @t, $tls ? since() : 0;
        select((select($s), $| = 1)[0]);
        my $shown = $host =~ /:/ ? "[$host]" : $host;
        my $at = $port == ($tls ? 443 : 80) ? $shown : "$shown:$port";
        $url = 'http' . ($tls ? 's' : '') . "://$shown:$port$path";
        my @head = ("$method $path HTTP/1.1");
        push @head, "Host: $at" unless grep /^host:/i, @headers;
        push @head, 'User-Agent: portolan' unless grep /^user-agent:/i, @headers;
        push @head, 'Content-Length: 0' if $method =~ /^P/;
        print "> $head[0]\\n";
        print $s join("\\r\\n", @head, @headers, 'Connection: close', '', '');
        my ($lines, $to) = (0, '');
        while ($lines < 200 and defined(my $line = <$s>)) {
          push @t, since() unless $lines++;
          $line =~ s/\\r?\\n$//;
          print "< $line\\n";
          $status = $1 if $lines == 1 and $line =~ m{^HTTP/[\\d.]+ (\\d{3})};
          $to = $1 if $line =~ /^location:\\s*(\\S+)/i;
          last if $line eq '' or !$status;
        }
        if (!$lines) { print STDERR "Empty reply from server\\n"; exit 1 }
        exit 1 unless $status;
        my $size = 0;
        while ($size < 1 << 20 and read($s, my $part, 65536)) { $size += length $part }
        push @t, since();
        last unless $follow and $to and $status =~ /^3/;
        $path = $to;
        if ($to =~ m{^(https?)://(\\[[^\\]]+\\]|[^/:]+)(?::(\\d+))?(.*)$}) {
          ($tls, $host, $port, $path) = ($1 eq 'https' ? 1 : 0, $2, $3 || ($1 eq 'https' ? 443 : 80), $4 || '/');
          $host =~ tr/[]//d;
          $address = $host;
        }
        last unless $path =~ m{^/};
      }
      printf "portolan-http %d %s 0 %s\\n", $status, join(' ', map { sprintf '%.6f', $_ } @t), $url;
      """;

  public static final String PHP =
      """
      [, $tls, $address, $port, $host, $method, $path, $follow, $limit] = $argv;
      $headers = array_slice($argv, 9);
      function now() { return function_exists('hrtime') ? hrtime(true) / 1e9 : microtime(true); }
      function stop($text) { fwrite(STDERR, "$text\\n"); exit(1); }
      for ($i = 0; $i < 11; $i++) {
        $start = now();
        $literal = filter_var($address, FILTER_VALIDATE_IP);
        $ip = $literal ? $address : gethostbyname($address);
        $t = [now() - $start];
        $name = filter_var($host, FILTER_VALIDATE_IP) ? '' : $host;
        $context = stream_context_create(['ssl' => ['verify_peer' => false, 'verify_peer_name' => false,
          'SNI_enabled' => $name !== '', 'peer_name' => $name]]);
        $to = 'tcp://' . (strpos($ip, ':') === false ? $ip : "[$ip]") . ":$port";
        $s = @stream_socket_client($to, $no, $error, (float) $limit, STREAM_CLIENT_CONNECT, $context);
        if (!$s) stop($error === '' ? 'could not resolve' : $error);
        stream_set_timeout($s, (int) $limit);
        $t[] = now() - $start;
        if ($tls) {
          $began = now();
          $safe = @stream_socket_enable_crypto($s, true, STREAM_CRYPTO_METHOD_TLS_CLIENT);
          if (!$safe) stop(now() - $began >= $limit ? 'timed out' : 'SSL_connect: ' . (error_get_last()['message'] ?? ''));
        }
        $t[] = $tls ? now() - $start : 0;
        $shown = strpos($host, ':') === false ? $host : "[$host]";
        $url = 'http' . ($tls ? 's' : '') . "://$shown:$port$path";
        $head = ["$method $path HTTP/1.1"];
        if (!preg_grep('/^host:/i', $headers)) $head[] = 'Host: ' . ($port == ($tls ? 443 : 80) ? $shown : "$shown:$port");
        if (!preg_grep('/^user-agent:/i', $headers)) $head[] = 'User-Agent: portolan';
        if ($method[0] === 'P') $head[] = 'Content-Length: 0';
        echo "> $head[0]\\n";
        @fwrite($s, implode("\\r\\n", array_merge($head, $headers, ['Connection: close', '', ''])));
        $status = 0; $lines = 0; $next = '';
        while ($lines < 200 && ($line = @fgets($s, 65536)) !== false) {
          if (!$lines++) $t[] = now() - $start;
          $line = rtrim($line, "\\r\\n");
          echo "< $line\\n";
          if ($lines === 1 && preg_match('~^HTTP/[\\d.]+ (\\d{3})~', $line, $m)) $status = (int) $m[1];
          if (preg_match('/^location:\\s*(\\S+)/i', $line, $m)) $next = $m[1];
          if ($line === '' || !$status) break;
        }
        if (!$lines) stop(stream_get_meta_data($s)['timed_out'] ? 'timed out' : 'Empty reply from server');
        if (!$status) exit(1);
        for ($size = 0; $size < 1 << 20 && !feof($s) && ($part = @fread($s, 65536)) !== false && $part !== ''; ) $size += strlen($part);
        $t[] = now() - $start;
        if ($follow !== '1' || $next === '' || intdiv($status, 100) !== 3) break;
        $path = $next;
        if (preg_match('~^(https?)://(\\[[^\\]]+\\]|[^/:]+)(?::(\\d+))?(.*)$~', $next, $m)) {
          $tls = $m[1] === 'https';
          $address = $host = trim($m[2], '[]');
          $port = $m[3] ?: ($tls ? 443 : 80);
          $path = $m[4] ?: '/';
        }
        if ($path[0] !== '/') break;
      }
      echo "portolan-http $status " . implode(' ', array_map(function ($x) { return sprintf('%.6F', $x); }, $t)) . " 0 $url\\n";
      """;

  public static final String RUBY =
      """
      require 'socket'; require 'timeout'; require 'uri'
      tls, address, port, host, method, path, follow, limit, *headers = ARGV
      tls = tls == '1'
      require 'openssl' if tls
      url = "http#{'s' if tls}://#{host.include?(':') ? "[#{host}]" : host}:#{port}#{path}"
      begin
        Timeout.timeout(limit.to_f) do
          status, t = 0, []
          11.times do
            start = Process.clock_gettime(Process::CLOCK_MONOTONIC)
            tick = -> { t << Process.clock_gettime(Process::CLOCK_MONOTONIC) - start }
            t.clear
            to = Addrinfo.tcp(address, port.to_i)
            tick.call
            s = to.connect(timeout: limit.to_f)
            tick.call
            if tls
              c = OpenSSL::SSL::SSLContext.new
              c.verify_mode = OpenSSL::SSL::VERIFY_NONE
              s = OpenSSL::SSL::SSLSocket.new(s, c)
              s.hostname = host unless host =~ /\\A[\\d.]+\\z|:/
              s.connect
              tick.call
            else
              t << 0
            end
            shown = host.include?(':') ? "[#{host}]" : host
            head = ["#{method} #{path} HTTP/1.1"]
            head << "Host: #{shown}#{":#{port}" unless port.to_i == (tls ? 443 : 80)}" if headers.grep(/\\Ahost:/i).empty?
            head << 'User-Agent: portolan' if headers.grep(/\\Auser-agent:/i).empty?
            head << 'Content-Length: 0' if method.start_with?('P')
            puts "> #{head[0]}"
            s.write((head + headers + ['Connection: close', '', '']).join("\\r\\n"))
            lines, location, status = 0, nil, 0
            while lines < 200 && (line = s.gets("\\n", 65536))
              tick.call if lines == 0
              lines += 1
              line = line.scrub.chomp
              puts "< #{line}"
              status = $1.to_i if lines == 1 && line =~ %r{\\AHTTP/[\\d.]+ (\\d{3})}
              location = $1 if line =~ /\\Alocation:\\s*(\\S+)/i
              break if line.empty? || status == 0
            end
            abort 'Empty reply from server' if lines == 0
            exit 1 if status == 0
            begin
              s.read(1 << 20)
            rescue StandardError
              nil # an end without a farewell
            end
            tick.call
            break unless follow == '1' && location && status / 100 == 3
            u = URI.join(url, location)
            url = u.to_s
            tls, host, port, path = u.scheme == 'https', u.hostname, u.port, u.request_uri
            address = host
          end
          puts "portolan-http #{status} #{t.map { |x| format('%.6f', x) }.join(' ')} 0 #{url}"
        end
      rescue Timeout::Error
        abort 'timed out'
      rescue StandardError => e
        abort e.message
      end
      """;

  private RawHttpScripts() {}
}
