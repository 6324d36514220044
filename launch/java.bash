# Finds Java. Sourced by the launchers.

fail() {
  printf 'gnvc: %s\n' "$1" >&2
  exit "${2:-4}"
}

# Sets java, and java_identity: what it is behind its links.
find_java() {
  if [[ -n ${JAVA_HOME:-} && -x $JAVA_HOME/bin/java ]]; then
    java=$JAVA_HOME/bin/java
  else
    java=$(type -P java) || fail "no Java found; install JDK 17 or newer, or set JAVA_HOME"
  fi
  java_identity=$(readlink -f -- "$java")
}

# Asking for the version costs a start of its own, so a Java that was asked once is remembered by
# the callers.
require_java_version() {
  local version
  version=$("$java" -version 2>&1 | sed -n 's/.* version "\([0-9]*\)[."-].*/\1/p' | head -n 1)
  [[ -n $version ]] || fail "$java does not run; install JDK 17 or newer, or set JAVA_HOME"
  ((version >= 17)) || fail "$java is Java $version; JDK 17 or newer is needed (set JAVA_HOME)"
}

java_options=(
  -XX:+UseSerialGC
  -XX:-UsePerfData
  -XX:MaxRAMPercentage=40
  -XX:MaxHeapFreeRatio=30
  -XX:MinHeapFreeRatio=10
  -Xlog:disable
  -Xlog:all=error:stderr
)
# glibc keeps one allocation arena per thread and returns little of it; two bound the native memory.
export MALLOC_ARENA_MAX=${MALLOC_ARENA_MAX:-2}
# Threads inside of large operators sleep while they wait; spinning ones starve each other on a busy
# machine.
export OMP_WAIT_POLICY=${OMP_WAIT_POLICY:-passive}
