package dev.portolan.testkit;

import java.io.StringWriter;
import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.sec.ECPrivateKey;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.util.io.pem.PemObject;

/// A certificate authority for tests, with the certificates that it signs.
public final class TestAuthority {
  private static final char[] PASSWORD = "test".toCharArray();
  private static final SecureRandom RANDOM = new SecureRandom();

  private final X500Name name;
  private final KeyPair keys;
  private final X509Certificate certificate;

  public TestAuthority(String name) {
    try {
      this.name = new X500Name("CN=" + name);
      this.keys = keys("EC");
      X509v3CertificateBuilder builder = builder(this.name, keys, Instant.now());
      builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
      this.certificate = sign(builder);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  /// A certificate and its key, in PEM.
  public record Leaf(X509Certificate certificate, PrivateKey key) {
    public String certificatePem() {
      return TestAuthority.pem(certificate);
    }

    /// PKCS#8.
    public String keyPem() {
      try {
        return TestAuthority.pem(new JcaPKCS8Generator(key, null));
      } catch (Exception e) {
        throw new AssertionError(e);
      }
    }

    /// PKCS#1 or SEC1, as openssl wrote them for long.
    public String oldKeyPem() {
      if (!(key instanceof java.security.interfaces.ECPrivateKey ec)) {
        return TestAuthority.pem(key);
      }
      try {
        var point =
            SubjectPublicKeyInfo.getInstance(certificate.getPublicKey().getEncoded())
                .getPublicKeyData();
        var curve =
            new ECPrivateKey(
                256, ec.getS(), new DERBitString(point.getBytes()), SECObjectIdentifiers.secp256r1);
        String parameters =
            TestAuthority.pem(
                new PemObject("EC PARAMETERS", SECObjectIdentifiers.secp256r1.getEncoded("DER")));
        return parameters + TestAuthority.pem(new PemObject("EC PRIVATE KEY", curve.getEncoded()));
      } catch (Exception e) {
        throw new AssertionError(e);
      }
    }
  }

  public String pem() {
    return pem(certificate);
  }

  /// A server's certificate that ended a day ago.
  public Leaf expired(String... names) {
    return server(Instant.now().minus(Duration.ofDays(2)), names);
  }

  /// A server's certificate for these names and addresses.
  public Leaf server(String... names) {
    return server(Instant.now(), names);
  }

  private Leaf server(Instant made, String... names) {
    GeneralName[] all = new GeneralName[names.length];
    for (int i = 0; i < names.length; i++) {
      boolean address = names[i].matches("[0-9.]+|.*:.*");
      all[i] = new GeneralName(address ? GeneralName.iPAddress : GeneralName.dNSName, names[i]);
    }
    return leaf("CN=server", "EC", made, all);
  }

  /// A client's certificate; the name is its CN.
  public Leaf client(String name, String algorithm) {
    return leaf("CN=" + name, algorithm, Instant.now());
  }

  private Leaf leaf(String subject, String algorithm, Instant made, GeneralName... names) {
    try {
      KeyPair pair = keys(algorithm);
      X509v3CertificateBuilder builder = builder(new X500Name(subject), pair, made);
      if (names.length > 0) {
        builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(names));
      }
      return new Leaf(sign(builder), pair.getPrivate());
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  /// TLS for a server with this certificate, which asks clients for theirs of this authority.
  public SSLContext context(Leaf leaf) {
    try {
      KeyStore own = KeyStore.getInstance("PKCS12");
      own.load(null, null);
      own.setKeyEntry("server", leaf.key(), PASSWORD, new Certificate[] {leaf.certificate()});
      own.setCertificateEntry("authority", certificate);
      KeyManagerFactory keyManagers = KeyManagerFactory.getInstance("PKIX");
      keyManagers.init(own, PASSWORD);
      TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
      trust.init(own);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keyManagers.getKeyManagers(), trust.getTrustManagers(), null);
      return context;
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private static KeyPair keys(String algorithm) throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
    if (algorithm.equals("RSA")) {
      generator.initialize(2048);
    } else if (algorithm.equals("EC")) {
      generator.initialize(256);
    }
    return generator.generateKeyPair();
  }

  private X509v3CertificateBuilder builder(X500Name subject, KeyPair pair, Instant now) {
    return new JcaX509v3CertificateBuilder(
        name,
        new BigInteger(100, RANDOM).add(BigInteger.ONE),
        Date.from(now.minus(Duration.ofHours(1))),
        Date.from(now.plus(Duration.ofDays(1))),
        subject,
        pair.getPublic());
  }

  private X509Certificate sign(X509v3CertificateBuilder builder) throws Exception {
    return new JcaX509CertificateConverter()
        .getCertificate(
            builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate())));
  }

  private static String pem(Object object) {
    try {
      StringWriter text = new StringWriter();
      try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
        writer.writeObject(object);
      }
      return text.toString();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }
}
