# Builds the conformance suite. Sourced after layout.bash, in the project only: installed copies
# come without it.

conformance=$home/conformance
conformance_sources=("${core_sources[@]}" "$conformance/pom.xml" "$conformance/src/main")

conformance_jar() {
  one_of "$conformance"/target/gnvc-conformance-*.jar
}

conformance_is_fresh() {
  local built
  built=$(conformance_jar) && [[ -f $conformance/target/class-path ]] || return 1
  is_younger "$built" "${conformance_sources[@]}" && is_younger "$conformance/target/class-path" "$conformance/pom.xml"
}

# Prints the class path; it begins with the jar that the class-data archive was made for.
conformance_class_path() {
  printf '%s:%s:%s' "$(core_jar)" "$(conformance_jar)" "$(<"$conformance/target/class-path")"
}

build_conformance() {
  [[ $home != *:* ]] || fail "the conformance suite does not start below a path with a colon: $home"
  if [[ ${GNVC_NO_BUILD:-} == 1 ]]; then
    conformance_jar >/dev/null || fail "no jar in $conformance/target, and GNVC_NO_BUILD forbids building it"
  elif ! conformance_is_fresh; then
    # The FFmpeg bridge is needed by its tests only, and takes a compiler.
    build conformance conformance_is_fresh -P '!linux'
    touch -- "$(conformance_jar)" "$conformance/target/class-path"
  fi
}
