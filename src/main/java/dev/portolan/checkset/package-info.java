/// The vocabulary of saved check sets, connectivity as code: takes what somebody expects of a
/// network, gives it as values and as text. Depends on `model` and `probe` alone; `cluster` reads
/// the files, `sweep` asks.
@NullMarked
package dev.portolan.checkset;

import org.jspecify.annotations.NullMarked;
