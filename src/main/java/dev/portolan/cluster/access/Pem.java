package dev.portolan.cluster.access;

import dev.portolan.cluster.api.AccessFailure;
import io.kubernetes.client.util.SSLUtils;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads certificates and private keys (PKCS#8, PKCS#1, SEC1) from PEM. What it says about wrong
/// ones quotes nothing of them.
final class Pem {
  private static final Pattern CERTIFICATE =
      Pattern.compile("-----BEGIN CERTIFICATE-----([^-]*)-----END CERTIFICATE-----");

  private static final Pattern KEY =
      Pattern.compile(
          "-----BEGIN ((?!ENCRYPTED )[A-Z]+ |)PRIVATE KEY-----([^-]*)-----END \\1PRIVATE KEY-----");

  private Pem() {}

  /// All certificates of a text; blocks that are none are passed over, as kubectl does.
  static List<X509Certificate> certificates(byte[] pem) {
    List<X509Certificate> result = new ArrayList<>();
    Matcher blocks = CERTIFICATE.matcher(new String(pem, StandardCharsets.ISO_8859_1));
    while (blocks.find()) {
      certificate(blocks.group(1)).ifPresent(result::add);
    }
    return result;
  }

  private static Optional<X509Certificate> certificate(String base64) {
    try {
      byte[] der = Base64.getMimeDecoder().decode(base64);
      return Optional.of(
          (X509Certificate)
              CertificateFactory.getInstance("X.509")
                  .generateCertificate(new ByteArrayInputStream(der)));
    } catch (CertificateException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /// A certificate chain and its key, which belong together.
  ///
  /// @param what whose they are, for messages
  static Identity identity(byte[] chain, byte[] key, String what) throws AccessFailure {
    List<X509Certificate> certificates = certificates(chain);
    if (certificates.isEmpty()) {
      throw new AccessFailure(what + "'s client certificate cannot be used: no certificate in PEM");
    }
    Identity identity = new Identity(privateKey(key, what), certificates);
    if (!identity.matches()) {
      throw new AccessFailure(what + "'s client certificate and key do not belong together");
    }
    return identity;
  }

  private static PrivateKey privateKey(byte[] pem, String what) throws AccessFailure {
    Matcher block = KEY.matcher(new String(pem, StandardCharsets.ISO_8859_1));
    if (!block.find()) {
      throw new AccessFailure(what + "'s client key cannot be used: no unencrypted key in PEM");
    }
    try {
      byte[] pkcs8 = Pkcs8.of(Base64.getMimeDecoder().decode(block.group(2)));
      return key(Pkcs8.algorithm(pkcs8), pkcs8);
    } catch (GeneralSecurityException | RuntimeException e) {
      return unusualKey(block.group(), what);
    }
  }

  /// What is not as the standards have it is tried by the official client. Not all is: the client
  /// brings a security provider of its own for this, which takes longer to load than a server to
  /// answer. TLS can use the JDK's own class for the key alone.
  private static PrivateKey unusualKey(String block, String what) throws AccessFailure {
    try {
      PrivateKey key = SSLUtils.loadKey(block.getBytes(StandardCharsets.ISO_8859_1));
      String algorithm = key.getAlgorithm().equals("ECDSA") ? "EC" : key.getAlgorithm();
      return key(algorithm, key.getEncoded());
    } catch (IOException | GeneralSecurityException | RuntimeException e) {
      // without the cause: the reader's complaints may quote the key
      throw new AccessFailure(what + "'s client key cannot be used: not a key in PEM");
    }
  }

  private static PrivateKey key(String algorithm, byte[] pkcs8) throws GeneralSecurityException {
    return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
  }

  /// True when what the key signs can be verified with the certificate.
  static boolean belongTogether(PrivateKey key, X509Certificate certificate) {
    String algorithm =
        switch (key.getAlgorithm()) {
          case "RSA" -> "SHA256withRSA";
          case "EC", "ECDSA" -> "SHA256withECDSA";
          default -> "EdDSA";
        };
    byte[] text = "whose key is this".getBytes(StandardCharsets.UTF_8);
    try {
      Signature signature = Signature.getInstance(algorithm);
      signature.initSign(key);
      signature.update(text);
      byte[] signed = signature.sign();
      signature.initVerify(certificate.getPublicKey());
      signature.update(text);
      return signature.verify(signed);
    } catch (GeneralSecurityException e) {
      return false;
    }
  }
}
