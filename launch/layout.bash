# Where things are, and building what is missing. Sourced after java.bash.
#
# The same launchers run in the project and in an installed copy. In the project `stage` is the
# folder that Maven lays out like an installation; in a copy it is the installation itself, where
# nothing is built.

launch=$(cd -P -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd)
if [[ -f ${launch%/*}/pom.xml ]]; then
  home=${launch%/*}
  core=$home/codec-core
  bridge=$home/ffmpeg-bridge
  stage=$bridge/target/stage
  core_sources=("$home/pom.xml" "$core/pom.xml" "$core/src/main")
else
  home=
  stage=${launch%/share/gnvc/launch}
fi

# Sets root: the stage by a path that can stand in LD_PRELOAD and in a class path. Both are split at
# colons, LD_PRELOAD also at blanks, and dollars mean something there. Where the path has such
# characters, root is a link to it that belongs to this user.
find_root() {
  local base link
  root=$stage
  if [[ $stage != *[[:space:]:\$]* ]]; then return; fi
  for base in "${XDG_RUNTIME_DIR:-}" "${XDG_CACHE_HOME:-${HOME:-}/.cache}" "${TMPDIR:-}" /tmp; do
    if [[ $base != /* || $base == *[[:space:]:\$]* ]]; then continue; fi
    base=$base/gnvc-$UID
    mkdir -p -- "${base%/*}" 2>/dev/null && mkdir -m 700 -- "$base" 2>/dev/null || true
    # Somebody else's folder could lead to somebody else's library.
    if [[ -L $base || ! -O $base || ! -w $base ]]; then continue; fi
    link=$base/$(printf '%s' "$stage" | cksum | tr -d ' ')
    if [[ $(readlink -- "$link") == "$stage" ]] || ln -sfn -- "$stage" "$link"; then
      root=$link
      return
    fi
  done
  fail "no place for a link to $stage; move gnvc to a path without blanks, colons and dollars"
}

# Prints the only file that matches.
one_of() {
  [[ -f $1 ]] && printf '%s' "$1"
}

core_jar() {
  if [[ -n $home ]]; then one_of "$core"/target/gnvc-codec-core-*.jar
  else one_of "$stage"/share/gnvc/java/gnvc-codec-core-*.jar; fi
}

bridge_jar() {
  one_of "$stage"/share/gnvc/java/gnvc-ffmpeg-bridge-*.jar
}

# Whether a file is younger than everything that it is made from.
is_younger() {
  local built=$1
  shift
  [[ -z $(find "$@" -newer "$built" -print -quit 2>/dev/null) ]]
}

core_is_fresh() {
  local built
  built=$(core_jar) && [[ -d $core/target/lib ]] || return 1
  is_younger "$built" "${core_sources[@]}"
}

bridge_is_fresh() {
  local built
  built=$(bridge_jar) && [[ -f $stage/lib/gnvc/libgnvc_preload.so ]] || return 1
  is_younger "$built" "${core_sources[@]}" "$bridge"/{pom.xml,native,include,man,src/main} "$home"/{bin,launch}
}

# build MODULE CHECK [OPTION...]: runs Maven, with options if any, unless the check says, now that
# nobody else builds, that it was done.
build() {
  local module=$1 is_fresh=$2 log maven=$home/mvnw
  shift 2
  require_java_version
  mkdir -p "$core/target" "$home/$module/target" 2>/dev/null \
    || fail "cannot write to $home/$module/target, where the build goes" 1
  log=$home/$module/target/gnvc-build.log
  exec 9>"$core/target/.gnvc-build.lock"
  if type -P flock >/dev/null; then flock 9; fi
  if ! "$is_fresh"; then
    if type -P mvn >/dev/null; then maven=$(type -P mvn); fi
    [[ -x ${java%/*}/javac || -x ${java_identity%/*}/javac ]] \
      || fail "$java belongs to a runtime without a compiler; building needs a JDK 17 or newer"
    printf 'gnvc: building (once; the first time downloads about 150 MB of libraries)\n' >&2
    # What is built must not depend on what the caller preloads.
    if ! (cd -- "$home" && unset LD_PRELOAD && JAVA_HOME=$(dirname -- "$(dirname -- "$java_identity")") \
      "$maven" -B -pl "$module" -am -Dmaven.test.skip=true -Dspotless.check.skip=true "$@" package) \
      >"$log" 2>&1 </dev/null; then
      fail "the build failed: $(grep -m 1 -E '^(\[ERROR\]|Error|.*not found)' "$log" || tail -n 1 "$log"); all of it is in $log" 1
    fi
    # Maven leaves a jar alone whose content is the same.
    touch -- "$(core_jar)"
    if [[ $module == ffmpeg-bridge ]]; then touch -- "$(bridge_jar)"; fi
  fi
  exec 9>&-
}

# GNVC_NO_BUILD=1 takes what is there as it is: for tests of exactly that.
build_core() {
  if [[ -z $home ]]; then return; fi
  if [[ ${GNVC_NO_BUILD:-} == 1 ]]; then
    core_jar >/dev/null || fail "no jar in $core/target, and GNVC_NO_BUILD forbids building it"
  elif ! core_is_fresh; then
    build codec-core core_is_fresh
  fi
}

build_bridge() {
  if [[ -n $home && ${GNVC_NO_BUILD:-} != 1 ]] && ! bridge_is_fresh; then
    [[ -n ${java:-} ]] || find_java
    type -P g++ >/dev/null || fail "no g++, and the FFmpeg plug-in is compiled once on this machine;\
 install it: apt-get install g++ (Debian, Ubuntu), dnf install gcc-c++ (Fedora)"
    build ffmpeg-bridge bridge_is_fresh
  fi
  bridge_jar >/dev/null && [[ -f $stage/lib/gnvc/libgnvc_preload.so ]] \
    || fail "the FFmpeg plug-in is missing in $stage; build it again, or install it again"
}
