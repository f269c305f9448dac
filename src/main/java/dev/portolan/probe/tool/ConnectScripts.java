package dev.portolan.probe.tool;

/// More constant scripts that connect by TCP, send nothing, and print `connected MILLIS` or the
/// error's own words on standard error; each takes HOST, PORT and SECONDS.
public final class ConnectScripts {
  public static final String NODE =
      """
      const [host, port, limit] = process.argv.slice(1);
      const words = {ECONNREFUSED: 'Connection refused', EHOSTUNREACH: 'No route to host', ENETUNREACH: 'Network is unreachable',
        ENOTFOUND: 'Name or service not known', EAI_AGAIN: 'Temporary failure in name resolution', ETIMEDOUT: 'timed out'};
      const stop = (code, text) => { console.error(words[code] || text); process.exit(1); };
      require('dns').lookup(host, (error, address) => {
        if (error) stop(error.code, error.message);
        const start = process.hrtime.bigint();
        const s = require('net').connect(Number(port), address, () => {
          console.log('connected ' + (Number(process.hrtime.bigint() - start) / 1e6).toFixed(3));
          process.exit(0);
        });
        s.on('error', e => stop(e.code, e.message));
        setTimeout(() => stop('ETIMEDOUT', ''), Number(limit) * 1000);
      });
      """;

  public static final String RUBY =
      """
      require 'socket'
      host, port, limit = ARGV
      begin
        to = Addrinfo.tcp(host, port.to_i)
        start = Process.clock_gettime(Process::CLOCK_MONOTONIC)
        to.connect(timeout: limit.to_f).close
        puts format('connected %.3f', (Process.clock_gettime(Process::CLOCK_MONOTONIC) - start) * 1000)
      rescue SystemCallError, SocketError => e
        abort e.message
      end
      """;

  public static final String PHP =
      """
      [, $host, $port, $limit] = $argv;
      $at = strpos($host, ':') === false ? $host : "[$host]";
      function now() { return function_exists('hrtime') ? hrtime(true) / 1e6 : microtime(true) * 1e3; }
      $start = now();
      $s = @stream_socket_client("tcp://$at:$port", $no, $error, (float) $limit);
      if (!$s) { fwrite(STDERR, ($error === '' ? 'could not resolve' : $error) . "\\n"); exit(1); }
      printf("connected %.3f\\n", now() - $start);
      """;

  private ConnectScripts() {}
}
