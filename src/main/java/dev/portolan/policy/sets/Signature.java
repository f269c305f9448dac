package dev.portolan.policy.sets;

import org.roaringbitmap.RoaringBitmap;

/// The set of address terms, by number, that an address lies in. Never changed once made.
record Signature(RoaringBitmap terms) {
  static final Signature NONE = new Signature(new RoaringBitmap());

  boolean in(int term) {
    return terms.contains(term);
  }
}
