/// A branch of the flow: takes a container, a filter and limits (`CaptureRequest`) and a port to
/// run tcpdump through (`PodExec`), gives packets as they pass, named by the snapshot, and a pcapng
/// file. Depends on `model` and `probe` alone.
@NullMarked
package dev.portolan.capture;

import org.jspecify.annotations.NullMarked;
