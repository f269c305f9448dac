package dev.portolan.probe.tool;

/// The constant scripts that send one HTTP request by a library of HTTP. Each prints `> ` with the
/// request's first line, `< ` with each line of an answer's head, and at the end `portolan-http
/// STATUS LOOKUP CONNECT TLS FIRSTBYTE TOTAL VERIFY URL`: seconds since the start as curl counts
/// them, 0 where there was no such step; VERIFY is 0 or the number by which OpenSSL says what is
/// wrong with the certificate. Each takes TLS (1 or 0), ADDRESS, PORT, HOST (for the URL, `Host`
/// and SNI), METHOD, PATH, FOLLOW (1 or 0), SECONDS, and the headers.
public final class HttpScripts {
  public static final String PYTHON =
      """
      import http.client, socket, ssl, sys, time
      from urllib.parse import urljoin, urlsplit
      tls, address, port, host, method, path, follow, limit, *headers = sys.argv[1:]
      tls, port, limit, verify, status = tls == '1', int(port), float(limit), 0, 0
      shown = '[%s]' % host if ':' in host else host
      url = '%s://%s:%d%s' % ('https' if tls else 'http', shown, port, path)
      start = time.perf_counter()
      def since(): return time.perf_counter() - start
      try:
          for _ in range(11):
              start, shaken = time.perf_counter(), 0
              found = socket.getaddrinfo(address, port, 0, socket.SOCK_STREAM)[0]
              looked = since()
              s = socket.socket(*found[:3])
              s.settimeout(limit)
              s.connect(found[4])
              connected = since()
              if tls:
                  c = ssl.create_default_context()
                  c.check_hostname, c.verify_mode = False, ssl.CERT_NONE
                  s = c.wrap_socket(s, server_hostname=host)
                  shaken = since()
              h = http.client.HTTPConnection(address, port, timeout=limit)
              h.sock = s
              names = [x.split(':', 1)[0].lower() for x in headers]
              h.putrequest(method, path, skip_host=True, skip_accept_encoding=True)
              if 'host' not in names:
                  usual = port == (443 if tls else 80)
                  h.putheader('Host', shown if usual else '%s:%d' % (shown, port))
              if 'user-agent' not in names: h.putheader('User-Agent', 'portolan')
              if method in ('POST', 'PUT', 'PATCH'): h.putheader('Content-Length', '0')
              for x in headers: h.putheader(*[v.strip() for v in x.split(':', 1)])
              print('> %s %s HTTP/1.1' % (method, path))
              h.endheaders()
              r = h.getresponse()
              first, status = since(), r.status
              print('< HTTP/%.1f %d %s' % (r.version / 10, r.status, r.reason))
              for k, v in r.getheaders(): print('< %s: %s' % (k, v))
              print('<')
              r.read(1 << 20)
              total = since()
              s.close()
              to = r.getheader('Location')
              if follow != '1' or not to or status // 100 != 3: break
              url = urljoin(url, to)
              u = urlsplit(url)
              tls, host = u.scheme == 'https', u.hostname
              address = shown = host
              port = u.port or (443 if tls else 80)
              path = (u.path or '/') + ('?' + u.query if u.query else '')
          print('portolan-http %d %.6f %.6f %.6f %.6f %.6f %d %s' % (status, looked, connected, shaken, first, total, verify, url))
      except (OSError, http.client.HTTPException) as e:
          sys.exit('%s: %s' % (type(e).__name__, e))
      """;

  public static final String NODE =
      """
      const [tls, address, port, host, method, path, follow, limit, ...headers] = process.argv.slice(1);
      const words = {ECONNREFUSED: 'Connection refused', EHOSTUNREACH: 'No route to host', ENETUNREACH: 'Network is unreachable',
        ENOTFOUND: 'Name or service not known', EAI_AGAIN: 'Temporary failure in name resolution', ETIMEDOUT: 'timed out'};
      const stop = (code, text) => { console.error(words[code] || text); process.exit(1); };
      setTimeout(() => stop('ETIMEDOUT', ''), Number(limit) * 1000);
      const shown = host.includes(':') ? '[' + host + ']' : host;
      const ask = (url, to, left) => {
        const safe = url.protocol === 'https:';
        const t = [0, 0, 0, 0];
        const start = process.hrtime.bigint();
        const since = () => Number(process.hrtime.bigint() - start) / 1e9;
        const own = Object.fromEntries(headers.map(x => [x.slice(0, x.indexOf(':')), x.slice(x.indexOf(':') + 1).trim()]));
        const name = url.hostname.replace(/[\\[\\]]/g, '');
        const r = require(safe ? 'https' : 'http').request({
          host: to || name, port: url.port || (safe ? 443 : 80), method, path: url.pathname + url.search, agent: false,
          rejectUnauthorized: false, servername: require('net').isIP(name) ? '' : name,
          headers: {Host: url.host, 'User-Agent': 'portolan', ...own}});
        r.on('socket', s => {
          s.on('lookup', () => { t[0] = since(); });
          s.on('connect', () => { t[1] = since(); });
          s.on('secureConnect', () => { t[2] = since(); });
        });
        r.on('error', e => stop(e.code, e.message));
        r.on('response', a => {
          t[3] = since();
          console.log('< HTTP/' + a.httpVersion + ' ' + a.statusCode + ' ' + a.statusMessage);
          for (let i = 0; i < a.rawHeaders.length; i += 2) console.log('< ' + a.rawHeaders[i] + ': ' + a.rawHeaders[i + 1]);
          console.log('<');
          a.resume();
          a.on('end', () => {
            if (follow === '1' && left > 0 && a.headers.location && a.statusCode >= 300 && a.statusCode < 400) {
              return ask(new URL(a.headers.location, url), '', left - 1);
            }
            console.log('portolan-http ' + a.statusCode + ' ' + t.concat(since()).map(x => x.toFixed(6)).join(' ') + ' 0 ' + url.href);
            process.exit(0);
          });
        });
        console.log('> ' + method + ' ' + url.pathname + url.search + ' HTTP/1.1');
        r.end();
      };
      ask(new URL((tls === '1' ? 'https' : 'http') + '://' + shown + ':' + port + path), address, 10);
      """;

  private HttpScripts() {}
}
