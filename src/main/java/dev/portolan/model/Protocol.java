package dev.portolan.model;

/// A transport protocol that services and policies know.
public enum Protocol {
  TCP,
  UDP,
  SCTP
}
