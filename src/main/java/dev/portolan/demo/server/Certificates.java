package dev.portolan.demo.server;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/// The demo's own certificate authority and the server certificate that it signed, made anew for
/// every cluster and held in memory only.
///
/// @param keyStore the server's key and chain
/// @param password of the key store
/// @param authority the CA's certificate, for kubeconfigs
/// @param keys the CA's own
record Certificates(KeyStore keyStore, String password, X509Certificate authority, KeyPair keys) {
  private static final X500Name CA = new X500Name("CN=portolan-demo-ca");

  private static final Duration LIFETIME = Duration.ofDays(30);

  /// A new authority, and a server certificate of it.
  static Certificates make(Instant now) throws GeneralSecurityException {
    SecureRandom random = new SecureRandom();
    KeyPair keys = keys(random);
    try {
      X509v3CertificateBuilder builder = builder(CA, CA, keys, random, now);
      builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
      builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign));
      return serving(sign(builder, keys), keys, random, now);
    } catch (CertIOException | OperatorCreationException e) {
      throw new GeneralSecurityException(e);
    }
  }

  /// A new server certificate of the same authority.
  Certificates renewed(Instant now) throws GeneralSecurityException {
    try {
      return serving(authority, keys, new SecureRandom(), now);
    } catch (CertIOException | OperatorCreationException e) {
      throw new GeneralSecurityException(e);
    }
  }

  private static Certificates serving(
      X509Certificate authority, KeyPair ca, SecureRandom random, Instant now)
      throws GeneralSecurityException, CertIOException, OperatorCreationException {
    KeyPair server = keys(random);
    X509v3CertificateBuilder leaf =
        builder(CA, new X500Name("CN=portolan-demo"), server, random, now);
    leaf.addExtension(
        Extension.subjectAlternativeName,
        false,
        new GeneralNames(
            new GeneralName[] {
              new GeneralName(GeneralName.iPAddress, "127.0.0.1"),
              new GeneralName(GeneralName.dNSName, "localhost")
            }));
    String password = new BigInteger(128, random).toString(36);
    Certificate[] chain = {sign(leaf, ca), authority};
    return new Certificates(keyStore(server, chain, password), password, authority, ca);
  }

  private static KeyPair keys(SecureRandom random) throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"), random);
    return generator.generateKeyPair();
  }

  String authorityPem() throws GeneralSecurityException {
    Base64.Encoder lines = Base64.getMimeEncoder(64, new byte[] {'\n'});
    return "-----BEGIN CERTIFICATE-----\n"
        + lines.encodeToString(authority.getEncoded())
        + "\n-----END CERTIFICATE-----\n";
  }

  private static KeyStore keyStore(KeyPair server, Certificate[] chain, String password)
      throws GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try {
      store.load(null, null);
    } catch (java.io.IOException e) {
      throw new GeneralSecurityException("an empty key store could not be made", e);
    }
    store.setKeyEntry("server", server.getPrivate(), password.toCharArray(), chain);
    return store;
  }

  private static X509v3CertificateBuilder builder(
      X500Name issuer, X500Name subject, KeyPair keys, SecureRandom random, Instant now) {
    return new JcaX509v3CertificateBuilder(
        issuer,
        new BigInteger(120, random).add(BigInteger.ONE),
        Date.from(now.minus(Duration.ofHours(1))),
        Date.from(now.plus(LIFETIME)),
        subject,
        keys.getPublic());
  }

  private static X509Certificate sign(X509v3CertificateBuilder builder, KeyPair signer)
      throws GeneralSecurityException, OperatorCreationException {
    return new JcaX509CertificateConverter()
        .getCertificate(
            builder.build(
                new JcaContentSignerBuilder("SHA256withECDSA").build(signer.getPrivate())));
  }
}
