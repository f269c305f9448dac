package dev.portolan.probe.tool;

/// The constant scripts that look a name up step by step, as the C library does by the pod's
/// resolv.conf: a name that ends in a dot is asked as it is; one with fewer dots than `ndots` goes
/// through the search list first. Each step is announced by `portolan-ask NAME SERVER`.
public final class DnsScripts {
  /// Asks by the tool `$1` (`nslookup` or `host`) for the records of type `$2` of the name `$3`, at
  /// the server `$4` or, when it is empty, at those of resolv.conf.
  public static final String STEPS =
      """
      tool=$1 type=$2 name=$3 asked=$4
      search= ndots=1 servers= list=
      set -f
      while read -r word rest || [ -n "$word" ]; do
        case $word in
          nameserver) servers="$servers ${rest%% *}" ;;
          search | domain) search=$rest ;;
          options) for o in $rest; do case $o in ndots:*) ndots=${o#ndots:} ;; esac; done ;;
        esac
      done </etc/resolv.conf
      echo "portolan-resolv ndots:$ndots search:$search servers:$servers"
      for s in $search; do s=${s%.}; list="$list $name${s:+.$s}."; done
      dots=0 left=$name
      while :; do case $left in *.*) left=${left#*.} dots=$((dots + 1)) ;; *) break ;; esac; done
      case $name in
        *.) all=$name ;;
        *) if [ "$dots" -ge "$ndots" ]; then all="$name. $list"; else all="$list $name."; fi ;;
      esac
      for q in $all; do
        for s in ${asked:-$servers}; do
          echo "portolan-ask $q $s"
          case $tool in
            host) out=$(host -W 2 -R 1 -t "$type" "$q" "$s" 2>&1) ;;
            *) out=$(nslookup "-type=$type" "$q" "$s" 2>&1) ;;
          esac
          printf '%s\\n' "$out"
          case $out in *"timed out"* | *"no servers"*) ;; *) break ;; esac
        done
        case $out in
          *NXDOMAIN* | *"an't find"* | *"not found"* | *"has no "* | *"No answer"*) ;;
          *) exit 0 ;;
        esac
      done
      exit 1
      """;

  /// Takes TYPE, NAME, SERVER or nothing, PORT and SECONDS; after each `portolan-ask` prints
  /// `portolan-code CODE MILLIS` and `portolan-record TEXT` for each record.
  public static final String PYTHON =
      """
      import os, re, socket, struct, sys, time
      kind, name, asked, port, limit = sys.argv[1], sys.argv[2], sys.argv[3], int(sys.argv[4]), float(sys.argv[5])
      types = {'A': 1, 'CNAME': 5, 'PTR': 12, 'AAAA': 28, 'SRV': 33}
      codes = {0: 'NOERROR', 1: 'FORMERR', 2: 'SERVFAIL', 3: 'NXDOMAIN', 4: 'NOTIMP', 5: 'REFUSED'}
      conf = open('/etc/resolv.conf').read()
      servers = re.findall(r'^nameserver[ \\t]+(\\S+)', conf, re.M)
      search = ([[]] + [x.split() for x in re.findall(r'^(?:search|domain)[ \\t]+(.*)$', conf, re.M)])[-1]
      ndots = int((['1'] + re.findall(r'^options.*\\bndots:(\\d+)', conf, re.M))[-1])
      print('portolan-resolv ndots:%d search:%s servers:%s' % (ndots, ' '.join(search), ' '.join(servers)))
      listed = [name + '.' + s.rstrip('.') if s.rstrip('.') else name for s in search]
      names = [name] if name.endswith('.') else [name] + listed if name.count('.') >= ndots else listed + [name]
      def text(m, at):
          words, end, jumps = [], 0, 0
          while m[at]:
              if m[at] >= 192:
                  end, at, jumps = end or at + 2, (m[at] & 63) << 8 | m[at + 1], jumps + 1
                  if jumps > 50: raise ValueError('endless name')
              else:
                  words.append(m[at + 1:at + 1 + m[at]].decode('latin1'))
                  at += 1 + m[at]
          return '.'.join(words) + '.', end or at + 1
      def record(m, at, t, size):
          if t == 1: return socket.inet_ntop(socket.AF_INET, m[at:at + size])
          if t == 28: return socket.inet_ntop(socket.AF_INET6, m[at:at + size])
          if t == 33: return '%d %d %d %s' % (struct.unpack('!HHH', m[at:at + 6]) + (text(m, at + 6)[0],))
          if t in (5, 12): return ('CNAME ' if t == 5 else '') + text(m, at)[0]
          return None
      def ask(q, server):
          number = os.urandom(2)
          labels = b''.join(bytes([len(x)]) + x.encode() for x in q.rstrip('.').split('.') if x)
          found = socket.getaddrinfo(server, port, 0, socket.SOCK_DGRAM)[0]
          s = socket.socket(*found[:3])
          s.settimeout(limit)
          s.connect(found[4])
          start = time.perf_counter()
          s.send(number + b'\\1\\0\\0\\1\\0\\0\\0\\0\\0\\0' + labels + b'\\0' + struct.pack('!HH', types[kind], 1))
          m = s.recv(65535)
          while m[:2] != number: m = s.recv(65535)
          took = (time.perf_counter() - start) * 1000
          at, rows = text(m, 12)[1] + 4, []
          for _ in range(struct.unpack('!H', m[6:8])[0]):
              at = text(m, at)[1]
              t, _, _, size = struct.unpack('!HHIH', m[at:at + 10])
              rows.append(record(m, at + 10, t, size))
              at += 10 + size
          return codes.get(m[3] & 15, 'RCODE%d' % (m[3] & 15)), took, [r for r in rows if r]
      for q in names:
          q = q.rstrip('.') + '.'
          code, rows = 'TIMEOUT', []
          for server in [asked] if asked else servers:
              print('portolan-ask %s %s' % (q, server))
              try:
                  code, took, rows = ask(q, server)
                  print('portolan-code %s %.3f' % (code, took))
                  for r in rows: print('portolan-record', r)
                  break
              except socket.timeout:
                  print('portolan-code TIMEOUT -1')
              except (OSError, ValueError, IndexError, struct.error) as e:
                  print('%s: %s' % (type(e).__name__, e))
          if rows: sys.exit(0)
      sys.exit(1)
      """;

  /// As the Python one.
  public static final String NODE =
      """
      const [kind, name, asked, port, limit] = process.argv.slice(1);
      const conf = require('fs').readFileSync('/etc/resolv.conf', 'utf8');
      const all = r => [...conf.matchAll(r)].map(m => m[1].trim());
      const servers = all(/^nameserver[ \\t]+(\\S+)/gm);
      const search = (all(/^(?:search|domain)[ \\t]+(.*)$/gm).pop() || '').split(/\\s+/).filter(x => x);
      const ndots = Number(all(/^options.*\\bndots:(\\d+)/gm).pop() || 1);
      console.log('portolan-resolv ndots:' + ndots + ' search:' + search.join(' ') + ' servers:' + servers.join(' '));
      const listed = search.map(s => name + (s.replace(/\\.$/, '') ? '.' + s.replace(/\\.$/, '') : ''));
      const names = name.endsWith('.') ? [name] : name.split('.').length > ndots ? [name, ...listed] : [...listed, name];
      const codes = {ENOTFOUND: 'NXDOMAIN', ENODATA: 'NOERROR', ESERVFAIL: 'SERVFAIL', EREFUSED: 'REFUSED', EFORMERR: 'FORMERR',
        ETIMEOUT: 'TIMEOUT', ECANCELLED: 'TIMEOUT'};
      const line = r => typeof r === 'string' ? r : r.priority + ' ' + r.weight + ' ' + r.port + ' ' + r.name;
      (async () => {
        for (const n of names) {
          const q = n.replace(/\\.$/, '') + '.';
          for (const server of asked ? [asked] : servers) {
            console.log('portolan-ask ' + q + ' ' + server);
            const r = new (require('dns').promises.Resolver)({timeout: Number(limit) * 1000, tries: 1});
            r.setServers([(server.includes(':') ? '[' + server + ']' : server) + ':' + port]);
            const start = process.hrtime.bigint();
            const took = () => (Number(process.hrtime.bigint() - start) / 1e6).toFixed(3);
            try {
              const rows = await r.resolve(q, kind);
              console.log('portolan-code NOERROR ' + took());
              rows.forEach(x => console.log('portolan-record ' + line(x)));
              process.exit(0);
            } catch (e) {
              if (e.code === 'ECONNREFUSED') { console.log('Connection refused'); continue; }
              const code = codes[e.code] || e.code;
              console.log('portolan-code ' + code + ' ' + (code === 'TIMEOUT' ? -1 : took()));
              if (code !== 'TIMEOUT') break;
            }
          }
        }
        process.exit(1);
      })();
      """;

  private DnsScripts() {}
}
