# Which FFmpeg runs, and how it comes to know gnvc. Sourced after layout.bash.

# The bytes of an ELF file that say what machine it is for: class and byte order, machine.
elf_machine() {
  od -A n -t x1 -j 4 -N 2 -- "$1"
  od -A n -t x1 -j 18 -N 2 -- "$1"
}

# The majors of libavcodec that the plug-in was compiled for, as words.
known_majors() {
  local glue majors=()
  for glue in "$stage"/lib/gnvc/libgnvc_ff[0-9][0-9].so; do
    glue=${glue##*_ff}
    majors+=("${glue%.so}")
  done
  printf '%s' "${majors[*]}"
}

# Whether the plug-in can get into a program; if not, `obstacle` says why.
is_reachable() {
  local program=$1 real major answer
  obstacle=
  real=$(readlink -f -- "$program")
  if [[ $real == */snap ]]; then
    obstacle="is a snap, which libraries from outside cannot enter"
  elif [[ -u $real || -g $real ]]; then
    obstacle="changes its user when it starts, which keeps libraries from outside out"
  elif [[ $(head -c 4 -- "$real" | tr -d '\0') != $'\x7fELF' ]]; then
    # A script that starts an FFmpeg: only a try can tell which.
    answer=$(GNVC_FFMPEG_REPORT=1 LD_PRELOAD=$preload "$program" -version 2>&1 </dev/null || true)
    [[ $answer == *$'gnvc\t'* ]] || obstacle="is a script, and the plug-in did not get into what it starts"
  elif [[ $(elf_machine "$real") != "$(elf_machine "$stage/lib/gnvc/libgnvc_preload.so")" ]]; then
    obstacle="is made for another kind of processor than this machine's"
  elif major=$(LC_ALL=C grep -a -o -m 1 'libavcodec\.so\.[0-9]*' -- "$real" | head -n 1) && [[ -n $major ]]; then
    major=${major##*.}
    [[ -f $stage/lib/gnvc/libgnvc_ff$major.so ]] \
      || obstacle="uses libavcodec $major, and the plug-in knows $(known_majors)"
  else
    obstacle="has FFmpeg linked into itself (a static build), where the plug-in cannot reach it"
  fi
  [[ -z $obstacle ]]
}

# The launchers themselves, of this copy or another.
is_launcher() {
  local start
  start=$(head -c 2 -- "$1" | tr -d '\0')
  [[ $start == '#!' ]] && grep -q 'launch/ffmpeg\.bash' -- "$1"
}

# The bundled FFmpeg, unpacked once. Sets found.
use_bundled() {
  local jar folder
  jar=$(one_of "$stage"/share/gnvc/java/ffmpeg-*-linux-*.jar) \
    || fail "no FFmpeg is bundled for this machine; install one, or name one with GNVC_FFMPEG"
  folder=${XDG_CACHE_HOME:-${HOME:-/tmp}/.cache}/gnvc
  if [[ -n $home && -w $bridge/target ]]; then folder=$bridge/target; fi
  jar=${jar##*/}
  folder+=/${jar%-linux-*}
  if [[ ! -x $folder/ffmpeg ]]; then
    find_java
    env -u LD_PRELOAD "$java" "${java_options[@]}" -cp "$root/share/gnvc/java/*" org.gnvc.cli.Main ffmpeg unpack "$folder" \
      || exit
  fi
  found=$folder/$1
  [[ -x $found ]] || fail "the bundled FFmpeg has no $1; install FFmpeg, or name one with GNVC_FFMPEG"
}

# find_program ffmpeg|ffprobe|ffplay: sets found to the one that runs.
#
# GNVC_FFMPEG names it: a program, its folder, or `bundled`. Else it is the first on the PATH that
# the plug-in can reach, else the bundled one.
find_program() {
  local wanted=$1 folder candidate unreachable=
  if [[ ${GNVC_FFMPEG:-} == bundled ]]; then
    use_bundled "$wanted"
    return
  fi
  if [[ -n ${GNVC_FFMPEG:-} ]]; then
    found=$GNVC_FFMPEG
    if [[ -d $found ]]; then
      found=${found%/}/$wanted
    else
      [[ $found == */* ]] || found=$(type -P -- "$found" || printf '%s' "$found")
      # /opt/bin/ffmpeg7 stands for /opt/bin/ffprobe7 as well.
      candidate=${found##*/}
      if [[ $found == */* ]]; then found=${found%/*}/${candidate/ffmpeg/$wanted}; fi
    fi
    [[ -f $found && -x $found ]] \
      || fail "GNVC_FFMPEG is $GNVC_FFMPEG, but there is no program $found (a program, its folder, or bundled)" 2
    if is_launcher "$found"; then fail "GNVC_FFMPEG names this launcher; name an FFmpeg, or bundled" 2; fi
    is_reachable "$found" || fail "$found $obstacle; name another with GNVC_FFMPEG, or bundled"
    return
  fi
  IFS=: read -r -a path <<<"$PATH"
  for folder in "${path[@]}"; do
    candidate=${folder:-.}/$wanted
    if [[ -f $candidate && -x $candidate ]] && ! is_launcher "$candidate"; then
      if is_reachable "$candidate"; then
        found=$candidate
        return
      fi
      unreachable=${unreachable:-"$candidate $obstacle"}
    fi
  done
  use_bundled "$wanted"
  if [[ -n $unreachable ]]; then
    printf 'gnvc: %s; the bundled FFmpeg runs instead (GNVC_FFMPEG chooses)\n' "$unreachable" >&2
  fi
}

# Sets preload, the plug-in.
find_preload() {
  [[ $(uname -s) == Linux ]] || fail "the FFmpeg plug-in works on Linux only; gnvc encode and decode work everywhere"
  find_root
  preload=$root/lib/gnvc/libgnvc_preload.so
}

# run_with_gnvc ffmpeg|ffprobe|ffplay ARGUMENTS: becomes the program.
run_with_gnvc() {
  local wanted=$1
  shift
  build_bridge
  find_preload
  find_program "$wanted"
  local others=${LD_PRELOAD:-}
  if [[ ":${others// /:}:" != *":$preload:"* ]]; then
    export LD_PRELOAD=${others:+$others:}$preload
  fi
  exec "$found" "$@"
}
