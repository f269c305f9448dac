package dev.portolan.demo.shell;

import dev.portolan.demo.net.Fate;
import dev.portolan.demo.net.Lookup;
import dev.portolan.demo.net.Talk;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// `openssl s_client`: programs on the usual ports of TLS show a certificate for the name that they
/// are asked for, signed by an authority that nobody trusts.
final class Handshake {
  /// As ingress-nginx calls the certificate that it makes where a secret is absent.
  private static final String MAKESHIFT = "Kubernetes Ingress Controller Fake Certificate";

  private Handshake() {}

  static int openssl(Call call) throws Killed {
    List<String> args = call.args();
    SimProcess process = call.process();
    int at = args.indexOf("-connect");
    if (at < 0 || !args.getFirst().equals("s_client")) {
      process.errLine("openssl: the demo cluster knows `openssl s_client -connect HOST:PORT` only");
      return 1;
    }
    String to = args.get(at + 1);
    int colon = to.lastIndexOf(':');
    Optional<Integer> port = Netcat.port(to.substring(colon + 1));
    Lookup lookup = call.lookup(to.substring(0, colon));
    if (port.isEmpty() || !(lookup instanceof Lookup.Found found)) {
      process.errLine("BIO_lookup_ex: " + lookup.error());
      return 1;
    }
    Connect connect =
        Connect.to(call, found.addresses().getFirst(), port.get(), Duration.ofSeconds(127));
    if (!connect.open()) {
      process.errLine("BIO_connect:" + connect.error());
      process.errLine("connect:errno=" + connect.errno());
      return connect.fate() == Fate.SILENT ? 124 : 1;
    }
    process.outLine("CONNECTED(00000003)");
    String ip = found.addresses().getFirst();
    if (call.box().network().talk(call.box().ref().podRef(), ip, port.get()) == Talk.RESET) {
      process.errLine("error:0A00045C:SSL routines::tlsv13 alert certificate required:");
      return 1;
    }
    if (!Request.safe(port.get())) {
      process.errLine("error:0A00010B:SSL routines::wrong version number:");
      return 1;
    }
    int name = args.indexOf("-servername");
    String host = name < 0 ? ip : args.get(name + 1);
    boolean makeshift = call.box().network().doorman().lacksSecret(ip, host);
    return shaken(process, makeshift ? MAKESHIFT : host);
  }

  private static int shaken(SimProcess process, String name) throws Killed {
    process.outLine("---");
    process.outLine("Certificate chain");
    process.outLine(" 0 s:CN = " + name);
    process.outLine("   i:CN = simulated authority");
    process.out(DemoCertificate.pem(name));
    process.outLine("---");
    process.outLine("New, TLSv1.3, Cipher is TLS_AES_256_GCM_SHA384");
    process.outLine("Verify return code: 21 (unable to verify the first certificate)");
    process.outLine("---");
    process.errLine("DONE");
    return 0;
  }
}
