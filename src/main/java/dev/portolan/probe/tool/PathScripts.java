package dev.portolan.probe.tool;

/// The constant scripts of the questions about paths; `Scripts` tells how values travel.
public final class PathScripts {
  /// Finds the largest packet that gets to `$1` whole, headers of `$2` bytes included, by ping of
  /// iputils with fragments forbidden: tries `$3` bytes first, then halves the room up to below
  /// `$4`, or jumps to what a router (or this kernel) says of its MTU. A size that stays without an
  /// answer is tried twice. `$5` is `-4`, `-6` or nothing: then a name may turn out to have an IPv6
  /// address alone, which ping's first line tells. Prints `whole N` or what ping said and `cut N`,
  /// at last `mtu N`; exits with 1 when not even the first came back.
  public static final String MTU =
      """
      a=$1; h=$2; lo=$3; hi=$4; f=$5; said=
      try() {
        hint=
        for t in 1 2; do
          o=$(ping -n -c 1 -W 1 -M do -s $(($1 - h)) $f "$a" 2>&1) && { echo "whole $1"; return 0; }
          case $o in
            *mtu*=*|*mtu:*)
              hint=${o##*mtu}; hint=${hint#*[=:]}; hint=${hint# }; hint=${hint%%[!0-9]*}
              break ;;
            *"100% packet loss"*) ;;
            *) break ;;
          esac
        done
        echo "$o"
        echo "cut $1 $hint"
        return 1
      }
      try "$lo" || exit 1
      case $h$o in
        28*" data bytes"*) h=48; lo=1280; try "$lo" || exit 1 ;;
      esac
      while [ $((hi - lo)) -gt 1 ]; do
        n=${said:-$(((hi + lo) / 2))}
        said=
        if try "$n"; then
          lo=$n
        else
          hi=$n
          if [ "${hint:-0}" -gt "$lo" ] && [ "$hint" -lt "$hi" ]; then
            hi=$((hint + 1)); said=$hint
          fi
        fi
      done
      echo "mtu $lo"
      """;

  private PathScripts() {}
}
